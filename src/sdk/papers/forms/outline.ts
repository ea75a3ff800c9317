/** 谈话提纲: the talker's preparation, point by point. */
import type { OutlineFacts } from '../facts.ts';
import { type FieldRow, ordinal, type Paper, type Table } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written, writtenHours, writtenPeriod } from '../written.ts';
import {
  document,
  field,
  fields,
  hasText,
  paper,
  title,
  topMarks,
  unitAndTitle,
  whole,
} from './parts.ts';

const NAME = '谈话提纲';

export function outline(
  facts: OutlineFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks } = facts;
  return paper(
    NAME,
    [
      document([
        ...topMarks(marks),
        title(`${facts.kinds.join('、')}提纲`),
        fields(fieldRows(facts)),
        { is: 'table', table: pointsTable(facts) },
        { is: 'table', table: notesTable(facts, settings) },
        { is: 'signatures', lines: [{ label: '审定人（签名）', date: '时间' }] },
      ]),
    ],
    marks,
  );
}

/** What is to be said, point by point: tables, so that a leader has all of it on one page. */
function pointsTable({ points }: OutlineFacts): Table {
  return {
    columns: [
      { title: '序号', share: 8, align: 'center' },
      { title: '谈话要点', share: 44 },
      { title: '拟谈内容', share: 48 },
    ],
    rows: points.map(({ title: point, parts, note }, index) => [
      String(index + 1),
      parts.length === 0 ? point : `${point}（${parts.join('、')}）`,
      note ?? '',
    ]),
  };
}

function notesTable(
  { questions, principles, avoid }: OutlineFacts,
  settings: PaperSettings,
): Table {
  const counted = (lines: readonly string[]): string =>
    lines
      .filter(hasText)
      .map((line, index) => `${ordinal(3, index + 1)}${line}`)
      .join('\n');
  const notes = counted([
    say(settings, 'outline.principles', { principles }),
    say(settings, 'outline.secrecy'),
    say(settings, 'outline.keep'),
    say(settings, 'outline.raised'),
    ...avoid,
  ]);
  return {
    columns: [
      { title: '事项', share: 14, align: 'center' },
      { title: '要求', share: 86 },
    ],
    rows: [
      ...(questions.length === 0 ? [] : [['了解问题', counted(questions)]]),
      ['注意事项', notes],
    ],
  };
}

function fieldRows(facts: OutlineFacts): readonly FieldRow[] {
  const { subjects, talker, recorder, window } = facts;
  const [subject] = subjects;
  const limit =
    window?.from !== undefined && window.to !== undefined
      ? writtenPeriod(window.from, window.to)
      : window?.to === undefined
        ? ''
        : `${written(window.to)}前`;
  return [
    subjects.length === 1 && subject !== undefined
      ? [field('谈话对象', subject.name), field('单位及职务', unitAndTitle(subject))]
      : [field('谈话对象', subjects.map(whole).join('\n'))],
    [field('谈话人', talker.name), field('单位及职务', unitAndTitle(talker))],
    [
      field(
        '时间地点',
        [
          facts.date === undefined
            ? ''
            : [written(facts.date), writtenHours(facts.startsAt)].filter(hasText).join(' '),
          facts.place ?? '',
        ]
          .filter(hasText)
          .join('，'),
      ),
    ],
    [field('谈话时限', limit), field('记录人', recorder?.name)],
    ...(hasText(facts.occasion) ? [[field('谈话事由', facts.occasion)] satisfies FieldRow] : []),
  ];
}
