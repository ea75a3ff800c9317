import { registerAll } from '../registration.ts';
import { TalkInspection } from './talk-inspection.ts';

export function registerInspection(): void {
  registerAll({ 'talk-inspection': TalkInspection });
}
