/**
 * A list of JSON values in few bytes, since on plain HTTP opening bytes is what an unlock waits for.
 * Whatever is there twice (a name, a person with their posts, a list of points) is written once and
 * told by number; random ids are 16 bytes. What is read back is frozen, and what was written once is
 * one object.
 *
 * Layout: length of the texts (4 bytes), the texts as JSON `[literals, shapes]`, count of the ids
 * (4 bytes), the ids, then numbers of 7 bits a byte: for each array or object its shape and its
 * parts, a 0, how many values the list has, and the values. Numbers count literals first, then ids,
 * then what is made of them. Shape 1 is an array, whose length follows.
 */
import { type Bytes, fromUtf8, toUtf8 } from '../seal/bytes.ts';
import { isId } from '../seal/random.ts';
import type { Json } from './store.ts';

const ID_BYTES = 16;
const ID_DIGITS = 2 * ID_BYTES;
const HEAD_BYTES = 4;

const ARRAY = 1;
const FIRST_SHAPE = 2;

/** The table that a number means, in its last two bits. */
const LITERAL = 0;
const AN_ID = 1;
const MADE = 2;

type Literal = string | number | boolean | null;

export function pack(values: readonly Json[]): Bytes {
  return new Packer().pack(values);
}

class Packer {
  private readonly literals = new Map<Literal, number>();
  private readonly ids = new Map<string, number>();
  private readonly shapes: (readonly string[])[] = [];
  /** Names of fields, one after the other: where they end stands the number of the shape. */
  private readonly names: NamesNode = { next: new Map() };
  /** Arrays and objects, each its shape and its parts. */
  private readonly parts: number[] = [];
  private readonly starts: number[] = [0];
  /** Numbers of arrays and objects by their hash, so that what is the same is found. */
  private readonly byHash = new Map<number, number[]>();
  private readonly building: number[] = [];

  pack(values: readonly Json[]): Bytes {
    const roots = values.map((value) => this.take(value));
    const literals = [...this.literals.keys()];
    const { size: idCount } = this.ids;
    const offsets = [0, literals.length, literals.length + idCount];
    const told: number[] = [];
    const tell = (number: number): void => {
      let rest = number;
      for (; rest > 127; rest >>>= 7) told.push((rest & 127) | 128);
      told.push(rest);
    };
    const tellPart = (part: number): void => tell((part >>> 2) + (offsets[part & 3] ?? 0));
    for (let made = 0; made + 1 < this.starts.length; made += 1) {
      let at = this.starts[made] ?? 0;
      const shape = this.parts[at] ?? 0;
      tell(shape);
      at += 1;
      if (shape === ARRAY) tell(this.parts[at++] ?? 0);
      for (const end = this.starts[made + 1] ?? 0; at < end; at += 1) {
        tellPart(this.parts[at] ?? 0);
      }
    }
    tell(0);
    tell(roots.length);
    for (const root of roots) tellPart(root);
    return laidOut(toUtf8(JSON.stringify([literals, this.shapes])), this.ids, told);
  }

  private take(value: Json): number {
    if (typeof value !== 'object' || value === null) {
      const [table, tag] = isId(value) ? [this.ids, AN_ID] : [this.literals, LITERAL];
      const key = value as never; // an id goes to the table of ids, any other to the literals
      let number = table.get(key);
      if (number === undefined) table.set(key, (number = table.size));
      return (number << 2) | tag;
    }
    const start = this.building.length;
    if (isList(value)) {
      this.building.push(ARRAY, value.length);
      for (const part of value) this.building.push(this.take(part));
    } else {
      const names = Object.keys(value);
      this.building.push(this.shapeOf(names));
      for (const name of names) this.building.push(this.take(value[name] ?? null));
    }
    const number = this.made(start);
    this.building.length = start;
    return (number << 2) | MADE;
  }

