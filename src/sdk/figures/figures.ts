/**
 * 督促检查: the figures that inspection needs, counted from the records each time.
 *
 * What counts: obligations, not talks, whose day lies in the period. An obligation's day is the day
 * that lateness is judged by; where the text names none (及时), the day it arose. Cancelled and merged
 * ones are out of every denominator. Each figure carries the ids of the rows behind it.
 */
import { timeliness, type Timeliness, until } from '../../policy/index.ts';
import type { Figure, Figures, FiguresQuery, LoadRow, PunctualityRow } from '../api.ts';
import type { Desk } from '../desk.ts';
import type {
  MatterRecord,
  ObligationRecord,
  RectificationItem,
  TalkRecord,
} from '../model/records.ts';
import type { CivilDate, Person } from '../ports.ts';

/** An obligation that counts, with the talk that was held for it. */
interface Counted {
  readonly obligation: ObligationRecord;
  readonly day: CivilDate;
  readonly talk?: TalkRecord;
  readonly held: boolean;
  readonly timeliness: Timeliness;
  readonly reason?: string;
}

export async function figures(desk: Desk, query: FiguresQuery): Promise<Figures> {
  const counted = await countedObligations(desk, query);
  const talks = distinct(counted.flatMap(({ talk }) => (talk === undefined ? [] : [talk])));
  const held = counted.filter((one) => one.held);
  const asked = await obligationsAskedFor(desk, query);
  const items = await rectificationItems(desk, query, asked);
  const matters = (await desk.everything('matter')).filter(
    ({ raisedOn, obligation }) => within(raisedOn, query) && asked.has(obligation),
  );
  return {
    period: { from: query.from, to: query.to },
    coverage: await coverage(desk, query),
    completion: figure(counted, ({ held: done }) => done, idOf),
    onTime: figure(counted, isOnTime, idOf),
    punctuality: punctuality(counted),
    recorded: figure(
      talks,
      ({ record }) => record === 'written',
      ({ id }) => id,
    ),
    confirmed: figure(
      talks,
      ({ confirmed }) => confirmed !== undefined,
      ({ id }) => id,
    ),
    outlined: figure(
      talks,
      ({ outline }) => outline,
      ({ id }) => id,
    ),
    group: figure(
      talks,
      ({ mode }) => mode === 'group',
      ({ id }) => id,
    ),
    rectified: figure(items, isVerified, ({ id }) => id),
    rectifiedOnTime: figure(items, isVerifiedOnTime, ({ id }) => id),
    mattersSettled: figure(matters, isSettled, ({ id }) => id),
    mattersAnswered: figure(
      matters,
      ({ answeredOn }) => answeredOn !== undefined,
      ({ id }) => id,
    ),
    byKind: groups(counted, ({ obligation }) => obligation.obligation.kind),
    byUnit: groups(counted, ({ obligation }) => obligation.ofTheDay.unitName),
    load: load(held),
    ageing: ageing(desk, counted),
    exceptions: counted.flatMap(({ obligation, reason }) =>
      reason === undefined ? [] : [{ obligation: obligation.id, reason }],
    ),
  };
}

async function countedObligations(desk: Desk, query: FiguresQuery): Promise<readonly Counted[]> {
  const asked = await obligationsAskedFor(desk, query);
  const talks = new Map((await desk.everything('talk')).map((talk) => [talk.id, talk]));
  return (await desk.everything('obligation')).flatMap((obligation): readonly Counted[] => {
    const { window } = obligation.obligation;
    const day = window.due ?? window.base;
    if (obligation.state === 'cancelled' || obligation.state === 'merged') return [];
    // What is owed again in its place is counted instead of it.
    if (obligation.withdrawn?.again !== undefined) return [];
    if (!asked.has(obligation.id) || day === undefined || !within(day, query)) return [];
    const talk = talks.get(obligation.talk ?? obligation.discharged?.talk ?? '');
    const held = talk?.heldBy !== undefined;
    const when = timeliness(desk.policy, window, {
      asOf: desk.today(),
      ...(held ? { heldOn: talk.date } : {}),
    });
    const reason = talk?.reasons[window.rule];
    return [
      {
        obligation,
        day,
        held,
        timeliness: when,
        ...(talk === undefined ? {} : { talk }),
        ...(reason === undefined ? {} : { reason }),
      },
    ];
  });
}

