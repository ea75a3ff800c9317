// What a desk does about backups, losses and a wrong clock, and what it says of its own protection.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  type Actor,
  type AnchorPort,
  type BackupFile,
  createTalkSdk,
  explainTrouble,
  type SdkOptions,
  type TalkSdk,
  type Trouble,
} from '../../src/sdk/index.ts';
import { databaseNames } from '../../src/sdk/store/database.ts';
import { settled } from '../contract/disk.ts';
import { errorOf } from '../contract/runner.ts';
import * as course from './courses.ts';
import { clerk, directory, noon } from './district.ts';
import { appointment, importList, value } from './steps.ts';

const bytes = (fill: number) => new Uint8Array(32).fill(fill);
const opened = new Set<TalkSdk>();
let tenants = 0;
let tenant = '';
let now = noon('2026-03-10');

beforeEach(() => {
  tenants += 1;
  tenant = `safekeeping ${tenants}`;
  now = noon('2026-03-10');
});
afterEach(async () => {
  for (const sdk of opened) await sdk.close();
  opened.clear();
});

async function open(options: Partial<SdkOptions> & { readonly actor?: Actor } = {}) {
  const { actor = clerk, ...more } = options;
  const sdk = await createTalkSdk({
    identity: { current: () => actor },
    directory,
    clock: { now: () => now },
    key: () => bytes(7),
    tenant,
    ...more,
  });
  opened.add(sdk);
  return sdk;
}

async function close(sdk: TalkSdk): Promise<void> {
  opened.delete(sdk);
  await sdk.close();
}

async function backedUp(): Promise<{ readonly file: BackupFile; readonly list: string }> {
  const sdk = await open();
  await importList(sdk, appointment);
  const list = JSON.stringify(await sdk.obligations.worklist());
  const file = value(await sdk.exchange.backup());
  await close(sdk);
  return { file, list };
}

function wipe(): Promise<unknown> {
  return settled(indexedDB.deleteDatabase(databaseNames(tenant, clerk.id).database));
}

