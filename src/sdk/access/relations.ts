/**
 * How a person stands to a record: it is about them, they hold its talk, it is entrusted to them, it
 * is put to them to decide, they were granted a look. Everything hangs on obligations and talks, so
 * what reaches one of these reaches what belongs to it. Pure: the same over a browser's store and
 * over a server's.
 */
import { type CivilDate, isFinal } from '../../policy/index.ts';
import type { Entry } from '../model/entries.ts';
import type { RecordType } from '../model/records.ts';

/**
 * `own`: it is about them. `held`: they hold the talk or are to hold it. `entrusted`: an order that
 * runs entrusts it to them. `put`: it is put to them for a decision, or they decided it. `granted`:
 * a leader let them read the case.
 */
export type Relation = (typeof relationNames)[number];
export const relationNames = ['own', 'held', 'entrusted', 'put', 'granted'] as const;

/** All records of a store, by type. */
export type Everything = <T extends RecordType>(type: T) => readonly Entry<T>[];

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
const ties: { readonly [T in RecordType]: (record: Entry<T>) => Ties } = {
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
  of<T extends RecordType>(type: T, record: Entry<T>): ReadonlySet<Relation>;
}

/** The types that say how somebody stands to anything. */
export const standingTypes = ['obligation', 'talk', 'delegation', 'grant', 'approval'] as const;

type StandingType = (typeof standingTypes)[number];

export function standingOf(person: string, today: CivilDate, everything: Everything): Standing {
  const byId = new Map<RecordType, ReadonlyMap<string, unknown>>();
  const one: One = <T extends RecordType>(type: T, id: string) => {
    let known = byId.get(type);
    if (known === undefined) {
      byId.set(type, (known = new Map(everything(type).map((record) => [record.id, record]))));
    }
    return known.get(id) as Entry<T> | undefined;
  };
  const standing = new LiveStanding(person, today, one);
  const take = <T extends StandingType>(type: T): void => {
    for (const record of everything(type)) standing.add(type, record);
  };
  standingTypes.forEach(take);
  return standing;
}

type One = <T extends RecordType>(type: T, id: string) => Entry<T> | undefined;

/** What follows from orders, grants and approvals. */
interface Given {
  readonly entrusted: ReadonlySet<string>;
  readonly granted: ReadonlySet<string>;
  readonly put: ReadonlySet<string>;
  /** What is put to them hangs on these: without them nobody could judge it. */
  readonly putObligations: ReadonlySet<string>;
}

/** A standing that follows the records: each is taken once, and given back before it changes. */
export class LiveStanding implements Standing {
  private readonly own = new Set<string>();
  private readonly held = new Set<string>();
  /** Talks that are held under an order, by the order. */
  private readonly underOrder = new Map<string, Set<string>>();
  private readonly orders = new Map<string, Entry<'delegation'>>();
  private readonly grants = new Map<string, Entry<'grant'>>();
  private readonly approvals = new Map<string, Entry<'approval'>>();
  private known: Given | undefined;

  constructor(
    private readonly person: string,
    private readonly today: CivilDate,
    private readonly one: One,
  ) {}

  add<T extends StandingType>(type: T, record: Entry<T>): void {
    this.takers[type].add(record);
  }

  remove<T extends StandingType>(type: T, record: Entry<T>): void {
    this.takers[type].remove(record);
  }

  private readonly takers: {
    readonly [T in StandingType]: {
      add(record: Entry<T>): void;
      remove(record: Entry<T>): void;
    };
  } = {
    obligation: {
      add: ({ id, ofTheDay }) => {
        if (ofTheDay.id === this.person) this.own.add(id);
      },
      remove: ({ id }) => void this.own.delete(id),
    },
    talk: {
      add: ({ id, talker, cancelled, delegation }) => {
        if (talker.id === this.person && cancelled === undefined) this.held.add(id);
        if (delegation !== undefined) {
          const under = this.underOrder.get(delegation) ?? new Set();
          this.underOrder.set(delegation, under.add(id));
        }
        this.known = undefined;
      },
      remove: ({ id, delegation }) => {
        this.held.delete(id);
        if (delegation !== undefined) this.underOrder.get(delegation)?.delete(id);
        this.known = undefined;
      },
    },
    delegation: {
      add: (order) => {
        if (order.delegate.id === this.person && runs(order)) this.orders.set(order.id, order);
        this.known = undefined;
      },
      remove: ({ id }) => {
        this.orders.delete(id);
        this.known = undefined;
      },
    },
    grant: {
      add: (grant) => {
        const holds = grant.inspector.id === this.person && holdsOn(grant, this.today);
        if (holds) this.grants.set(grant.id, grant);
        this.known = undefined;
      },
      remove: ({ id }) => {
        this.grants.delete(id);
        this.known = undefined;
      },
    },
    approval: {
      add: (approval) => {
        const { put = [] } = ties.approval(approval);
        if (put.includes(this.person)) this.approvals.set(approval.id, approval);
        this.known = undefined;
      },
      remove: ({ id }) => {
        this.approvals.delete(id);
        this.known = undefined;
      },
    },
  };

  of<T extends RecordType>(type: T, record: Entry<T>): ReadonlySet<Relation> {
    const tie = ties[type](record);
    const { entrusted, granted, put, putObligations } = this.given();
    const reaches = (ids: ReadonlySet<string>) =>
      ids.size > 0 && tie.obligations?.some((id) => ids.has(id)) === true;
    const names = (ids: readonly string[] | undefined) => ids?.includes(this.person) === true;
    return relationSet(
      names(tie.subjects) || reaches(this.own),
      tie.talk !== undefined && this.held.has(tie.talk),
      names(tie.entrusted) ||
        (type === 'obligation' && reaches(entrusted)) ||
        (tie.talk !== undefined && type !== 'obligation' && this.isEntrusted(tie.talk)),
      names(tie.put) || put.has(record.id) || (decidedWith.has(type) && reaches(putObligations)),
      names(tie.granted) || reaches(granted),
    );
  }

  /** Under an order is the talk that was arranged or held by it, not an earlier one of the same case. */
  private isEntrusted(talk: string): boolean {
    for (const order of this.orders.keys()) {
      if (this.underOrder.get(order)?.has(talk) === true) return true;
    }
    return false;
  }

  private given(): Given {
    if (this.known !== undefined) return this.known;
    const { orders, grants, approvals } = this;
    const put = new Set([...approvals.values()].flatMap(subjectsOfApproval));
    return (this.known = {
      entrusted: new Set([...orders.values()].flatMap(({ obligations }) => obligations)),
      granted: new Set([...grants.values()].flatMap(({ obligations }) => obligations)),
      put,
      putObligations: new Set(
        [...put].flatMap((id) =>
          [this.one('talk', id), this.one('delegation', id)].flatMap(
            (found) => found?.obligations ?? [],
          ),
        ),
      ),
    });
  }
}

/** What a talk or an order that is put to somebody is judged with. */
const decidedWith: ReadonlySet<RecordType> = new Set(['obligation', 'admonition', 'delegation']);

/** An order that was given, until the unit's copy is gone: before and after it the case is not theirs. */
function runs({ order, state }: Entry<'delegation'>): boolean {
  return order !== undefined && !isFinal('delegation', state);
}

function holdsOn({ from, until, revoked }: Entry<'grant'>, day: CivilDate): boolean {
  return from <= day && day <= until && revoked === undefined;
}

/** What an approval decides on: who decides it sees that too. */
function subjectsOfApproval({ about }: Entry<'approval'>): readonly string[] {
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
