/** 待谈清单: the whole list, a page of it, and its counts, from the index. */
import { timeliness, until } from '../../policy/index.ts';
import type {
  Page,
  Urgency,
  WorklistCounts,
  WorklistPageQuery,
  WorklistQuery,
  WorklistRow,
} from '../api.ts';
import type { Desk } from '../desk.ts';
import type { ObligationRecord } from '../model/records.ts';
import type { CivilDate } from '../ports.ts';
import { type Look, lookAt } from './look.ts';
import { byName, byUrgency, dueDayOf, isWaiting, order, PHASES, phaseOf } from './obligations.ts';
import { pageOf } from './page.ts';
import { isMeant } from './pinyin.ts';
import { rowMaker } from './worklist-rows.ts';

/** What a row is made of. */
const TYPES = ['obligation', 'talk', 'delegation', 'approval'] as const;

type WorklistLook = Look<(typeof TYPES)[number]>;

/** As many days ahead as a clerk plans for. */
const SOON_DAYS = 7;

export async function worklist(
  desk: Desk,
  query: WorklistQuery = {},
): Promise<readonly WorklistRow[]> {
  const look = await lookAt(desk, TYPES, query.signal);
  return rows(desk, look, matching(desk, look, query));
}

export async function worklistPage(
  desk: Desk,
  query: WorklistPageQuery = {},
): Promise<Page<WorklistRow>> {
  const look = await lookAt(desk, TYPES, query.signal);
  const { of, ...page } = pageOf(sorted(desk, look, query), query);
  return { ...page, rows: rows(desk, look, of) };
}

export async function worklistCounts(
  desk: Desk,
  query: WorklistQuery = {},
): Promise<WorklistCounts> {
  const look = await lookAt(desk, TYPES, query.signal);
  return remembered(look, `counts ${keyOf(query)}`, () => {
    const today = desk.today();
    const phases = { open: 0, arranged: 0, done: 0 };
    const states = new Map<string, number>();
    const kinds = new Map<string, number>();
    const urgency = { ...NONE };
    const found = matching(desk, look, query);
    for (const record of found) {
      const { state, obligation } = record;
      phases[phaseOf(record)] += 1;
      states.set(state, (states.get(state) ?? 0) + 1);
      kinds.set(obligation.kind, (kinds.get(obligation.kind) ?? 0) + 1);
      urgency[urgencyOf(desk, record, today)] += 1;
    }
    return {
      total: found.length,
      phases,
      urgency,
      states: Object.fromEntries(states),
      kinds: Object.fromEntries(kinds),
    };
  });
}

const NONE: { readonly [U in Urgency]: 0 } = {
  overdue: 0,
  soon: 0,
  due: 0,
  'not-due': 0,
  'no-limit': 0,
  undecided: 0,
  met: 0,
};

/** What there is for who may see nothing. */
export const noCounts: WorklistCounts = {
  total: 0,
  phases: { open: 0, arranged: 0, done: 0 },
  urgency: NONE,
  states: {},
  kinds: {},
};

function urgencyOf(desk: Desk, record: ObligationRecord, today: CivilDate): Urgency {
  if (!isWaiting(record)) return 'met';
  const when = timeliness(desk.policy, record.obligation.window, { asOf: today });
  switch (when) {
    case 'overdue':
    case 'not-due':
    case 'no-limit':
    case 'undecided':
      return when;
    case 'due': {
      const due = dueDayOf(record);
      return due !== undefined && until(today, due) <= SOON_DAYS ? 'soon' : 'due';
    }
    default:
      return 'met';
  }
}

function rows(
  desk: Desk,
  { index, see }: WorklistLook,
  records: readonly ObligationRecord[],
): readonly WorklistRow[] {
  const orders = [...index.all('delegation')].flatMap((order) => see.delegation(order) ?? []);
  const slips = [...index.all('approval')].flatMap((slip) => see.approval(slip) ?? []);
  const row = rowMaker(desk, orders, slips);
  return records.map((record) => {
    const talk = index.one('talk', record.talk);
    return row(record, talk === undefined ? undefined : see.talk(talk));
  });
}

/** The obligations that are asked for and may be seen, the most urgent first. */
function matching(
  desk: Desk,
  look: WorklistLook,
  query: WorklistQuery,
): readonly ObligationRecord[] {
  return remembered(look, `rows ${keyOf(query)}`, () => {
    const wanted = filter(desk, look, query);
    const phases = PHASES.filter((phase) => query.states?.includes(phase) ?? true);
    const found: ObligationRecord[] = [];
    const take = (record: ObligationRecord): void => {
      if (!wanted(record)) return;
      const seen = look.see.obligation(record);
      if (seen !== undefined) found.push(seen);
    };
    const few = dueThen(look, query)?.filter((record) => phases.includes(phaseOf(record)));
    if (few !== undefined) few.sort(byUrgency).forEach(take);
    else for (const phase of phases) look.index.worklist.of(phase).forEach(take);
    return found;
  });
}

