/**
 * How a person stands to a record: it is about them, they hold its talk, it is entrusted to them, it
 * is put to them to decide, they were granted a look. Everything hangs on obligations and talks, so
 * what reaches one of these reaches what belongs to it. Pure: the same over a browser's store and
 * over a server's.
 */
import { type CivilDate, isFinal } from '../../policy/index.ts';
import type { Kept, RecordType } from '../model/records.ts';

/**
 * `own`: it is about them. `held`: they hold the talk or are to hold it. `entrusted`: an order that
 * runs entrusts it to them. `put`: it is put to them for a decision, or they decided it. `granted`:
 * a leader let them read the case.
 */
export type Relation = (typeof relationNames)[number];
export const relationNames = ['own', 'held', 'entrusted', 'put', 'granted'] as const;

/** All records of a store, by type. */
export type Everything = <T extends RecordType>(type: T) => readonly Kept<T>[];

/** What a record hangs on. */
interface Ties {
  /** Person ids, beside those whom its obligations name. */
  readonly subjects?: readonly string[];
  readonly obligations?: readonly string[];
  readonly talk?: string | undefined;
  /** Person ids of those to whom the record itself is entrusted, or put, or by whom it was granted. */
  readonly entrusted?: readonly string[];
  readonly put?: readonly string[];
  readonly granted?: readonly string[];
}

/** Every record type says here what it hangs on; one that hangs on nothing is nobody's own. */
const ties: { readonly [T in RecordType]: (record: Kept<T>) => Ties } = {
  event: ({ event }) => ({ subjects: [event.subject.id] }),
  obligation: ({ id, ofTheDay, talk, discharged }) => ({
    subjects: [ofTheDay.id],
    obligations: [id],
    talk: talk ?? discharged?.talk,
  }),
  // Who was absent from a group talk is meant too: the obligations name them.
  talk: ({ id, subjects, obligations }) => ({
    subjects: subjects.map((subject) => subject.id),
    obligations,
    talk: id,
  }),
  matter: ({ obligation, talk }) => ({ obligations: [obligation], talk }),
  admonition: ({ subject, obligation, talk }) => ({
    subjects: [subject.id],
    obligations: [obligation],
    talk,
  }),
  inquiry: ({ subject, obligation }) => ({ subjects: [subject.id], obligations: [obligation] }),
  delegation: (order) => ({
    subjects: [order.subject.id],
    obligations: order.obligations,
    // Who was given an order keeps sight of the order itself, not of the case.
    entrusted: order.order === undefined ? [] : [order.delegate.id],
    put: order.leader === undefined ? [] : [order.leader.id],
  }),
  approval: ({ subjects, putTo, decision }) => ({
    subjects: subjects.map((subject) => subject.id),
    put: [putTo?.id, decision?.approver.id].filter((id) => id !== undefined),
  }),
  grant: ({ subjects, obligations, inspector }) => ({
    subjects,
    obligations,
    granted: [inspector.id],
  }),
  paper: ({ subjects, obligations, talk }) => ({ subjects, obligations, talk }),
  outline: ({ subjects, obligations, talk }) => ({ subjects, obligations, talk }),
  // Whom it was done to, and who is said to have done it: for neither does it exist.
  incident: ({ concerns, accused, obligation }) => ({
    subjects: [...concerns, ...accused].map(({ id }) => id),
    obligations: obligation === undefined ? [] : [obligation],
  }),
  // Whoever heads the team answers for its talks.
  unitTalk: ({ subjects, talker }) => ({
    subjects: subjects.map((subject) => subject.id),
    entrusted: [talker.id],
  }),
  // Who is who is nobody's case.
  roster: () => ({}),
  submission: ({ from, content }) => ({
    subjects: [from.id],
    obligations: content.type === 'request' ? [] : [content.case],
  }),
  setting: () => ({}),
  // Their author's alone: no right opens them but the author's own way in.
  draft: () => ({}),
  view: () => ({}),
};

/** How one person stands to any record; to one that is new as well. */
export interface Standing {
  of<T extends RecordType>(type: T, record: Kept<T>): ReadonlySet<Relation>;
}

