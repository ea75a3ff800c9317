/**
 * The index behind the queries: what is at hand of the records, in the orders that are asked for, each
 * made at its first use and then kept up. It holds everything, whoever may see it: a query takes each
 * record through `desk.sight` before anything of it reaches an answer.
 */
import type { Desk } from '../desk.ts';
import type { Entry } from '../model/entries.ts';
import { type RecordType, recordTypeNames } from '../model/records.ts';
import type { Order, Tables } from '../tables.ts';
import { assertWanted } from './cancel.ts';
import { Groups } from './groups.ts';
import {
  byUrgency,
  dueDayOf,
  figureDayOf,
  openDayOf,
  type Phase,
  PHASES,
  phaseOf,
} from './obligations.ts';
import { Sorted } from './sorted.ts';

/** Obligations as a clerk works through them: each phase a list of its own. */
class Worklist implements Order<Entry<'obligation'>> {
  private readonly phases: { readonly [P in Phase]: Sorted<Entry<'obligation'>> } = {
    open: new Sorted(byUrgency),
    arranged: new Sorted(byUrgency),
    done: new Sorted(byUrgency),
  };

  of(phase: Phase): readonly Entry<'obligation'>[] {
    return this.phases[phase].all;
  }

  add(record: Entry<'obligation'>): void {
    this.phases[phaseOf(record)].add(record);
  }

  remove(record: Entry<'obligation'>): void {
    this.phases[phaseOf(record)].remove(record);
  }

  fill(records: readonly Entry<'obligation'>[]): void {
    for (const phase of PHASES) {
      this.phases[phase].fill(records.filter((record) => phaseOf(record) === phase));
    }
  }
}

export class RecordIndex {
  private readonly tables: Tables;
  private readonly kept = new Map<string, Order<never>>();

  constructor(desk: Desk) {
    this.tables = desk.tables;
  }

  get worklist(): Worklist {
    return this.order('worklist', 'obligation', () => new Worklist());
  }

  /** Obligations that wait to be met, by the day they are due. */
  get dueOn(): Groups<Entry<'obligation'>> {
    return this.grouped('dueOn', 'obligation', (one) => listed(openDayOf(one)));
  }

  /** Obligations by the day they are or were due, met or not. */
  get dueEver(): Groups<Entry<'obligation'>> {
    return this.grouped('dueEver', 'obligation', (one) => listed(dueDayOf(one)));
  }

  /** Obligations by the day under which the figures count them. */
  get countedOn(): Groups<Entry<'obligation'>> {
    return this.grouped('countedOn', 'obligation', (one) => listed(figureDayOf(one)));
  }

  get talksOn(): Groups<Entry<'talk'>> {
    return this.grouped('talksOn', 'talk', ({ date }) => [date]);
  }

  get mattersRaisedOn(): Groups<Entry<'matter'>> {
    return this.grouped('mattersRaisedOn', 'matter', ({ raisedOn }) => [raisedOn]);
  }

  /** By person id: what is about somebody. */
  get eventsAbout(): Groups<Entry<'event'>> {
    return this.grouped('eventsAbout', 'event', ({ event }) => [event.subject.id]);
  }

  get obligationsAbout(): Groups<Entry<'obligation'>> {
    return this.grouped('obligationsAbout', 'obligation', ({ ofTheDay }) => [ofTheDay.id]);
  }

  get talksWith(): Groups<Entry<'talk'>> {
    return this.grouped('talksWith', 'talk', ({ subjects }) => subjects.map(({ id }) => id));
  }

  /** By obligation id. */
  get mattersOf(): Groups<Entry<'matter'>> {
    return this.grouped('mattersOf', 'matter', ({ obligation }) => [obligation]);
  }

  /** Moves on with every change: what was made of an older one is old. */
  get version(): number {
    return this.tables.version;
  }

  get isUpToDate(): boolean {
    return this.tables.isUpToDate;
  }

  /**
   * Brings these types up to what the store holds now; of no others anything may be asked.
   *
   * @throws DOMException `AbortError` as soon as the caller no longer wants it
   */
  async upToDate(
    types: readonly RecordType[] = recordTypeNames,
    signal?: AbortSignal,
  ): Promise<void> {
    assertWanted(signal);
    await this.tables.upToDate(types);
    assertWanted(signal);
  }

  one<T extends RecordType>(type: T, id: string | undefined): Entry<T> | undefined {
    return this.tables.one(type, id);
  }

  all<T extends RecordType>(type: T): readonly Entry<T>[] {
    return this.tables.all(type);
  }

  private grouped<T extends RecordType>(
    name: string,
    type: T,
    keys: (record: Entry<T>) => readonly string[],
  ): Groups<Entry<T>> {
    return this.order(name, type, () => new Groups(keys));
  }

  /** An order is made when it is first used: a first page waits for none that it does not show. */
  private order<T extends RecordType, O extends Order<Entry<T>>>(
    name: string,
    type: T,
    make: () => O,
  ): O {
    const known = this.kept.get(name);
    if (known !== undefined) return known as unknown as O; // made under the same name
    const order = make();
    this.tables.keep(type, order);
    this.kept.set(name, order);
    return order;
  }
}

const indexes = new WeakMap<Desk, RecordIndex>();

/** The desk's index: one for all its queries. */
export function indexOf(desk: Desk): RecordIndex {
  let index = indexes.get(desk);
  if (index === undefined) indexes.set(desk, (index = new RecordIndex(desk)));
  return index;
}

function listed(day: string | undefined): readonly string[] {
  return day === undefined ? [] : [day];
}
