/** 委托谈话通知书: the order to a unit's Party principal, with the form on which the record comes back (二·2, 五¶1). */
import type { DelegationFacts } from '../facts.ts';
import type { Lack, Paper, Sheet } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written } from '../written.ts';
import {
  addressee,
  document,
  field,
  fields,
  hasText,
  head,
  Headings,
  lackOfNumber,
  numbered,
  paper,
  text,
  title,
  topMarks,
  unitAndTitle,
  UNNUMBERED,
} from './parts.ts';

const ORDER = '委托谈话通知书';
const RETURN = '委托谈话办理情况回执';

export function delegationOrder(
  facts: DelegationFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { marks, delegate, subject } = facts;
  const delegator = facts.delegator === 'committee' ? settings.committee : settings.department;
  const headings = new Headings();
  return paper(
    ORDER,
    [
      document([
        ...topMarks(marks),
        ...head(settings, delegator, facts.number),
        title(ORDER),
        addressee(delegate),
        ...text(
          say(settings, 'order.open', {
            subject: `${unitAndTitle(subject)}${subject.name}`,
            kind: facts.kind,
          }),
        ),
        headings.next(say(settings, 'order.reason')),
        ...text(facts.reason),
        headings.next(say(settings, 'order.points')),
        ...numbered(3, facts.points),
        headings.next(say(settings, 'order.demands')),
        ...numbered(3, demands(facts, settings)),
        { is: 'sign-off', lines: [delegator], date: written(facts.issuedOn) },
      ]),
      returnForm(facts),
    ],
    marks,
    lacks(facts),
  );
}

/** The form alone, for a unit that has lost its copy. */
export function delegationReturn(facts: DelegationFacts): Paper {
  return paper(RETURN, [returnForm(facts)], facts.marks);
}

function demands(facts: DelegationFacts, settings: PaperSettings): readonly string[] {
  const { department } = settings;
  const { dueOn, returnWithinWorkingDays: days } = facts;
  const within =
    days === undefined
      ? say(settings, 'order.return-soon')
      : say(settings, 'order.return-within', { days: String(days) });
  return [
    ...(dueOn === undefined ? [] : [say(settings, 'order.due', { due: written(dueOn) })]),
    say(settings, 'order.not-on'),
    say(settings, 'order.record'),
    say(settings, 'order.return', { within, department }),
    say(settings, 'order.secrecy'),
    say(settings, 'order.refuse', { department }),
  ];
}

function returnForm(facts: DelegationFacts): Sheet {
  const { delegate, subject, number } = facts;
  return document([
    title(RETURN),
    fields([
      [field('委托文号', hasText(number) ? number : UNNUMBERED), field('谈话类型', facts.kind)],
      [field('谈话对象', subject.name), field('单位及职务', unitAndTitle(subject))],
      [field('受委托人', delegate.name), field('单位及职务', unitAndTitle(delegate))],
      [field('是否接受', '□接受　□不接受'), field('答复时间')],
      [field('不接受原因', '', 1)],
      [field('谈话时间'), field('谈话地点')],
      [field('记录人'), field('记录页数')],
      [field('反映事项', '', 1)],
      [field('移交材料', '', 1)],
      [field('留存情况', '□所在单位未留存原件、复印件和电子件')],
    ]),
    {
      is: 'signatures',
      lines: [
        { label: '受委托人（签名）', date: '时间' },
        { label: '接收人（签名）', date: '时间' },
      ],
    },
  ]);
}

function lacks(facts: DelegationFacts): readonly Lack[] {
  return [
    ...lackOfNumber(facts.number),
    ...(hasText(facts.reason) ? [] : [{ rule: 'delegate.allowed', what: '委托事由' }]),
    ...(facts.points.some(hasText) ? [] : [{ rule: 'delegate.complete', what: '谈话内容' }]),
  ];
}