describe('a backup', () => {
  it('brings a desk back on another machine, with its chain, and says so in the audit', async () => {
    const { file, list } = await backedUp();
    assert.equal(file.name, '干部谈话备份-2026-03-10.ctbk');
    await wipe();
    const empty = await open({ key: () => bytes(8) });
    const contents = value(await empty.exchange.readBackup(file.file, { key: bytes(7) }));
    assert.equal(contents.entries, file.entries);
    const restored = value(await empty.exchange.restore(file.file, { key: bytes(7) }));
    assert.equal(restored.chain, 'holds');
    assert.equal(empty.status.closed, 'restored');
    opened.delete(empty);

    const sdk = await open({ key: () => bytes(8) });
    assert.equal(JSON.stringify(await sdk.obligations.worklist()), list);
    const auditor = await createTalkSdk({
      identity: { current: () => ({ ...clerk, roles: ['security-auditor'] }) },
      directory,
      clock: { now: () => now },
      key: () => bytes(8),
      tenant,
    });
    opened.add(auditor);
    const actions = value(await auditor.audit.entries({ limit: 1000 })).map(({ action }) => action);
    assert.equal(actions[actions.length - 1], 'backup.restore');
    const verified = value(await auditor.audit.verify());
    assert.equal(verified.ok, true);
  });

  it('is refused by name where it cannot be restored, and nothing changes', async () => {
    const { file, list } = await backedUp();
    const sdk = await open();
    const content = new Uint8Array(await file.file.arrayBuffer());
    const hurt = Uint8Array.from(content);
    hurt[content.length - 40] = (hurt[content.length - 40] ?? 0) ^ 1;
    const attempts = [
      ['backup.wrong-key', content, { key: bytes(9) }],
      ['backup.wrong-key', content, { passphrase: '不是这个口令' }],
      ['backup.wrong-key', content, { escrow: '7K3QA' }],
      ['backup.cut', content.subarray(0, content.length - 1), { key: bytes(7) }],
      ['backup.damaged', hurt, { key: bytes(7) }],
      ['backup.foreign', new TextEncoder().encode('x'.repeat(99)), { key: bytes(7) }],
    ] as const;
    for (const [code, bytesOf, secret] of attempts) {
      const outcome = await sdk.exchange.restore(bytesOf, secret);
      assert.ok(!outcome.ok, code);
      assert.equal(outcome.error.code, code);
      assert.match(outcome.error.message, /未恢复/);
    }
    assert.equal(JSON.stringify(await sdk.obligations.worklist()), list);
    assert.equal(sdk.status.closed, undefined);
    const other = await open({ actor: { ...clerk, id: 'other' } });
    const outcome = await other.exchange.restore(file.file, { key: bytes(7) });
    assert.equal(outcome.ok ? '' : outcome.error.code, 'backup.other-desk');
  });

  it('is asked for when there is none, and again a week after the last', async () => {
    const sdk = await open();
    assert.equal(sdk.status.backup?.due, false, 'nothing to lose yet');
    await importList(sdk, appointment);
    assert.deepEqual(sdk.status.backup, { due: true });
    const told: boolean[] = [];
    sdk.on('status', ({ status }) => told.push(status.backup?.due === true));
    const { at } = value(await sdk.exchange.backup());
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(sdk.status.backup, { at, days: 0, due: false });
    assert.deepEqual(told, [false]);
    now = noon('2026-03-16');
    assert.deepEqual(sdk.status.backup, { at, days: 6, due: false });
    now = noon('2026-03-17');
    assert.deepEqual(sdk.status.backup, { at, days: 7, due: true });
    await close(sdk);
    assert.deepEqual((await open()).status.backup, { at, days: 7, due: true });
  });

  it('can be taken back, and is then neither made nor marked', async () => {
    const sdk = await open();
    await importList(sdk, appointment);
    const stop = new AbortController();
    const making = sdk.exchange.backup({ signal: stop.signal, progress: () => stop.abort() });
    const error = await errorOf(making);
    assert.ok(error instanceof DOMException && error.name === 'AbortError', String(error));
    assert.deepEqual(sdk.status.backup, { due: true });
  });

  it('of records that are only in memory is refused', async () => {
    const sdk = await createTalkSdk({ identity: { current: () => clerk }, directory });
    opened.add(sdk);
    const outcome = await sdk.exchange.backup();
    assert.equal(outcome.ok ? '' : outcome.error.code, 'backup.nothing-kept');
    assert.equal(sdk.status.backup, undefined);
  });

  it('of the vault is another file, for who may open it, and opens with its key alone', async () => {
    const holder: Actor = { ...clerk, roles: ['clerk', 'vault-holder'] };
    const options = { key: () => bytes(7), vaultKey: () => bytes(9), tenant, actor: holder };
    const { sdk } = await course.open(options);
    opened.add(sdk);
    const { event } = await course.toInquire(sdk, { triggers: ['petition'] });
    const { id } = value(await sdk.vault.register({ event, informant: { name: '顾紫岚' } }));
    const { file } = value(await sdk.exchange.backup({ of: 'vault' }));
    const records = value(await sdk.exchange.backup());
    value(await sdk.vault.register({ event, informant: { name: '另一人' } }));
    const wrong = await sdk.exchange.restore(file, { key: bytes(7) }, { of: 'vault' });
    assert.equal(wrong.ok ? '' : wrong.error.code, 'backup.wrong-key');
    const crossed = await sdk.exchange.restore(records.file, { key: bytes(9) }, { of: 'vault' });
    assert.equal(crossed.ok ? '' : crossed.error.code, 'backup.other-desk');
    value(await sdk.exchange.restore(file, { key: bytes(9) }, { of: 'vault' }));
    assert.equal(sdk.status.closed, undefined, 'the records stay open');
    await close(sdk);
    const again = await course.open(options);
    opened.add(again.sdk);
    assert.deepEqual(value(await again.sdk.vault.list()), [{ event, count: 1, ids: [id] }]);

    const plain = await open({ vaultKey: () => bytes(9) });
    const refused = await plain.exchange.backup({ of: 'vault' });
    assert.equal(refused.ok ? '' : refused.error.code, 'access.denied');
  });
});

describe('a loss', () => {
  it('is told by the host’s anchor until somebody acknowledges it, and that stands in the audit', async () => {
    const kept = new Map<string, unknown>();
    const anchor: AnchorPort = {
      read: (name) => kept.get(name),
      write: (name, written) => void kept.set(name, written),
    };
    const first = await open({ anchor });
    await importList(first, appointment);
    await close(first);
    await wipe();
    const sdk = await open({ anchor });
    assert.equal(sdk.status.lost?.what, 'database');
    assert.equal(sdk.status.lost?.by, 'host');
    const lines = (await sdk.diagnostics()).lines.filter(({ about }) => about === 'lost');
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.text, await explainTrouble(sdk.status.lost ?? 'store.damaged'));
    value(await sdk.acknowledgeLoss());
    assert.equal(sdk.status.lost, undefined);
    await close(sdk);
    assert.equal((await open({ anchor })).status.lost, undefined);
  });
});

