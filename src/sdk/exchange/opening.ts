/** A file, its sheet and its columns: what the readers of lists begin with. */
import { refuse } from '../desk.ts';
import type { ImportColumns, ImportOptions } from '../api.ts';
import {
  type ColumnSpec,
  findTable,
  type FoundColumn,
  type FoundTable,
  type Remembered,
} from './columns.ts';
import { openFileOffPage } from './large-file.ts';
import type { TableFile } from './table-file.ts';
import { FileRefused } from './unreadable.ts';

/** A list of one kind: its columns, and which is missing. */
export interface ListKind<Id extends string> {
  readonly specs: readonly ColumnSpec<Id>[];
  readonly missing: (
    table: FoundTable<Id>,
    fixed: { readonly [I in Id]?: string },
  ) => FoundColumn | undefined;
}

export interface OpenedList<Id extends string> {
  readonly file: TableFile;
  readonly sheet: string;
  readonly table: FoundTable<Id>;
  readonly fixed: { readonly [I in Id]?: string };
}

/** Refuses where the file cannot be read; finds the sheet that fits best. */
export async function openFile<Id extends string>(
  kind: ListKind<Id>,
  content: Uint8Array | string,
  options: ImportOptions,
  remembered: Remembered,
): Promise<{
  readonly file: TableFile;
  readonly sheet: string;
  readonly table: FoundTable<Id> | undefined;
  readonly fixed: { readonly [I in Id]?: string };
}> {
  const { signal, sheet: wanted } = options;
  const fixed = own(kind, options.fixed ?? {});
  const given = own(kind, options.columns ?? {});
  return readable(async () => {
    const answer = await openFileOffPage(content, wanted, signal === undefined ? {} : { signal });
    if (!answer.ok) throw new FileRefused(answer.why, answer.place);
    const { file } = answer;
    let best: { readonly sheet: string; readonly table: FoundTable<Id> } | undefined;
    let first: string | undefined;
    let empty = true;
    for (const sheet of wanted === undefined ? file.sheets.slice(0, MOST_SHEETS) : [wanted]) {
      const rows = await file.rows(sheet);
      if (rows.length === 0) continue;
      empty = false;
      first ??= sheet;
      const table = findTable(rows, kind.specs, { given, remembered });
      if (table === undefined) continue;
      if (kind.missing(table, fixed) === undefined) return { file, sheet, table, fixed };
      if (best === undefined || table.columns.size > best.table.columns.size) {
        best = { sheet, table };
      }
    }
    if (empty) throw new FileRefused('empty');
    const sheet = best?.sheet ?? first ?? '';
    return { file, sheet, table: best?.table, fixed };
  });
}

/** As many as are looked through for the columns where the caller names none. */
const MOST_SHEETS = 8;

export async function openList<Id extends string>(
  kind: ListKind<Id>,
  content: Uint8Array | string,
  options: ImportOptions,
  remembered: Remembered,
): Promise<OpenedList<Id>> {
  const { table, ...opened } = await openFile(kind, content, options, remembered);
  if (table === undefined) {
    const [first] = kind.specs;
    return refuse('import.unreadable', (say) => say.list.headingMissing(first?.names[0] ?? ''), {
      path: 'columns',
    });
  }
  const lacking = kind.missing(table, opened.fixed);
  if (lacking !== undefined) {
    const { name, twice } = lacking;
    refuse(
      'import.unreadable',
      (say) =>
        twice === undefined ? say.list.headingMissing(name) : say.list.headingTwice(name, twice),
      { path: 'columns' },
    );
  }
  return { ...opened, table };
}

export async function columnsOf<Id extends string>(
  kind: ListKind<Id>,
  content: Uint8Array | string,
  options: ImportOptions,
  remembered: Remembered,
): Promise<ImportColumns> {
  const { file, sheet, table, fixed } = await openFile(kind, content, options, remembered);
  const { sheets } = file;
  if (table === undefined) {
    const missing = kind.specs.slice(0, 1).map(({ names: [name] }) => name);
    return { sheets, sheet, headings: [], columns: [], missing };
  }
  const lacking = kind.missing(table, fixed);
  return {
    sheets,
    sheet,
    headings: table.headings,
    columns: table.mapping,
    missing: lacking === undefined ? [] : [lacking.name],
  };
}

/** What the caller gave by column, without what names none. */
function own<Id extends string, Value>(
  { specs }: ListKind<Id>,
  given: Readonly<Record<string, Value>>,
): { readonly [I in Id]?: Value } {
  const known = new Map(Object.entries(given));
  const unknown = [...known.keys()].find((column) => specs.every(({ id }) => id !== column));
  if (unknown !== undefined) {
    refuse('input.invalid', (say) => say.refusals.invalid, { path: `columns.${unknown}` });
  }
  return Object.fromEntries(known) as { readonly [I in Id]?: Value };
}

/** Turns what the readers say of a file into a refusal. */
export async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { why, place } = error;
    return refuse('import.unreadable', (say) => say.list.unreadable(why, place), {
      ...(place === undefined ? {} : { path: place }),
    });
  }
}
