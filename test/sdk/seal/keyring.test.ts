import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toHex, toUtf8 } from '../../../src/sdk/seal/bytes.ts';
import { KeyWiped } from '../../../src/sdk/seal/cipher.ts';
import { KeyringError, makeKeys, openKeyring } from '../../../src/sdk/seal/keyring.ts';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { randomBytes } from '../../../src/sdk/seal/random.ts';

const cipher = nobleCipher();
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
        openKeyring(cipher, hostKey, name, await makeKeys(cipher, hostKey, name)),
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
    const rows = await makeKeys(cipher, hostKey, 'a');
    const text = JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? toHex(value) : value,
    );
    assert.ok(!text.includes(toHex(hostKey)));
    const keyring = await openKeyring(cipher, hostKey, 'a', rows);
    assert.ok(!text.includes(toHex(keyring.chainKey())));
  });

  it('opens rows of an older generation and seals under the newest', async () => {
    const hostKey = randomBytes(32);
    const first = await makeKeys(cipher, hostKey, 'a');
    const old = await openKeyring(cipher, hostKey, 'a', first);
    const envelope = await old.seal(place, toUtf8('old'));

    const second = await secondGeneration(hostKey, first);
    const rotated = await openKeyring(cipher, hostKey, 'a', [...first, ...second]);
    assert.equal(rotated.generation, 2);
    assert.deepEqual(await rotated.open(place, envelope), toUtf8('old'));
    const renewed = await rotated.seal(place, toUtf8('new'));
    assert.equal(renewed[5], 2);
    await assert.rejects(old.open(place, renewed), { code: 'envelope.unknown-key' });
  });

  it('opens by any of the keys that wrap it, as a department key beside the own one', async () => {
    const [mine, department] = [randomBytes(32), randomBytes(32)];
    const rows = [
      ...(await makeKeys(cipher, mine, 'a')),
      ...(await makeKeys(cipher, department, 'a')),
    ];
    assert.equal((await openKeyring(cipher, department, 'a', rows)).generation, 1);
    assert.equal(await code(openKeyring(cipher, randomBytes(32), 'a', rows)), 'keyring.wrong-key');
  });

  it('tells a wrong key from damaged, missing and unknown ones', async () => {
    const hostKey = randomBytes(32);
    const rows = await makeKeys(cipher, hostKey, 'a');
    const [data, chain] = rows;
    assert.ok(data !== undefined && chain !== undefined);
    const opened = (some: readonly unknown[], key = hostKey) =>
      code(openKeyring(cipher, key, 'a', some));

    assert.equal(await opened(rows, randomBytes(32)), 'keyring.wrong-key');
    assert.equal(await opened([data]), 'keyring.damaged');
    assert.equal(await opened([chain]), 'keyring.damaged');
    assert.equal(await opened([{ ...data, envelope: chain.envelope }, chain]), 'keyring.damaged');
    assert.equal(await opened([{ id: 1 }]), 'keyring.damaged');
    const newer = Uint8Array.from(data.envelope);
    newer[1] = 2;
    assert.equal(await opened([{ ...data, envelope: newer }, chain]), 'keyring.unknown-suite');
  });

  it('does nothing any more once it is wiped', async () => {
    const hostKey = randomBytes(32);
    const keyring = await openKeyring(cipher, hostKey, 'a', await makeKeys(cipher, hostKey, 'a'));
    const envelope = await keyring.seal(place, toUtf8('x'));
    keyring.wipe();
    await assert.rejects(keyring.seal(place, toUtf8('x')), KeyWiped);
    await assert.rejects(keyring.open(place, envelope), KeyWiped);
    assert.throws(() => keyring.chainKey(), KeyWiped);
  });
});

/** The data key of a second generation, wrapped as the file documents it. */
async function secondGeneration(
  hostKey: Uint8Array,
  [first]: Awaited<ReturnType<typeof makeKeys>>,
) {
  const { sealEnvelope } = await import('../../../src/sdk/seal/envelope.ts');
  assert.ok(first !== undefined);
  const id = `data.2.${first.wrappedBy}`;
  const envelope = await sealEnvelope(
    cipher,
    await cipher.importKey(hostKey),
    0,
    { store: 'keys', id: `a/${id}`, revision: 0 },
    randomBytes(32),
  );
  return [{ ...first, id, generation: 2, envelope }];
}
