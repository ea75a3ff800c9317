/** What is known of a person, or was known on an earlier day: as the records were then (时任). */
import { stateName } from '../../policy/index.ts';
import type { HistoryEntry, HistoryQuery, PersonHistory } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { Entry } from '../model/entries.ts';
import type { CivilDate, Person } from '../ports.ts';
import { asBefore, ChangeLog } from './change-log.ts';
import { kindNames } from './cases.ts';
import { lookAt } from './look.ts';
import { order } from './obligations.ts';

const TYPES = [
  'event',
  'obligation',
  'talk',
  'matter',
  'admonition',
  'inquiry',
  'delegation',
] as const;

type Told = (typeof TYPES)[number];

const logs = new WeakMap<Desk, ChangeLog>();

function logOf(desk: Desk): ChangeLog {
  let log = logs.get(desk);
  if (log === undefined) logs.set(desk, (log = new ChangeLog(desk.store)));
  return log;
}

/** Nothing of a person whom the one at the desk may see nothing of. */
export async function personHistory(
  desk: Desk,
  { person, asOf, signal }: HistoryQuery,
): Promise<PersonHistory | undefined> {
  const { index, see } = await lookAt(desk, TYPES, signal);
  const obligations = [...index.obligationsAbout.of(person)];
  const ids = new Set(obligations.map(({ id }) => id));
  const about: { readonly [T in Told]: readonly Entry<T>[] } = {
    event: [...index.eventsAbout.of(person)],
    obligation: obligations,
    talk: [...index.talksWith.of(person)],
    matter: obligations.flatMap(({ id }) => [...index.mattersOf.of(id)]),
    admonition: [...index.all('admonition')].filter(({ subject }) => subject.id === person),
    inquiry: [...index.all('inquiry')].filter(({ subject }) => subject.id === person),
    delegation: [...index.all('delegation')].filter((one) =>
      one.obligations.some((id) => ids.has(id)),
    ),
  };
  const day = asOf ?? desk.today();
  const found = [
    ...(await known(desk, 'event', about.event, see.event, asOf, signal)),
    ...(await known(desk, 'obligation', about.obligation, see.obligation, asOf, signal)),
    ...(await known(desk, 'talk', about.talk, see.talk, asOf, signal)),
    ...(await known(desk, 'matter', about.matter, see.matter, asOf, signal)),
    ...(await known(desk, 'admonition', about.admonition, see.admonition, asOf, signal)),
    ...(await known(desk, 'inquiry', about.inquiry, see.inquiry, asOf, signal)),
    ...(await known(desk, 'delegation', about.delegation, see.delegation, asOf, signal)),
  ];
  if (found.length === 0) return undefined;
  const names = kindNames(desk);
  const entries = found
    .map((one) => entryOf(desk, one, names))
    .filter(({ on, certain }) => certain || on <= day)
    .sort((one, other) => order(one.on, other.on) || order(one.id, other.id));
  return { person, asOf: day, ...wordsOf(found, day), posts: postsOf(found, day), entries };
}

type Known = {
  readonly [T in Told]: {
    readonly type: T;
    readonly record: Entry<T>;
    readonly certain: boolean;
  };
}[Told];

