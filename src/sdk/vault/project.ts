/**
 * The views that leave the department: what a subject or an inspector gets, field by field. A view is
 * built from the fields named here and from nothing else: there is no field for where a case comes
 * from, for a petition, its date or its number, for an approval or an opinion. A record, or anything
 * with a field more, does not fit in. (A talker's outline and a delegate's orders are made the same
 * way, in `use-cases/preparing.ts` and `delegation-rows.ts`, from records already without source.)
 */
import * as z from 'zod/mini';
import type { CivilDate, ClockTime } from '../../policy/index.ts';

/** 《诫勉通知书》 as its subject gets it. */
export interface NoticeView {
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly decidedOn: CivilDate;
  readonly decidedBy: string;
  readonly areas: readonly string[];
  readonly receipt: 'none' | 'signed' | 'refused';
  readonly servedOn?: CivilDate;
}

/** 函询 as its subject gets it. */
export interface LetterView {
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly servedOn: CivilDate;
  readonly sender: 'committee' | 'department';
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly points: readonly string[];
  readonly extendedTo?: CivilDate;
  readonly receipt: 'none' | 'signed' | 'refused';
  readonly repliedOn?: CivilDate;
}

/** 整改事项 as its subject sees it. */
export interface RectificationView {
  /** By which a report names it. */
  readonly item: string;
  readonly demand: string;
  readonly dueOn: CivilDate;
  readonly state: string;
  readonly reportedOn?: CivilDate;
  readonly checkedOn?: CivilDate;
}

/** One's own case (本人事项): what was handed over, what is to be done, by when. */
export interface OwnCaseView {
  /** By which what is sent in names it; it says nothing else. */
  readonly case: string;
  readonly kindName: string;
  readonly unitName: string;
  readonly title: string;
  readonly talk?: {
    readonly date: CivilDate;
    readonly startsAt?: ClockTime;
    readonly place?: string;
    readonly talkerName: string;
    readonly held: boolean;
    readonly confirmedOn?: CivilDate;
  };
  readonly notice?: NoticeView;
  readonly letters: readonly LetterView[];
  readonly rectification: readonly RectificationView[];
}

/** What one sent in oneself, and what became of it. */
export interface SubmissionView {
  readonly type: 'reply' | 'report' | 'receipt' | 'request';
  readonly on: CivilDate;
  readonly state: 'submitted' | 'accepted' | 'returned';
  readonly case?: string;
  /** Number of the paper that it answers or signs for. */
  readonly number?: string;
  readonly item?: string;
  /** Why it came back. */
  readonly returnedFor?: string;
}

/**
 * Why a case is looked at. `overdue`: not held though its day has passed; `late`, `late-with-reason`: held
 * after it; `no-record`: held before today, and nobody has written a record or said that none is needed;
 * `unsigned`: a record that nobody has confirmed; the others: an entrusted talk or its record, a written
 * answer, an item of rectification whose day has passed.
 */
export const caseExceptions = [
  'overdue',
  'late',
  'late-with-reason',
  'no-record',
  'unsigned',
  'delegation-overdue',
  'reply-overdue',
  'rectification-overdue',
] as const;

/** What inspection looks for in a case. */
export type CaseException = (typeof caseExceptions)[number];

/** A case as inspection sees it: that steps were taken, when, and whose signature is missing; no name, no word. */
export interface StepsView {
  readonly case: string;
  readonly maskedName: string;
  readonly unitName: string;
  readonly kindName: string;
  readonly state: string;
  readonly due?: CivilDate;
  readonly heldOn?: CivilDate;
  readonly written: boolean;
  readonly confirmedOn?: CivilDate;
  readonly noticeIssuedOn?: CivilDate;
  readonly noticeServedOn?: CivilDate;
  readonly received: boolean;
  readonly rectification: readonly Omit<RectificationView, 'item' | 'demand'>[];
  readonly openMatters: number;
  readonly entrustedOn?: CivilDate;
  readonly returnedOn?: CivilDate;
  readonly askedOn?: CivilDate;
  readonly answeredOn?: CivilDate;
  readonly closedOn?: CivilDate;
  readonly asBreach: boolean;
  readonly exceptions: readonly CaseException[];
}

