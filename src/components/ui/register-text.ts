import { registerAll } from '../registration.ts';
import { TalkTextField } from './text-field.ts';

export function registerText(): void {
  registerAll({ 'talk-text-field': TalkTextField });
}
