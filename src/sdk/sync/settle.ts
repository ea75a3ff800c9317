/**
 * What verdicts do here. An act that was not taken is unmade: its records are again what the others
 * last agreed to, the attempt itself is kept. So are the later acts that touched the same records,
 * since they were made on it.
 */
import { randomId } from '../seal/random.ts';
import type { Adopted, Commit, JsonObject, Store } from '../store/store.ts';
import { conflictRecord, type KeptState, stateRecord, type SyncState } from './memory.ts';
import { type PendingAct, touches, withFields } from './outbox.ts';
import type { Verdict } from './port.ts';

export type Settlement = Pick<Commit, 'puts' | 'adopt' | 'drop'> & { readonly held: number };

/** `acts`: all whose changes come after the settled place of the log, those that are settled already among them. */
export async function settlementOf(
  store: Store,
  { revision, state }: KeptState,
  acts: readonly PendingAct[],
  verdicts: readonly Verdict[],
): Promise<Settlement> {
  const given = new Map(verdicts.map((verdict) => [verdict.item, verdict]));
  const done = new Set([...state.settledAhead, ...given.keys()]);
  const made = new Set(state.made);
  const behind = new Set<string>();
  const refused: { readonly act: PendingAct; readonly verdict: Verdict }[] = [];
  for (const act of acts) {
    if (state.settledAhead.includes(act.item.id)) continue;
    const verdict = given.get(act.item.id) ?? dependentOn(behind, act);
    if (verdict?.verdict === 'accepted') {
      for (const { record, created } of act.item.changes) if (created) made.add(record);
    }
    if (verdict === undefined || verdict.verdict === 'accepted') continue;
    refused.push({ act, verdict });
    done.add(act.item.id);
    for (const { record } of act.item.changes) behind.add(record);
  }
  const { adopt, drop } = await unmade(
    store,
    refused.map(({ act }) => act),
  );
  return {
    puts: [
      stateRecord(revision, { ...sweepAgain(settledState(state, acts, done)), made: [...made] }),
      ...refused.map(({ act, verdict }) => conflictRecord(randomId(), act.item, verdict)),
    ],
    adopt,
    drop,
    held: refused.length,
  };
}

/**
 * While everything is given anew, a revision tells what has come already. What was done meanwhile
 * moved revisions too, so it begins again.
 */
function sweepAgain({ sweepFrom, cursor, ...state }: SyncState): SyncState {
  return sweepFrom === undefined && cursor !== undefined ? { ...state, cursor } : state;
}

function dependentOn(behind: ReadonlySet<string>, { item }: PendingAct): Verdict | undefined {
  return touches(item, behind) ? { item: item.id, verdict: 'conflict', fields: [] } : undefined;
}

/** The place in the log moves on past all that is settled without a gap; what is settled after a gap is named. */
function settledState(
  state: SyncState,
  acts: readonly PendingAct[],
  done: ReadonlySet<string>,
): SyncState {
  const gap = acts.findIndex(({ item }) => !done.has(item.id));
  const before = gap === -1 ? acts : acts.slice(0, gap);
  return {
    ...state,
    settled: before[before.length - 1]?.lastChange ?? state.settled,
    settledAhead: acts
      .slice(before.length)
      .flatMap(({ item }) => (done.has(item.id) ? [item.id] : [])),
  };
}

/** The records of these acts as they were before the first of them; what they made is gone. */
async function unmade(
  store: Store,
  acts: readonly PendingAct[],
): Promise<{ readonly adopt: readonly Adopted[]; readonly drop: readonly string[] }> {
  const bodies = new Map<string, { record: Adopted; body: JsonObject | undefined }>();
  for (const { item } of [...acts].reverse()) {
    for (const { record: id, type, created, fields } of item.changes) {
      const stored = await store.get(id);
      if (stored === undefined) continue;
      const now = bodies.get(id) ?? {
        record: { id, type, schema: stored.schema, body: stored.body },
        body: stored.body,
      };
      now.body = created ? undefined : withFields(now.body ?? {}, fields, 'from');
      bodies.set(id, now);
    }
  }
  const all = [...bodies.values()];
  return {
    adopt: all.flatMap(({ record, body }) => (body === undefined ? [] : [{ ...record, body }])),
    drop: all.flatMap(({ record, body }) => (body === undefined ? [record.id] : [])),
  };
}
