import { registerAll } from '../registration.ts';
import { TalkActForm } from '../ui/act-form.ts';
import { registerFields } from '../ui/register-fields.ts';
import { TalkInquiryCase } from './talk-inquiry-case.ts';
import { TalkReminderCase } from './talk-reminder-case.ts';

export function registerInquiry(): void {
  registerFields();
  registerAll({
    'talk-act-form': TalkActForm,
    'talk-inquiry-case': TalkInquiryCase,
    'talk-reminder-case': TalkReminderCase,
  });
}
