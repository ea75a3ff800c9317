// A file that somebody made up is refused before it can cost anything: its head is readable, so anybody
// can write one that names our desk and then asks for a great deal.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concatBytes, toUtf8 } from '../../../src/sdk/seal/bytes.ts';
import { makeKeys, type KeyRow } from '../../../src/sdk/seal/keyring.ts';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { passphraseSecret } from '../../../src/sdk/seal/passphrase.ts';
import { randomBytes, randomId } from '../../../src/sdk/seal/random.ts';
import { type BackupHead, BackupError, headOf, MOST } from '../../../src/sdk/store/backup-file.ts';
import { databaseNames } from '../../../src/sdk/store/database.ts';
import { readBackup } from '../../../src/sdk/store/restore.ts';
import { decodeRows, encodeRows } from '../../../src/sdk/store/row-codec.ts';
import { errorOf } from '../../contract/runner.ts';

const [tenant, user] = ['区委组织部', 'zhangsan'];
const { database } = databaseNames(tenant, user);
const cipher = nobleCipher();
const host = randomBytes(32);
/** On a machine that others use as well; ours takes a few milliseconds. */
const SOON_MS = 1500;

function headWith(keys: readonly BackupHead['keys'][0][]): Uint8Array<ArrayBuffer> {
  return headOf({ id: randomId(), database, schema: 1, keys: [...keys] }).bytes;
}

function passphraseRow(more: Partial<KeyRow['derivation'] & object> = {}): BackupHead['keys'][0] {
  const derivation = { salt: randomBytes(16), memory: 19 * 1024, passes: 2, ...more };
  return {
    id: `chain.1.${randomId()}`,
    purpose: 'chain',
    generation: 1,
    wrappedBy: randomId(),
    envelope: randomBytes(78),
    kind: 'passphrase',
    derivation,
  };
}

async function refusedSoon(what: string, file: Blob, code: BackupError['code']): Promise<void> {
  const start = performance.now();
  const secret = passphraseSecret('江畔柳絮 2026');
  const error = await errorOf(readBackup(file, { tenant, user, secret, cipher }));
  const took = performance.now() - start;
  assert.ok(error instanceof BackupError, `${what}: ${String(error)}`);
  assert.equal(error.code, code, what);
  assert.ok(took < SOON_MS, `${what} took ${Math.round(took)} ms`);
}

describe('a backup that somebody made up', () => {
  it('asks in vain for much memory, many passes, a long salt, or many tries', async () => {
    const rows = (count: number, more: Parameters<typeof passphraseRow>[0] = {}) =>
      Array.from({ length: count }, () => passphraseRow(more));
    for (const [what, keys] of [
      ['a gibibyte', rows(1, { memory: 1024 * 1024, passes: 1 })],
      ['many passes', rows(1, { passes: 4000 })],
      ['much of both', rows(1, { memory: 256 * 1024, passes: 16 })],
      ['a long salt', rows(1, { salt: new Uint8Array(100_000) })],
      ['one of many that asks for more', [...rows(2), ...rows(1, { passes: 1000 })]],
      ['two hundred tries', rows(200)],
    ] as const) {
      await refusedSoon(what, new Blob([headWith(keys)]), 'backup.damaged');
    }
  });

  it('asks in vain for more keys to be looked at than there ever are', async () => {
    const keys = await makeKeys(cipher, { key: Uint8Array.from(host), kind: 'host' }, database);
    const ours = keys.map((row) => ({ ...row }));
    const many = (count: number) =>
      Array.from({ length: count }, () => ({ ...passphraseRow(), kind: 'escrow' as const }));
    const secret = async () => ({ key: Uint8Array.from(host), kind: 'host' as const });
    for (const [count, code] of [
      [MOST.keys, 'backup.cut'],
      [MOST.keys + 1, 'backup.damaged'],
    ] as const) {
      const file = new Blob([headWith([...ours, ...many(count - ours.length)])]);
      const error = await errorOf(readBackup(file, { tenant, user, secret, cipher }));
      assert.ok(error instanceof BackupError, `${count} keys: ${String(error)}`);
      assert.equal(error.code, code, `${count} keys`);
    }
  });

  it('asks in vain for a large head', async () => {
    const bytes = headWith([passphraseRow()]);
    for (const length of [MOST.head + 1, 0x7fffffff, 0xffffffff]) {
      const claimed = Uint8Array.from(bytes);
      new DataView(claimed.buffer).setUint32(5, length);
      await refusedSoon(`${length} bytes`, new Blob([claimed]), 'backup.damaged');
    }
    const padded = headWith([{ ...passphraseRow(), padding: 'x'.repeat(MOST.head) }]);
    await refusedSoon('a head of its own length', new Blob([padded]), 'backup.damaged');
  });

  it('names its bytes once, and all of them', () => {
    const text = (value: unknown) => {
      const json = toUtf8(JSON.stringify(value));
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, json.length);
      return concatBytes(length, json);
    };
    const at = (from: number, length: number) => ({ $bytes: [from, length] });
    const many = text(Array.from({ length: 20_000 }, () => at(0, 100_000)));
    const start = performance.now();
    assert.throws(() => decodeRows(concatBytes(many, randomBytes(60_000), randomBytes(40_000))));
    assert.ok(performance.now() - start < SOON_MS, 'at once');
    for (const [value, bytes] of [
      [[at(0, 4), at(0, 4)], 8],
      [[at(4, 4), at(0, 4)], 8],
      [[at(0, 4)], 8],
      [[at(0, 8)], 4],
      [[at(0, -4)], 4],
      [[at(0, 1.5)], 4],
      [[at(NaN, 4)], 4],
    ] as const) {
      assert.throws(() => decodeRows(concatBytes(text(value), randomBytes(bytes))), `${bytes}`);
    }
    const rows = {
      b: randomBytes(3),
      10: randomBytes(2),
      a: [randomBytes(0), { 2: randomBytes(1) }],
    };
    assert.deepEqual(decodeRows(encodeRows(rows)), rows, 'in whatever order names stand');
    assert.throws(() => decodeRows(toUtf8('[[')), 'shorter than its length');
  });

  it('is refused where it is nested without end', async () => {
    const json = toUtf8(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, json.length);
    assert.throws(() => decodeRows(concatBytes(length, json)));
  });

  it('has a true head, and then a first chunk of many megabytes', async () => {
    const keys = await makeKeys(cipher, { key: Uint8Array.from(host), kind: 'host' }, database);
    const head = headWith(keys.map((row) => ({ ...row })));
    const chunk = new Uint8Array(4);
    new DataView(chunk.buffer).setUint32(0, 24 * 1024 * 1024);
    const file = new Blob([head, chunk, new Uint8Array(24 * 1024 * 1024)]);
    let most = 0;
    const slice = file.slice.bind(file);
    file.slice = (from = 0, to = file.size) => {
      most = Math.max(most, to - from);
      return slice(from, to);
    };
    const secret = async () => ({ key: Uint8Array.from(host), kind: 'host' as const });
    const error = await errorOf(readBackup(file, { tenant, user, secret, cipher }));
    assert.ok(error instanceof BackupError && error.code === 'backup.damaged', String(error));
    assert.ok(most > 0 && most <= MOST.head, `none of them is read, and not ${most} bytes`);
  });
});
