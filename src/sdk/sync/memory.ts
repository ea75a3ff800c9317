/** What sync remembers in the store itself, sealed like everything else, and never sends. */
import * as z from 'zod/mini';
import { isId } from '../seal/random.ts';
import type { JsonObject, Store, StoredRecord } from '../store/store.ts';
import type { PushItem, Verdict } from './port.ts';
import { answered, pushItem, verdicts } from './wire.ts';

/** Kept beside the records under the item's own id, so that the same item gets the same answer for good. */
export const VERDICT = 'sync-verdict';

export const STATE = 'sync-state';
export const CONFLICT = 'sync-conflict';

/** The same for all tabs of a database. It says nothing: every database has it. */
const STATE_ID = 'c0'.repeat(16);

const stateBody = z.object({
  cursor: z.exactOptional(z.string()),
  /** The place in the change log up to which every act is settled, */
  settled: z.int(),
  /** and acts after it that are settled already. */
  settledAhead: z.array(z.custom<string>(isId)),
  /** Records that were made here and taken by the others, and have not come back with a page yet. */
  made: z.array(z.custom<string>(isId)),
  /** The place in the sender's chain at which the last hand-over file was made. */
  filePlace: z.exactOptional(z.int()),
  /** Set while everything is being given anew: what is not written after this place is not there any more. */
  sweepFrom: z.exactOptional(z.int()),
});

export interface SyncState {
  readonly cursor?: string;
  readonly settled: number;
  readonly settledAhead: readonly string[];
  readonly made: readonly string[];
  readonly sweepFrom?: number;
  readonly filePlace?: number;
}

export interface KeptState {
  readonly revision: number;
  readonly state: SyncState;
}

export async function readState(store: Store): Promise<KeptState> {
  const stored = await store.get(STATE_ID);
  const state = stateBody.safeParse(stored?.body).data;
  return {
    revision: stored?.revision ?? 0,
    state: state ?? { settled: 0, settledAhead: [], made: [] },
  };
}

export function stateRecord(revision: number, state: SyncState): StoredRecord {
  return record(STATE_ID, STATE, revision + 1, state);
}

export const ANSWERS = 'sync-answers';

/** One for the database as well: each file brings all answers anew. */
const ANSWERS_ID = 'c1'.repeat(16);

const answersBody = z.object({ answered });

export type KeptAnswers = z.infer<typeof answered>;

/** What the last hand-over file answered of the whole district. */
export async function answersIn(store: Store): Promise<KeptAnswers> {
  return answersBody.safeParse((await store.get(ANSWERS_ID))?.body).data?.answered ?? [];
}

export async function answersRecord(store: Store, given: KeptAnswers): Promise<StoredRecord> {
  return record(ANSWERS_ID, ANSWERS, ((await store.get(ANSWERS_ID))?.revision ?? 0) + 1, {
    answered: given,
  });
}

const conflictBody = z.object({ item: pushItem, verdict: verdicts });

/** An act that was not taken, whole, with the verdict on it. */
export interface KeptConflict {
  readonly id: string;
  readonly item: PushItem;
  readonly verdict: Verdict;
}

export function conflictRecord(id: string, item: PushItem, verdict: Verdict): StoredRecord {
  return record(id, CONFLICT, 1, { item, verdict: [verdict] });
}

export function asConflict({ id, body }: StoredRecord): KeptConflict | undefined {
  const { item, verdict: [verdict] = [] } = conflictBody.safeParse(body).data ?? {};
  return item === undefined || verdict === undefined ? undefined : { id, item, verdict };
}

function record(id: string, type: string, revision: number, value: object): StoredRecord {
  const body: JsonObject = JSON.parse(JSON.stringify(value));
  return { id, type, revision, schema: 1, body };
}