describe('a clock that goes back', () => {
  it('is told, stands in the audit, and changes no order', async () => {
    const sdk = await open();
    await importList(sdk, appointment);
    now -= 60_000;
    await sdk.exchange.backup();
    assert.equal(sdk.status.clockBack, undefined, 'a minute is no jump');
    now = noon('2026-03-08');
    await sdk.exchange.backup();
    assert.equal(sdk.status.clockBack, 2 * 24 * 60);
    await close(sdk);
  });

  it('between two visits is told too', async () => {
    const sdk = await open();
    await importList(sdk, appointment);
    await close(sdk);
    now = noon('2026-03-09');
    const again = await open({ actor: { ...clerk, roles: ['clerk', 'security-auditor'] } });
    assert.equal(again.status.clockBack, 24 * 60);
    const { lines, clockBack } = await again.diagnostics();
    assert.equal(clockBack, 24 * 60);
    assert.equal(lines.find(({ about }) => about === 'clock')?.level, 'bad');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const entries = value(await again.audit.entries({ limit: 1000 }));
    const last = entries[entries.length - 1];
    assert.equal(last?.action, 'clock.back');
    assert.deepEqual(last?.detail, { count: 24 * 60 });
    const sequences = entries.map(({ sequence }) => sequence);
    assert.deepEqual(
      sequences,
      [...sequences].sort((a, b) => a - b),
    );
  });
});

describe('diagnostics', () => {
  it('say what protects a desk that is kept, and what does not', async () => {
    const sdk = await open();
    await importList(sdk, appointment);
    const found = await sdk.diagnostics();
    assert.equal(found.persistence, 'browser');
    assert.equal(found.keySource, 'host');
    assert.equal(found.escrow, false);
    assert.deepEqual(found.generation, { current: 1, inUse: [1] });
    assert.deepEqual(found.sync, { connected: false });
    assert.deepEqual(found.backup, { due: true });
    assert.equal(found.chain.length > 0, true);
    assert.match(found.chain.head, /^[0-9a-f]{12}$/);
    const level = (about: string) => found.lines.find((line) => line.about === about)?.level;
    assert.equal(level('persistence'), 'good');
    assert.equal(level('escrow'), 'warn');
    assert.equal(level('backup'), 'bad');
    assert.equal(level('anchor'), 'warn', 'Node has no localStorage');
    assert.ok(!JSON.stringify(found).includes('孙成员'), 'no word of a record');
    value(await sdk.keys.setUpEscrow());
    assert.equal((await sdk.diagnostics()).escrow, true);
  });

  it('say that memory keeps nothing, in English too', async () => {
    const identity = { current: () => clerk };
    const sdk = await createTalkSdk({ identity, directory, locale: 'en' });
    opened.add(sdk);
    const { keySource, lines } = await sdk.diagnostics();
    assert.equal(keySource, 'none');
    const line = lines.find(({ about }) => about === 'persistence');
    assert.equal(line?.level, 'bad');
    assert.match(line?.text ?? '', /memory only/);
  });
});

describe('every trouble of the store', () => {
  it('has a sentence in Chinese and one in English', async () => {
    const troubles: readonly Trouble[] = [
      'store.wrong-key',
      'store.no-indexeddb',
      'store.newer-schema',
      'store.other-suite',
      'store.upgrade-blocked',
      'store.damaged',
      'store.quota',
      'store.write-failed',
      'store.closed',
      'closed.asked',
      'closed.newer-version',
      'closed.deleted',
      'closed.restored',
      'closed.browser',
      { by: 'browser', what: 'database' },
      { by: 'host', what: 'tail', missing: { from: 3, to: 9 } },
      { by: 'host', what: 'history', missing: { to: 9 } },
    ];
    const said = new Set<string>();
    for (const trouble of troubles) {
      said.add(await explainTrouble(trouble));
      said.add(await explainTrouble(trouble, { locale: 'en' }));
    }
    assert.equal(said.size, troubles.length * 2);
    const tail = { by: 'host', what: 'tail', missing: { from: 3, to: 9 } } as const;
    assert.match(await explainTrouble(tail), /第 3 至 9 条/);
  });
});
