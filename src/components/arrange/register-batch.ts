import { registerAll } from '../registration.ts';
import { registerFields } from '../ui/register-fields.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkBatchDialog } from './talk-batch-dialog.ts';

export function registerBatch(): void {
  registerSmall();
  registerFields();
  registerAll({ 'talk-batch-dialog': TalkBatchDialog });
}
