/**
 * Sync as a desk does it: what was done here goes out act by act, what others did comes in page by
 * page. Every step is one commit that also moves the mark of how far it got, so a run that ends
 * anywhere goes on from there; and a page is taken in only while nothing is pending, so that nothing
 * that was done here is covered by what came in.
 */
import type {
  HandedOver,
  HandOverInput,
  SyncApi,
  SyncConflict,
  SyncRun,
  SyncStatus,
  TakeOverInput,
} from '../api/sync.ts';
import { type Desk, type Draft, refuse } from '../desk.ts';
import type { Outcome } from '../outcome.ts';
import type { Action } from '../access/table.ts';
import type { Commit, Store, StoredRecord } from '../store/store.ts';
import { asConflict, CONFLICT, type KeptConflict, readState, stateRecord } from './memory.ts';
import { actsAfter, type PendingAct, touches, withFields } from './outbox.ts';
import type { PullPage, PushItem, SyncOptions, SyncPort, Verdict } from './port.ts';
import { isAction } from './reach.ts';
import { sameJson } from './same-json.ts';
import { settlementOf } from './settle.ts';
import { MAX_ITEMS, pullPage, verdicts as verdictList } from './wire.ts';
import { isShared, sharedTypes } from './world.ts';

/** How often a run begins a step again because somebody wrote here meanwhile. */
const PATIENCE = 50;

export function syncApi(desk: Desk, port: SyncPort | undefined): SyncApi {
  return new SyncClient(desk, port);
}

type Count = { -readonly [K in 'sent' | 'held' | 'received' | 'gone']: number };

class SyncClient implements SyncApi {
  private running: Promise<SyncRun> | undefined;
  private lastRun: SyncStatus['lastRun'];
  private lastDone: string | undefined;
  private readonly store: Store;

  constructor(
    private readonly desk: Desk,
    private readonly port: SyncPort | undefined,
  ) {
    this.store = desk.store;
  }

  async status(): Promise<SyncStatus> {
    return {
      connected: this.port !== undefined,
      pending: (await this.pending()).length,
      conflicts: (await this.kept()).length,
      running: this.running !== undefined,
      offline: this.lastRun?.ended === 'unreachable',
      ...(this.lastDone === undefined ? {} : { lastDone: this.lastDone }),
      ...(this.lastRun === undefined ? {} : { lastRun: this.lastRun }),
    };
  }

  run(options: SyncOptions = {}): Promise<SyncRun> {
    this.running ??= this.runOnce(options).finally(() => (this.running = undefined));
    return this.running;
  }

  async conflicts(): Promise<readonly SyncConflict[]> {
    return (await this.kept()).map(shown);
  }

  async resolve(id: string, keep: 'mine' | 'theirs'): Promise<Outcome<undefined>> {
    const conflict = (await this.kept()).find((one) => one.id === id);
    const action = conflict?.item.action ?? '';
    if (conflict === undefined || !isAction(action)) return this.notThere();
    return this.desk.job(action, async (actor) => {
      const drop = [conflict.id];
      if (keep === 'mine') {
        const drafts = await Promise.all(
          conflict.item.changes.map((change) => this.again(action, change)),
        );
        await this.desk.write(actor, action, drafts, { again: conflict.item.id }, { drop });
      } else {
        await this.commit('sync.resolve', { puts: [], drop });
      }
      return { value: undefined };
    });
  }

  async handOver(input: HandOverInput): Promise<Outcome<Uint8Array>> {
    const { handOver } = await import('./hand-over.ts');
    return handOver(this.desk, await this.pending(), this.port !== undefined, input);
  }

  async takeOver(file: Uint8Array, input: TakeOverInput): Promise<Outcome<HandedOver>> {
    const { takeOver } = await import('./hand-over.ts');
    return takeOver(this.desk, file, this.port !== undefined, input);
  }

  private async runOnce({ signal }: SyncOptions): Promise<SyncRun> {
    const count: Count = { sent: 0, held: 0, received: 0, gone: 0 };
    const ended = await this.untilDone(count, signal);
    const run = { ended, ...count };
    const at = this.desk.now();
    this.lastRun = { ...run, at };
    if (ended === 'done') this.lastDone = at;
    return run;
  }

