/**
 * 台账, figures and calendars that leave: rows of what the person at the desk may see, the words of
 * sensitive cases searched or left out, and a line in the audit.
 */
import * as z from 'zod/mini';
import type { MadeFile, PaperOutputApi } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, day, said } from '../input.ts';
import type { Outcome } from '../outcome.ts';
import { calendarFile } from '../papers/calendar/ics.ts';
import { fileName } from '../papers/clean-text.ts';
import type { Ledger } from '../papers/ledger/table.ts';
import type { CivilDate } from '../ports.ts';
import { assertWanted } from '../queries/cancel.ts';
import { cellText } from './figure-papers.ts';
import { figuresApi } from './inspection.ts';
import { handOver } from './handing-over.ts';
import { byDay, LedgerRows } from './ledger-rows.ts';
import { departmentOnly, written } from './list-files.ts';

export function ledgerOutputApi(
  desk: Desk,
  options: { readonly namesInCalendars?: boolean },
): Pick<PaperOutputApi, 'ledger' | 'figuresFile' | 'calendarFile' | 'handOver'> {
  return {
    ledger: (input) => ledger(desk, input),
    figuresFile: (input) => figuresFile(desk, input),
    calendarFile: (input) => calendar(desk, input, options.namesInCalendars === true),
    handOver: (input) => handOver(desk, input),
  };
}

type Input<Name extends keyof PaperOutputApi> = Parameters<PaperOutputApi[Name]>[0];
type LedgerInput = Omit<Input<'ledger'>, 'signal' | 'progress'>;

const period = { from: day, to: day };
const format = z.enum(['xlsx', 'csv']);
const ledgerInput: z.ZodMiniType<LedgerInput> = z.strictObject({
  ledgers: z.array(
    z.enum([
      'talks',
      'admonitions',
      'inquiries',
      'rectification',
      'matters',
      'delegations',
      'exceptions',
    ]),
  ),
  ...period,
  format,
});
const calendarInput: z.ZodMiniType<Input<'calendarFile'>> = z.strictObject({
  ...period,
  talker: z.exactOptional(said),
});
function ledger(desk: Desk, input: Input<'ledger'>): Promise<Outcome<MadeFile>> {
  const { signal, progress, ...rest } = input;
  return desk.job('audit.output', async (actor) => {
    const { ledgers, from, to, format: as } = checked(ledgerInput, rest);
    departmentOnly(actor.roles);
    forwards(from, to);
    if (ledgers.length === 0) refuse('input.invalid', (say) => say.papers.nothing);
    if (as === 'csv' && ledgers.length > 1) {
      refuse('input.invalid', (say) => say.papers.oneForCsv, { path: 'ledgers' });
    }
    const rows = await LedgerRows.of(desk, { from, to });
    const made: Ledger[] = [];
    for (const [index, name] of ledgers.entries()) {
      assertWanted(signal);
      made.push(await rows.ledger(name));
      progress?.(index + 1, ledgers.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
    assertWanted(signal);
    const bytes = await written(made, as, signal);
    assertWanted(signal);
    await desk.note(actor, 'audit.output', [], { output: 'export', paper: 'ledger' });
    const count = made.reduce((sum, one) => sum + one.rows.length, 0);
    const [first] = made;
    const title = made.length === 1 ? first?.name : undefined;
    return {
      value: { fileName: fileName(title ?? desk.messages.papers.files.ledgers, as), bytes, count },
    };
  });
}

function forwards(from: CivilDate, to: CivilDate): void {
  if (from > to) refuse('input.invalid', (say) => say.papers.periodBackwards, { path: 'to' });
}

async function figuresFile(
  desk: Desk,
  { query, format: as }: Input<'figuresFile'>,
): Promise<Outcome<MadeFile>> {
  const report = await figuresApi(desk).report(query);
  if (!report.ok) return report;
  return desk.job('audit.output', async (actor) => {
    const kind = checked(format, as);
    const tables = report.value.tables.map(({ title, columns, rows }): Ledger => ({
      name: title,
      columns: columns.map((column, index) => ({
        title: column.title,
        width: index === 0 ? 28 : 12,
      })),
      rows: rows.map((row) =>
        row.map((cell) =>
          'count' in cell && typeof cell.count === 'number' ? cell.count : cellText(cell),
        ),
      ),
    }));
    const wanted = kind === 'csv' ? [oneTable(report.value.title, tables)] : tables;
    const bytes = await written(wanted, kind);
    await desk.note(actor, 'audit.output', [], { output: 'export', paper: 'report' });
    const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
    return { value: { fileName: fileName(report.value.title, kind), bytes, count } };
  });
}

/** A .csv has one table: the others stand under it, each under its title. */
function oneTable(name: string, tables: readonly Ledger[]): Ledger {
  const width = Math.max(1, ...tables.map(({ columns }) => columns.length));
  return {
    name,
    columns: Array.from({ length: width }, (_, at) => ({
      title: at === 0 ? name : '',
      width: 12,
    })),
    rows: tables.flatMap(({ name: title, columns, rows }) => [
      [title],
      columns.map((column) => column.title),
      ...rows,
      [],
    ]),
  };
}

function calendar(
  desk: Desk,
  input: Input<'calendarFile'>,
  namesAllowed: boolean,
): Promise<Outcome<MadeFile>> {
  return desk.job('audit.output', async (actor) => {
    const { from, to, talker } = checked(calendarInput, input);
    forwards(from, to);
    const talks = (await desk.all('talk'))
      .filter(
        (talk) =>
          talk.date >= from &&
          talk.date <= to &&
          (talker === undefined || talk.talker.id === talker) &&
          !talk.subjects.some(({ id }) => id === actor.id),
      )
      .sort(byDay(({ date, id }) => `${date} ${id}`));
    const bytes = calendarFile(
      talks.map((talk) => ({
        id: talk.id,
        date: talk.date,
        ...(talk.startsAt === undefined ? {} : { startsAt: talk.startsAt }),
        ...(talk.endsAt === undefined ? {} : { endsAt: talk.endsAt }),
        ...(talk.place === undefined ? {} : { place: talk.place }),
        subject: talk.subjects.map(({ name }) => name).join('、'),
        cancelled: talk.cancelled !== undefined,
        revision: talk.revision,
      })),
      { madeAt: desk.now(), domain: 'cadre-talk', namesAllowed },
    );
    const records = talks.map(({ id }) => id);
    await desk.note(actor, 'audit.output', records, { output: 'export', paper: 'calendar' });
    return {
      value: {
        fileName: fileName(desk.messages.papers.files.calendar, 'ics'),
        bytes,
        count: talks.length,
      },
    };
  });
}
