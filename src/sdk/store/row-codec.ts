/**
 * Rows of the database as bytes, for a file: JSON, with the bytes in it put behind.
 *
 *     4 bytes length of the text · the text · the bytes, one after the other
 *
 * What is neither JSON nor bytes is refused rather than written as something else.
 */
import { type Bytes, concatBytes, copyBytes, fromUtf8, isBytes, toUtf8 } from '../seal/bytes.ts';

const LENGTH_BYTES = 4;
const BYTES = '$bytes';

export function encodeRows(value: unknown): Bytes {
  const parts: Bytes[] = [];
  let at = 0;
  const text = JSON.stringify(plain(value));
  const length = new Uint8Array(LENGTH_BYTES);
  const written = toUtf8(text);
  new DataView(length.buffer).setUint32(0, written.length);
  return concatBytes(length, written, ...parts);

  function plain(part: unknown): unknown {
    if (isBytes(part)) {
      const placed = { [BYTES]: [at, part.length] };
      parts.push(part);
      at += part.length;
      return placed;
    }
    if (Array.isArray(part)) return part.map(plain);
    if (typeof part !== 'object' || part === null) return scalar(part);
    const { constructor }: { readonly constructor?: unknown } = part;
    if ((constructor !== Object && constructor !== undefined) || BYTES in part) throw foreign();
    return Object.fromEntries(
      Object.entries(part).flatMap(([name, one]) =>
        one === undefined ? [] : [[name, plain(one)]],
      ),
    );
  }
}

function scalar(part: unknown): unknown {
  if (part === null || typeof part === 'string' || typeof part === 'boolean') return part;
  if (typeof part === 'number' && Number.isFinite(part)) return part;
  throw foreign();
}

function foreign(): TypeError {
  return new TypeError('A row holds what a file cannot carry');
}

/**
 * Throws where the bytes are not what `encodeRows` made. Each byte behind the text is named once, in
 * its order: so a text that names the same ones over and over cannot ask for more than is there.
 */
export function decodeRows(bytes: Uint8Array): unknown {
  const head = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES);
  const start = LENGTH_BYTES + head.getUint32(0);
  let taken = 0;
  const value: unknown = JSON.parse(
    fromUtf8(bytes.subarray(LENGTH_BYTES, start)),
    (_name, part) => {
      const placed = placeOf(part);
      if (placed === undefined) return part as unknown;
      const [at, length] = placed;
      if (at !== taken || length < 0)
        throw new RangeError('Bytes are named twice, or not in order');
      taken += length;
      const found = copyBytes(bytes.subarray(start + at, start + taken));
      if (found.length !== length) throw new RangeError('Bytes are missing');
      return found;
    },
  );
  if (start + taken !== bytes.length) throw new RangeError('Bytes are there that nothing names');
  return value;
}

function placeOf(part: unknown): readonly [number, number] | undefined {
  if (typeof part !== 'object' || part === null || !(BYTES in part)) return undefined;
  const placed: unknown = part[BYTES];
  if (!Array.isArray(placed)) return undefined;
  const [at, length]: readonly unknown[] = placed;
  return typeof at === 'number' && typeof length === 'number' ? [at, length] : undefined;
}
