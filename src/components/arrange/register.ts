import { registerAll } from '../registration.ts';
import { registerFields } from '../ui/register-fields.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkArrangeDialog } from './talk-arrange-dialog.ts';

export function registerArrange(): void {
  registerSmall();
  registerFields();
  registerAll({ 'talk-arrange-dialog': TalkArrangeDialog });
}
