import { registerAll } from '../../registration.ts';
import { TalkActForm } from '../../ui/act-form.ts';
import { registerFields } from '../../ui/register-fields.ts';
import { TalkIncidents } from './talk-incidents.ts';
import { TalkPapers } from './talk-papers.ts';
import { TalkVault } from './talk-vault.ts';

export function registerRegisters(): void {
  registerFields();
  registerAll({
    'talk-act-form': TalkActForm,
    'talk-incidents': TalkIncidents,
    'talk-papers': TalkPapers,
    'talk-vault': TalkVault,
  });
}