  private async untilDone(
    count: Count,
    signal: AbortSignal | undefined,
  ): Promise<SyncRun['ended']> {
    if (this.port === undefined) return 'not-connected';
    // Nothing comes to a desk whose records were put away.
    if (this.desk.locked) return 'cancelled';
    const options = signal === undefined ? {} : { signal };
    for (let again = 0; again < PATIENCE;) {
      if (isAborted(signal)) return 'cancelled';
      const base = await this.store.sequence();
      const pending = await this.pending();
      let step: 'done' | 'more' | 'again';
      try {
        step =
          pending.length > 0
            ? await this.send(this.port, pending, count, options)
            : await this.take(this.port, base, count, options);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        return isAborted(signal) ? 'cancelled' : 'unreachable';
      }
      // Whoever asks for a run while one is going wants what was done before to be in it.
      if (step === 'done') {
        const quiet = (await this.store.sequence()) === base;
        if (quiet || (await this.pending()).length === 0) return 'done';
      }
      again = step === 'again' ? again + 1 : 0;
    }
    return 'busy';
  }

  /** The first of what is pending goes out, and its verdicts are settled. */
  private async send(
    port: SyncPort,
    pending: readonly PendingAct[],
    count: Count,
    options: SyncOptions,
  ): Promise<'more'> {
    const items = pending.slice(0, MAX_ITEMS).map(({ item }) => item);
    const verdicts = asVerdicts(await reached(() => port.push(items, options)), items);
    for (;;) {
      const alone = await this.store.sequence();
      const kept = await readState(this.store);
      // More may have been done meanwhile, on the same records.
      const now = await actsAfter(this.store, kept.state.settled);
      const { held, ...commit } = await settlementOf(this.store, kept, now, verdicts);
      if (!(await this.commit('sync.send', { ...commit, alone }))) continue;
      count.sent += verdicts.filter(({ verdict }) => verdict === 'accepted').length;
      count.held += held;
      return 'more';
    }
  }

  /** One page comes in, unless something was written here since `base`. */
  private async take(
    port: SyncPort,
    base: number,
    count: Count,
    options: SyncOptions,
  ): Promise<'done' | 'more' | 'again'> {
    const { revision, state } = await readState(this.store);
    const page = asPage(await reached(() => port.pull(state.cursor, options)));
    const sweepFrom = page.anew ? await this.sweepOf(base) : state.sweepFrom;
    const adopt: Commit['adopt'] = await this.news(page, sweepFrom !== undefined);
    const finished = !page.more && sweepFrom !== undefined;
    const given = new Set(page.records.map(({ id }) => id));
    const made = state.made.filter((id) => !given.has(id));
    const shred = [
      ...new Set([
        // Made here, and not theirs to see by the time that they were taken: no page ever names them.
        ...(await this.heldOf([...page.gone, ...(page.more ? [] : made)])),
        ...(finished ? await this.notGivenSince(sweepFrom, adopt) : []),
      ]),
    ];
    const { sweepFrom: _from, ...rest } = state;
    const next = {
      ...rest,
      cursor: page.cursor,
      made: page.more ? made : [],
      ...(finished || sweepFrom === undefined ? {} : { sweepFrom }),
    };
    // A page that brings nothing need not be written down: the old cursor still means the same.
    const nothing =
      adopt.length === 0 &&
      shred.length === 0 &&
      state.made.length === 0 &&
      !page.more &&
      !page.anew;
    if (nothing && state.cursor !== undefined && state.sweepFrom === undefined) return 'done';
    const puts = [stateRecord(revision, next)];
    const drop = [...shred, ...(await this.attemptsOn(new Set(shred)))];
    const commit = { puts, adopt, drop, shred, alone: base };
    if (!(await this.commit('sync.take', commit))) return 'again';
    count.received += adopt.length;
    count.gone += shred.length;
    return page.more ? 'more' : 'done';
  }

  /** What the page brings that is not here like that already; while all is given anew, all of it. */
  private async news({ records }: PullPage, all: boolean): Promise<NonNullable<Commit['adopt']>> {
    const held = await Promise.all(records.map(({ id }) => this.heldOrDamaged(id)));
    return records.filter((record, index) => {
      const here = held[index];
      const same =
        here !== undefined &&
        here.type === record.type &&
        here.schema === record.schema &&
        sameJson(here.body, record.body);
      return isShared(record.type) && (all || !same);
    });
  }

  /** A damaged record is not here: another copy of it heals it. */
  private async heldOrDamaged(id: string): Promise<StoredRecord | undefined> {
    return this.store.status.damaged.includes(id) ? undefined : this.store.get(id);
  }

  private async heldOf(ids: readonly string[]): Promise<readonly string[]> {
    const held = await Promise.all(ids.map((id) => this.heldOrDamaged(id)));
    return ids.filter((id, index) => {
      const type = held[index]?.type;
      return type === undefined ? this.store.status.damaged.includes(id) : isShared(type);
    });
  }

