/**
 * A clerk at work on a made-up district, over the SDK as a portal opens it, with a server beside it.
 * What the SDK answered is told at once; after a kill it must be there, or its loss told.
 */
import { createTalkSdk, httpSync, type Outcome, type TalkSdk } from '../../../src/sdk/index.ts';
import { recordTypeNames } from '../../../src/sdk/model/records.ts';
import { openIdbStore } from '../../../src/sdk/store/idb-store.ts';
import type { Store, StoredRecord, StoreStatus } from '../../../src/sdk/store/store.ts';
import { makeDistrict, memoryStore } from '../../../src/sdk/testing/index.ts';
import { noonInShanghai } from '../../../src/sdk/testing/fakes.ts';
import { hostAnchor } from './host-anchor.ts';
import { below, keyOf, refusalOf, tell } from './tell.ts';

const TENANT = 'office';
const district = makeDistrict({ cadres: 200, units: 10, talks: 0 });
const { clerk } = district.desks;
const now = noonInShanghai('2026-03-11');
const DECIDED = ['2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11'] as const;

export interface OfficeFound {
  readonly refused?: string;
  readonly status?: StoreStatus;
  /** Revisions by id of what the clerk may see; acts whose answer never came may be among them. */
  readonly records: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

let sdk: TalkSdk | undefined;

function portal(store?: Store) {
  return createTalkSdk({
    identity: { current: () => clerk },
    directory: district.directory(),
    clock: { now: () => now },
    ...(store === undefined
      ? {
          tenant: TENANT,
          key: () => keyOf(TENANT),
          anchor: hostAnchor,
          sync: httpSync(`${location.origin}/talks`),
        }
      : { store }),
  });
}

export async function openOffice(): Promise<OfficeFound> {
  try {
    sdk = await portal();
    return { status: sdk.status, ...(await check(sdk)) };
  } catch (error) {
    return { refused: refusalOf(error), records: {}, faults: [] };
  }
}

export async function acknowledgeOffice(): Promise<void> {
  if (sdk !== undefined) value(await sdk.acknowledgeLoss());
}

/** The same at one moment: a desk that opens syncs by itself, and after a loss much comes at once. */
async function check(open: TalkSdk): Promise<Pick<OfficeFound, 'records' | 'faults'>> {
  for (;;) {
    const before = value(await open.audit.verify());
    if (!before.ok) {
      return { records: {}, faults: [`the chain breaks at ${before.brokenAt}`] };
    }
    const found = await checkOnce(open);
    const after = value(await open.audit.verify());
    if (after.ok && after.length === before.length) return found;
  }
}

/** The whole of it: what the lists say is what they would say of the same records without any index. */
async function checkOnce(open: TalkSdk): Promise<Pick<OfficeFound, 'records' | 'faults'>> {
  const faults: string[] = [];
  const records = await allRecords();
  const mirror = memoryStore();
  await mirror.commit({
    puts: [],
    adopt: records,
    changes: [],
    audit: {
      action: 'crash.mirror',
      at: '2026-03-11T04:00:00.000Z',
      by: clerk.id,
      records: [],
      outcome: 'done',
      detail: {},
    },
  });
  const other = await portal(mirror);
  for (const [name, ask] of Object.entries(questions)) {
    const [here, there] = [await ask(open), await ask(other)].map(comparable);
    if (here !== there) faults.push(`${name}: ${String(here)} and not ${String(there)}`);
  }
  await other.close();
  return {
    records: Object.fromEntries(records.map(({ id, revision }) => [id, revision])),
    faults,
  };
}

const questions: Readonly<Record<string, (sdk: TalkSdk) => Promise<unknown>>> = {
  'the worklist': (one) => one.obligations.page({ sort: 'name', limit: 500 }),
  'the counts': (one) => one.obligations.counts(),
  'the calendar': (one) => one.calendar.range({ from: '2026-03-01', to: '2026-03-31' }),
  'the figures': (one) => one.figures.read({ from: '2026-03-01', to: '2026-03-31' }),
  'the drafts': async (one) => (await one.drafts.list()).map(({ draft }) => draft.id).sort(),
};

async function allRecords(): Promise<readonly StoredRecord[]> {
  const beside = await openIdbStore({
    tenant: TENANT,
    user: clerk.id,
    key: keyOf(TENANT),
    anchors: [],
  });
  const lists = await Promise.all(recordTypeNames.map((type) => beside.all(type)));
  await beside.close();
  return lists.flat();
}

/** Revisions count the writes of one store, and order of equals is nobody's promise. */
function comparable(answer: unknown): string {
  return JSON.stringify(answer, (key, part: unknown) => {
    if (key === 'revision') return undefined;
    if (!Array.isArray(part)) return part;
    return part.map((one: unknown) => comparable(one)).sort();
  });
}

/** Records, arranges, drafts and syncs until the page ends, or so many acts. */
export async function workOffice(life: string, acts = Infinity): Promise<void> {
  const open = sdk;
  if (open === undefined) throw new Error('Nothing is open');
  for (let act = 0; act < acts; act += 1) {
    await oneAct(open, `${life}.${act}`);
    if (below(5) === 0) await syncOffice();
  }
}

/** One run with the server: what it took is told, so that the test knows what must not be lost. */
export async function syncOffice(): Promise<string> {
  const run = await (sdk?.sync.run() ?? Promise.reject(new Error('Nothing is open')));
  tell({ synced: run.ended, sent: run.sent, held: run.held });
  return run.ended;
}

/** Bodies of what is shared, by id, as this desk has them. */
export async function sharedOffice(): Promise<Readonly<Record<string, unknown>>> {
  const shared = ['event', 'obligation', 'talk', 'matter', 'admonition'];
  return Object.fromEntries(
    (await allRecords())
      .filter(({ type }) => shared.includes(type))
      .map(({ id, body }) => [id, body]),
  );
}

async function oneAct(open: TalkSdk, token: string): Promise<void> {
  switch (below(4)) {
    case 0:
      return told(
        token,
        await open.drafts.save({
          form: `free-${below(6)}`,
          content: { token, text: '草稿'.repeat(below(300)) },
        }),
      );
    case 1: {
      const { rows } = await open.obligations.page({ states: ['open'], limit: 20 });
      const row = rows[below(rows.length)];
      if (row === undefined) return;
      return told(
        token,
        await open.plan.arrange({
          obligation: row.obligation,
          date: '2026-03-12',
          talker: district.leaders.minister.id,
          outline: true,
        }),
      );
    }
    default: {
      const subject = district.cadres[below(district.cadres.length)];
      const outcome = await open.events.record({
        kind: 'appointment',
        triggers: ['promotion'],
        subject: subject?.id ?? '',
        dates: { decision: DECIDED[below(DECIDED.length)] ?? '2026-03-09' },
        decision: { body: '区委常委会' },
        note: token,
      });
      if (!outcome.ok) return told(token, outcome);
      tell({ act: token, id: outcome.value.event.id, revision: outcome.value.event.revision });
      for (const { id, revision } of outcome.value.obligations) tell({ act: token, id, revision });
    }
  }
}

function told(
  act: string,
  outcome: Outcome<{ readonly id: string; readonly revision: number }>,
): void {
  if (outcome.ok) tell({ act, id: outcome.value.id, revision: outcome.value.revision });
  else tell({ act, refused: outcome.error.code });
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}
