/** Admonitions, inquiries and reminders as one list of cases, what is late on top. No DOM here. */
import type {
  AdmonitionRow,
  CivilDate,
  InquiryRow,
  TalkSdk,
  WorklistRow,
} from '../../sdk/index.ts';

export type TrackedType = 'admonition' | 'inquiry' | 'reminder';

interface Common {
  /** Id of the record that is opened. */
  readonly id: string;
  readonly subjectName: string;
  readonly unitName: string;
  readonly title: string;
  /** Decided, or arisen. */
  readonly on?: CivilDate;
  readonly stateName: string;
  readonly over: boolean;
  readonly late: boolean;
}

/** A `reminder` is an obligation: a talk to be held, or a letter that nobody has drafted yet. */
export type Tracked =
  | (Common & { readonly type: 'admonition'; readonly row: AdmonitionRow })
  | (Common & { readonly type: 'inquiry'; readonly row: InquiryRow })
  | (Common & { readonly type: 'reminder'; readonly row: WorklistRow });

export async function tracked(sdk: TalkSdk): Promise<readonly Tracked[]> {
  // Only a kind that may go in writing has inquiries; its talks are reminders.
  const kinds = sdk.policy.kinds().filter(({ forms }) => forms.includes('inquiry'));
  const [admonitions, inquiries, obligations] = await Promise.all([
    sdk.admonitions.list(),
    sdk.inquiries.list(),
    kinds.length === 0 ? [] : sdk.obligations.worklist({ kinds: kinds.map(({ id }) => id) }),
  ]);
  const reminders = obligations.filter(({ obligation }) => obligation.inquiry === undefined);
  return [
    ...admonitions.map(ofAdmonition),
    ...inquiries.map(ofInquiry),
    ...reminders.map(ofReminder),
  ].sort((one, two) => Number(two.late) - Number(one.late) || Number(one.over) - Number(two.over));
}

function ofAdmonition(row: AdmonitionRow): Tracked {
  const { subjectName, unitName, title, stateName } = row;
  const { id, decision, closed } = row.admonition;
  return {
    type: 'admonition',
    row,
    id,
    subjectName,
    unitName,
    title,
    stateName,
    on: decision.on,
    over: closed !== undefined,
    late: row.overdueItems > 0,
  };
}

function ofInquiry(row: InquiryRow): Tracked {
  const { subjectName, unitName, title, stateName } = row;
  const { id, rounds, closed } = row.inquiry;
  const [first] = rounds;
  return {
    type: 'inquiry',
    row,
    id,
    subjectName,
    unitName,
    title,
    stateName,
    ...(first === undefined ? {} : { on: first.draftedOn }),
    over: closed !== undefined,
    late: row.overdue,
  };
}

function ofReminder(row: WorklistRow): Tracked {
  const { subjectName, unitName, title, stateName } = row;
  const { base } = row.obligation.obligation.window;
  return {
    type: 'reminder',
    row,
    id: row.obligation.id,
    subjectName,
    unitName,
    title,
    stateName,
    ...(base === undefined ? {} : { on: base }),
    over: row.phase === 'done',
    late: row.timeliness === 'overdue',
  };
}

/** Contained in name, unit or title: the same as the worklist's search means. */
export function matches({ subjectName, unitName, title }: Tracked, text: string): boolean {
  return [subjectName, unitName, title].some((one) => one.includes(text));
}
