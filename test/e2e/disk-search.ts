/**
 * Searches every file of a folder for words in every form in which a browser might keep them: UTF-8,
 * UTF-16 of both byte orders, base64 at all three alignments, hex.
 */
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface Hit {
  readonly file: string;
  readonly word: string;
  readonly form: string;
  readonly at: number;
}

export interface Search {
  readonly files: number;
  readonly bytes: number;
  readonly hits: readonly Hit[];
}

export async function searchFolder(folder: string, words: readonly string[]): Promise<Search> {
  const patterns = [...new Set(words)].flatMap((word) =>
    formsOf(word).map(([form, bytes]) => ({ word, form, bytes })),
  );
  const hits: Hit[] = [];
  let files = 0;
  let size = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    files += 1;
    size += content.length;
    for (const { word, form, bytes } of patterns) {
      const at = find(content, bytes, form);
      if (at >= 0) hits.push({ file: relative(folder, path), word, form, at });
    }
    // A name of a file or folder is on the disk as well.
    for (const word of words) {
      if (path.slice(folder.length).includes(word)) {
        hits.push({ file: relative(folder, path), word, form: 'file name', at: 0 });
      }
    }
  }
  return { files, bytes: size, hits };
}

/**
 * Two characters of UTF-16 are four bytes, and sealed rows are megabytes of random ones, in which any
 * four bytes turn up now and then. So a hit of four bytes counts where it stands as text stands: after
 * V8's mark for a string of that length, or between characters (and NULs) that texts of this product
 * are made of. Longer forms count wherever they stand.
 */
function find(content: Buffer, bytes: Buffer, form: string): number {
  for (let at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes, at + 1)) {
    if (bytes.length > 4) return at;
    const big = form === 'UTF-16BE';
    if (content[at - 2] === V8_TWO_BYTE_STRING && content[at - 1] === bytes.length) return at;
    if (isText(content, at - 2, big) && isText(content, at + bytes.length, big)) return at;
  }
  return -1;
}

/** `c` in V8's serialisation of values, before a length in bytes. */
const V8_TWO_BYTE_STRING = 0x63;

function isText(content: Buffer, at: number, bigEndian: boolean): boolean {
  if (at < 0 || at + 2 > content.length) return true;
  const unit = bigEndian ? content.readUInt16BE(at) : content.readUInt16LE(at);
  return unit < 0x7f || TEXT.has(unit);
}

/** Chinese punctuation, and every character of the sample data: what stands beside a name in a leak. */
const TEXT: ReadonlySet<number> = new Set(
  ['people.json', 'units.json', 'decision-list.csv']
    .map((name) => readFileSync(new URL(`../../demo/data/${name}`, import.meta.url), 'utf8'))
    .concat('，。、；：？！“”‘’（）《》〔〕【】—…·　年月日周一二三四五六')
    .flatMap((text) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))),
);

export function formsOf(word: string): readonly (readonly [form: string, bytes: Buffer])[] {
  const utf8 = Buffer.from(word, 'utf8');
  const utf16le = Buffer.from(word, 'utf16le');
  const hex = utf8.toString('hex');
  return [
    ['UTF-8', utf8],
    ['UTF-16LE', utf16le],
    ['UTF-16BE', Buffer.from(utf16le).swap16()],
    ...[0, 1, 2].map((skipped) => [`base64+${skipped}`, base64Inside(utf8, skipped)] as const),
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
  ];
}

/** The characters of a base64 text that the word alone decides, when so many bytes stand before it. */
function base64Inside(bytes: Buffer, skipped: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(skipped), bytes]).toString('base64');
  const first = Math.ceil((skipped * 8) / 6);
  const last = Math.floor(((skipped + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(first, last));
}