/** Ids of the obligations of the kinds, unit and talker asked for, whatever their day; never one's own. */
async function obligationsAskedFor(desk: Desk, query: FiguresQuery): Promise<ReadonlySet<string>> {
  const actor = await desk.actor();
  const talks = new Map((await desk.everything('talk')).map((talk) => [talk.id, talk]));
  return new Set(
    (await desk.everything('obligation'))
      .filter(({ ofTheDay }) => ofTheDay.id !== actor.id)
      .filter(({ obligation }) => query.kinds?.includes(obligation.kind) ?? true)
      .filter(({ ofTheDay }) => query.unit === undefined || ofTheDay.unitName === query.unit)
      .filter((one) => query.talker === undefined || talkerOf(one, talks) === query.talker)
      .map(({ id }) => id),
  );
}

function talkerOf(
  { talk, discharged }: ObligationRecord,
  talks: ReadonlyMap<string, TalkRecord>,
): string | undefined {
  return talks.get(talk ?? discharged?.talk ?? '')?.talker.id;
}

/** 谈话覆盖率: managed cadres with a talk in the period ÷ those managed on its last day; principals apart. */
async function coverage(
  desk: Desk,
  query: FiguresQuery,
): Promise<{ readonly all: Figure; readonly principals: Figure }> {
  const actor = await desk.actor();
  const people = (await managedOn(desk, query)).filter(({ id }) => id !== actor.id);
  const talkedWith = new Set(
    (await desk.everything('talk'))
      .filter((talk) => talk.heldBy !== undefined && within(talk.date, query))
      .filter(({ kind }) => query.kinds?.includes(kind) ?? true)
      .filter(({ talker }) => query.talker === undefined || talker.id === query.talker)
      .flatMap((talk) => talk.subjects.map(({ id }) => id)),
  );
  const { principals } = desk.policy.pack.posts;
  const count = (some: readonly Person[]) =>
    figure(
      some,
      ({ id }) => talkedWith.has(id),
      ({ id }) => id,
    );
  return {
    all: count(people),
    principals: count(
      people.filter(({ posts }) =>
        posts.some(
          (post) => holds(post, query.to) && post.roles.some((role) => principals.includes(role)),
        ),
      ),
    ),
  };
}

const PAGE = 500;

async function managedOn(
  desk: Desk,
  { to: on, unit: unitName }: FiguresQuery,
): Promise<readonly Person[]> {
  const { ranks } = desk.policy.pack;
  const people = new Map<string, Person>();
  for (const unit of await desk.directory.units()) {
    if (unitName !== undefined && unit.name !== unitName) continue;
    for (let offset = 0, total = Infinity; offset < total; offset += PAGE) {
      const page = await desk.directory.people(unit.id, { offset, limit: PAGE });
      total = page.people.length === 0 ? 0 : page.total;
      for (const person of page.people) people.set(person.id, person);
    }
  }
  return [...people.values()].filter(({ posts }) =>
    posts.some(
      (post) =>
        holds(post, on) && post.managed && (post.rank === undefined || ranks.includes(post.rank)),
    ),
  );
}

function holds(post: Person['posts'][number], on: CivilDate): boolean {
  return post.from <= on && (post.to === undefined || on <= post.to);
}

async function rectificationItems(
  desk: Desk,
  query: FiguresQuery,
  asked: ReadonlySet<string>,
): Promise<readonly RectificationItem[]> {
  return (await desk.everything('admonition'))
    .filter(({ obligation }) => asked.has(obligation))
    .flatMap(({ rectification }) => rectification.filter(({ dueOn }) => within(dueOn, query)));
}

