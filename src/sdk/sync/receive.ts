/**
 * Takes acts in from somebody else's browser: whole or not at all, once each, nothing overwritten
 * that has moved on. The reference handler and the hand-over file come through here.
 */
import { addDays, type CivilDate, parseCivilDate, type Policy } from '../../policy/index.ts';
import { instant, todayInShanghai } from '../clock.ts';
import type { Actor, ClockPort } from '../ports.ts';
import type { Change, Json, JsonObject, Store, StoredRecord } from '../store/store.ts';
import { bodySeen } from './body-seen.ts';
import { admissible } from './guard.ts';
import { VERDICT } from './memory.ts';
import { withFields } from './outbox.ts';
import type { FieldConflict, PushedChange, PushItem, Verdict } from './port.ts';
import { sameJson } from './same-json.ts';
import { isShared, type LiveWorld, type World } from './world.ts';
import { verdicts } from './wire.ts';

export interface Receiver {
  readonly policy: Policy;
  readonly store: Store;
  readonly clock: ClockPort;
  /** The records of the store. */
  readonly world: LiveWorld;
}

/** One verdict for each item, in order. Later items that touch a record of one that was not taken are not taken either. */
export async function receive(
  receiver: Receiver,
  actor: Actor,
  items: readonly PushItem[],
): Promise<readonly Verdict[]> {
  const answers: Verdict[] = [];
  const behind = new Set<string>();
  for (const item of items) {
    const answer = await receiveOne(receiver, actor, item, behind);
    if (answer.verdict !== 'accepted') {
      for (const { record } of item.changes) behind.add(record);
    }
    answers.push(answer);
  }
  return answers;
}

async function receiveOne(
  receiver: Receiver,
  actor: Actor,
  item: PushItem,
  behind: ReadonlySet<string>,
): Promise<Verdict> {
  const { store } = receiver;
  for (;;) {
    const alone = await store.sequence();
    const known = await verdictOf(store, actor, item.id);
    if (known !== undefined) return known;
    const decided = decide(receiver, await receiver.world.now(), actor, item, behind);
    const at = instant(receiver.clock);
    const accepted = decided.verdict.verdict === 'accepted';
    const result = await store.commit({
      puts: [...decided.written, memory(actor, decided.verdict)],
      changes: accepted ? changesOf(item, decided.written, actor, at) : [],
      audit: {
        action: item.action,
        at,
        by: actor.id,
        records: decided.written.map(({ id }) => id),
        outcome: accepted ? 'done' : 'refused',
        detail: detailOf(item, decided.verdict),
      },
      alone,
    });
    if (result.ok) return decided.verdict;
    // Nothing was committed since, so one of the ids is that of a record which is nobody's to write;
    // to begin again would never end.
    if (result.conflicts.length > 0) {
      return { item: item.id, verdict: 'refused', code: 'input.invalid', rules: [] };
    }
  }
}

interface Decided {
  readonly verdict: Verdict;
  readonly written: readonly StoredRecord[];
}

function decide(
  { policy, clock }: Receiver,
  before: World,
  actor: Actor,
  item: PushItem,
  behind: ReadonlySet<string>,
): Decided {
  const today = todayInShanghai(clock);
  const refused = (code: string, rules: readonly string[] = []): Decided => ({
    verdict: { item: item.id, verdict: 'refused', code, rules },
    written: [],
  });
  if (item.changes.some(({ record }) => behind.has(record))) {
    return { verdict: { item: item.id, verdict: 'conflict', fields: [] }, written: [] };
  }
  const fields: FieldConflict[] = [];
  const written: StoredRecord[] = [];
  for (const change of item.changes) {
    const seen = seenBy(actor, today, before, change);
    if (seen === undefined) return refused('record.not-found');
    fields.push(...movedOn(change, seen));
    const held = before.stored(change.record);
    written.push({
      id: change.record,
      type: change.type,
      revision: (held?.revision ?? 0) + 1,
      schema: Math.max(change.schema, held?.schema ?? 1),
      body: withFields(held?.body ?? {}, change.fields, 'to'),
    });
  }
  if (fields.length > 0) {
    return { verdict: { item: item.id, verdict: 'conflict', fields }, written: [] };
  }
  const doneOn = dayOf(item) ?? today;
  const act = {
    action: item.action,
    by: item.by,
    written,
    // Never a day that has not come yet.
    on: doneOn < today ? doneOn : today,
    doneOn,
  };
  const fault = admissible(policy, actor, act, before);
  if (fault !== undefined) return refused(fault.code, fault.rules);
  const revisions = Object.fromEntries(written.map(({ id, revision }) => [id, revision]));
  return { verdict: { item: item.id, verdict: 'accepted', revisions }, written };
}

