import { registerAll } from '../registration.ts';
import { TalkActForm } from '../ui/act-form.ts';
import { registerFields } from '../ui/register-fields.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkEntrustDialog } from './talk-entrust-dialog.ts';

export function registerEntrust(): void {
  registerSmall();
  registerFields();
  registerAll({ 'talk-act-form': TalkActForm, 'talk-entrust-dialog': TalkEntrustDialog });
}
