// SM3 and SM4-GCM against the published vectors, and all that our wrapper must refuse.
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { randomBytes, sameBytes } from '../bytes.ts';
import { demand, demandEqual, type Job } from '../job.ts';

const MB = 1024 * 1024;

/** GB/T 32905-2016, appendix A. */
const SM3_VECTORS = [
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
] as const;

/** RFC 8998, appendix A.1. */
const SM4 = {
  key: hexToBytes('0123456789abcdeffedcba9876543210'),
  nonce: hexToBytes('00001234567800000000abcd'),
  associated: hexToBytes('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
  plain: hexToBytes(
    ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa'].map((byte) => byte.repeat(8)).join(''),
  ),
  ciphertext:
    '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
    'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d',
  tag: '83de3541e4c2b58177e065a9bf7b62ec',
};

export function smJob(): Job {
  return {
    id: 'sm',
    library: 'sm-crypto-v2',
    does: 'SM3、SM4-GCM(延迟加载);无校验码不解',
    size: '标准样例,另 1 MB',
    async run() {
      const { openSm4, sealSm4, sm3 } = await import('../lazy/sm.ts');
      for (const [text, wanted] of SM3_VECTORS) {
        demandEqual(bytesToHex(sm3(utf8ToBytes(text))), wanted, 'SM3');
      }
      const { key, nonce, associated, plain } = SM4;
      const sealed = sealSm4(plain, key, nonce, associated);
      demandEqual(bytesToHex(sealed.ciphertext), SM4.ciphertext, 'SM4-GCM ciphertext');
      demandEqual(bytesToHex(sealed.tag), SM4.tag, 'SM4-GCM tag');
      demandEqual(
        bytesToHex(openSm4(sealed, key, nonce, associated)),
        bytesToHex(plain),
        'SM4-GCM opened',
      );

      const { ciphertext, tag } = sealed;
      const flipped = Uint8Array.from(tag, (byte, index) => (index === 15 ? byte ^ 1 : byte));
      const changed = Uint8Array.from(ciphertext, (byte, index) => (index === 7 ? byte ^ 1 : byte));
      // As untyped host code may call it.
      const untagged = JSON.parse('{}') as { tag: Uint8Array };
      const attempts: Readonly<Record<string, () => unknown>> = {
        'no tag': () => openSm4({ ciphertext, tag: untagged.tag }, key, nonce, associated),
        'empty tag': () => openSm4({ ciphertext, tag: new Uint8Array(0) }, key, nonce, associated),
        'short tag': () =>
          openSm4({ ciphertext, tag: tag.subarray(0, 12) }, key, nonce, associated),
        'long tag': () =>
          openSm4({ ciphertext, tag: Uint8Array.of(...tag, 0) }, key, nonce, associated),
        'changed tag': () => openSm4({ ciphertext, tag: flipped }, key, nonce, associated),
        'changed text': () => openSm4({ ciphertext: changed, tag }, key, nonce, associated),
        'other row': () => openSm4(sealed, key, nonce, utf8ToBytes('another row')),
        'long key': () => openSm4(sealed, Uint8Array.of(...key, ...key), nonce, associated),
        'short key to seal': () => sealSm4(plain, key.subarray(0, 8), nonce, associated),
        'long nonce': () => openSm4(sealed, key, Uint8Array.of(...nonce, 0), associated),
      };
      const refused = Object.entries(attempts)
        .filter(([, attempt]) => refuses(attempt))
        .map(([name]) => name);
      demandEqual(refused, Object.keys(attempts), 'refused');

      const large = sameBytes(MB, 11);
      const largeKey = randomBytes(16);
      const largeNonce = randomBytes(12);
      const largeSealed = sealSm4(large, largeKey, largeNonce, associated);
      const opened = openSm4(largeSealed, largeKey, largeNonce, associated);
      demandEqual(bytesToHex(sm3(opened)), bytesToHex(sm3(large)), 'SM4-GCM of 1 MB');
      return {
        says: `样例相符;${refused.length} 种错误用法全部拒绝`,
        facts: { refused, sm3: bytesToHex(sm3(large)) },
        files: {
          plain: large,
          key: largeKey,
          nonce: largeNonce,
          ciphertext: largeSealed.ciphertext,
        },
      };
    },
  };
}

function refuses(attempt: () => unknown): boolean {
  try {
    attempt();
    return false;
  } catch (error) {
    demand(error instanceof Error, 'refused without an error');
    return true;
  }
}
