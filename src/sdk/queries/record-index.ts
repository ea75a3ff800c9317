/**
 * The index behind the queries: every record in memory, in the orders that are asked for, kept up by
 * what the store tells to have changed, here, in another tab or by sync. It is built at the first
 * question, in slices, and brought up before each answer. It holds everything, whoever may see it:
 * a query takes each record through `desk.sight` before anything of it reaches an answer.
 */
import type { Desk } from '../desk.ts';
import { type Kept, type RecordType, recordTypes } from '../model/records.ts';
import { assertWanted } from './cancel.ts';
import { Groups } from './groups.ts';
import { byUrgency, figureDayOf, openDayOf, type Phase, PHASES, phaseOf } from './obligations.ts';
import { Sorted } from './sorted.ts';

/** An order that records of a type are kept in. */
interface Order<R> {
  add(record: R): void;
  remove(record: R): void;
  /** Many at once, for the beginning; left out, they are added one by one. */
  fill?(records: readonly R[]): void;
}

type Tables = { readonly [T in RecordType]: Map<string, Kept<T>> };
type Orders = { readonly [T in RecordType]?: readonly Order<Kept<T>>[] };

/** Longer than this and the page would be felt to hang. */
const SLICE_MS = 12;

const types = Object.keys(recordTypes) as RecordType[];

/** Obligations as a clerk works through them: each phase a list of its own. */
class Worklist implements Order<Kept<'obligation'>> {
  private readonly phases: { readonly [P in Phase]: Sorted<Kept<'obligation'>> } = {
    open: new Sorted(byUrgency),
    arranged: new Sorted(byUrgency),
    done: new Sorted(byUrgency),
  };

  of(phase: Phase): readonly Kept<'obligation'>[] {
    return this.phases[phase].all;
  }

  add(record: Kept<'obligation'>): void {
    this.phases[phaseOf(record)].add(record);
  }

  remove(record: Kept<'obligation'>): void {
    this.phases[phaseOf(record)].remove(record);
  }

  fill(records: readonly Kept<'obligation'>[]): void {
    for (const phase of PHASES) {
      this.phases[phase].fill(records.filter((record) => phaseOf(record) === phase));
    }
  }
}

export class RecordIndex {
  readonly worklist = new Worklist();
  /** Obligations that wait to be met, by the day they are due. */
  readonly dueOn = new Groups<Kept<'obligation'>>((one) => listed(openDayOf(one)));
  /** Obligations by the day under which the figures count them. */
  readonly countedOn = new Groups<Kept<'obligation'>>((one) => listed(figureDayOf(one)));
  readonly talksOn = new Groups<Kept<'talk'>>(({ date }) => [date]);
  readonly mattersRaisedOn = new Groups<Kept<'matter'>>(({ raisedOn }) => [raisedOn]);
  /** By person id: what is about somebody. */
  readonly eventsAbout = new Groups<Kept<'event'>>(({ event }) => [event.subject.id]);
  readonly obligationsAbout = new Groups<Kept<'obligation'>>(({ ofTheDay }) => [ofTheDay.id]);
  readonly talksWith = new Groups<Kept<'talk'>>(({ subjects }) => subjects.map(({ id }) => id));
  /** By obligation id. */
  readonly mattersOf = new Groups<Kept<'matter'>>(({ obligation }) => [obligation]);

  private readonly orders: Orders = {
    event: [this.eventsAbout],
    obligation: [this.worklist, this.dueOn, this.countedOn, this.obligationsAbout],
    talk: [this.talksOn, this.talksWith],
    matter: [this.mattersRaisedOn, this.mattersOf],
  };
  private readonly tables: Tables;
  /** Ids of records that are to be read anew. */
  private readonly changed = new Set<string>();
  private catching: Promise<void> | undefined;
  private isBuilt = false;
  private round = 0;

  constructor(private readonly desk: Desk) {
    this.tables = Object.fromEntries(types.map((type) => [type, new Map()])) as Tables;
    desk.store.subscribe(({ records }) => {
      for (const id of records) this.changed.add(id);
    });
  }

  /** Moves on with every change: what was made of an older one is old. */
  get version(): number {
    return this.round;
  }

  get isUpToDate(): boolean {
    return this.isBuilt && this.changed.size === 0 && this.catching === undefined;
  }

  /**
   * Brings the index up to what the store holds now.
   *
   * @throws DOMException `AbortError` as soon as the caller no longer wants it
   */
  async upToDate(signal?: AbortSignal): Promise<void> {
    assertWanted(signal);
    while (!this.isUpToDate) {
      this.catching ??= this.catchUp().finally(() => {
        this.catching = undefined;
      });
      await this.catching;
      assertWanted(signal);
    }
  }

  one<T extends RecordType>(type: T, id: string | undefined): Kept<T> | undefined {
    return id === undefined ? undefined : this.tables[type].get(id);
  }

  all<T extends RecordType>(type: T): Iterable<Kept<T>> {
    return this.tables[type].values();
  }

  private async catchUp(): Promise<void> {
    if (!this.isBuilt) {
      for (const type of types) await this.build(type);
      this.isBuilt = true;
      this.round += 1;
    }
    for (const id of this.changed) {
      this.changed.delete(id);
      try {
        await this.readAnew(id);
      } catch (error) {
        this.changed.add(id);
        throw error;
      } finally {
        this.round += 1;
      }
    }
  }

  private async build<T extends RecordType>(type: T): Promise<void> {
    const table: Map<string, Kept<T>> = this.tables[type];
    table.clear();
    const records = await this.desk.everything(type);
    let pause = performance.now() + SLICE_MS;
    const breathe = async (): Promise<void> => {
      if (performance.now() < pause) return;
      await new Promise((resolve) => setTimeout(resolve));
      pause = performance.now() + SLICE_MS;
    };
    for (const record of records) {
      table.set(record.id, record);
      if (table.size % 512 === 0) await breathe();
    }
    for (const order of this.ordersOf(type)) {
      if (order.fill !== undefined) {
        order.fill(records);
        await breathe();
        continue;
      }
      for (const [at, record] of records.entries()) {
        order.add(record);
        if (at % 512 === 0) await breathe();
      }
    }
  }

  private ordersOf<T extends RecordType>(type: T): readonly Order<Kept<T>>[] {
    const orders: readonly Order<Kept<T>>[] | undefined = this.orders[type];
    return orders ?? [];
  }

  /** The record as the store has it now, or no longer has it. */
  private async readAnew(id: string): Promise<void> {
    const stored = await this.desk.store.get(id);
    const type = types.find((one) => one === stored?.type);
    if (type === undefined) {
      for (const one of types) this.forget(one, id);
    } else {
      await this.take(type, id);
    }
  }

  private async take<T extends RecordType>(type: T, id: string): Promise<void> {
    const record = await this.desk.held(type, id);
    this.forget(type, id);
    if (record === undefined) return;
    this.tables[type].set(id, record);
    for (const order of this.ordersOf(type)) order.add(record);
  }

  private forget<T extends RecordType>(type: T, id: string): void {
    const record = this.tables[type].get(id);
    if (record === undefined) return;
    for (const order of this.ordersOf(type)) order.remove(record);
    this.tables[type].delete(id);
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
