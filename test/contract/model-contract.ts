/**
 * Reality against a model (T3): random walks of writes, adoptions and drops, alone or not, by one tab
 * or two and over visits, must leave what a plain map and two lists would hold.
 */
import * as fc from 'fast-check';
import { randomId } from '../../src/sdk/seal/random.ts';
import type {
  Adopted,
  AuditEntry,
  Change,
  Commit,
  JsonObject,
  Store,
  StoredRecord,
} from '../../src/sdk/store/store.ts';
import { eventually, type Runner } from './runner.ts';
import {
  auditOf,
  byId,
  changeOf,
  commitOf,
  type Ground,
  type StoreContract,
} from './store-contract.ts';

const SLOTS = 6;
const TYPES = ['talk', 'event', 'admonition'];

/** Plain JSON, as a store would carry it: without -0, which JSON has no word for. */
const jsonBody: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), {
    maxKeys: 4,
  })
  .map((body): JsonObject => JSON.parse(JSON.stringify(body)));

const touch = fc.record({
  slot: fc.nat({ max: SLOTS - 1 }),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant('put' as const) },
    { weight: 2, arbitrary: fc.constant('adopt' as const) },
    { weight: 1, arbitrary: fc.constant('drop' as const) },
  ),
  type: fc.constantFrom(...TYPES),
  offset: fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 1) },
  ),
  body: jsonBody,
});

const step = fc.record({
  kind: fc.oneof(
    { weight: 9, arbitrary: fc.constant('write' as const) },
    { weight: 1, arbitrary: fc.constant('reopen' as const) },
  ),
  tab: fc.nat({ max: 1 }),
  touches: fc.uniqueArray(touch, { maxLength: 3, selector: ({ slot }) => slot }),
  /** How far behind the place is on which an alone write says that it decided. */
  alone: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(1) },
  ),
  note: fc.string(),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export function modelContract(
  { describe, it, assert }: Runner,
  { name, durable, makeGround, runs, steps }: StoreContract,
): void {
  describe(`${name}: against a model`, () => {
    it(`does as a plain map does, over ${runs} random runs of ${steps} steps`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: Math.floor(steps / 2), maxLength: steps }),
          async (walk) => {
            const ground = makeGround();
            try {
              await compare(walk, ground);
            } finally {
              await ground.clear();
            }
          },
        ),
        { numRuns: runs },
      );
    });
  });

  async function compare(walk: readonly Step[], ground: Ground): Promise<void> {
    const tabs = [await ground.open()];
    const ids = Array.from({ length: SLOTS }, () => randomId());
    const model = new Model();
    for (const { kind, tab, touches, alone, note } of walk) {
      const at = durable ? tab : 0;
      if (kind === 'reopen' && durable) await tabs[at]?.close();
      const store = (kind === 'reopen' ? undefined : tabs[at]) ?? (await ground.open());
      tabs[at] = store;
      if (kind === 'reopen') continue;
      const decidedOn = alone === undefined ? undefined : await store.sequence();
      const commit = {
        ...model.commitOf(touches, ids, note),
        ...(decidedOn === undefined ? {} : { alone: Math.max(0, decidedOn - (alone ?? 0)) }),
      };
      assert.deepEqual(await store.commit(commit), model.commit(commit));
    }
    for (const store of tabs) await compareStore(store, ids, model);
  }

  async function compareStore(store: Store, ids: readonly string[], model: Model): Promise<void> {
    await eventually(async () => (await store.sequence()) === model.audits.length);
    for (const id of ids) assert.deepEqual(await store.get(id), model.records.get(id));
    for (const type of TYPES) {
      const expected = [...model.records.values()].filter((record) => record.type === type);
      assert.deepEqual(byId(await store.all(type)), byId(expected));
    }
    assert.deepEqual(
      await store.changesAfter(0, 1000),
      model.changes.map((change, index) => ({ sequence: index + 1, change })),
    );
    const chain = await store.auditAfter(0, 1000);
    assert.deepEqual(
      chain.map(({ entry }) => entry),
      model.audits,
    );
    const head = chain[chain.length - 1]?.hash ?? '0'.repeat(64);
    const verified = await store.verifyAudit();
    assert.deepEqual(verified, { ok: true, length: model.audits.length, head });
  }
}

class Model {
  readonly records = new Map<string, StoredRecord>();
  changes: Change[] = [];
  readonly audits: AuditEntry[] = [];

  commitOf(touches: Step['touches'], ids: readonly string[], note: string): Commit {
    const puts: StoredRecord[] = [];
    const adopt: Adopted[] = [];
    const drop: string[] = [];
    for (const { slot, how, type, offset, body } of touches) {
      const id = ids[slot] ?? '';
      const revision = Math.max(1, this.revisionOf(id) + 1 + offset);
      if (how === 'put') puts.push({ id, type, revision, schema: 1, body });
      else if (how === 'adopt') adopt.push({ id, type, schema: 1, body });
      else drop.push(id);
    }
    // One slot is dropped without a word about the log, as drafts are.
    const shred = drop.filter((id) => id !== ids[0]);
    return { ...commitOf(puts, puts.map(changeOf), auditOf(note)), adopt, drop, shred };
  }

  commit({ puts, changes, audit, alone, adopt = [], drop = [], shred = [] }: Commit) {
    if (alone !== undefined && alone !== this.audits.length) return { ok: false, conflicts: [] };
    const conflicts = puts
      .map(({ id, revision }) => ({ id, revision, held: this.revisionOf(id) }))
      .filter(({ revision, held }) => held !== revision - 1)
      .map(({ id, held }) => ({ id, revision: held }));
    if (conflicts.length > 0) return { ok: false, conflicts };

    this.audits.push(audit);
    const sequence = this.audits.length;
    for (const id of drop) this.records.delete(id);
    for (const record of puts) this.records.set(record.id, record);
    for (const record of adopt) this.records.set(record.id, { ...record, revision: sequence });
    this.changes = this.changes.map((change) =>
      shred.includes(change.record) ? { ...change, fields: {} } : change,
    );
    this.changes.push(...changes);
    return { ok: true, sequence };
  }

  private revisionOf(id: string): number {
    return this.records.get(id)?.revision ?? 0;
  }
}