export function standingOf(person: string, today: CivilDate, everything: Everything): Standing {
  const isThem = ({ id }: { readonly id: string }) => id === person;
  const own = idsOf(everything('obligation'), ({ ofTheDay }) => isThem(ofTheDay));
  const held = idsOf(
    everything('talk'),
    ({ talker, cancelled }) => isThem(talker) && cancelled === undefined,
  );
  const entrusted = new Set(
    everything('delegation').flatMap((order) =>
      isThem(order.delegate) && runs(order) ? order.obligations : [],
    ),
  );
  // Under an order is the talk that was arranged or held by it, not an earlier one of the same case.
  const orders = idsOf(everything('delegation'), (order) => isThem(order.delegate) && runs(order));
  const entrustedTalks = idsOf(
    everything('talk'),
    ({ delegation }) => delegation !== undefined && orders.has(delegation),
  );
  const granted = new Set(
    everything('grant').flatMap((grant) =>
      isThem(grant.inspector) && holdsOn(grant, today) ? grant.obligations : [],
    ),
  );
  const put = new Set(
    everything('approval').flatMap((approval) => {
      const { put: to = [] } = ties.approval(approval);
      return to.includes(person) ? subjectsOfApproval(approval) : [];
    }),
  );
  /** What is put to them hangs on these: without them nobody could judge it. */
  const putObligations = new Set(
    put.size === 0
      ? []
      : [...everything('talk'), ...everything('delegation')]
          .filter(({ id }) => put.has(id))
          .flatMap(({ obligations }) => obligations),
  );
  return {
    of(type, record) {
      const tie = ties[type](record);
      const reaches = (ids: ReadonlySet<string>) =>
        ids.size > 0 && tie.obligations?.some((id) => ids.has(id)) === true;
      const names = (ids: readonly string[] | undefined) => ids?.includes(person) === true;
      return relationSet(
        names(tie.subjects) || reaches(own),
        tie.talk !== undefined && held.has(tie.talk),
        names(tie.entrusted) ||
          (type === 'obligation' && reaches(entrusted)) ||
          (tie.talk !== undefined && type !== 'obligation' && entrustedTalks.has(tie.talk)),
        names(tie.put) || put.has(record.id) || (decidedWith.has(type) && reaches(putObligations)),
        names(tie.granted) || reaches(granted),
      );
    },
  };
}

/** What a talk or an order that is put to somebody is judged with. */
const decidedWith: ReadonlySet<RecordType> = new Set(['obligation', 'admonition', 'delegation']);

/** An order that was given, until the unit's copy is gone: before and after it the case is not theirs. */
function runs({ order, state }: Kept<'delegation'>): boolean {
  return order !== undefined && !isFinal('delegation', state);
}

function holdsOn({ from, until, revoked }: Kept<'grant'>, day: CivilDate): boolean {
  return from <= day && day <= until && revoked === undefined;
}

/** What an approval decides on: who decides it sees that too. */
function subjectsOfApproval({ about }: Kept<'approval'>): readonly string[] {
  switch (about.type) {
    case 'plan':
      return about.talks.map(({ talk }) => talk);
    case 'inquiry':
      return [about.inquiry];
    case 'delegation':
      return [about.delegation];
    case 'admonition':
      return [];
  }
}

function idsOf<R extends { readonly id: string }>(
  records: readonly R[],
  wanted: (record: R) => boolean,
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const record of records) if (wanted(record)) ids.add(record.id);
  return ids;
}

const sets = new Map<number, ReadonlySet<Relation>>();

/** One set for each combination: tens of thousands of records share a handful. */
function relationSet(...holds: readonly boolean[]): ReadonlySet<Relation> {
  const key = holds.reduce((bits, one, place) => bits + (one ? 1 << place : 0), 0);
  const known = sets.get(key);
  if (known !== undefined) return known;
  const made = new Set(relationNames.filter((_, place) => holds[place]));
  sets.set(key, made);
  return made;
}
