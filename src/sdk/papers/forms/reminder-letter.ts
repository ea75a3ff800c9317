/** 提醒函 (三·5). */
import type { ReminderLetterFacts } from '../facts.ts';
import type { Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written } from '../written.ts';
import {
  addressee,
  hasText,
  Headings,
  lackOfNumber,
  letterHead,
  numbered,
  paper,
  text,
  title,
} from './parts.ts';
import { receiptSlip } from './receipt.ts';

const NAME = '提醒函';

export function reminderLetter(
  facts: ReminderLetterFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks, number, subject, problems, hopes } = facts;
  const headings = new Headings();
  return paper(
    NAME,
    [
      {
        kind: 'letter',
        mark: settings.department,
        blocks: [
          ...letterHead(number, marks),
          title(NAME),
          addressee(subject),
          ...text(say(settings, 'reminder.open')),
          headings.next(say(settings, 'reminder.problems')),
          ...numbered(3, problems),
          ...text(say(settings, 'reminder.explain')),
          headings.next(say(settings, 'reminder.hopes')),
          ...numbered(3, hopes),
          ...text(say(settings, 'reminder.close')),
          ...text(marks.protection),
          { is: 'sign-off', lines: [settings.department], date: written(facts.issuedOn) },
        ],
      },
      receiptSlip(settings, { name: NAME, number, subject }),
    ],
    marks,
    [
      ...lackOfNumber(number),
      ...(problems.some(hasText)
        ? []
        : [{ rule: 'reminder.content.problem', what: '需要注意或纠正的问题' }]),
      ...(hopes.some(hasText) ? [] : [{ rule: 'reminder.content.hopes', what: '希望和要求' }]),
    ],
  );
}
