/** 三·1–6 with 四·2⑴: what a talk, or a letter of inquiry in its place, must cover. A checklist, never a bar. */
import type { Obligation, PersonnelEvent, PointAnswer } from '../facts.ts';
import type { CompiledKind, CompiledPoint, Name, Policy } from '../policy.ts';
import { nameOf } from '../names.ts';
import { find, isSaid, type Judgement } from './judgement.ts';
import { completion, obligationsOf, type TalkRule } from './rule.ts';

/** One thing that a talk of a kind must cover. */
export interface ContentPoint {
  /** At once the id of the rule that demands it, e.g. `appointment.content.decision`. */
  readonly id: string;
  readonly rule: string;
  readonly clause: string;
  readonly title: Name;
  /** A point of several parts is covered when each of them is. */
  readonly parts?: readonly { readonly id: string; readonly title: Name }[];
  /**
   * Absent: always demanded. Else demanded where one of the triggers `demanded` is there, and offered
   * where one of `offered` is and the subject enters another unit.
   */
  readonly applies?: {
    readonly demanded: readonly string[];
    readonly offered: readonly string[];
  };
  /** The answer is what the subject raised; it feeds `followup.handle_raised`. */
  readonly hears: boolean;
  readonly hint?: Name;
}

/** The content points of a kind in the pack's order; none for a kind that the pack does not know. */
export function contentPoints(policy: Policy, kind: string): readonly ContentPoint[] {
  const points = policy.compiled.kinds.get(kind)?.points ?? [];
  return points.map((point) => {
    const { id, parts, demanded, offered, hint } = point;
    return {
      id,
      rule: id,
      clause: policy.pack.rules[id]?.clause ?? '',
      title: nameOf(policy, id, point.title),
      ...(parts
        ? {
            parts: parts.map((part) => ({
              id: part.id,
              title: nameOf(policy, `${id}.${part.id}`, part.title),
            })),
          }
        : {}),
      ...(demanded ? { applies: { demanded, offered: offered ?? [] } } : {}),
      hears: point.hears === true,
      ...(hint === undefined ? {} : { hint: nameOf(policy, `${id}.hint`, hint) }),
    };
  });
}

/** Which points an event demands and which it offers. */
export function pointsFor(
  kind: CompiledKind,
  event: PersonnelEvent,
  entersAnotherUnit: boolean,
): { readonly demanded: readonly string[]; readonly offered: readonly string[] } {
  const demanded: string[] = [];
  const offered: string[] = [];
  const has = (codes: readonly string[] | undefined) =>
    codes?.some((code) => event.triggers?.includes(code)) === true;
  for (const point of kind.points) {
    if (!point.demanded || has(point.demanded)) demanded.push(point.id);
    else if (entersAnotherUnit && has(point.offered)) offered.push(point.id);
  }
  return { demanded, offered };
}

function judgeAnswer(
  judgement: Judgement,
  point: CompiledPoint,
  answer: PointAnswer | undefined,
  about: string,
): void {
  const { id, parts } = point;
  if (answer?.state === 'covered') {
    if (!parts) return;
    const open = parts.filter((part) => !answer.parts?.includes(part.id)).map((part) => part.id);
    if (open.length > 0) find(judgement, id, 'parts-missing', { point: id, parts: open }, about);
  } else if (answer?.state === 'not-applicable') {
    if (!isSaid(answer.reason)) find(judgement, id, 'reason-missing', { point: id }, about);
  } else {
    find(judgement, id, 'missing', { point: id }, about);
  }
}

/** The answer to a point. A checklist is mostly answered in its own order, so its place is looked at first. */
function answerTo(
  answers: readonly PointAnswer[],
  id: string,
  place: number,
): PointAnswer | undefined {
  const answer = answers[place];
  return answer?.point === id ? answer : answers.find(({ point }) => point === id);
}

function judgePoints(
  judgement: Judgement,
  obligation: Obligation,
  answers: readonly PointAnswer[],
): void {
  const { points } = judgement.policy.compiled;
  obligation.points?.forEach((id, place) => {
    const point = points.get(id);
    if (point) judgeAnswer(judgement, point, answerTo(answers, id, place), obligation.id);
  });
}

const noAnswers: readonly PointAnswer[] = [];

export const contentRules: readonly TalkRule[] = [
  {
    acts: ['record-talk', ...completion],
    check(judgement, talk, act) {
      for (const obligation of obligationsOf(talk, act)) {
        judgePoints(judgement, obligation, talk.points?.[obligation.id] ?? noAnswers);
      }
    },
  },
];

/** 三·5: a letter in place of the talk carries the same points. */
export function judgeLetter(
  judgement: Judgement,
  kind: CompiledKind,
  carried: readonly string[],
  about: string,
): void {
  for (const { id, demanded } of kind.points) {
    if (demanded || carried.includes(id)) continue;
    find(judgement, id, 'not-in-letter', { point: id }, about);
  }
}
