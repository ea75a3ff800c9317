/** What is being written into a talk's record, apart from the record itself. No DOM here. */
import type { PointAnswerRecord, PointView, TalkRecord } from '../../sdk/index.ts';

export interface DraftAnswer {
  readonly state: PointAnswerRecord['state'];
  readonly parts: readonly string[];
  readonly reason: string;
  readonly remark: string;
}

/** Answers by obligation id, then by point id. */
export type DraftAnswers = Readonly<Record<string, Readonly<Record<string, DraftAnswer>>>>;

export interface Draft {
  readonly answers: DraftAnswers;
  readonly statement: string;
  readonly matters: readonly { readonly obligation: string; readonly text: string }[];
  readonly record: 'written' | 'not-needed';
  /** Something was typed or ticked that is not saved. */
  readonly dirty: boolean;
}

export const unanswered: DraftAnswer = { state: 'open', parts: [], reason: '', remark: '' };

export function draftOf(talk: TalkRecord): Draft {
  const answers = Object.fromEntries(
    Object.entries(talk.points).map(([obligation, points]) => [
      obligation,
      Object.fromEntries(
        points.map((answer) => [
          answer.point,
          {
            state: answer.state,
            parts: answer.parts ?? [],
            reason: answer.reason ?? '',
            remark: answer.remark ?? '',
          },
        ]),
      ),
    ]),
  );
  return {
    answers,
    statement: talk.statement ?? '',
    matters: [],
    record: talk.record === 'not-needed' ? 'not-needed' : 'written',
    dirty: false,
  };
}

export function answerOf(draft: Draft, obligation: string, point: string): DraftAnswer {
  return draft.answers[obligation]?.[point] ?? unanswered;
}

export function withAnswer(
  draft: Draft,
  obligation: string,
  point: string,
  change: Partial<DraftAnswer>,
): Draft {
  const answer = { ...answerOf(draft, obligation, point), ...change };
  return {
    ...draft,
    dirty: true,
    answers: { ...draft.answers, [obligation]: { ...draft.answers[obligation], [point]: answer } },
  };
}

/** A part is ticked or not; a point of several parts counts as spoken of once any part is. */
export function withPart(
  draft: Draft,
  obligation: string,
  point: PointView,
  part: string,
  ticked: boolean,
): Draft {
  const before = answerOf(draft, obligation, point.id).parts;
  const parts = point.parts
    .map(({ id }) => id)
    .filter((id) => (id === part ? ticked : before.includes(id)));
  return withAnswer(draft, obligation, point.id, {
    parts,
    state: parts.length > 0 ? 'covered' : 'open',
  });
}

/** The draft's answers in the record's shape, for the points that apply. */
export function answersToWrite(
  draft: Draft,
  obligation: string,
  points: readonly PointView[],
): readonly PointAnswerRecord[] {
  return points.map((point) => {
    const { state, parts, reason, remark } = answerOf(draft, obligation, point.id);
    return {
      point: point.id,
      state,
      ...(point.parts.length > 0 && state === 'covered' ? { parts } : {}),
      ...(state === 'not-applicable' && reason.trim() !== '' ? { reason: reason.trim() } : {}),
      ...(remark.trim() !== '' ? { remark: remark.trim() } : {}),
    };
  });
}

/** How many points nothing has been said of yet. */
export function openPoints(draft: Draft, obligation: string, points: readonly PointView[]): number {
  return points.filter((point) => answerOf(draft, obligation, point.id).state === 'open').length;
}
