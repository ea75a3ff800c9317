/**
 * The envelope: what one sealed row looks like on the disk, byte by byte.
 *
 *     offset  bytes
 *          0      1  version of this layout: 1
 *          1      1  suite, the number of the algorithm (SUITES in cipher.ts)
 *          2      4  generation of the key, big-endian; 0 is the key of the host
 *          6     12  nonce, 96 random bits
 *         18   n+16  ciphertext, and the tag behind it
 *
 * The associated data, which the tag covers and no byte of which is stored, is the envelope's first
 * six bytes, then where the row belongs:
 *
 *     u16 length, store name in UTF-8 · u16 length, row id in UTF-8 · u64 revision
 *
 * So a row opens only under its own store, id, revision and key: rows cannot be swapped, renamed or
 * given another revision. (An old row put back whole, with its old revision, does open; the audit
 * chain is what finds that one.)
 *
 * With random nonces one key may seal about 2^32 rows before two nonces meet with a chance of 2^-33.
 */
import { type Bytes, concatBytes, toUtf8 } from './bytes.ts';
import { type Cipher, type CipherKey, isSuite, NONCE_BYTES, TAG_BYTES } from './cipher.ts';
import { randomBytes } from './random.ts';

const VERSION = 1;
const HEAD_BYTES = 6;
const SEALED_AT = HEAD_BYTES + NONCE_BYTES;

/** Where a sealed row belongs. */
export interface Place {
  readonly store: string;
  readonly id: string;
  readonly revision: number;
}

/** Why an envelope stays shut. The message never says a word of what is inside. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError';
  constructor(
    readonly code:
      | 'envelope.truncated'
      /** A layout that this code does not know: a newer one wrote it, or the byte is damaged. */
      | 'envelope.unknown-version'
      | 'envelope.unknown-suite'
      /** Sealed with an algorithm that this code knows, and that is not the one at hand. */
      | 'envelope.other-suite'
      /** Sealed under a key generation that this session does not hold. */
      | 'envelope.unknown-key'
      /** A bit has changed, the row was moved, or the key is another. */
      | 'envelope.not-authentic',
  ) {
    super(REASONS[code]);
  }
}

const REASONS = {
  'envelope.truncated': 'The envelope is too short to be one',
  'envelope.unknown-version': 'The envelope has a version that this code does not know',
  'envelope.unknown-suite':
    'The envelope was sealed with an algorithm that this code does not know',
  'envelope.other-suite': 'The envelope was sealed with another algorithm than the one at hand',
  'envelope.unknown-key': 'The envelope was sealed under a key generation that is not at hand',
  'envelope.not-authentic': 'The envelope does not open: damaged, moved, or another key',
} as const;

export async function sealEnvelope(
  cipher: Cipher,
  key: CipherKey,
  generation: number,
  place: Place,
  plain: Uint8Array,
): Promise<Bytes> {
  const head = headOf(cipher.suite, generation);
  const nonce = randomBytes(NONCE_BYTES);
  return concatBytes(head, nonce, await key.seal(plain, nonce, associate(head, place)));
}

/** Rejects with an EnvelopeError where it does not open. `keyOf` gives the key of a generation. */
export async function openEnvelope(
  cipher: Cipher,
  keyOf: (generation: number) => CipherKey | undefined,
  place: Place,
  envelope: Uint8Array,
): Promise<Bytes> {
  if (envelope.length < SEALED_AT + TAG_BYTES) throw new EnvelopeError('envelope.truncated');
  if (envelope[0] !== VERSION) throw new EnvelopeError('envelope.unknown-version');
  if (envelope[1] !== cipher.suite) {
    throw new EnvelopeError(
      isSuite(envelope[1]) ? 'envelope.other-suite' : 'envelope.unknown-suite',
    );
  }
  const head = envelope.subarray(0, HEAD_BYTES);
  const key = keyOf(generationOf(head));
  if (key === undefined) throw new EnvelopeError('envelope.unknown-key');
  const nonce = envelope.subarray(HEAD_BYTES, SEALED_AT);
  const plain = await key.open(envelope.subarray(SEALED_AT), nonce, associate(head, place));
  if (plain === undefined) throw new EnvelopeError('envelope.not-authentic');
  return plain;
}

/** The generation that an envelope states; what it states is not authentic before it has opened. */
export function generationOf(envelope: Uint8Array): number {
  if (envelope.length < HEAD_BYTES) return 0;
  return new DataView(envelope.buffer, envelope.byteOffset).getUint32(2);
}

function headOf(suite: number, generation: number): Bytes {
  const head = new Uint8Array(HEAD_BYTES);
  head[0] = VERSION;
  head[1] = suite;
  new DataView(head.buffer).setUint32(2, generation);
  return head;
}

function associate(head: Uint8Array, place: Place): Bytes {
  if (!Number.isSafeInteger(place.revision) || place.revision < 0) {
    throw new RangeError('A revision is a whole number from 0');
  }
  const revision = new Uint8Array(8);
  const view = new DataView(revision.buffer);
  view.setUint32(0, Math.floor(place.revision / 2 ** 32));
  view.setUint32(4, place.revision % 2 ** 32);
  return concatBytes(head, withLength(place.store), withLength(place.id), revision);
}

function withLength(text: string): Bytes {
  const bytes = toUtf8(text);
  const length = new Uint8Array(2);
  // A text longer than 65,535 bytes would let two places look the same.
  if (bytes.length > 0xffff) throw new RangeError('A store name or row id is too long');
  new DataView(length.buffer).setUint16(0, bytes.length);
  return concatBytes(length, bytes);
}
