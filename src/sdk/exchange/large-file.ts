/** A list as rows of cells, read off the page where it is large. */
import type { ReadSheet, Pace } from '../worker/jobs.ts';
import { openTableFile, type TableAnswer } from './table-file.ts';
import { FileRefused, limits } from './unreadable.ts';

/** Smaller files are read before a worker has begun. */
const LARGE = 128 * 1024;

export async function openFileOffPage(
  content: Uint8Array | string,
  wanted: string | undefined,
  pace: Omit<Pace, 'turn'>,
): Promise<TableAnswer> {
  const size = typeof content === 'string' ? content.length : content.byteLength;
  if (size < LARGE || size > limits.bytes) return openTableFile(content, pace);
  const { work } = await import('../worker/run.ts');
  const read = (sheet: string | undefined): Promise<ReadSheet> =>
    work('sheet', { content, ...(sheet === undefined ? {} : { sheet }) }, pace);
  const first = await read(wanted);
  if (!first.ok) return first;
  const { format, encoding, sheets } = first;
  return {
    ok: true,
    file: {
      format,
      encoding,
      sheets,
      async rows(sheet) {
        const found = sheet === first.sheet ? first : await read(sheet);
        if (!found.ok) throw new FileRefused(found.why, found.place);
        return found.rows;
      },
    },
  };
}
