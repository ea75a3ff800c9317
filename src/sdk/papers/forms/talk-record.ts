/** 谈话记录: of one talk, of a joint one for a transfer (two heads), of a group (a part for each person). */
import type { RecordPart, RecordPoint, TalkRecordFacts } from '../facts.ts';
import type { Block, FieldRow, Paper, SignatureLine } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written, writtenHours, writtenTime } from '../written.ts';
import {
  document,
  ended,
  field,
  fields,
  hasText,
  Headings,
  inSentence,
  item,
  numbered,
  paper,
  text,
  title,
  topMarks,
  unitAndTitle,
  whole,
} from './parts.ts';

export function talkRecord(
  facts: TalkRecordFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks } = facts;
  const headings = new Headings();
  return paper(
    facts.name,
    [
      document([
        ...topMarks(marks),
        title(facts.name),
        fields(fieldRows(facts)),
        ...opening(facts, settings),
        ...service(facts, headings),
        ...facts.parts.flatMap((part) => partBlocks(part, headings)),
        ...list(headings, '谈话对象反映的情况、问题和要求', facts.raised),
        ...list(
          headings,
          '整改事项',
          facts.demands.map(({ demand, dueOn }) =>
            ended(
              dueOn === undefined ? demand : `${inSentence(demand)}（整改时限：${written(dueOn)}）`,
            ),
          ),
        ),
        ...(hasText(facts.remark)
          ? [headings.next('谈话对象核对记录的意见'), ...text(facts.remark)]
          : []),
        ...text(marks.protection),
        ...text(confirmation(facts, settings)),
        { is: 'signatures', lines: signatures(facts) },
      ]),
    ],
    marks,
  );
}

function fieldRows(facts: TalkRecordFacts): readonly FieldRow[] {
  const { subjects, talker, recorder } = facts;
  const [subject] = subjects;
  const one: FieldRow =
    subjects.length === 1 && subject !== undefined
      ? [field('谈话对象', subject.name), field('单位及职务', unitAndTitle(subject))]
      : [field('谈话对象', subjects.map(whole).join('\n'))];
  return [
    one,
    [
      field('谈话类型', facts.kinds.join('、')),
      field('谈话方式', facts.mode === 'group' ? '集体谈话' : '个别交谈'),
    ],
    [
      field(
        '谈话时间',
        [written(facts.date), writtenHours(facts.startsAt, facts.endsAt)]
          .filter(hasText)
          .join('\n'),
      ),
      field('谈话地点', facts.place),
    ],
    [field('谈话人', talker.name), field('单位及职务', unitAndTitle(talker))],
    ...(recorder === undefined
      ? []
      : [
          [
            field('记录人', recorder.name),
            field('单位及职务', unitAndTitle(recorder)),
          ] satisfies FieldRow,
        ]),
    ...(hasText(facts.entrustedBy)
      ? [[field('委托单位', facts.entrustedBy)] satisfies FieldRow]
      : []),
    ...(hasText(facts.occasion) ? [[field('谈话事由', facts.occasion)] satisfies FieldRow] : []),
  ];
}

function opening(facts: TalkRecordFacts, settings: PaperSettings): readonly Block[] {
  if (facts.mode === 'group') {
    const need = hasText(facts.workNeed)
      ? `工作需要：${facts.workNeed.replace(/[。.]$/, '')}。`
      : '';
    return text(say(settings, 'record.group', { need }));
  }
  if (facts.kinds.length > 1) {
    return text(say(settings, 'record.joint', { kinds: facts.kinds.join('和') }));
  }
  return [];
}

/** 三·6: both times are shown, that of the talk above and that of the service here. */
function service({ notice }: TalkRecordFacts, headings: Headings): readonly Block[] {
  if (notice === undefined) return [];
  const served =
    notice.servedOn === undefined
      ? '尚未送达。'
      : `于${writtenTime(notice.servedOn, notice.servedAt)}送达，${
          {
            none: '尚未签收。',
            signed: '谈话对象已签收。',
            refused: `谈话对象拒绝签收，见证人：${(notice.witnesses ?? []).join('、')}。`,
          }[notice.receipt]
        }`;
  return [
    headings.next(`${notice.name}送达情况`),
    ...text(`《${notice.name}》（${notice.number}）${served}`),
  ];
}

function partBlocks(part: RecordPart, headings: Headings): readonly Block[] {
  return [
    headings.next(part.heading === undefined ? '谈话内容' : `${part.heading}：谈话内容`),
    ...part.points.flatMap((point, index) => pointBlocks(point, index)),
    ...(hasText(part.statement)
      ? [
          headings.next(
            part.heading === undefined ? '谈话对象意见和表态' : `${part.heading}：意见和表态`,
          ),
          ...text(part.statement),
        ]
      : []),
  ];
}

function pointBlocks(point: RecordPoint, index: number): readonly Block[] {
  const answer = {
    covered: hasText(point.remark) ? point.remark : '已谈。',
    'not-applicable': ended(`不适用${hasText(point.reason) ? `：${point.reason}` : ''}`),
    open: ended(`未谈${hasText(point.reason) ? `：${point.reason}` : ''}`),
  }[point.state];
  return [...item(2, index + 1, point.title), ...text(answer)];
}

function list(headings: Headings, heading: string, items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [headings.next(heading), ...numbered(3, items)];
}

function confirmation({ unsigned }: TalkRecordFacts, settings: PaperSettings): string {
  if (unsigned === undefined) return say(settings, 'record.confirm');
  const { on, witnesses } = unsigned;
  return say(settings, 'record.refused', { date: written(on), witnesses: witnesses.join('、') });
}

/** Who would not sign has no line to sign on; those who attest it have. */
function signatures({ subjects, recorder, unsigned }: TalkRecordFacts): readonly SignatureLine[] {
  return [
    { label: '谈话人（签名）', date: '时间' },
    ...(unsigned === undefined
      ? subjects.map(({ name }) => (subjects.length === 1 ? '谈话对象（签名）' : `${name}（签名）`))
      : unsigned.witnesses.map((name) => `见证人${name}（签名）`)
    ).map((label) => ({ label, date: '时间' })),
    ...(recorder === undefined ? [] : [{ label: '记录人（签名）', date: '时间' }]),
  ];
}
