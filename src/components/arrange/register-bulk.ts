/** What is done with talks that are arranged: several at once, their notices, their approval. */
import { registerAll } from '../registration.ts';
import { TalkActForm } from '../ui/act-form.ts';
import { registerFields } from '../ui/register-fields.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkBulkDialog } from './talk-bulk-dialog.ts';
import { TalkNoticesDialog } from './talk-notices-dialog.ts';
import { TalkProposeDialog } from './talk-propose-dialog.ts';

export function registerBulk(): void {
  registerSmall();
  registerFields();
  registerAll({
    'talk-act-form': TalkActForm,
    'talk-bulk-dialog': TalkBulkDialog,
    'talk-notices-dialog': TalkNoticesDialog,
    'talk-propose-dialog': TalkProposeDialog,
  });
}
