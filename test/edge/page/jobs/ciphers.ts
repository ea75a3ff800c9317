// The audited pure-script ciphers, which are all there is on plain HTTP, and WebCrypto beside them
// where the origin is secure: what one seals, the other opens.
import { gcm } from '@noble/ciphers/aes.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { digest, FIVE_MB, randomBytes, sameBytes } from '../bytes.ts';
import { demand, demandEqual, type Job } from '../job.ts';

const ASSOCIATED = new Uint8Array(utf8ToBytes('records|P00001|rev 1|key 1'));

export function nobleAesJob(): Job {
  return {
    id: 'noble-aes',
    library: '@noble/ciphers',
    does: 'AES-256-GCM 加密、解密;改一位即拒绝',
    size: '5 MB',
    run() {
      const plain = sameBytes(FIVE_MB, 5);
      const key = randomBytes(32);
      const nonce = randomBytes(12);
      const sealed = gcm(key, nonce, ASSOCIATED).encrypt(plain);
      demandEqual(sealed.length, plain.length + 16, 'sealed length');
      demandEqual(
        digest(gcm(key, nonce, ASSOCIATED).decrypt(sealed)),
        digest(plain),
        'opened bytes',
      );
      const spoiled = sealed.slice();
      spoiled[1_000_000] = (spoiled[1_000_000] ?? 0) ^ 1;
      demand(
        refuses(() => gcm(key, nonce, ASSOCIATED).decrypt(spoiled)),
        'opened a changed ciphertext',
      );
      demand(
        refuses(() => gcm(key, nonce, utf8ToBytes('another row')).decrypt(sealed)),
        'opened under another row',
      );
      return Promise.resolve({
        says: '解密后摘要相符;密文或关联数据改动均被拒绝',
        facts: { digest: digest(plain), bytes: plain.length },
        files: { key, nonce, associated: ASSOCIATED, sealed },
      });
    },
  };
}

export function nobleSha256Job(): Job {
  return {
    id: 'noble-sha256',
    library: '@noble/hashes',
    does: 'SHA-256',
    size: '5 MB',
    run() {
      return Promise.resolve({
        says: '由测试程序以另一实现核对',
        facts: { digest: digest(sameBytes(FIVE_MB, 6)) },
      });
    },
  };
}

export function argon2Job(): Job {
  return {
    id: 'noble-argon2id',
    library: '@noble/hashes',
    does: 'Argon2id 由口令得密钥',
    size: '19 MiB,t = 2',
    run() {
      const key = argon2id('password', 'cadre-talk-salt', { m: 19_456, t: 2, p: 1, dkLen: 32 });
      return Promise.resolve({ says: bytesToHex(key), facts: { key: bytesToHex(key) } });
    },
  };
}

/** Where there is no WebCrypto the job says so; the test knows where it must be. */
export function webCryptoJob(): Job {
  return {
    id: 'webcrypto',
    library: 'WebCrypto 与 @noble/ciphers',
    does: 'AES-256-GCM 互开',
    size: '5 MB 往返',
    async run() {
      // The DOM library's type says that it is always there; on plain HTTP it is not.
      const subtle = crypto.subtle as SubtleCrypto | undefined;
      if (subtle === undefined) {
        return { says: '此处没有(普通 HTTP)', facts: { here: false } };
      }
      const plain = sameBytes(FIVE_MB, 8);
      const raw = randomBytes(32);
      const iv = randomBytes(12);
      const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
      const how = { name: 'AES-GCM', iv, additionalData: ASSOCIATED };
      const theirs = new Uint8Array(await subtle.encrypt(how, key, plain));
      const ours = gcm(raw, iv, ASSOCIATED).encrypt(plain);
      demandEqual(digest(ours), digest(theirs), 'sealed bytes');
      demandEqual(
        [
          digest(gcm(raw, iv, ASSOCIATED).decrypt(theirs)),
          digest(new Uint8Array(await subtle.decrypt(how, key, new Uint8Array(ours)))),
        ],
        [digest(plain), digest(plain)],
        'opened bytes',
      );
      return { says: '双方密文逐字节相同,互相解开', facts: { here: true } };
    },
  };
}

function refuses(open: () => unknown): boolean {
  try {
    open();
    return false;
  } catch {
    return true;
  }
}
