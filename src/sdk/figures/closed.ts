/**
 * What somebody outside the department is told of is a month that is closed, as it stood on record on the
 * day it was closed, whenever they ask. Of a month that runs, or of one that records still come in for,
 * two answers from two days would differ by what one person did in between.
 */
import { addDays, addMonths } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import { type Entry, entries } from '../model/entries.ts';
import type { RecordType } from '../model/records.ts';
import type { CivilDate } from '../ports.ts';
import { takeBack } from '../queries/change-log.ts';
import { figureDayOf } from '../queries/obligations.ts';
import { indexOf } from '../queries/record-index.ts';
import type { Change, Json, JsonObject, Store, StoredRecord } from '../store/store.ts';
import type { DayGroups, FigureIndex } from './counted.ts';
import type { Period } from './period.ts';

/** Days after the last of a month until which its talks are entered, signed and sent back. */
const DAYS_TO_ENTER = 7;

/** The last day of which the records count: told are they from the next day on. */
export function closingDay({ to }: Period): CivilDate {
  return addDays(to, DAYS_TO_ENTER);
}

/** The latest month that is closed: `2026-10`. */
export function lastClosed(today: CivilDate): string {
  return addMonths(addDays(today, -DAYS_TO_ENTER), -1).slice(0, 7);
}

const PAGE = 500;

/** The index as it was at the end of a day in Shanghai. What came without its history counts as it is. */
export async function asOn(desk: Desk, day: CivilDate): Promise<FigureIndex> {
  const index = indexOf(desk);
  const from = `${day}T16:00:00.000Z`;
  for (;;) {
    const sequence = await desk.store.sequence();
    const then = await entriesBefore(desk.store, from);
    await index.upToDate();
    if ((await desk.store.sequence()) === sequence) return new Closed(index, then);
  }
}

type Then = ReadonlyMap<string, { readonly type: string; readonly entry?: JsonObject }>;

/** Of every record that was written since: what was at hand of it before. */
async function entriesBefore(store: Store, instant: string): Promise<Then> {
  const changes = new Map<string, Change[]>();
  let place = await firstFrom(store, instant);
  for (;;) {
    const page = await store.changesAfter(place, PAGE);
    for (const { sequence, change } of page) {
      place = sequence;
      const known = changes.get(change.record);
      if (known === undefined) changes.set(change.record, [change]);
      else known.push(change);
    }
    if (page.length < PAGE) break;
  }
  const then = new Map<string, { type: string; entry?: JsonObject }>();
  for (const [id, some] of changes) {
    const stored = await store.get(id);
    if (stored !== undefined) then.set(id, { type: stored.type, ...before(stored, some) });
  }
  return then;
}

/** What was at hand of a record before these changes of it; nothing where they made it. */
function before(stored: StoredRecord, changes: readonly Change[]): { readonly entry?: JsonObject } {
  let { revision } = stored;
  const body = new Map<string, Json>(Object.entries(stored.body));
  for (const change of [...changes].reverse()) {
    // A revision without its change came from elsewhere, and what it replaced is not told.
    if (change.revision !== revision) break;
    takeBack(body, change);
    revision -= 1;
  }
  if (revision === 0) return {};
  return { entry: entries.entryOf({ ...stored, revision, body: Object.fromEntries(body) }) };
}

/** The place in the change log before the first that was written from an instant on. */
async function firstFrom(store: Store, instant: string): Promise<number> {
  const isBefore = async (place: number): Promise<boolean> => {
    const [found] = await store.changesAfter(place, 1);
    return found !== undefined && found.change.at < instant;
  };
  let step = 1;
  while (await isBefore(step - 1)) step *= 2;
  let [low, high] = [0, step - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index with some records as they were. */
class Closed implements FigureIndex {
  constructor(
    private readonly now: FigureIndex,
    private readonly then: Then,
  ) {}

  readonly countedOn = this.grouped('obligation', (index) => index.countedOn, figureDayOf);
  readonly talksOn = this.grouped(
    'talk',
    (index) => index.talksOn,
    ({ date }) => date,
  );
  readonly mattersRaisedOn = this.grouped(
    'matter',
    (index) => index.mattersRaisedOn,
    ({ raisedOn }) => raisedOn,
  );

  one<T extends RecordType>(type: T, id: string | undefined): Entry<T> | undefined {
    const then = id === undefined ? undefined : this.then.get(id);
    if (then === undefined) return this.now.one(type, id);
    return then.type === type ? entryOf<T>(then.entry) : undefined;
  }

  all<T extends RecordType>(type: T): readonly Entry<T>[] {
    return [...this.now.all(type).filter(({ id }) => !this.then.has(id)), ...this.changed(type)];
  }

  private changed<T extends RecordType>(type: T): readonly Entry<T>[] {
    return [...this.then.values()].flatMap((one) =>
      one.type === type ? (entryOf<T>(one.entry) ?? []) : [],
    );
  }

  private grouped<T extends RecordType>(
    type: T,
    groups: (index: FigureIndex) => DayGroups<T>,
    dayOf: (record: Entry<T>) => string | undefined,
  ): DayGroups<T> {
    return {
      of: (day) => [
        ...[...groups(this.now).of(day)].filter(({ id }) => !this.then.has(id)),
        ...this.changed(type).filter((record) => dayOf(record) === day),
      ],
    };
  }
}

/** Checked against its type's schema when it was written, and each change of it too. */
function entryOf<T extends RecordType>(entry: JsonObject | undefined): Entry<T> | undefined {
  return entry as unknown as Entry<T> | undefined;
}
