import { registerAll } from '../registration.ts';
import { TalkPersonField } from './person-field.ts';

export function registerPerson(): void {
  registerAll({ 'talk-person-field': TalkPersonField });
}
