/**
 * XML as spreadsheets write it: elements, attributes and text, in one pass and without recursion.
 * Declarations of entities, deep nesting, endless tags and tags that do not match are refused.
 */
import { FileRefused, limits } from '../unreadable.ts';
import { damaged } from './zip.ts';

export interface XmlReader {
  /** `name` is without its prefix. */
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** How many tags between two moments at which the work may be interrupted. */
const OFTEN = 256;

export function* scanXml(pieces: Iterable<Uint8Array>, reader: XmlReader): Generator<void, void> {
  const source = new Source(pieces);
  const open: string[] = [];
  let tags = 0;
  for (;;) {
    const text = source.upTo('<');
    if (text !== '') {
      if (open.length > 0) reader.text?.(unescaped(text));
      else if (/\S/.test(text)) damaged();
    }
    if (source.ended) break;
    tags += 1;
    if (tags % OFTEN === 0) yield;
    if (source.begins('<!--')) {
      source.through('-->', 4);
      continue;
    }
    if (source.begins('<![CDATA[') && open.length > 0) {
      const inside = source.through(']]>', 9);
      reader.text?.(inside);
      continue;
    }
    if (source.begins('<!')) throw new FileRefused('declares-entities');
    if (source.begins('<?')) {
      source.through('?>', 2);
      continue;
    }
    const tag = source.tag();
    if (tag.startsWith('/')) {
      const name = local(tag.slice(1).trim());
      if (open.pop() !== name) damaged();
      reader.close?.(name);
      continue;
    }
    const empty = tag.endsWith('/');
    const inside = empty ? tag.slice(0, -1) : tag;
    const space = inside.search(/\s/);
    const full = space < 0 ? inside : inside.slice(0, space);
    if (full === '' || full.includes('<')) damaged();
    const name = local(full);
    const rest = space < 0 ? '' : inside.slice(space);
    reader.open?.(name, (attribute) => valueOf(rest, attribute));
    if (empty) reader.close?.(name);
    else open.push(name);
    if (open.length > limits.depth) throw new FileRefused('too-deep');
  }
  if (open.length > 0 || tags === 0) damaged();
}

/** Text as it is decoded, piece by piece; never more of it at hand than the longest thing may be. */
class Source {
  private readonly pieces: Iterator<Uint8Array>;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private held = '';
  private at = 0;
  private over = false;
  private first = true;

  constructor(pieces: Iterable<Uint8Array>) {
    this.pieces = pieces[Symbol.iterator]();
  }

  get ended(): boolean {
    return this.over && this.at >= this.held.length;
  }

  begins(mark: string): boolean {
    while (this.held.length - this.at < mark.length && this.more());
    return this.held.startsWith(mark, this.at);
  }

  /** What stands before the mark, or before the end. */
  upTo(mark: string): string {
    const to = this.find(mark, this.at);
    const text = this.held.slice(this.at, to < 0 ? undefined : to);
    this.at = to < 0 ? this.held.length : to;
    return text;
  }

  /** What stands between here, a few signs on, and the mark; reads past the mark. */
  through(mark: string, skip: number): string {
    const to = this.find(mark, this.at + skip);
    if (to < 0) damaged();
    const inside = this.held.slice(this.at + skip, to);
    this.at = to + mark.length;
    return inside;
  }

  /** What stands in the tag that begins here: up to the first > that stands in no quotes. */
  tag(): string {
    let quote = 0;
    for (let at = this.at + 1; ; at += 1) {
      if (at - this.at > limits.tagLength) throw new FileRefused('too-much-inside');
      while (at >= this.held.length) {
        const before = this.at;
        if (!this.more()) damaged();
        at -= before - this.at;
      }
      const code = this.held.charCodeAt(at);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === DOUBLE || code === SINGLE) {
        quote = code;
      } else if (code === GREATER) {
        const inside = this.held.slice(this.at + 1, at);
        this.at = at + 1;
        return inside;
      }
    }
  }

  private find(mark: string, from: number): number {
    let start = from;
    for (;;) {
      const found = this.held.indexOf(mark, start);
      if (found >= 0) return found;
      if (this.held.length - this.at > limits.cellLength * 4) {
        throw new FileRefused('too-much-inside');
      }
      const before = this.at;
      start = Math.max(start, this.held.length - mark.length + 1);
      if (!this.more()) return -1;
      start -= before - this.at;
    }
  }

  /** Takes the next piece; what was read goes. False at the end. */
  private more(): boolean {
    if (this.over) return false;
    const { value, done } = this.pieces.next();
    let text: string;
    try {
      text = done === true ? this.decoder.decode() : this.decoder.decode(value, { stream: true });
    } catch {
      throw new FileRefused('encoding');
    }
    if (done === true) this.over = true;
    else if (this.first) this.look(value);
    this.held = this.held.slice(this.at) + text;
    this.at = 0;
    return !this.over || text !== '';
  }

  private look(piece: Uint8Array): void {
    this.first = false;
    const start = new TextDecoder().decode(piece.subarray(0, 200));
    const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(start)?.[1];
    if (declared !== undefined && !/^(utf-8|us-ascii)$/i.test(declared)) {
      throw new FileRefused('encoding');
    }
  }
}

const DOUBLE = 34;
const SINGLE = 39;
const GREATER = 62;

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const patterns = new Map<string, RegExp>();

function valueOf(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    patterns.set(name, pattern);
  }
  const found = pattern.exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescaped(value);
}

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{1,12});|&/g, (_, name: string | undefined) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name ?? '');
    const code = number && parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10);
    if (code !== null && code <= 0x10ffff) return String.fromCodePoint(code);
    return named.get(name ?? '') ?? damaged();
  });
}
