/**
 * The files of papers: scans of what was signed. They are kept sealed beside the records, and the record
 * says which bytes they were, so that a file that was put in another's place is not taken for it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Desk, refuse } from '../desk.ts';
import type { PaperRecord } from '../model/records.ts';
import { toHex } from '../seal/bytes.ts';
import { slices } from '../store/slices.ts';
import { StoreError } from '../store/store.ts';

const MOST_MB = 20;
const PIECE_BYTES = 256 * 1024;

/** What a reference begins with that this software keeps; any other is the host's. */
const KEPT_HERE = 'sealed:';

/** By its first bytes: what a file is called says nothing. */
const KINDS: readonly (readonly [type: string, ending: string, bytes: readonly number[]])[] = [
  ['application/pdf', 'pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', 'jpg', [0xff, 0xd8, 0xff]],
  ['image/png', 'png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

/** How a record speaks of a file that lies with it. */
export async function fileOf(
  content: unknown,
  name?: string,
): Promise<{ readonly name: string; readonly file: string }> {
  const kind = content instanceof Blob ? await kindOf(content) : undefined;
  if (!(content instanceof Blob) || kind === undefined || content.size > MOST_MB * 1024 * 1024) {
    refuse('input.invalid', (say) => say.records.attachment(MOST_MB), { path: 'content' });
  }
  return { name: name ?? `扫描件.${kind[1]}`, file: await referenceTo(content) };
}

/** The file of a paper as it was attached; nothing where it does not lie here. */
export async function attachmentOf(
  desk: Desk,
  { id, file }: PaperRecord,
): Promise<Blob | undefined> {
  if (file?.file.startsWith(KEPT_HERE) !== true) return undefined;
  const content = await desk.store.file?.(id);
  if (content === undefined) return undefined;
  if ((await referenceTo(content)) !== file.file) {
    throw new StoreError('store.damaged', `The file of ${id} is another`, { row: id });
  }
  const [type = ''] = (await kindOf(content)) ?? [];
  return content.slice(0, content.size, type);
}

/** What a full disk refuses is told as a value: a large file is what fills it. */
export async function withRoom<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store.quota') throw error;
    refuse('store.quota', (say) => say.safekeeping.trouble['store.quota']);
  }
}

async function kindOf(content: Blob): Promise<(typeof KINDS)[number] | undefined> {
  const first = new Uint8Array(await content.slice(0, 8).arrayBuffer());
  return KINDS.find(([, , bytes]) => bytes.every((byte, at) => first[at] === byte));
}

async function referenceTo(content: Blob): Promise<string> {
  const hash = sha256.create();
  const pause = slices();
  for (let from = 0; from < content.size; from += PIECE_BYTES) {
    hash.update(new Uint8Array(await content.slice(from, from + PIECE_BYTES).arrayBuffer()));
    await pause();
  }
  return `${KEPT_HERE}${toHex(hash.digest())}`;
}
