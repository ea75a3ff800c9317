/** Bytes in their own buffer, as WebCrypto and IndexedDB take them: a view into a larger buffer would be stored with all of it. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function toUtf8(text: string): Bytes {
  return encoder.encode(text);
}

/** How many bytes the text took; `undefined` where it does not fit. */
export function writeUtf8(text: string, into: Uint8Array): number | undefined {
  const { read = 0, written = 0 } = encoder.encodeInto(text, into);
  return read === text.length ? written : undefined;
}

/** Throws a TypeError where the bytes are no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte] ?? '';
  return hex;
}

/** A copy in a buffer of its own and exactly as long. */
export function copyBytes(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}

/** The same bytes for who copies them at once, as the browser's cipher does. */
export function asBytes(bytes: Uint8Array): Bytes {
  return isBytes(bytes) ? bytes : copyBytes(bytes);
}

export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function isBytes(value: unknown): value is Bytes {
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer;
}
