/**
 * The text of a .docx, written piece by piece. The library writes a document in one go, for seconds where
 * it has 200 papers; so it is given the frame with one mark in each section, and what stands at the
 * mark is written here from the same parts, with pauses, and put in when the frame is done.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type Document, FileChild, type IContext, Packer } from 'docx';
import type { Pace } from '../../worker/jobs.ts';

const BODY = 'word/document.xml';
const MARK = 'w:rest';
/** So many bytes are packed at once: some milliseconds, also where the browser has not yet compiled what packs them. */
const PIECE = 8 * 1024;

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

type Overrides = NonNullable<Parameters<typeof Packer.toArrayBuffer>[2]>;

/**
 * What the library writes the parts of a file with. It has no public way to them but packed in one go,
 * which would hold up the page and be unpacked again here.
 */
const { compiler } = Packer as unknown as {
  readonly compiler: {
    compile(
      frame: Document,
      indent: undefined,
      overrides: Overrides,
    ): ReadonlyMap<string, string | Uint8Array>;
  };
};

/** The frame as a file, with the sections' texts at their marks. */
export async function packed(
  frame: Document,
  overrides: Overrides,
  texts: readonly string[],
  { turn }: Pick<Pace, 'turn'>,
): Promise<Uint8Array> {
  await turn();
  const files = compiler.compile(frame, undefined, overrides);
  const out: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    out.push(piece);
  });
  for (const [path, data] of files) {
    const file = new ZipDeflate(path);
    zip.add(file);
    for (const part of path === BODY ? filled(String(data), texts) : [data]) {
      const bytes = typeof part === 'string' ? strToU8(part) : part;
      for (let at = 0; at < bytes.length; at += PIECE) {
        await turn();
        file.push(bytes.subarray(at, at + PIECE));
      }
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  await turn();
  return joined(out);
}

/** The body in parts: what the frame has before a mark, what belongs there, and so on. */
function filled(body: string, texts: readonly string[]): readonly string[] {
  const [head = '', ...rest] = body.split(`<${MARK}/>`);
  if (rest.length !== texts.length) throw new Error('The frame has not as many sections as texts.');
  return [head, ...texts.flatMap((text, index) => [text, rest[index] ?? ''])];
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