function isVerified({ check }: RectificationItem): boolean {
  return check !== undefined;
}

function isVerifiedOnTime({ dueOn, report, check }: RectificationItem): boolean {
  return check !== undefined && report !== undefined && report.on <= dueOn;
}

function isSettled({ state }: MatterRecord): boolean {
  return state === 'closed' || state === 'noted';
}

function within(day: CivilDate, { from, to }: FiguresQuery): boolean {
  return from <= day && day <= to;
}

/** Held within its window; where the text names no period, held at all. */
function isOnTime({ held, timeliness: when }: Counted): boolean {
  return held && (when === 'in-time' || when === 'no-limit');
}

function idOf({ obligation }: Counted): string {
  return obligation.id;
}

function figure<T>(all: readonly T[], counts: (one: T) => boolean, id: (one: T) => string): Figure {
  const met = all.filter(counts).map(id);
  const of = all.map(id);
  return { met, of, ...(of.length === 0 ? {} : { rate: met.length / of.length }) };
}

/** 早谈、按期、有理由逾期、逾期、未谈: every counted obligation stands in exactly one row. */
function punctuality(counted: readonly Counted[]): readonly PunctualityRow[] {
  const rows: Record<PunctualityRow['class'], string[]> = {
    early: [],
    'on-time': [],
    'late-with-reason': [],
    late: [],
    undecided: [],
    'not-held': [],
  };
  for (const one of counted) rows[classOf(one)].push(one.obligation.id);
  return (Object.keys(rows) as PunctualityRow['class'][]).map((name) => ({
    class: name,
    obligations: rows[name],
  }));
}

function classOf({ held, timeliness: when, reason }: Counted): PunctualityRow['class'] {
  if (!held) return 'not-held';
  if (when === 'early') return 'early';
  if (when === 'late') return reason === undefined ? 'late' : 'late-with-reason';
  return when === 'undecided' ? 'undecided' : 'on-time';
}

function groups(counted: readonly Counted[], key: (one: Counted) => string): Figures['byKind'] {
  const names = [...new Set(counted.map(key))].sort();
  return names.map((name) => {
    const some = counted.filter((one) => key(one) === name);
    return {
      key: name,
      completion: figure(some, ({ held }) => held, idOf),
      onTime: figure(some, isOnTime, idOf),
    };
  });
}

/** Talks held per talker: a group talk is one talk. */
function load(held: readonly Counted[]): readonly LoadRow[] {
  const byTalker = new Map<string, { name: string; talks: Set<string> }>();
  for (const { talk } of held) {
    if (talk === undefined) continue;
    const { id, name } = talk.talker;
    const row = byTalker.get(id) ?? { name, talks: new Set<string>() };
    row.talks.add(talk.id);
    byTalker.set(id, row);
  }
  return [...byTalker]
    .map(([talker, { name, talks }]) => ({ talker, name, talks: [...talks] }))
    .sort((a, b) => b.talks.length - a.talks.length || (a.talker < b.talker ? -1 : 1));
}

/** How long what is overdue has been so. */
function ageing(desk: Desk, counted: readonly Counted[]): Figures['ageing'] {
  const overdue = counted.filter(({ held, timeliness: when }) => !held && when === 'overdue');
  const today = desk.today();
  const buckets = [
    { from: 0, to: 7 },
    { from: 8, to: 30 },
    { from: 31, to: 90 },
    { from: 91 },
  ] as const;
  return buckets.map((bucket) => ({
    ...bucket,
    obligations: overdue
      .filter(({ day }) => {
        const days = until(day, today);
        return days >= bucket.from && (!('to' in bucket) || days <= bucket.to);
      })
      .map(idOf),
  }));
}

function distinct(talks: readonly TalkRecord[]): readonly TalkRecord[] {
  return [
    ...new Map(
      talks.filter(({ heldBy }) => heldBy !== undefined).map((talk) => [talk.id, talk]),
    ).values(),
  ];
}
