/** The vault alone, for whoever needs an informant registered in the midst of other work. */
import { registerAll } from '../../registration.ts';
import { TalkActForm } from '../../ui/act-form.ts';
import { registerFields } from '../../ui/register-fields.ts';
import { TalkVault } from './talk-vault.ts';

export function registerVault(): void {
  registerFields();
  registerAll({ 'talk-act-form': TalkActForm, 'talk-vault': TalkVault });
}