  /** The number of what stands at the end of `building`. */
  private made(start: number): number {
    const { building, parts, starts } = this;
    const length = building.length - start;
    let hash = length;
    for (let at = start; at < building.length; at += 1) {
      hash = (Math.imul(hash, 31) + (building[at] ?? 0)) | 0;
    }
    const same = this.byHash.get(hash);
    const known = same?.find((number) => {
      const from = starts[number] ?? 0;
      if ((starts[number + 1] ?? 0) - from !== length) return false;
      for (let at = 0; at < length; at += 1) {
        if (parts[from + at] !== building[start + at]) return false;
      }
      return true;
    });
    if (known !== undefined) return known;
    const number = starts.length - 1;
    for (let at = start; at < building.length; at += 1) parts.push(building[at] ?? 0);
    starts.push(parts.length);
    if (same === undefined) this.byHash.set(hash, [number]);
    else same.push(number);
    return number;
  }

  private shapeOf(names: readonly string[]): number {
    let node = this.names;
    for (const name of names) {
      let next = node.next.get(name);
      if (next === undefined) node.next.set(name, (next = { next: new Map() }));
      node = next;
    }
    return (node.shape ??= FIRST_SHAPE - 1 + this.shapes.push(names));
  }
}

interface NamesNode {
  readonly next: Map<string, NamesNode>;
  shape?: number;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function laidOut(
  texts: Bytes,
  ids: ReadonlyMap<string, number>,
  numbers: readonly number[],
): Bytes {
  const idsAt = HEAD_BYTES + texts.length + HEAD_BYTES;
  const bytes = new Uint8Array(idsAt + ids.size * ID_BYTES + numbers.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, texts.length);
  bytes.set(texts, HEAD_BYTES);
  view.setUint32(HEAD_BYTES + texts.length, ids.size);
  let at = idsAt;
  for (const id of ids.keys()) {
    for (let digit = 0; digit < id.length; digit += 8, at += 4) {
      view.setUint32(at, parseInt(id.slice(digit, digit + 8), 16));
    }
  }
  bytes.set(numbers, at);
  return bytes;
}

/** What `pack` was given. For bytes of anybody else's it may throw or give anything. */
export function unpack(bytes: Bytes): readonly Json[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const textsEnd = HEAD_BYTES + view.getUint32(0);
  const [values, shapes] = JSON.parse(fromUtf8(bytes.subarray(HEAD_BYTES, textsEnd))) as [
    Json[],
    string[][],
  ];
  let at = textsEnd + HEAD_BYTES;
  const numbersAt = at + view.getUint32(textsEnd) * ID_BYTES;
  // All at once: text put together digit by digit costs more than the rest.
  const digits = hexOf(bytes.subarray(at, numbersAt));
  for (let digit = 0; at < numbersAt; at += ID_BYTES, digit += ID_DIGITS) {
    values.push(digits.slice(digit, digit + ID_DIGITS));
  }

  const next = (): number => {
    let byte = bytes[at++] ?? 0;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
    }
    return number;
  };
  const list = (): readonly Json[] => {
    const made: Json[] = [];
    for (let left = next(); left > 0; left -= 1) made.push(values[next()] ?? null);
    return Object.freeze(made);
  };
  for (let shape = next(); shape !== 0; shape = next()) {
    if (shape === ARRAY) {
      values.push(list());
      continue;
    }
    const made: Record<string, Json> = {};
    for (const name of shapes[shape - FIRST_SHAPE] ?? []) {
      const value = values[next()] ?? null;
      if (name === '__proto__') Object.defineProperty(made, name, { value, enumerable: true });
      else made[name] = value;
    }
    values.push(Object.freeze(made));
  }
  return list();
}

const DIGITS = toUtf8('0123456789abcdef');

function hexOf(bytes: Uint8Array): string {
  const digits = new Uint8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    digits[at * 2] = DIGITS[byte >>> 4] ?? 0;
    digits[at * 2 + 1] = DIGITS[byte & 15] ?? 0;
  }
  return fromUtf8(digits);
}
