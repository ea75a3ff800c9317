/**
 * The package of an .xlsx: its directory is checked whole before a byte of it is unpacked, and a part
 * never grows beyond what the directory said. So nothing in a file decides how much memory it takes.
 */
import { Inflate } from 'fflate';
import { FileRefused, limits } from '../unreadable.ts';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const ENCRYPTED = 1;
/** Small enough that what a piece unpacks to is done in a slice. */
const PIECE = 4096;

export class Package {
  private readonly entries = new Map<string, Entry>();

  /** @throws FileRefused */
  constructor(private readonly bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = endOf(view);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (view.getUint16(end + 8, true) !== count || view.getUint16(end + 4, true) !== 0) damaged();
    if (count === 0xffff || at === 0xffffffff || count > limits.entries) tooMuch();
    let all = 0;
    for (let index = 0; index < count; index += 1) {
      if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) damaged();
      const nameLength = view.getUint16(at + 28, true);
      const next =
        at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      if (next > end) damaged();
      if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw new FileRefused('encrypted');
      const entry = {
        name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      };
      all += entry.size;
      if (entry.size > limits.partBytes || all > limits.allBytes) tooMuch();
      if (entry.size > limits.ratioFrom && entry.size > entry.packed * limits.ratio) tooMuch();
      if (this.entries.has(entry.name)) damaged();
      this.entries.set(entry.name, entry);
      at = next;
    }
    this.checkPlaces(view, end);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /**
   * The part, piece by piece. Whether it is whole is known at its end, so nothing that was made of the
   * pieces counts before.
   */
  *pieces(name: string): Generator<Uint8Array, void> {
    const entry = this.entries.get(name.toLowerCase()) ?? damaged();
    const { bytes } = this;
    const from = dataAt(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), entry);
    const packed = bytes.subarray(from, from + entry.packed);
    const sum = new CheckSum();
    let length = 0;
    const take = (piece: Uint8Array): Uint8Array => {
      length += piece.length;
      if (length > entry.size) tooMuch();
      sum.add(piece);
      return piece;
    };
    if (entry.method === 0) {
      for (let at = 0; at < packed.length; at += PIECE) yield take(packed.subarray(at, at + PIECE));
    } else if (entry.method === 8) {
      let unpacked: Uint8Array[] = [];
      const unpack = new Inflate((piece) => unpacked.push(piece));
      for (let at = 0; at < packed.length; at += PIECE) {
        try {
          unpack.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
        } catch {
          damaged();
        }
        for (const piece of unpacked) yield take(piece);
        unpacked = [];
      }
    } else {
      damaged();
    }
    if (length !== entry.size || sum.value !== entry.crc) damaged();
  }

  /** Parts that lie over one another are how a small file unpacks to a huge one. */
  private checkPlaces(view: DataView, end: number): void {
    const places = [...this.entries.values()]
      .map((entry) => ({ from: entry.at, to: dataAt(view, entry) + entry.packed }))
      .sort((one, other) => one.from - other.from);
    let before = 0;
    for (const { from, to } of places) {
      if (from < before || to > end) damaged();
      before = to;
    }
  }
}

function endOf(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return damaged();
}

function dataAt(view: DataView, { at }: Entry): number {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) damaged();
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

/** As parts are asked for: one case, one kind of slash. */
function nameOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase();
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

class CheckSum {
  private sum = 0xffffffff;

  add(bytes: Uint8Array): void {
    let { sum } = this;
    for (const byte of bytes) sum = (table[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
    this.sum = sum;
  }

  get value(): number {
    return (this.sum ^ 0xffffffff) >>> 0;
  }
}

export function damaged(): never {
  throw new FileRefused('damaged');
}

export function tooMuch(): never {
  throw new FileRefused('too-much-inside');
}
