import { registerProvider } from '../provider/register.ts';
import { registerAll } from '../registration.ts';
import { registerFields } from '../ui/register-fields.ts';
import { TalkRecordArrangement } from './talk-record-arrangement.ts';
import { TalkRecordConfirm } from './talk-record-confirm.ts';
import { TalkRecordForm } from './talk-record-form.ts';
import { TalkRecordPoints } from './talk-record-points.ts';
import { TalkRecordRaised } from './talk-record-raised.ts';

export function registerRecordForm(): void {
  registerProvider();
  registerFields();
  registerAll({
    'talk-record-arrangement': TalkRecordArrangement,
    'talk-record-points': TalkRecordPoints,
    'talk-record-raised': TalkRecordRaised,
    'talk-record-confirm': TalkRecordConfirm,
    'talk-record-form': TalkRecordForm,
  });
}
