import { registerAll } from '../registration.ts';
import { TalkOutputDialog } from './talk-output-dialog.ts';

export function registerOutput(): void {
  registerAll({ 'talk-output-dialog': TalkOutputDialog });
}
