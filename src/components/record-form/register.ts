import { registerProvider } from '../provider/register.ts';
import { registerAll } from '../registration.ts';
import { TalkRecordArrangement } from './talk-record-arrangement.ts';
import { TalkRecordForm } from './talk-record-form.ts';

export function registerRecordForm(): void {
  registerProvider();
  registerAll({
    'talk-record-arrangement': TalkRecordArrangement,
    'talk-record-form': TalkRecordForm,
  });
}