  /** The place from which everything is given anew; none where there is nothing here that could be gone. */
  private async sweepOf(base: number): Promise<number | undefined> {
    const lists = await Promise.all(sharedTypes.map((type) => this.store.all(type)));
    return lists.some((list) => list.length > 0) ? base : undefined;
  }

  /** Records of others that did not come while everything was given anew. */
  private async notGivenSince(
    place: number,
    given: NonNullable<Commit['adopt']>,
  ): Promise<readonly string[]> {
    const lists = await Promise.all(sharedTypes.map((type) => this.store.all(type)));
    const coming = new Set(given.map(({ id }) => id));
    // What was adopted has the place of its write as its revision.
    return lists
      .flat()
      .filter(({ id, revision }) => revision <= place && !coming.has(id))
      .map(({ id }) => id);
  }

  /** An attempted change, made on the record as it is now. */
  private async again(action: Action, change: PushItem['changes'][number]) {
    const { record, type, created, fields } = change;
    const held = await this.store.get(record);
    if (held === undefined && !created) {
      return refuse('record.not-found', (say) => say.refusals.notThere);
    }
    const body = withFields(held?.body ?? {}, fields, 'to');
    // Mine is not done in the place of what others have entered since.
    const { isBeyond } = await import('./fields.ts');
    if (!isShared(type) || isBeyond(action, type, held?.body, body)) {
      return refuse('revision.conflict', (say) => say.refusals.conflict());
    }
    const draft = { type, id: record, revision: held?.revision ?? 0, body };
    // The desk checks the body against the type's schema before it writes.
    return draft as unknown as Draft;
  }

  private notThere(): Outcome<undefined> {
    const { notThere: message } = this.desk.messages.refusals;
    return { ok: false, error: { code: 'record.not-found', message, findings: [] } };
  }

  private async pending(): Promise<readonly PendingAct[]> {
    const { state } = await readState(this.store);
    const acts = await actsAfter(this.store, state.settled);
    const { id } = await this.desk.actor();
    // What others did and handed over is theirs to send.
    return acts.filter(({ item }) => item.by === id && !state.settledAhead.includes(item.id));
  }

  /** Attempts that were kept of records which may no longer be seen: they hold what was in them. */
  private async attemptsOn(records: ReadonlySet<string>): Promise<readonly string[]> {
    return (await this.kept()).flatMap(({ id, item }) => (touches(item, records) ? [id] : []));
  }

  private async kept(): Promise<readonly KeptConflict[]> {
    const conflicts = (await this.store.all(CONFLICT)).flatMap(
      (stored) => asConflict(stored) ?? [],
    );
    return conflicts.sort((a, b) => (a.item.at < b.item.at ? -1 : 1));
  }

  /** False where it was not alone. */
  private async commit(
    action: string,
    commit: Omit<Commit, 'changes' | 'audit'>,
  ): Promise<boolean> {
    const records = [...(commit.adopt ?? []).map(({ id }) => id), ...(commit.drop ?? [])];
    const actor = await this.desk.actor();
    const result = await this.store.commit({
      ...commit,
      changes: [],
      audit: {
        action,
        at: this.desk.now(),
        by: actor.id,
        records,
        outcome: 'done',
        detail: {},
      },
    });
    return result.ok;
  }
}

/** The other side gave no answer, or none that can be read. */
class Unreachable extends Error {}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

async function reached<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw Object.assign(new Unreachable('The other side gave no answer'), { cause });
  }
}

function asVerdicts(answer: unknown, items: readonly PushItem[]): readonly Verdict[] {
  const { data } = verdictList.safeParse(answer);
  const whole =
    data?.length === items.length && data.every(({ item }, index) => item === items[index]?.id);
  if (data === undefined || !whole)
    throw new Unreachable('The answer has not one verdict for each item');
  return data;
}

function asPage(answer: unknown): PullPage {
  const { data } = pullPage.safeParse(answer);
  if (data === undefined) throw new Unreachable('The answer is no page');
  return data;
}

function shown({ id, item, verdict }: KeptConflict): SyncConflict {
  return {
    id,
    action: item.action,
    at: item.at,
    records: item.changes.map(({ record }) => record),
    why:
      verdict.verdict === 'refused'
        ? { code: 'refused', refusal: verdict.code, rules: verdict.rules }
        : { code: 'moved-on', fields: verdict.verdict === 'conflict' ? verdict.fields : [] },
  };
}
