/** The stage 跟进 with its parts: one file to load when it is opened. */
import { registerAll } from '../registration.ts';
import { TalkActForm } from '../ui/act-form.ts';
import { registerFields } from '../ui/register-fields.ts';
import { TalkRecordAmend } from './talk-record-amend.ts';
import { TalkRecordFollow } from './talk-record-follow.ts';
import { TalkRecordMatters } from './talk-record-matters.ts';

export function registerFollow(): void {
  registerFields();
  registerAll({
    'talk-act-form': TalkActForm,
    'talk-record-matters': TalkRecordMatters,
    'talk-record-amend': TalkRecordAmend,
    'talk-record-follow': TalkRecordFollow,
  });
}
