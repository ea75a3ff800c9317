// SM3 and SM4-GCM: the standards' own examples, OpenSSL beside them, and no bit let through. This
// OpenSSL has no GCM mode of SM4, so GCM is made here of its SM4-ECB and the definition (SP 800-38D).
import assert from 'node:assert/strict';
import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { concatBytes, toHex, toUtf8 } from '../../../src/sdk/seal/bytes.ts';
import { SUITES } from '../../../src/sdk/seal/cipher.ts';
import { randomBytes } from '../../../src/sdk/seal/random.ts';
import { hmacSm3, sm3, smCipher } from '../../../src/sdk/seal/sm.ts';
import { flips, opensNothingHurt } from '../../contract/cipher-contract.ts';
import { nodeRunner } from '../../contract/node-runner.ts';

const CASES = Number(process.env['CIPHER_CASES'] ?? 2000);
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

/** One block of SM4 by OpenSSL. */
function blocks(key: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** GHASH by the definition, bit by bit. */
function ghash(h: bigint, ...parts: readonly Uint8Array[]): bigint {
  let y = 0n;
  const blocksOf = (bytes: Uint8Array) => Math.ceil(bytes.length / 16);
  for (const part of parts) {
    for (let n = 0; n < blocksOf(part); n += 1) {
      const block = Buffer.alloc(16);
      block.set(part.subarray(16 * n, 16 * n + 16));
      let x = y ^ BigInt(`0x${block.toString('hex')}`);
      let [z, v] = [0n, h];
      for (let bit = 127n; bit >= 0n; bit -= 1n) {
        if ((x >> bit) & 1n) z ^= v;
        v = v & 1n ? (v >> 1n) ^ (0xe1n << 120n) : v >> 1n;
      }
      x = z;
      y = x;
    }
  }
  return y;
}

function gcmByOpenssl(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, aad: Uint8Array) {
  const counter = (n: number) => {
    const block = Buffer.alloc(16);
    block.set(nonce);
    block.writeUInt32BE(n, 12);
    return block;
  };
  const count = Math.ceil(plain.length / 16);
  const stream = blocks(
    key,
    Buffer.concat(Array.from({ length: count + 1 }, (_, n) => counter(n + 1))),
  );
  const sealed = plain.map((byte, at) => byte ^ (stream[16 + at] ?? 0));
  const lengths = Buffer.alloc(16);
  lengths.writeUInt32BE(aad.length * 8, 4);
  lengths.writeUInt32BE(sealed.length * 8, 12);
  const h = BigInt(`0x${blocks(key, Buffer.alloc(16)).toString('hex')}`);
  const mask = BigInt(`0x${stream.subarray(0, 16).toString('hex')}`);
  const tag = (ghash(h, aad, sealed, lengths) ^ mask).toString(16).padStart(32, '0');
  return toHex(sealed) + tag;
}

describe('SM3', () => {
  it('gives what GB/T 32905 gives', () => {
    assert.equal(
      toHex(sm3(toUtf8('abc'))),
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
    assert.equal(
      toHex(sm3(toUtf8('abcd'.repeat(16)))),
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  it(`agrees with OpenSSL, keyed and not, on ${CASES} random cases`, () => {
    for (let n = 0; n < CASES; n += 1) {
      const bytes = randomBytes(n < 200 ? n : (n * 7919) % 3000);
      const key = randomBytes(1 + (n % 100));
      assert.equal(toHex(sm3(bytes)), createHash('sm3').update(bytes).digest('hex'));
      assert.equal(toHex(hmacSm3(key, bytes)), createHmac('sm3', key).update(bytes).digest('hex'));
    }
  });
});

describe('SM4-GCM', () => {
  /** The key of the test, with bytes behind it that must make no difference. */
  const imported = (hex: string) =>
    smCipher().importKey(concatBytes(fromHex(hex), randomBytes(16)));

  it('gives what GB/T 32907 gives for one block', async () => {
    // In GCM an SM4 block is only seen as the counter's; so it is taken out of the stream.
    const key = '0123456789abcdeffedcba9876543210';
    const sealed = await (
      await imported(key)
    ).seal(new Uint8Array(16), fromHex('000000000000000000000000'), new Uint8Array(0));
    const counter = fromHex('00000000000000000000000000000002');
    assert.equal(toHex(sealed.subarray(0, 16)), blocks(fromHex(key), counter).toString('hex'));
    assert.equal(
      blocks(fromHex(key), fromHex(key)).toString('hex'),
      '681edf34d206965e86b3e94f536e4246',
      'and that OpenSSL is the standard’s',
    );
  });

  it('gives what RFC 8998 gives, text and tag', async () => {
    const key = await imported('0123456789abcdeffedcba9876543210');
    const plain = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa'].map((byte) => byte.repeat(8));
    const nonce = fromHex('00001234567800000000abcd');
    const associated = fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    const sealed = await key.seal(fromHex(plain.join('')), nonce, associated);
    assert.equal(
      toHex(sealed),
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
        'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
        '83de3541e4c2b58177e065a9bf7b62ec',
    );
    assert.equal(
      toHex((await key.open(sealed, nonce, associated)) ?? new Uint8Array(0)),
      plain.join(''),
    );
  });

  it(`agrees with OpenSSL on ${CASES} random cases`, async () => {
    for (let n = 0; n < CASES; n += 1) {
      const bytes = randomBytes(32);
      const [plain, nonce] = [randomBytes(n < 70 ? n : (n * 31) % 200), randomBytes(12)];
      const associated = randomBytes((n * 17) % 50);
      const sealed = await (await smCipher().importKey(bytes)).seal(plain, nonce, associated);
      const expected = gcmByOpenssl(bytes.subarray(0, 16), nonce, plain, associated);
      assert.equal(toHex(sealed), expected);
    }
  });
});

assert.equal(smCipher().suite, SUITES['sm4-gcm']);
opensNothingHurt(nodeRunner, smCipher());
flips(nodeRunner, smCipher(), CASES);
