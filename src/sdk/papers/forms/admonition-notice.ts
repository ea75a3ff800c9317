/** 诫勉通知书 with its receipt slip (三·6): served in the talk, both at once. */
import type { AdmonitionNoticeFacts } from '../facts.ts';
import type { Block, Lack, Paper } from '../model.ts';
import { defaultPaperSettings, type PaperSettings, say } from '../settings.ts';
import { written } from '../written.ts';
import {
  addressee,
  document,
  ended,
  hasText,
  head,
  Headings,
  inSentence,
  lackOfNumber,
  numbered,
  paper,
  printed,
  text,
  title,
  topMarks,
} from './parts.ts';
import { receiptSlip } from './receipt.ts';

export function admonitionNotice(
  facts: AdmonitionNoticeFacts,
  settings: PaperSettings = defaultPaperSettings,
): Paper {
  const { name, number, subject, marks, decision } = facts;
  const { department } = settings;
  const headings = new Headings();
  const notice: readonly Block[] = [
    ...topMarks(marks),
    ...head(settings, department, number),
    title(name),
    addressee(subject),
    ...text(say(settings, 'notice.known', { areas: facts.areas.join('、') })),
    ...(decision === undefined
      ? []
      : text(
          say(settings, 'notice.decision', {
            body: decision.body,
            date: written(decision.on),
            document: hasText(decision.documentNumber) ? `（${decision.documentNumber}）` : '',
          }),
        )),
    headings.next(say(settings, 'notice.problems')),
    ...numbered(3, facts.problems),
    headings.next(say(settings, 'notice.demands')),
    ...numbered(
      3,
      facts.demands.map(({ demand, dueOn }) =>
        dueOn === undefined
          ? demand
          : ended(
              say(settings, 'notice.demand', { demand: inSentence(demand), due: written(dueOn) }),
            ),
      ),
    ),
    headings.next(say(settings, 'notice.duties')),
    ...numbered(3, duties(facts, settings)),
    { is: 'sign-off', lines: [department], date: written(facts.issuedOn) },
    ...copies(facts, settings),
  ];
  return paper(
    name,
    [document(notice), receiptSlip(settings, { name, number, subject })],
    marks,
    lacks(facts),
  );
}

function duties(facts: AdmonitionNoticeFacts, settings: PaperSettings): readonly string[] {
  const { department } = settings;
  const { selfCriticismDueOn, reportDueOn, marks } = facts;
  return [
    say(settings, 'notice.reflect', { department }),
    ...(selfCriticismDueOn === undefined
      ? []
      : [say(settings, 'notice.self-criticism', { due: written(selfCriticismDueOn), department })]),
    ...(reportDueOn === undefined
      ? []
      : [say(settings, 'notice.report', { due: written(reportDueOn), department })]),
    say(settings, 'notice.explain'),
    ...(hasText(marks.protection) ? [marks.protection] : []),
  ];
}

function copies(facts: AdmonitionNoticeFacts, settings: PaperSettings): readonly Block[] {
  const { copiesTo, copyCount, issuedOn } = facts;
  const lines = [
    ...(copiesTo.length === 0 ? [] : [`抄送：${copiesTo.join('，')}。`]),
    printed(settings.department, issuedOn, copyCount),
  ];
  return [{ is: 'copies', lines }];
}

function lacks(facts: AdmonitionNoticeFacts): readonly Lack[] {
  const { demands } = facts;
  return [
    ...lackOfNumber(facts.number),
    ...(facts.decision === undefined ? [{ rule: 'admonition.decision', what: '诫勉决定' }] : []),
    ...(facts.problems.some(hasText)
      ? []
      : [{ rule: 'admonition.content.problems', what: '需要整改的问题' }]),
    ...(demands.some(({ demand }) => hasText(demand))
      ? []
      : [{ rule: 'admonition.content.demands', what: '整改要求' }]),
    ...(demands.length > 0 && demands.every(({ dueOn }) => dueOn !== undefined)
      ? []
      : [{ rule: 'admonition.content.time_limit', what: '整改时限' }]),
  ];
}
