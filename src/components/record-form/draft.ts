/** What is being written into a talk's record, apart from the record itself. No DOM here. */
import type {
  CivilDate,
  ClockTime,
  ConfirmInput,
  PersonChoice,
  PointAnswerRecord,
  PointView,
  Seen,
  TalkRecord,
  WorklistRow,
} from '../../sdk/index.ts';

/** What is typed of a record, and of which state of it: another's save is then noticed. */
interface Edited {
  readonly base: Seen;
  /** Something was typed or ticked that is not saved. */
  readonly dirty: boolean;
}

export interface DraftAnswer {
  readonly state: PointAnswerRecord['state'];
  readonly parts: readonly string[];
  readonly reason: string;
  readonly remark: string;
}

/** What was done to one content point: a change of its answer, or one of its parts ticked or not. */
export type AnswerChange =
  | { readonly point: PointView; readonly change: Partial<DraftAnswer> }
  | { readonly point: PointView; readonly part: string; readonly ticked: boolean };

/** Answers by obligation id, then by point id. */
export type DraftAnswers = Readonly<Record<string, Readonly<Record<string, DraftAnswer>>>>;

export interface DraftMatter {
  /** Empty until somebody says whose it is. */
  readonly obligation: string;
  readonly text: string;
}

export interface Draft extends Edited {
  readonly answers: DraftAnswers;
  readonly statement: string;
  readonly matters: readonly DraftMatter[];
  readonly record: 'written' | 'not-needed';
}

/** How the talk was held, as it is being entered. */
export interface Holding extends Edited {
  readonly heldOn: CivilDate | undefined;
  readonly startsAt: ClockTime | undefined;
  readonly endsAt: ClockTime | undefined;
  readonly place: string;
  readonly talker: PersonChoice | undefined;
  /** Person ids: who of a group did not come. */
  readonly absent: readonly string[];
  /** Reasons given for departing from rules that allow it, by rule id. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** How the record is confirmed, as it is being entered: only what was typed over what is offered. */
export interface Confirming {
  readonly method?: ConfirmInput['method'];
  /** `null`: a day that was cleared, and stays so. */
  readonly on?: CivilDate | null;
  readonly remark?: string;
  readonly witnesses?: string;
  readonly scan?: string;
  readonly approver?: PersonChoice | undefined;
  readonly breachReason?: string;
  /** Reasons given for departing from rules that allow it, by rule id. */
  readonly reasons?: Readonly<Record<string, string>>;
}

/** The reasons that say something, as the SDK takes them. */
export function reasonsGiven(reasons: Readonly<Record<string, string>> = {}): {
  readonly reasons?: Readonly<Record<string, string>>;
} {
  const given = Object.entries(reasons).filter(([, text]) => text.trim() !== '');
  return given.length > 0 ? { reasons: Object.fromEntries(given) } : {};
}

/** Where a draft says something else than what another has saved since. */
export type Difference =
  | { readonly of: 'statement' }
  | { readonly of: 'record' }
  | { readonly of: 'point'; readonly row: WorklistRow; readonly point: PointView };

export function seenOf({ id, revision }: TalkRecord): Seen {
  return { id, revision };
}

/** Somebody else has saved since this was begun. */
export function outdated(edited: Edited, talk: TalkRecord): boolean {
  return edited.dirty && edited.base.revision < talk.revision;
}

export function holdingOf(talk: TalkRecord, today: CivilDate): Holding {
  return {
    base: seenOf(talk),
    dirty: false,
    heldOn: talk.date <= today ? talk.date : undefined,
    startsAt: talk.startsAt,
    endsAt: talk.endsAt,
    place: talk.place ?? '',
    talker: undefined,
    absent: [],
  };
}

const heldFields = ['heldOn', 'startsAt', 'endsAt', 'place'] as const;

export function holdingDifferences(
  mine: Holding,
  theirs: Holding,
): readonly (typeof heldFields)[number][] {
  return heldFields.filter((field) => (mine[field] ?? '') !== (theirs[field] ?? ''));
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
    base: seenOf(talk),
    dirty: false,
  };
}

/** The draft once `sent` is saved: what was typed meanwhile stays, and is now typed on the new record. */
export function afterSave(now: Draft, sent: Draft, written: TalkRecord): Draft {
  if (now === sent) return draftOf(written);
  const unsent = now.matters.filter(
    (matter) => !sent.matters.includes(matter) || matter.text.trim() === '',
  );
  return { ...now, base: seenOf(written), matters: unsent };
}

export function differences(
  mine: Draft,
  theirs: Draft,
  rows: readonly WorklistRow[],
): readonly Difference[] {
  const points = rows.flatMap((row) =>
    row.points
      .filter((point) => {
        const [one, other] = [mine, theirs].map((draft) =>
          JSON.stringify(answersToWrite(draft, row.obligation.id, [point])),
        );
        return one !== other;
      })
      .map((point): Difference => ({ of: 'point', row, point })),
  );
  const rest = (['statement', 'record'] as const).filter((of) => mine[of] !== theirs[of]);
  return [...points, ...rest.map((of): Difference => ({ of }))];
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
