/** What protects this installation and what does not, each with a sentence. No word of a record. */
import type { DiagnosticLine, Diagnostics, SdkStatus } from '../api/safekeeping.ts';
import type { TalkSdk } from '../api.ts';
import type { Desk } from '../desk.ts';
import { CHAIN_START } from '../audit/chain.ts';
import { asKeyRow } from '../seal/keyring.ts';
import { type IdbStore, sealedStore } from '../store/idb-store.ts';
import { reading } from '../store/database.ts';
import { readKeys } from '../store/unlock.ts';

/** How much of the chain's head stands on paper. */
const SHORT_HEAD = 12;
const MB = 1024 * 1024;

/** The visit of the moment, and who is told of a change. */
export interface Here {
  readonly current: {
    readonly desk: Desk;
    readonly standing: { readonly now: SdkStatus };
    readonly bound: Pick<TalkSdk, 'sync'>;
  };
  tell(event: 'status', detail: { readonly status: SdkStatus }): void;
}

export function diagnosticsApi(here: Here): Pick<TalkSdk, 'diagnostics' | 'acknowledgeLoss'> {
  return {
    diagnostics: async () => {
      const { desk, standing, bound } = here.current;
      await desk.speak();
      const { connected, lastRun } = await bound.sync.status();
      const sync = { connected, ...(lastRun === undefined ? {} : { lastRun: lastRun.at }) };
      return diagnose(desk, { status: standing.now, sync });
    },
    acknowledgeLoss: async () => {
      const { desk, standing } = here.current;
      const outcome = await desk.job('draft.keep', async (actor) => {
        await desk.store.commit({
          puts: [],
          changes: [],
          audit: {
            action: 'loss.acknowledge',
            at: desk.now(),
            by: actor.id,
            records: [],
            outcome: 'done',
            detail: {},
          },
        });
        await sealedStore(desk.store)?.acknowledgeLoss();
        return { value: {} };
      });
      here.tell('status', { status: standing.now });
      return outcome;
    },
  };
}

/** What the parts of the SDK know that are not the store. */
export interface Surroundings {
  readonly status: SdkStatus;
  readonly sync: Diagnostics['sync'];
}

export async function diagnose(desk: Desk, { status, sync }: Surroundings): Promise<Diagnostics> {
  const sealed = sealedStore(desk.store);
  const [keys, chain, evictable, storage, work] = await Promise.all([
    sealed === undefined ? undefined : keysOf(sealed),
    chainOf(desk, sealed),
    evictableNow(status),
    storageNow(),
    import('../worker/run.ts').then(({ workPlace }) => workPlace()),
  ]);
  const found: Omit<Diagnostics, 'lines'> = {
    at: desk.now(),
    secureContext: globalThis.isSecureContext === true,
    persistence: status.persistence,
    ...(status.suite === undefined ? {} : { suite: status.suite }),
    keySource: sealed?.inside.openedBy ?? 'none',
    escrow: keys?.escrow ?? false,
    ...(keys === undefined ? {} : { generation: keys.generation }),
    ...(keys?.secretsOfBackup === undefined ? {} : { secretsOfBackup: keys.secretsOfBackup }),
    ...(status.backup === undefined ? {} : { backup: status.backup }),
    sync,
    chain,
    evictable,
    damaged: status.damaged.length,
    ...(status.lost === undefined ? {} : { lost: status.lost }),
    anchors: sealed?.inside.anchors.sources ?? [],
    work,
    ...(status.clockBack === undefined ? {} : { clockBack: status.clockBack }),
    ...(storage === undefined ? {} : { storage }),
    vault: desk.vault !== undefined,
  };
  return { ...found, lines: linesOf(desk, found) };
}

async function keysOf({ inside: { db, keyring } }: IdbStore) {
  const [held, named] = await Promise.all([
    readKeys(db),
    reading(db, ['meta']).objectStore('meta').get('database'),
  ]);
  const rows = held.map(asKeyRow);
  return {
    secretsOfBackup: named?.id === 'database' ? named.secrets : undefined,
    escrow: rows.some((row) => row?.kind === 'escrow'),
    generation: { current: keyring.generation, inUse: keyring.generations },
  };
}

async function chainOf(desk: Desk, sealed: IdbStore | undefined): Promise<Diagnostics['chain']> {
  const short = ({ sequence, hash }: { readonly sequence: number; readonly hash: string }) => ({
    length: sequence,
    head: hash.slice(0, SHORT_HEAD),
  });
  if (sealed !== undefined) {
    const head = await reading(sealed.inside.db, ['meta']).objectStore('meta').get('head');
    return short(head?.id === 'head' ? head : CHAIN_START);
  }
  const sequence = await desk.store.sequence();
  const [last = CHAIN_START] = await desk.store.auditAfter(sequence - 1, 1);
  return short(last);
}