export interface Views {
  readonly own: OwnCaseView;
  readonly notice: NoticeView;
  readonly letter: LetterView;
  readonly steps: StepsView;
  readonly submission: SubmissionView;
}

/** `Facts` has the fields of `View`, all the way down, and not one more. */
type Exact<View, Facts> = View extends string | number | boolean | undefined
  ? Facts
  : View extends readonly (infer Item)[]
    ? Facts extends readonly (infer Fact)[]
      ? readonly Exact<Item, Fact>[]
      : never
    : {
        readonly [Key in keyof Facts]: Key extends keyof View
          ? Exact<NonNullable<View[Key]>, Facts[Key]>
          : never;
      };

const text = z.string();
const optional = z.exactOptional(text);
const receipt = z.enum(['none', 'signed', 'refused']);
const rectification = z.strictObject({
  item: text,
  demand: text,
  dueOn: text,
  state: text,
  reportedOn: optional,
  checkedOn: optional,
});
const notice = z.strictObject({
  number: text,
  issuedOn: text,
  decidedOn: text,
  decidedBy: text,
  areas: z.array(text),
  receipt,
  servedOn: optional,
});
const letter = z.strictObject({
  number: text,
  issuedOn: text,
  servedOn: text,
  sender: z.enum(['committee', 'department']),
  questions: z.array(z.strictObject({ id: text, text })),
  points: z.array(text),
  extendedTo: optional,
  receipt,
  repliedOn: optional,
});

/** The same lists once more for what gets past the types: a caller in JavaScript, a value from elsewhere. */
export const shapes: { readonly [V in keyof Views]: z.ZodMiniType } = {
  notice,
  letter,
  own: z.strictObject({
    case: text,
    kindName: text,
    unitName: text,
    title: text,
    talk: z.exactOptional(
      z.strictObject({
        date: text,
        startsAt: optional,
        place: optional,
        talkerName: text,
        held: z.boolean(),
        confirmedOn: optional,
      }),
    ),
    notice: z.exactOptional(notice),
    letters: z.array(letter),
    rectification: z.array(rectification),
  }),
  submission: z.strictObject({
    type: z.enum(['reply', 'report', 'receipt', 'request']),
    on: text,
    state: z.enum(['submitted', 'accepted', 'returned']),
    case: optional,
    number: optional,
    item: optional,
    returnedFor: optional,
  }),
  steps: z.strictObject({
    case: text,
    maskedName: text,
    unitName: text,
    kindName: text,
    state: text,
    due: optional,
    heldOn: optional,
    written: z.boolean(),
    confirmedOn: optional,
    noticeIssuedOn: optional,
    noticeServedOn: optional,
    received: z.boolean(),
    rectification: z.array(z.omit(rectification, { item: true, demand: true })),
    openMatters: z.number(),
    entrustedOn: optional,
    returnedOn: optional,
    askedOn: optional,
    answeredOn: optional,
    closedOn: optional,
    asBreach: z.boolean(),
    exceptions: z.array(z.enum(caseExceptions)),
  }),
};

/** @throws TypeError where something is in the facts that the view has no field for; it names the places alone */
export function project<V extends keyof Views, F extends Views[V]>(
  view: V,
  facts: F & Exact<Views[V], F>,
): Views[V] {
  const checked = shapes[view].safeParse(facts);
  if (checked.success) return facts;
  const places = checked.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new TypeError(
    `The ${view} view has no field for what was given at: ${places || 'the top'}`,
  );
}

/** 张三丰 → 张**: the surname stays, so that two rows can be told apart in talking about them. */
export function masked(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, rest.length));
}