/** As many are put in order sooner than all are looked through. */
const FEW = 1000;

/** Those that are due in the days asked for, where these are few. */
function dueThen(
  { index }: WorklistLook,
  { dueFrom, dueTo }: WorklistQuery,
): readonly ObligationRecord[] | undefined {
  if (dueFrom === undefined && dueTo === undefined) return undefined;
  return index.dueEver.between(dueFrom ?? '', dueTo ?? '~', FEW);
}

/** Whether a record is asked for; what is not asked after is not looked at. */
function filter(
  desk: Desk,
  { index }: WorklistLook,
  query: WorklistQuery,
): (record: ObligationRecord) => boolean {
  const { kinds, unit, dueFrom, dueTo, talker, urgency } = query;
  const typed = query.text?.trim() ?? '';
  const today = desk.today();
  const checks: ((record: ObligationRecord) => boolean)[] = [];
  if (kinds !== undefined) checks.push(({ obligation }) => kinds.includes(obligation.kind));
  if (unit !== undefined) checks.push(({ ofTheDay }) => ofTheDay.unitName === unit);
  if (dueFrom !== undefined) checks.push((one) => (dueDayOf(one) ?? '') >= dueFrom);
  if (dueTo !== undefined) {
    checks.push((one) => {
      const due = dueDayOf(one);
      return due !== undefined && due <= dueTo;
    });
  }
  if (talker !== undefined) {
    checks.push(({ talk }) => index.one('talk', talk)?.talker.id === talker);
  }
  if (urgency !== undefined) {
    checks.push((record) => urgency.includes(urgencyOf(desk, record, today)));
  }
  if (typed !== '') {
    checks.push(
      ({ ofTheDay }) =>
        ofTheDay.unitName.includes(typed) ||
        ofTheDay.title.includes(typed) ||
        isMeant(typed, ofTheDay, desk.directory.pinyin),
    );
  }
  const [only] = checks;
  if (only === undefined) return () => true;
  return checks.length === 1 ? only : (record) => checks.every((check) => check(record));
}

const ORDERS: {
  readonly [S in NonNullable<WorklistPageQuery['sort']>]: typeof byUrgency;
} = {
  urgency: byUrgency,
  due: (one, other) => order(dueDayOf(one) ?? '~', dueDayOf(other) ?? '~'),
  name: (one, other) => byName(one.ofTheDay.name, other.ofTheDay.name),
  unit: (one, other) => byName(one.ofTheDay.unitName, other.ofTheDay.unitName),
};

function sorted(
  desk: Desk,
  look: WorklistLook,
  { sort = 'urgency', descending = false, ...query }: WorklistPageQuery,
): readonly ObligationRecord[] {
  const found = matching(desk, look, query);
  if (sort === 'urgency' && !descending) return found;
  return remembered(look, `sorted ${sort} ${descending} ${keyOf(query)}`, () => {
    const up = sort === 'urgency' ? [...found] : [...found].sort(ORDERS[sort]);
    return descending ? up.reverse() : up;
  });
}

function keyOf(query: WorklistQuery): string {
  const { kinds, states, text, unit, dueFrom, dueTo, talker, urgency } = query;
  return JSON.stringify([kinds, states, text?.trim(), unit, dueFrom, dueTo, talker, urgency]);
}

/** Answers of one moment, for who was looking: paging on finds what was found already. */
interface Memory {
  version: number;
  viewer: string;
  readonly answers: Map<string, unknown>;
}

const memories = new WeakMap<Look<'obligation'>['index'], Memory>();

/** More than a screen asks at a time. */
const MOST_ANSWERS = 12;

function remembered<T>({ index, viewer }: WorklistLook, key: string, find: () => T): T {
  let memory = memories.get(index);
  if (memory?.version !== index.version || memory.viewer !== viewer) {
    memory = { version: index.version, viewer, answers: new Map() };
    memories.set(index, memory);
  }
  if (memory.answers.has(key)) return memory.answers.get(key) as T; // put there under the same key
  const [oldest] = memory.answers.keys();
  if (memory.answers.size >= MOST_ANSWERS && oldest !== undefined) memory.answers.delete(oldest);
  const answer = find();
  memory.answers.set(key, answer);
  return answer;
}
