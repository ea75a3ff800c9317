/** What every provider of AES-256-GCM promises: the standard's answers, and no bit let through. */
import { concatBytes, toHex, toUtf8 } from '../../src/sdk/seal/bytes.ts';
import { type Cipher, KeyWiped } from '../../src/sdk/seal/cipher.ts';
import { randomBytes } from '../../src/sdk/seal/random.ts';
import { errorOf, type Runner } from './runner.ts';

interface Vector {
  readonly source: string;
  readonly key: string;
  readonly nonce: string;
  readonly plain: string;
  readonly associated: string;
  readonly sealed: string;
  readonly tag: string;
}

const FEFFE = 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308';
const PLAIN_64 =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525' +
  'b16aedf5aa0de657ba637b391aafd255';
const SEALED_64 =
  '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838' +
  'c5f61e6393ba7a0abcc9f662898015ad';

/**
 * McGrew and Viega, "The Galois/Counter Mode of Operation" (the proposal to NIST), test cases 13 to
 * 16; and the first ones with 96-bit nonces of NIST's CAVP file gcmEncryptExtIV256.rsp.
 */
export const VECTORS: readonly Vector[] = [
  {
    source: 'GCM test case 13',
    key: '0'.repeat(64),
    nonce: '0'.repeat(24),
    plain: '',
    associated: '',
    sealed: '',
    tag: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    source: 'GCM test case 14',
    key: '0'.repeat(64),
    nonce: '0'.repeat(24),
    plain: '0'.repeat(32),
    associated: '',
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18',
    tag: 'd0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    source: 'GCM test case 15',
    key: FEFFE,
    nonce: 'cafebabefacedbaddecaf888',
    plain: PLAIN_64,
    associated: '',
    sealed: SEALED_64,
    tag: 'b094dac5d93471bdec1a502270e3cc6c',
  },
  {
    source: 'GCM test case 16',
    key: FEFFE,
    nonce: 'cafebabefacedbaddecaf888',
    plain: PLAIN_64.slice(0, 120),
    associated: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    sealed: SEALED_64.slice(0, 120),
    tag: '76fc6ece0f4e1768cddf8853bb2d551b',
  },
  {
    source: 'CAVP gcmEncryptExtIV256, 0-bit plaintext, count 0',
    key: 'b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4',
    nonce: '516c33929df5a3284ff463d7',
    plain: '',
    associated: '',
    sealed: '',
    tag: 'bdc1ac884d332457a1d2664f168c76f0',
  },
  {
    source: 'CAVP gcmEncryptExtIV256, 128-bit plaintext, count 0',
    key: '31bdadd96698c204aa9ce1448ea94ae1fb4a9a0b3c9d773b51bb1822666b8f22',
    nonce: '0d18e06c7c725ac9e362e1ce',
    plain: '2db5168e932556f8089a0622981d017d',
    associated: '',
    sealed: 'fa4362189661d163fcd6a56d8bf0405a',
    tag: 'd636ac1bbedd5cc3ee727dc2ab4a9489',
  },
];

export function cipherContract({ describe, it, assert }: Runner, cipher: Cipher): void {
  describe(`cipher ${cipher.name}`, () => {
    for (const vector of VECTORS) {
      it(`seals and opens as the standard does: ${vector.source}`, async () => {
        const key = await cipher.importKey(fromHex(vector.key));
        const nonce = fromHex(vector.nonce);
        const associated = fromHex(vector.associated);
        const sealed = await key.seal(fromHex(vector.plain), nonce, associated);
        assert.equal(toHex(sealed), vector.sealed + vector.tag);
        const opened = await key.open(sealed, nonce, associated);
        assert.equal(opened && toHex(opened), vector.plain);
      });
    }
  });
  opensNothingHurt({ describe, it, assert }, cipher);
}