/** The record's body as the sender may see it, empty where it is new; undefined where it is not there for them. */
function seenBy(
  actor: Actor,
  today: CivilDate,
  world: World,
  { record, type, created }: PushedChange,
): JsonObject | undefined {
  const held = world.stored(record);
  if (held === undefined) return created ? {} : undefined;
  if (!isShared(held.type) || held.type !== type) return undefined;
  return bodySeen(actor, world.standing(actor.id, today), world, held);
}

/** Fields that are neither what the act was made on nor what it would make of them. */
function movedOn({ record, fields }: PushedChange, seen: JsonObject): readonly FieldConflict[] {
  return Object.entries(fields).flatMap(([field, { from, to }]) => {
    const theirs = seen[field];
    if (sameJson(theirs, from) || sameJson(theirs, to)) return [];
    return [{ record, field, ...named({ base: from, mine: to, theirs }) }];
  });
}

function named(values: {
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}): Pick<FieldConflict, 'base' | 'mine' | 'theirs'> {
  const { base, mine, theirs } = values;
  return {
    ...(base === undefined ? {} : { base }),
    ...(mine === undefined ? {} : { mine }),
    ...(theirs === undefined ? {} : { theirs }),
  };
}

/** The hour of UTC at which the next day begins in Shanghai. */
const SHANGHAI_MIDNIGHT_UTC = 16;

/** The day on which it was done, by the sender's clock. */
function dayOf({ at }: PushItem): CivilDate | undefined {
  const day = parseCivilDate(at.slice(0, 10));
  return day && (Number(at.slice(11, 13)) < SHANGHAI_MIDNIGHT_UTC ? day : addDays(day, 1));
}

function changesOf(
  item: PushItem,
  written: readonly StoredRecord[],
  actor: Actor,
  at: string,
): readonly Change[] {
  return item.changes.map(({ record, type, schema, fields }, index) => ({
    record,
    type,
    schema,
    fields,
    revision: written[index]?.revision ?? 1,
    act: item.id,
    action: item.action,
    at,
    by: actor.id,
  }));
}

/** Codes and rule ids, and when it was done by the sender's clock; no word of a record. */
function detailOf(item: PushItem, verdict: Verdict): JsonObject {
  const done = { item: item.id, doneAt: item.at };
  return verdict.verdict === 'refused'
    ? { ...done, code: verdict.code, rules: verdict.rules }
    : { ...done, verdict: verdict.verdict };
}

function memory(actor: Actor, verdict: Verdict): StoredRecord {
  const copy: Json = JSON.parse(JSON.stringify(verdict));
  return {
    id: verdict.item,
    type: VERDICT,
    revision: 1,
    schema: 1,
    body: { of: actor.id, verdict: copy },
  };
}

/** The verdict that an item got before; an id that is something else already is no item of this person's. */
async function verdictOf(store: Store, actor: Actor, item: string): Promise<Verdict | undefined> {
  const stored = await store.get(item);
  if (stored === undefined) return undefined;
  const [verdict] = verdicts.safeParse([stored.body['verdict']]).data ?? [];
  if (stored.type === VERDICT && stored.body['of'] === actor.id && verdict !== undefined) {
    return verdict;
  }
  return { item, verdict: 'refused', code: 'input.invalid', rules: [] };
}
