/** An inquiry with its obligation: what every step on it begins and ends with. */
import { contentPoints, type Finding, judge } from '../../policy/index.ts';
import type { InquiriesApi, LetterInput, Seen } from '../api.ts';
import type { Action } from '../access/table.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import type { InquiryQuestion, InquiryRound } from '../model/inquiry.ts';
import { lastRound } from '../model/inquiry-facts.ts';
import type { Body, InquiryRecord, ObligationRecord } from '../model/records.ts';
import type { Actor, CivilDate } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { entry, notInFuture } from './entering.ts';

export type Input<Name extends keyof InquiriesApi> = NonNullable<Parameters<InquiriesApi[Name]>[0]>;

export interface InquiryCase {
  readonly inquiry: InquiryRecord;
  readonly obligation: ObligationRecord;
  /** The letter that runs. */
  readonly round: InquiryRound;
}

export async function caseOf(desk: Desk, inquiry: InquiryRecord): Promise<InquiryCase> {
  const obligation = await desk.behind('obligation', inquiry.obligation);
  return { inquiry, obligation, round: lastRound(inquiry) };
}

export async function seenCase(desk: Desk, actor: Actor, wanted: Seen): Promise<InquiryCase> {
  const inquiry = await desk.seen('inquiry', wanted);
  desk.notOneself(actor, [inquiry.subject]);
  return caseOf(desk, inquiry);
}

/** What the inquiry's record becomes; `round` replaces the letter that runs. */
export interface Changes extends Partial<Body<'inquiry'>> {
  readonly round?: InquiryRound;
}

export async function change(
  desk: Desk,
  actor: Actor,
  action: Action,
  { inquiry }: InquiryCase,
  { round, ...changes }: Changes,
  more: readonly Draft[] = [],
  findings: readonly Finding[] = [],
): Promise<{ readonly value: InquiryRecord; readonly findings: readonly Finding[] }> {
  const { id, revision } = inquiry;
  const rounds = changes.rounds ?? inquiry.rounds;
  const body = {
    ...bodyOf(inquiry),
    ...changes,
    ...(round === undefined ? {} : { rounds: [...rounds.slice(0, -1), round] }),
  };
  await desk.write(actor, action, [{ type: 'inquiry', id, revision, body }, ...more]);
  return { value: await desk.behind('inquiry', id), findings };
}

/** The obligation that goes by this inquiry, changed. */
export function obligationDraft(
  { id, revision, ...body }: ObligationRecord,
  changes: Partial<Body<'obligation'>> = {},
): Draft {
  return { type: 'obligation', id, revision, body: { ...body, ...changes } };
}

/** A letter's text and questions, checked against what the policy lets it carry. */
export function letterOf(
  desk: Desk,
  actor: Actor,
  kind: string,
  { points, questions }: LetterInput,
  again: readonly InquiryQuestion[] = [],
): InquiryRound {
  const known = new Set(contentPoints(desk.policy, kind).map(({ id }) => id));
  const unknown = Object.keys(points).find((point) => !known.has(point));
  if (unknown !== undefined) {
    refuse('input.invalid', (say) => say.inquiries.pointUnknown, { path: `points.${unknown}` });
  }
  return {
    wording: randomId(),
    questions: [
      ...again.map(({ id, text }) => ({ id: randomId(), text, again: id })),
      ...questions.map((text) => ({ id: randomId(), text: text.trim() })),
    ],
    points,
    draftedBy: entry(actor),
    draftedOn: desk.today(),
    returned: [],
    reminders: [],
    extensions: [],
    noReplies: [],
  };
}

/** The letter as the policy is asked about its issue. */
export function judgeLetter(
  desk: Desk,
  { inquiry, obligation }: Pick<InquiryCase, 'inquiry' | 'obligation'>,
  round: InquiryRound,
  reasons: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  const { kind, petition } = obligation.obligation;
  const { searched } = round;
  return judge(desk.policy, {
    type: 'issue-paper',
    paper: {
      id: inquiry.id,
      paper: 'inquiry-letter',
      kind,
      petition,
      points: carried(round),
      ...(searched === undefined ? {} : { scrub: searched.scrub }),
      ...(searched?.secondReader === undefined ? {} : { secondReader: searched.secondReader }),
    },
    audience: 'subject',
    obligation: { ...obligation.obligation, id: obligation.id },
    reasons,
    asOf: desk.today(),
  });
}

/** The content points that the letter says something on. */
export function carried({ points }: Pick<InquiryRound, 'points'>): readonly string[] {
  return Object.entries(points).flatMap(([point, text]) => (text.trim() === '' ? [] : [point]));
}

/** From its service on, and not after today. */
export function sinceService(
  desk: Desk,
  { service }: InquiryRound,
  on: CivilDate,
  path: string,
): void {
  notInFuture(desk, on, path);
  if (service !== undefined && on < service.servedOn) {
    refuse('input.invalid', (say) => say.inquiries.beforeService, { path });
  }
}