/** What every provider promises, of whatever suite: no bit let through, no key left behind. */
export function opensNothingHurt({ describe, it, assert }: Runner, cipher: Cipher): void {
  describe(`cipher ${cipher.name}: what it refuses`, () => {
    it('opens nothing of which one bit is not as it was sealed, wherever it stands', async () => {
      const key = await cipher.importKey(randomBytes(32));
      const [nonce, associated] = [randomBytes(12), toUtf8('records')];
      const sealed = await key.seal(toUtf8('诫勉谈话'), nonce, associated);
      const whole = concatBytes(nonce, associated, sealed);
      for (let bit = 0; bit < whole.length * 8; bit += 1) {
        const hurt = Uint8Array.from(whole);
        hurt[bit >> 3] = (hurt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const at = nonce.length + associated.length;
        const opened = await key.open(
          hurt.subarray(at),
          hurt.subarray(0, nonce.length),
          hurt.subarray(nonce.length, at),
        );
        assert.equal(opened, undefined, `bit ${bit}`);
      }
    });

    it('opens nothing that was cut short or lengthened, down to nothing at all', async () => {
      const key = await cipher.importKey(randomBytes(32));
      const [nonce, associated] = [randomBytes(12), new Uint8Array(0)];
      const sealed = await key.seal(toUtf8('x'), nonce, associated);
      for (let length = 0; length < sealed.length; length += 1) {
        assert.equal(await key.open(sealed.subarray(0, length), nonce, associated), undefined);
      }
      const longer = concatBytes(sealed, new Uint8Array(1));
      assert.equal(await key.open(longer, nonce, associated), undefined);
    });

    it('opens nothing with another key', async () => {
      const [mine, other] = [
        await cipher.importKey(randomBytes(32)),
        await cipher.importKey(randomBytes(32)),
      ];
      const [nonce, associated] = [randomBytes(12), randomBytes(8)];
      const sealed = await mine.seal(randomBytes(40), nonce, associated);
      assert.equal(await other.open(sealed, nonce, associated), undefined);
    });

    it('keeps its own copy of the key, and leaves the bytes it was given alone', async () => {
      const bytes = randomBytes(32);
      const before = toHex(bytes);
      const key = await cipher.importKey(bytes);
      assert.equal(toHex(bytes), before);
      const [nonce, associated] = [randomBytes(12), randomBytes(3)];
      const sealed = await key.seal(toUtf8('a'), nonce, associated);
      bytes.fill(0);
      assert.deepEqual(await key.open(sealed, nonce, associated), toUtf8('a'));
    });

    it('seals and opens nothing once the key is wiped', async () => {
      const key = await cipher.importKey(randomBytes(32));
      const [nonce, associated] = [randomBytes(12), randomBytes(3)];
      const sealed = await key.seal(toUtf8('a'), nonce, associated);
      key.wipe();
      assert.ok((await errorOf(key.seal(toUtf8('a'), nonce, associated))) instanceof KeyWiped);
      assert.ok((await errorOf(key.open(sealed, nonce, associated))) instanceof KeyWiped);
    });

    it('takes only keys of 32 bytes', async () => {
      for (const length of [0, 16, 31, 33]) {
        const error = await errorOf(cipher.importKey(new Uint8Array(length)));
        assert.ok(error instanceof TypeError);
      }
    });
  });
}

/** One random bit of a random message, its nonce or its associated data turned over, many times (T6). */
export function flips({ describe, it, assert }: Runner, cipher: Cipher, cases: number): void {
  describe(`cipher ${cipher.name}: bits turned over`, () => {
    it(`refuses all of ${cases}, and opens each as it was`, async () => {
      const key = await cipher.importKey(randomBytes(32));
      for (let n = 0; n < cases; n += 1) {
        const plain = randomBytes((n * 131) % 300);
        const [nonce, associated] = [randomBytes(12), randomBytes((n * 37) % 60)];
        const sealed = await key.seal(plain, nonce, associated);
        assert.deepEqual(await key.open(sealed, nonce, associated), plain);
        const parts = [sealed, nonce, associated].filter(({ length }) => length > 0);
        const part = parts[n % parts.length] ?? sealed;
        const [high = 0, low = 0] = randomBytes(2);
        const bit = ((high << 8) | low) % (part.length * 8);
        part[bit >> 3] = (part[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.equal(await key.open(sealed, nonce, associated), undefined, `case ${n}, bit ${bit}`);
      }
    });
  });
}

/** Two providers of one suite give the same bytes and open each other's. */
export function agreement(runner: Runner, one: Cipher, other: Cipher, cases: number): void {
  const { describe, it, assert } = runner;
  describe(`${one.name} and ${other.name}`, () => {
    it(`agree on ${cases} random cases of all lengths`, async () => {
      assert.equal(one.suite, other.suite);
      for (let n = 0; n < cases; n += 1) {
        const bytes = randomBytes(32);
        const [a, b] = [await one.importKey(bytes), await other.importKey(bytes)];
        // Every length around the block boundaries first, then larger ones.
        const length = n < 70 ? n : 70 + ((n * 7919) % 4000);
        const [plain, nonce] = [randomBytes(length), randomBytes(12)];
        const associated = randomBytes((n * 31) % 97);
        const sealed = await a.seal(plain, nonce, associated);
        assert.equal(toHex(sealed), toHex(await b.seal(plain, nonce, associated)));
        assert.deepEqual(await b.open(sealed, nonce, associated), plain);
        assert.deepEqual(await a.open(sealed, nonce, associated), plain);
      }
    });
  });
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
