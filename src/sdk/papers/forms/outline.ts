/** 谈话提纲: the talker's preparation, point by point. */
import type { OutlineFacts } from '../facts.ts';
import type { Block, FieldRow, Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written, writtenHours, writtenPeriod } from '../written.ts';
import {
  document,
  field,
  fields,
  hasText,
  Headings,
  item,
  numbered,
  paper,
  text,
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
  const { marks, points, questions } = facts;
  const headings = new Headings();
  return paper(
    NAME,
    [
      document([
        ...topMarks(marks),
        title(`${facts.kinds.join('、')}提纲`),
        fields(fieldRows(facts)),
        headings.next('谈话原则'),
        ...text(say(settings, 'outline.principles', { principles: facts.principles })),
        headings.next('谈话内容'),
        ...points.flatMap(({ title: point, parts, note }, index): readonly Block[] => [
          ...item(2, index + 1, point),
          ...parts.flatMap((part, order) => item(3, order + 1, part)),
          ...text(note),
        ]),
        ...(questions.length === 0
          ? []
          : [headings.next('需要了解的问题'), ...numbered(3, questions)]),
        headings.next('注意事项'),
        ...numbered(3, [
          say(settings, 'outline.secrecy'),
          say(settings, 'outline.keep'),
          say(settings, 'outline.raised'),
          ...facts.avoid,
        ]),
        { is: 'signatures', lines: [{ label: '审定人（签名）', date: '时间' }] },
      ]),
    ],
    marks,
  );
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
        '谈话时间',
        facts.date === undefined
          ? ''
          : [written(facts.date), writtenHours(facts.startsAt)].filter(hasText).join('\n'),
      ),
      field('谈话地点', facts.place),
    ],
    [field('谈话时限', limit), field('记录人', recorder?.name)],
    ...(hasText(facts.occasion) ? [[field('谈话事由', facts.occasion)] satisfies FieldRow] : []),
  ];
}
