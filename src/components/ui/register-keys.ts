import { registerAll } from '../registration.ts';
import { TalkKeysDialog } from './keys-dialog.ts';
import { registerSmall } from './register.ts';

export function registerKeys(): void {
  registerSmall();
  registerAll({ 'talk-keys-dialog': TalkKeysDialog });
}
