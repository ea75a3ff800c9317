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

export function* scanXml(bytes: Uint8Array, reader: XmlReader): Generator<void, void> {
  const xml = decode(bytes);
  const open: string[] = [];
  let at = 0;
  let tags = 0;
  for (;;) {
    const begin = xml.indexOf('<', at);
    const upTo = begin < 0 ? xml.length : begin;
    if (upTo > at) {
      const text = xml.slice(at, upTo);
      if (open.length > 0) reader.text?.(unescaped(text));
      else if (/\S/.test(text)) damaged();
    }
    if (begin < 0) break;
    tags += 1;
    if (tags % OFTEN === 0) yield;
    const next = xml.charCodeAt(begin + 1);
    if (next === EXCLAMATION) {
      if (xml.startsWith('<!--', begin)) {
        at = after(xml, '-->', begin + 4);
      } else if (xml.startsWith('<![CDATA[', begin) && open.length > 0) {
        at = after(xml, ']]>', begin + 9);
        reader.text?.(xml.slice(begin + 9, at - 3));
      } else {
        throw new FileRefused('declares-entities');
      }
      continue;
    }
    if (next === QUESTION) {
      at = after(xml, '?>', begin + 2);
      continue;
    }
    const end = tagEnd(xml, begin + 1);
    at = end + 1;
    if (next === SLASH) {
      const name = local(xml.slice(begin + 2, end).trim());
      if (open.pop() !== name) damaged();
      reader.close?.(name);
      continue;
    }
    const empty = xml.charCodeAt(end - 1) === SLASH;
    const inside = xml.slice(begin + 1, empty ? end - 1 : end);
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

const EXCLAMATION = 33;
const QUESTION = 63;
const SLASH = 47;

function decode(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new FileRefused('encoding');
  }
  let xml: string;
  try {
    xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileRefused('encoding');
  }
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(xml.slice(0, 200))?.[1];
  if (declared !== undefined && !/^(utf-8|us-ascii)$/i.test(declared)) {
    throw new FileRefused('encoding');
  }
  return xml;
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? damaged() : at + mark.length;
}

/** Where the tag ends: at the first > that stands in no quotes. */
function tagEnd(xml: string, from: number): number {
  let end = xml.indexOf('>', from);
  // Nearly every tag: no quote is open at its first >.
  for (;;) {
    if (end < 0) damaged();
    if (end - from > limits.tagLength) throw new FileRefused('too-much-inside');
    if (!isQuoted(xml, from, end)) return end;
    end = xml.indexOf('>', end + 1);
  }
}

function isQuoted(xml: string, from: number, to: number): boolean {
  let quote = 0;
  for (let at = from; at < to; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote !== 0;
}

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
