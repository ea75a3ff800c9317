/** 函询通知书 as a letter, with the pledge, the reply form and the receipt slip (三·5). */
import type { InquiryLetterFacts } from '../facts.ts';
import type { Lack, Paper, Sheet } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written } from '../written.ts';
import {
  addressee,
  document,
  field,
  fields,
  hasText,
  Headings,
  lackOfNumber,
  letterHead,
  numbered,
  paper,
  printed,
  text,
  title,
  unitAndTitle,
  UNNUMBERED,
} from './parts.ts';
import { receiptSlip } from './receipt.ts';

const NAME = '函询通知书';
const PLEDGE = '函询说明真实性承诺书';

export function inquiryLetter(
  facts: InquiryLetterFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks, number, subject } = facts;
  const sender = facts.sender === 'committee' ? settings.committee : settings.department;
  const headings = new Headings();
  const letter: Sheet = {
    kind: 'letter',
    mark: sender,
    blocks: [
      ...letterHead(number, marks),
      title(NAME),
      addressee(subject),
      ...text(say(settings, 'letter.open')),
      headings.next(say(settings, 'letter.questions')),
      ...numbered(3, facts.questions),
      ...text(facts.explain ?? say(settings, 'letter.explain')),
      headings.next(say(settings, 'letter.hopes')),
      ...numbered(3, [
        ...facts.hopes,
        say(settings, 'letter.reply', {
          due:
            facts.replyDueOn === undefined
              ? say(settings, 'letter.reply-open')
              : say(settings, 'letter.reply-due', { due: written(facts.replyDueOn) }),
          department: settings.department,
        }),
        ...(hasText(marks.protection) ? [marks.protection] : []),
      ]),
      ...(hasText(settings.contact)
        ? text(say(settings, 'letter.contact', { contact: settings.contact }))
        : []),
      { is: 'attachments', names: ['函询回复', PLEDGE] },
      { is: 'sign-off', lines: [sender], date: written(facts.issuedOn) },
      ...(facts.copyCount === undefined
        ? []
        : [
            {
              is: 'copies' as const,
              lines: [printed(sender, facts.issuedOn, facts.copyCount)],
            },
          ]),
    ],
  };
  return paper(
    NAME,
    [
      letter,
      replyForm(facts, settings),
      pledge(settings),
      receiptSlip(settings, { name: NAME, number, subject }),
    ],
    marks,
    lacks(facts),
  );
}

/** Each question with room for its answer; it is the subject who writes it. */
function replyForm(facts: InquiryLetterFacts, { department }: PaperSettings): Sheet {
  const { subject, number } = facts;
  return document([
    title('函询回复'),
    fields([
      [field('回复人', subject.name), field('单位及职务', unitAndTitle(subject))],
      [field('函询文号', hasText(number) ? number : UNNUMBERED), field('收到函询时间')],
    ]),
    { is: 'addressee', text: `${department}：` },
    ...facts.questions.flatMap((question, index) => [
      ...text(`问题${index + 1}：${question}`),
      { is: 'blank', lines: 5 } as const,
    ]),
    ...text('附：证明材料目录'),
    { is: 'blank', lines: 3 },
    { is: 'signatures', lines: [{ label: '回复人（签名）', date: '时间' }] },
  ]);
}

function pledge(settings: PaperSettings): Sheet {
  return document([
    title(PLEDGE),
    { is: 'addressee', text: `${settings.department}：` },
    ...text(say(settings, 'pledge.text')),
    { is: 'signatures', lines: [{ label: '承诺人（签名）', date: '时间' }] },
  ]);
}

/** The letter itself must carry the three points of 三·5. */
function lacks(facts: InquiryLetterFacts): readonly Lack[] {
  return [
    ...lackOfNumber(facts.number),
    ...(facts.questions.some(hasText)
      ? []
      : [{ rule: 'reminder.content.problem', what: '需要说明的问题' }]),
    ...(facts.explain === undefined || hasText(facts.explain)
      ? []
      : [{ rule: 'reminder.content.explain', what: '说明和表态的要求' }]),
    ...(facts.hopes.some(hasText) ? [] : [{ rule: 'reminder.content.hopes', what: '希望和要求' }]),
  ];
}
