import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toHex, toUtf8 } from '../../../src/sdk/seal/bytes.ts';
import { KeyWiped, SUITES } from '../../../src/sdk/seal/cipher.ts';
import {
  KeyringError,
  type KeyRow,
  makeKeys,
  openKeyring,
  type Secret,
} from '../../../src/sdk/seal/keyring.ts';
import { sealEnvelope } from '../../../src/sdk/seal/envelope.ts';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { randomBytes } from '../../../src/sdk/seal/random.ts';

const cipher = nobleCipher();
const host = (key: Uint8Array): Secret => ({ key, kind: 'host' });
const place = { store: 'records', id: 'ab'.repeat(16), revision: 1 };

async function code(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof KeyringError ? error.code : error;
}

describe('a keyring', () => {
  it('seals under data keys of its own, which differ between two databases of one host key', async () => {
    const hostKey = randomBytes(32);
    const [a, b] = await Promise.all(
      ['a', 'b'].map(async (name) =>
        openKeyring(cipher, host(hostKey), name, await makeKeys(cipher, host(hostKey), name)),
      ),
    );
    const envelope = await a?.seal(place, toUtf8('x'));
    assert.ok(a !== undefined && b !== undefined && envelope !== undefined);
    assert.deepEqual(await a.open(place, envelope), toUtf8('x'));
    await assert.rejects(b.open(place, envelope));
    assert.notEqual(toHex(a.chainKey()), toHex(b.chainKey()));
  });

  it('holds nothing on the disk of the keys or of the key that wraps them', async () => {
    const hostKey = randomBytes(32);
    const rows = await makeKeys(cipher, host(hostKey), 'a');
    const text = JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? toHex(value) : value,
    );
    assert.ok(!text.includes(toHex(hostKey)));
    const keyring = await openKeyring(cipher, host(hostKey), 'a', rows);
    assert.ok(!text.includes(toHex(keyring.chainKey())));
  });

  it('opens rows of an older generation and seals under the newest', async () => {
    const hostKey = randomBytes(32);
    const first = await makeKeys(cipher, host(hostKey), 'a');
    const old = await openKeyring(cipher, host(hostKey), 'a', first);
    const envelope = await old.seal(place, toUtf8('old'));

    const second = await old.nextGeneration();
    const rotated = await openKeyring(cipher, host(hostKey), 'a', [...first, second]);
    assert.equal(rotated.generation, 2);
    assert.deepEqual(await rotated.open(place, envelope), toUtf8('old'));
    const renewed = await rotated.seal(place, toUtf8('new'));
    assert.equal(renewed[5], 2);
    await assert.rejects(old.open(place, renewed), { code: 'envelope.unknown-key' });
  });

  it('learns of a generation that another tab has made, and still opens under one that is gone', async () => {
    const hostKey = randomBytes(32);
    let onDisk = await makeKeys(cipher, host(hostKey), 'a');
    const opened = () => openKeyring(cipher, host(hostKey), 'a', onDisk, async () => onDisk);
    const [here, there] = [await opened(), await opened()];
    const before = await here.seal(place, toUtf8('old'));
    const [chain] = onDisk.filter(({ purpose }) => purpose === 'chain');
    assert.ok(chain !== undefined, 'there is a chain key');

    const second = await there.nextGeneration();
    onDisk = [...onDisk, second];
    assert.equal((await there.seal(place, toUtf8('x')))[5], 1, 'not in use before it is learned');
    await there.refresh();
    const envelope = await there.seal(place, toUtf8('new'));
    assert.equal(envelope[5], 2);
    assert.deepEqual(await here.open(place, envelope), toUtf8('new'));
    assert.equal((await here.seal(place, toUtf8('x')))[5], 2);
    assert.deepEqual(here.generations, [1, 2]);

    onDisk = [chain, second];
    await here.refresh();
    assert.deepEqual(await here.open(place, before), toUtf8('old'));
    await assert.rejects((await opened()).open(place, before), { code: 'envelope.unknown-key' });
    onDisk = [chain];
    await assert.rejects(here.refresh(), { code: 'keyring.damaged' });
  });

  it('opens by a secret that was added, without any sealed row or other secret being touched', async () => {
    const [mine, department] = [randomBytes(32), randomBytes(32)];
    const rows = await makeKeys(cipher, host(mine), 'a');
    const keyring = await openKeyring(cipher, host(mine), 'a', rows);
    const envelope = await keyring.seal(place, toUtf8('x'));
    const added = await keyring.wrapFor({ key: department, kind: 'escrow' });
    assert.equal(added.kind, 'escrow');

    const next = await keyring.nextGeneration();
    const all = [...rows, added, next];
    const byEscrow = await openKeyring(cipher, { key: department }, 'a', all);
    assert.deepEqual(await byEscrow.open(place, envelope), toUtf8('x'));
    assert.deepEqual(byEscrow.generations, [1, 2]);
    assert.equal(toHex(byEscrow.chainKey()), toHex(keyring.chainKey()));

    const changed = all.filter(({ kind }) => kind !== 'host');
    assert.equal(await code(openKeyring(cipher, host(mine), 'a', changed)), 'keyring.wrong-key');
    assert.equal((await openKeyring(cipher, { key: department }, 'a', changed)).generation, 2);
  });

  it('takes over the keys of a database of version 1, so that a secret that is added reaches them', async () => {
    const [mine, department] = [randomBytes(32), randomBytes(32)];
    const rows = await asVersion1(mine);
    const keyring = await openKeyring(cipher, host(mine), 'a', rows);
    assert.deepEqual(keyring.renewed.outdated, [rows[0]?.id]);
    const envelope = await keyring.seal(place, toUtf8('x'));

    const kept = rows.filter(({ id }) => !keyring.renewed.outdated.includes(id));
    const now = [...kept, ...keyring.renewed.rows];
    const again = await openKeyring(cipher, host(mine), 'a', now);
    assert.deepEqual(again.renewed, { rows: [], outdated: [] });
    assert.deepEqual(await again.open(place, envelope), toUtf8('x'));
    const escrow = await again.wrapFor({ key: department, kind: 'escrow' });
    const byEscrow = await openKeyring(cipher, { key: department }, 'a', [...now, escrow]);
    assert.deepEqual(await byEscrow.open(place, envelope), toUtf8('x'));
  });

  it('says that another algorithm sealed the keys, to who has the right key', async () => {
    const mine = randomBytes(32);
    const rows = await makeKeys(cipher, host(mine), 'a');
    const other = { ...cipher, suite: SUITES['sm4-gcm'] };
    assert.equal(await code(openKeyring(other, host(mine), 'a', rows)), 'keyring.other-suite');
    assert.equal(
      await code(openKeyring(other, host(randomBytes(32)), 'a', rows)),
      'keyring.wrong-key',
    );
  });

  it('opens by any of the keys that wrap it, as a department key beside the own one', async () => {
    const [mine, department] = [randomBytes(32), randomBytes(32)];
    const rows = [
      ...(await makeKeys(cipher, host(mine), 'a')),
      ...(await makeKeys(cipher, host(department), 'a')),
    ];
    assert.equal((await openKeyring(cipher, host(department), 'a', rows)).generation, 1);
    assert.equal(
      await code(openKeyring(cipher, host(randomBytes(32)), 'a', rows)),
      'keyring.wrong-key',
    );
  });

  it('tells a wrong key from damaged, missing and unknown ones', async () => {
    const hostKey = randomBytes(32);
    const rows = await makeKeys(cipher, host(hostKey), 'a');
    const [data, chain] = rows;
    assert.ok(data !== undefined && chain !== undefined);
    const opened = (some: readonly unknown[], key = hostKey) =>
      code(openKeyring(cipher, host(key), 'a', some));

    assert.equal(await opened(rows, randomBytes(32)), 'keyring.wrong-key');
    assert.equal(await opened([data]), 'keyring.damaged');
    assert.equal(await opened([chain]), 'keyring.damaged');
    assert.equal(await opened([{ ...data, envelope: chain.envelope }, chain]), 'keyring.damaged');
    assert.equal(await opened([{ id: 1 }]), 'keyring.damaged');
    const newer = Uint8Array.from(data.envelope);
    newer[1] = 200;
    assert.equal(await opened([{ ...data, envelope: newer }, chain]), 'keyring.unknown-suite');
  });

  it('does nothing any more once it is wiped', async () => {
    const hostKey = randomBytes(32);
    const keyring = await openKeyring(
      cipher,
      host(hostKey),
      'a',
      await makeKeys(cipher, host(hostKey), 'a'),
    );
    const envelope = await keyring.seal(place, toUtf8('x'));
    keyring.wipe();
    await assert.rejects(keyring.seal(place, toUtf8('x')), KeyWiped);
    await assert.rejects(keyring.open(place, envelope), KeyWiped);
    assert.throws(() => keyring.chainKey(), KeyWiped);
  });
});

/** Both keys wrapped by the host's, without a word of whose key it is. */
async function asVersion1(hostKey: Uint8Array): Promise<readonly KeyRow[]> {
  const { wrappedBy } = (await makeKeys(cipher, host(hostKey), 'a')).find(
    ({ purpose }) => purpose === 'chain',
  ) ?? { wrappedBy: '' };
  const wrapping = await cipher.importKey(hostKey);
  const row = async (purpose: KeyRow['purpose']): Promise<KeyRow> => {
    const id = `${purpose}.1.${wrappedBy}`;
    const where = { store: 'keys', id: `a/${id}`, revision: 0 };
    const envelope = await sealEnvelope(cipher, wrapping, 0, where, randomBytes(32));
    return { id, purpose, generation: 1, wrappedBy, envelope };
  };
  return [await row('data'), await row('chain')];
}
