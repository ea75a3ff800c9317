/**
 * How a person stands to a record: it is about them, they hold its talk, it is entrusted to them, it
 * is for them to decide. Everything hangs on obligations and talks, so what reaches one of these
 * reaches what belongs to it. Pure: the same over a browser's store and over a server's.
 */
import { isFinal } from '../../policy/index.ts';
import type { Kept, RecordType } from '../model/records.ts';

/**
 * `own`: it is about them. `held`: they hold the talk or are to hold it. `entrusted`: an order that
 * runs entrusts it to them. `put`: it is put to them for a decision, or they decided it.
 */
export type Relation = 'own' | 'held' | 'entrusted' | 'put';

/** All records of a store, by type. */
export type Everything = <T extends RecordType>(type: T) => readonly Kept<T>[];

/** What a record hangs on. */
interface Ties {
  /** Person ids, beside those whom its obligations name. */
  readonly subjects?: readonly string[];
  readonly obligations?: readonly string[];
  readonly talk?: string | undefined;
  /** Person ids of those to whom it is entrusted, or for whom it is to decide. */
  readonly entrusted?: readonly string[];
  readonly put?: readonly string[];
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
  }),
  approval: ({ subjects, decision }) => ({
    subjects: subjects.map((subject) => subject.id),
    put: decision === undefined ? [] : [decision.approver.id],
  }),
};

/** How one person stands to every record that they stand to at all, by its id. */
export type Relations = ReadonlyMap<string, ReadonlySet<Relation>>;

export function relationsOf(person: string, everything: Everything): Relations {
  const own = idsOf(everything('obligation'), ({ ofTheDay }) => ofTheDay.id === person);
  const held = idsOf(
    everything('talk'),
    ({ talker, cancelled }) => talker.id === person && cancelled === undefined,
  );
  const entrusted = new Set(
    everything('delegation').flatMap((order) =>
      order.delegate.id === person && runs(order) ? order.obligations : [],
    ),
  );
  const relations = new Map<string, ReadonlySet<Relation>>();
  const note = <T extends RecordType>(type: T): void => {
    for (const record of everything(type)) {
      const tie = ties[type](record);
      const found = new Set<Relation>();
      const reaches = (ids: ReadonlySet<string>) =>
        tie.obligations?.some((id) => ids.has(id)) === true;
      if (tie.subjects?.includes(person) === true || reaches(own)) found.add('own');
      if (tie.talk !== undefined && held.has(tie.talk)) found.add('held');
      if (tie.entrusted?.includes(person) === true || reaches(entrusted)) found.add('entrusted');
      if (tie.put?.includes(person) === true) found.add('put');
      if (found.size > 0) relations.set(record.id, found);
    }
  };
  for (const type of Object.keys(ties) as RecordType[]) note(type);
  return relations;
}

/** An order that was given, until the unit's copy is gone: before and after it the case is not theirs. */
function runs({ order, state }: Kept<'delegation'>): boolean {
  return order !== undefined && !isFinal('delegation', state);
}

function idsOf<R extends { readonly id: string }>(
  records: readonly R[],
  wanted: (record: R) => boolean,
): ReadonlySet<string> {
  return new Set(records.filter(wanted).map(({ id }) => id));
}
