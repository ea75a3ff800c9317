import { registerProvider } from '../provider/register.ts';
import { registerAll } from '../registration.ts';
import { registerText } from '../ui/register-text.ts';
import { TalkRecordArrangement } from './talk-record-arrangement.ts';
import { TalkRecordForm } from './talk-record-form.ts';

export function registerRecordForm(): void {
  registerProvider();
  registerText();
  registerAll({
    'talk-record-arrangement': TalkRecordArrangement,
    'talk-record-form': TalkRecordForm,
  });
}
