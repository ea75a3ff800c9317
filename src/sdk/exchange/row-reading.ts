/** What the readers of rows have in common: a cell's text, names and units as lists write them, and why a row is refused. */
import type { CivilDate, Unit } from '../../policy/index.ts';
import type { Messages, Sentence } from '../messages/index.ts';
import { comparable, type FoundTable, letterOf } from './columns.ts';
import type { TableRow } from './table-file.ts';
import { FileRefused } from './unreadable.ts';
import { readSerialDate, readWrittenDate } from './written-date.ts';

/** Says why one row cannot be taken; caught where rows are read. */
export class RowRefused extends Error {
  constructor(readonly sentence: Sentence) {
    super();
  }
}

export function rowRefused(sentence: Sentence): never {
  throw new RowRefused(sentence);
}

/** One row under its columns; what was read otherwise than it was written is noted for the report. */
export class RowCells<Id extends string> {
  private readonly notes: Sentence[] = [];

  constructor(
    private readonly line: TableRow,
    private readonly table: FoundTable<Id>,
    private readonly fixed: { readonly [I in Id]?: string } = {},
  ) {}

  readonly text = (column: Id): string => {
    const at = this.table.columns.get(column);
    if (at === undefined) return this.fixed[column] ?? '';
    const text = this.line.cells[at] ?? '';
    if (text === '') return this.fixed[column] ?? '';
    if (this.line.lossy?.has(at) === true) {
      rowRefused((say) => say.list.digitsLost(this.name(column), this.place(at)));
    }
    if (this.line.merged?.has(at) === true)
      this.note((say) => say.list.fromMerged(this.name(column)));
    return text;
  };

  needed(column: Id): string {
    const text = this.text(column);
    return text === '' ? rowRefused((say) => say.list.cellMissing(this.name(column))) : text;
  }

  note(sentence: Sentence): void {
    this.notes.push(sentence);
  }

  /** The notes as the report carries them: absent where there are none. */
  told(say: Messages): { readonly notes?: readonly string[] } {
    const notes = [...new Set(this.notes.map((sentence) => sentence(say)))];
    return notes.length === 0 ? {} : { notes };
  }

  name(column: Id): string {
    return this.table.mapping.find((one) => one.column === column)?.name ?? column;
  }

  private place(at: number): string {
    return `${letterOf(at)}${this.line.row}`;
  }
}

/**
 * A formula shows what its spreadsheet last made of it, which may be long ago and from another file.
 *
 * @throws FileRefused where a cell that would be read is one
 */
export function refuseFormulas<Id extends string>(table: FoundTable<Id>): void {
  const read = new Set(table.columns.values());
  for (const { row, formulas } of table.body) {
    for (const at of formulas ?? []) {
      if (read.has(at)) throw new FileRefused('formula', `${letterOf(at)}${row}`);
    }
  }
}

/** 孙 丽 is 孙丽 and （女） behind it is no part of the name; 阿依古丽·买买提 stays as it is. */
export function readName(text: string): { readonly name: string; readonly cut?: string } {
  const [, name = '', behind] =
    /^(.*?)(?:[(（]([^()（）]*)[)）])?$/.exec(text.replace(/[\u200B-\u200D\uFEFF]/g, '')) ?? [];
  const whole = /[A-Za-z]/.test(name) ? name.trim() : name.replace(/\s/g, '');
  return behind === undefined || whole === '' ? { name: whole } : { name: whole, cut: behind };
}

/** Units by the names that lists give them. */
export class UnitNames {
  private readonly exact: ReadonlyMap<string, Unit>;

  constructor(private readonly units: readonly Unit[]) {
    this.exact = new Map(units.map((unit) => [comparable(unit.name), unit]));
  }

  /** By its name, or by the only unit whose name ends so: 财政局 is 云溪区财政局. */
  find(text: string): { readonly unit: Unit; readonly short: boolean } | undefined {
    const name = comparable(text);
    const whole = this.exact.get(name);
    if (whole !== undefined) return { unit: whole, short: false };
    if ([...name].length < 2) return undefined;
    const [only, ...others] = this.units.filter((unit) => comparable(unit.name).endsWith(name));
    return only === undefined || others.length > 0 ? undefined : { unit: only, short: true };
  }

  /** 云溪区财政局党组成员、副局长: the longest unit that it begins with, and the rest. */
  split(text: string): { readonly unit: Unit; readonly title: string } | undefined {
    const whole = comparable(text);
    let best: Unit | undefined;
    for (const [name, unit] of this.exact) {
      if (whole.startsWith(name) && name.length > comparable(best?.name ?? '').length) best = unit;
    }
    if (best === undefined) return undefined;
    return { unit: best, title: whole.slice(comparable(best.name).length) };
  }
}

export function readUnit<Id extends string>(
  text: string,
  units: UnitNames,
  cells: Pick<RowCells<Id>, 'note'>,
): Unit {
  const found = units.find(text) ?? rowRefused((say) => say.list.unitUnknown);
  if (found.short) cells.note((say) => say.list.unitInFull(found.unit.name));
  return found.unit;
}

/** The day in a cell of a column of days. */
export function dateIn<Id extends string>(
  text: string,
  name: string,
  cells: Pick<RowCells<Id>, 'note'>,
): CivilDate {
  const written = readWrittenDate(text);
  if (written !== undefined) return written;
  const serial = readSerialDate(text) ?? rowRefused((say) => say.list.dateUnreadable(name));
  cells.note((say) => say.list.fromSerial(name, serial));
  return serial;
}