/** Plain HTTP has no `navigator.storage`, and then nobody knows. */
function storageManager(): StorageManager | undefined {
  const { storage }: { readonly storage?: StorageManager } = globalThis.navigator ?? {};
  return storage;
}

async function evictableNow({ persistence }: SdkStatus): Promise<Diagnostics['evictable']> {
  if (persistence === 'memory') return 'yes';
  try {
    const kept = await storageManager()?.persisted();
    return kept === undefined ? 'unknown' : kept ? 'no' : 'yes';
  } catch {
    return 'unknown';
  }
}

async function storageNow(): Promise<Diagnostics['storage']> {
  try {
    const { usage, quota } = (await storageManager()?.estimate()) ?? {};
    return usage === undefined || quota === undefined ? undefined : { used: usage, quota };
  } catch {
    return undefined;
  }
}

function linesOf(desk: Desk, found: Omit<Diagnostics, 'lines'>): readonly DiagnosticLine[] {
  const { diagnostics: say, lost: sayLost } = desk.messages.safekeeping;
  const line = (
    about: DiagnosticLine['about'],
    level: DiagnosticLine['level'],
    text: string,
  ): DiagnosticLine => ({ about, level, text });
  const { keySource, backup, sync, chain, evictable, damaged, lost, anchors, storage } = found;
  const kept = found.persistence === 'browser';
  const { current, inUse } = found.generation ?? { current: 0, inUse: [] };
  const { at, kinds = [] } = found.secretsOfBackup ?? {};
  const names = kinds.map((kind) => say.secretNames[kind]).join(desk.locale === 'en' ? ', ' : '、');
  const brought =
    at === undefined ? [] : [line('secrets', 'warn', say.secretsOfBackup(names, at.slice(0, 10)))];
  const mb = (bytes: number) => Math.round(bytes / MB);
  return [
    found.secureContext
      ? line('transport', 'good', say.secure)
      : line('transport', 'warn', say.plain),
    kept ? line('persistence', 'good', say.kept) : line('persistence', 'bad', say.memory),
    ...(found.suite === undefined ? [] : [line('suite', 'info', say.suite(found.suite))]),
    line(
      'key',
      keySource === 'none' || keySource === 'escrow' ? 'warn' : 'good',
      say.keyFrom[keySource],
    ),
    ...(kept
      ? [
          found.escrow ? line('escrow', 'good', say.escrow) : line('escrow', 'warn', say.noEscrow),
          ...brought,
          inUse.length > 1
            ? line('rotation', 'warn', say.rotating(current))
            : line('rotation', 'info', say.rotated(current)),
          line(
            'backup',
            backup?.due === true ? 'bad' : 'good',
            backup?.days === undefined ? say.noBackup : say.backupAge(backup.days),
          ),
        ]
      : []),
    sync.connected
      ? line(
          'sync',
          sync.lastRun === undefined ? 'warn' : 'good',
          sync.lastRun === undefined ? say.neverSynced : say.synced(sync.lastRun),
        )
      : line('sync', 'warn', say.notConnected),
    line('chain', 'info', say.chain(chain.length, chain.head)),
    ...(kept
      ? [
          evictable === 'no'
            ? line('eviction', 'good', say.keptByBrowser)
            : line('eviction', 'warn', evictable === 'yes' ? say.evictable : say.evictionUnknown),
          damaged === 0
            ? line('damaged', 'good', say.intact)
            : line('damaged', 'bad', say.damaged(damaged)),
          anchors.length === 0
            ? line('anchor', 'warn', say.notAnchored)
            : line('anchor', 'good', say.anchored(anchors.includes('host'))),
        ]
      : []),
    ...(lost === undefined ? [] : [line('lost', 'bad', sayLost[lost.what](lost))]),
    line('work', 'info', found.work === 'worker' ? say.worker : say.slices),
    found.clockBack === undefined
      ? line('clock', 'good', say.clock)
      : line('clock', 'bad', say.clockBack(found.clockBack)),
    ...(storage === undefined
      ? []
      : [line('storage', 'info', say.storage(mb(storage.used), mb(storage.quota)))]),
    line('vault', 'info', found.vault ? say.vault : say.noVault),
  ];
}
