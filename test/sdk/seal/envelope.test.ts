import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concatBytes, fromUtf8, toHex, toUtf8 } from '../../../src/sdk/seal/bytes.ts';
import type { CipherKey } from '../../../src/sdk/seal/cipher.ts';
import {
  EnvelopeError,
  openEnvelope,
  type Place,
  sealEnvelope,
} from '../../../src/sdk/seal/envelope.ts';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import { randomBytes } from '../../../src/sdk/seal/random.ts';

const cipher = nobleCipher();
const SECRET = '欧阳明远';
const place: Place = { store: 'records', id: 'ab'.repeat(16), revision: 3 };

async function sealed(at: Place = place, generation = 1) {
  const key = await cipher.importKey(randomBytes(32));
  const envelope = await sealEnvelope(cipher, key, generation, at, toUtf8(SECRET));
  return { key, envelope };
}

function open(key: CipherKey, at: Place, envelope: Uint8Array, generation = 1) {
  const keyOf = (wanted: number) => (wanted === generation ? key : undefined);
  return openEnvelope(cipher, keyOf, at, envelope);
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof EnvelopeError, 'was refused with a named error');
  assert.ok(!`${error.message}${error.stack ?? ''}`.includes(SECRET), 'which says no value');
  return error.code;
}

describe('an envelope', () => {
  it('has the layout that its file documents', async () => {
    const { envelope } = await sealed(place, 0x01020304);
    assert.equal(toHex(envelope.subarray(0, 6)), '010101020304');
    assert.equal(envelope.length, 6 + 12 + toUtf8(SECRET).length + 16);
  });

  it('is the GCM of its parts, as another program that reads the documentation makes it', async () => {
    const bytes = randomBytes(32);
    const key = await cipher.importKey(bytes);
    const at = { store: 'audit', id: '甲', revision: 2 ** 32 + 5 };
    const envelope = await sealEnvelope(cipher, key, 7, at, toUtf8(SECRET));
    const associated = concatBytes(
      ...[Uint8Array.of(1, 1, 0, 0, 0, 7), Uint8Array.of(0, 5), toUtf8('audit')],
      ...[Uint8Array.of(0, 3), toUtf8('甲'), Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 5)],
    );
    const { createDecipheriv } = await import('node:crypto');
    const decipher = createDecipheriv('aes-256-gcm', bytes, envelope.subarray(6, 18));
    decipher.setAAD(associated);
    decipher.setAuthTag(envelope.subarray(-16));
    const plain = Buffer.concat([decipher.update(envelope.subarray(18, -16)), decipher.final()]);
    assert.equal(plain.toString('utf8'), SECRET);
  });

  it('opens in its own place', async () => {
    const { key, envelope } = await sealed();
    assert.equal(fromUtf8(await open(key, place, envelope)), SECRET);
  });

  it('does not open in another store, under another id or revision', async () => {
    const { key, envelope } = await sealed();
    const elsewhere: readonly Place[] = [
      { ...place, store: 'changes' },
      { ...place, id: 'cd'.repeat(16) },
      { ...place, revision: 4 },
      { ...place, revision: place.revision + 2 ** 32 },
      // The same letters with the border in another place.
      { ...place, store: `records${place.id.slice(0, 1)}`, id: place.id.slice(1) },
    ];
    for (const at of elsewhere) {
      assert.equal(await refusal(open(key, at, envelope)), 'envelope.not-authentic');
    }
  });

  it('does not open when it names another generation, even if that one has the same key', async () => {
    const { key, envelope } = await sealed(place, 1);
    const renamed = Uint8Array.from(envelope);
    renamed[5] = 2;
    assert.equal(await refusal(open(key, place, renamed, 2)), 'envelope.not-authentic');
  });

  it('says what is wrong: version, suite, key, length', async () => {
    const { key, envelope } = await sealed();
    const changed = (at: number) => Uint8Array.from(envelope, (byte, i) => (i === at ? 99 : byte));
    assert.equal(await refusal(open(key, place, changed(0))), 'envelope.unknown-version');
    assert.equal(await refusal(open(key, place, changed(1))), 'envelope.unknown-suite');
    assert.equal(await refusal(open(key, place, changed(5))), 'envelope.unknown-key');
    for (const length of [0, 1, 18, 33]) {
      const cut = envelope.subarray(0, length);
      assert.equal(await refusal(open(key, place, cut)), 'envelope.truncated');
    }
    const cut = envelope.subarray(0, -1);
    assert.equal(await refusal(open(key, place, cut)), 'envelope.not-authentic');
  });

  it('never has the same nonce twice', async () => {
    const key = await cipher.importKey(randomBytes(32));
    const nonces = new Set<string>();
    for (let n = 0; n < 1000; n += 1) {
      const envelope = await sealEnvelope(cipher, key, 1, place, new Uint8Array(0));
      nonces.add(toHex(envelope.subarray(6, 18)));
    }
    assert.equal(nonces.size, 1000);
  });

  it('takes no revision that is not a whole number, and no name too long to be told apart', async () => {
    const key = await cipher.importKey(randomBytes(32));
    for (const wrong of [
      { ...place, revision: 1.5 },
      { ...place, revision: -1 },
      { ...place, id: 'x'.repeat(0x10000) },
    ]) {
      const sealing = sealEnvelope(cipher, key, 1, wrong, toUtf8(SECRET));
      await assert.rejects(sealing, RangeError);
    }
  });
});
