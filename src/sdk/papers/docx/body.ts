/**
 * The text of a .docx, written piece by piece. The library writes a document in one go, for seconds where
 * it has 200 papers; so it is given the frame with one mark in each section, and what stands at the
 * mark is written here from the same parts, with pauses, and put in when the frame is done.
 */
import { strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { type Document, FileChild, type IContext, Packer } from 'docx';
import type { Pace } from '../../worker/jobs.ts';

const BODY = 'word/document.xml';
const MARK = 'w:rest';
/** So much is packed at once. */
const PIECE = 64 * 1024;

/** Stands in a section for all that is put in later. */
export class LaterParts extends FileChild {
  constructor() {
    super(MARK);
  }
}

/** The parts of a section as XML. */
export async function written(
  parts: readonly FileChild[],
  frame: Document,
  { turn }: Pick<Pace, 'turn'>,
): Promise<string> {
  const context: IContext = { file: frame, viewWrapper: frame.Document, stack: [] };
  let xml = '';
  for (const part of parts) {
    await turn();
    const prepared = part.prepForXml(context);
    if (prepared !== undefined) xml += element(prepared);
  }
  return xml;
}

/** An element as the library prepares it: its name with its attributes, texts and elements. */
function element(prepared: object): string {
  const [[name, content] = []] = Object.entries(prepared);
  if (name === undefined) return '';
  const parts: readonly unknown[] = Array.isArray(content) ? content : [content];
  let attributes = '';
  let inside = '';
  for (const part of parts) {
    if (typeof part !== 'object' || part === null) {
      inside += part === null || part === undefined ? '' : escaped(String(part));
      continue;
    }
    const { _attr: given } = part as { readonly _attr?: object };
    if (given === undefined) {
      inside += element(part);
      continue;
    }
    for (const [key, value] of Object.entries(given)) {
      attributes += ` ${key}="${escaped(String(value))}"`;
    }
  }
  return inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Papers are cleaned of what XML cannot hold before they come here. */
function escaped(text: string): string {
  return text.replace(/[&"'<>]/g, (sign) => ESCAPES[sign] ?? '');
}

/** The frame as a file, with the sections' texts at their marks. */
export async function packed(
  frame: Document,
  overrides: Parameters<typeof Packer.toArrayBuffer>[2],
  texts: readonly string[],
  { turn }: Pick<Pace, 'turn'>,
): Promise<Uint8Array> {
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(frame, undefined, overrides)));
  await turn();
  const [head = '', ...rest] = new TextDecoder().decode(files[BODY]).split(`<${MARK}/>`);
  if (rest.length !== texts.length) throw new Error('The frame has not as many sections as texts.');
  const out: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    out.push(piece);
  });
  for (const [path, bytes] of Object.entries(files)) {
    const file = new ZipDeflate(path);
    zip.add(file);
    if (path !== BODY) {
      file.push(bytes, true);
      continue;
    }
    for (const piece of pieces(head, texts, rest)) {
      await turn();
      file.push(strToU8(piece));
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  await turn();
  return joined(out);
}

function* pieces(
  head: string,
  texts: readonly string[],
  rest: readonly string[],
): Generator<string> {
  let waiting = head;
  for (const [index, text] of texts.entries()) {
    waiting += text + (rest[index] ?? '');
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, { length: more }) => length + more, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
