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
import { type Bytes, concatBytes, writeUtf8 } from './bytes.ts';
import { type Cipher, type CipherKey, isSuite, NONCE_BYTES, TAG_BYTES } from './cipher.ts';
import { drawnBytes } from './random.ts';

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
  const nonce = drawnBytes(NONCE_BYTES);
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

/** Where a place is written: for each row nothing is made anew but what goes to the cipher. */
const room = new Uint8Array(512);
const LONGEST = room.length - 8;

function associate(head: Uint8Array, { store, id, revision }: Place): Bytes {
  if (!Number.isSafeInteger(revision) || revision < 0) {
    throw new RangeError('A revision is a whole number from 0');
  }
  room.set(head);
  const end = withLength(withLength(HEAD_BYTES, store), id);
  const view = new DataView(room.buffer);
  view.setUint32(end, Math.floor(revision / 2 ** 32));
  view.setUint32(end + 4, revision % 2 ** 32);
  return room.slice(0, end + 8);
}

/** Writes a text behind its length and gives the place after it. */
function withLength(at: number, text: string): number {
  const length = writeUtf8(text, room.subarray(at + 2, LONGEST));
  // Cut off, two places could look the same.
  if (length === undefined) throw new RangeError('A store name or row id is too long');
  new DataView(room.buffer).setUint16(at, length);
  return at + 2 + length;
}