/** Those of the records that were there on the day, as they were then, and may be seen. */
async function known<T extends Told>(
  desk: Desk,
  type: T,
  records: readonly Entry<T>[],
  see: (record: Entry<T>) => Entry<T> | undefined,
  asOf: CivilDate | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly Known[]> {
  const all: Known[] = [];
  for (const record of records) {
    // What may not be seen today was no more to be seen then.
    if (see(record) === undefined) continue;
    const then =
      asOf === undefined
        ? record
        : asBefore(record, await logOf(desk).of(record.id, signal), endOf(asOf));
    if (then === 'gone') continue;
    const seen = see(then === 'unknown' ? record : then);
    if (seen === undefined) continue;
    all.push({ type, record: seen, certain: then !== 'unknown' } as unknown as Known); // of one type both
  }
  return all;
}

/** Midnight in Shanghai after the day, as instants are kept. */
function endOf(day: CivilDate): string {
  return `${day}T16:00:00.000Z`;
}

function entryOf(desk: Desk, known: Known, names: ReadonlyMap<string, string>): HistoryEntry {
  const { type, certain } = known;
  const { id, revision } = known.record;
  const head = { type, id, revision, certain };
  const kind = (name: string) => ({ kind: name, kindName: names.get(name) ?? name });
  const state = (name: string) =>
    type === 'event' ? {} : { state: name, stateName: stateName(desk.policy, type, name) };
  switch (known.type) {
    case 'event': {
      const { event } = known.record;
      return { ...head, on: eventDay(event.dates), ...kind(event.kind) };
    }
    case 'obligation': {
      const { obligation, ofTheDay, state: now } = known.record;
      const { unitName, title } = ofTheDay;
      const on = obligation.window.base ?? obligation.subject.on;
      return { ...head, on, ...kind(obligation.kind), ...state(now), unitName, title };
    }
    case 'talk': {
      const { date, kind: name, state: now, talker, heldBy } = known.record;
      const held = { talker: { id: talker.id, name: talker.name }, held: heldBy !== undefined };
      return { ...head, on: date, ...kind(name), ...state(now), ...held };
    }
    case 'matter': {
      const { raisedOn, state: now } = known.record;
      return { ...head, on: raisedOn, ...state(now) };
    }
    case 'admonition': {
      const { decision, state: now, ofTheDay } = known.record;
      const { unitName, title } = ofTheDay;
      return { ...head, on: decision.on, ...kind('admonition'), ...state(now), unitName, title };
    }
    case 'inquiry': {
      const { rounds, state: now, ofTheDay } = known.record;
      const { unitName, title } = ofTheDay;
      const on = rounds[0]?.draftedOn ?? '0001-01-01';
      return { ...head, on, ...state(now), unitName, title };
    }
    case 'delegation': {
      const { drawnUp, state: now, ofTheDay } = known.record;
      const { unitName, title } = ofTheDay;
      return { ...head, on: drawnUp.on, ...state(now), unitName, title };
    }
  }
}

function eventDay(dates: Entry<'event'>['event']['dates']): CivilDate {
  return dates.decision ?? dates.arisen ?? dates.formalities ?? '0001-01-01';
}

/** Name, unit and title in words, from the last record that was made of a day up to then. */
function wordsOf(
  found: readonly Known[],
  day: CivilDate,
): Pick<PersonHistory, 'name' | 'unitName' | 'title'> {
  const told = found
    .flatMap((one) =>
      one.type === 'obligation'
        ? [{ on: one.record.obligation.subject.on, words: one.record.ofTheDay }]
        : [],
    )
    .filter(({ on }) => on <= day)
    .sort((one, other) => order(one.on, other.on));
  const words = told[told.length - 1]?.words;
  const name = words?.name ?? nameIn(found) ?? '';
  if (words === undefined) return { name };
  return { name, unitName: words.unitName, title: words.title };
}

function nameIn(found: readonly Known[]): string | undefined {
  for (const one of found) if (one.type === 'event') return one.record.event.subject.name;
  return undefined;
}

/** The posts held on the day, as the newest record up to it has them. */
function postsOf(found: readonly Known[], day: CivilDate): Person['posts'] {
  const told = found
    .flatMap((one) =>
      one.type === 'event'
        ? [{ on: eventDay(one.record.event.dates), posts: one.record.event.subject.posts }]
        : [],
    )
    .filter(({ on }) => on <= day)
    .sort((one, other) => order(one.on, other.on));
  const posts = told[told.length - 1]?.posts ?? [];
  return posts.filter(({ from, to }) => from <= day && (to === undefined || day <= to));
}
