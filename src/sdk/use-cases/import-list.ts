/** 导入任免名单 and 干部名册: read and report first, then write all that was agreed to, in one transaction. */
import type { ExchangeApi, ImportOptions, ImportReport, ImportRow } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import type { Remembered } from '../exchange/columns.ts';
import {
  decisionColumns,
  missingColumn,
  readDecisionList,
  type TakenEvent,
} from '../exchange/decision-list.ts';
import { identity } from '../exchange/event-identity.ts';
import {
  columnsOf,
  type ListKind,
  openList,
  type OpenedList,
  readable,
} from '../exchange/opening.ts';
import {
  missingInRoster,
  readRosterList,
  rosterColumns,
  type RosterEntry,
} from '../exchange/roster.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, Unit } from '../ports.ts';
import { forgetRoster, readRoster } from '../queries/roster.ts';
import { randomId } from '../seal/random.ts';
import type { Json } from '../store/store.ts';
import { turns } from '../worker/turns.ts';
import { draftsForEvent } from './events.ts';
import { unitNames } from './people.ts';

export function exchangeApi(desk: Desk): ExchangeApi {
  const lists = new ListImport(desk);
  return {
    readDecisionList: (fileName, content, options) => lists.read(fileName, content, options),
    importDecisionList: (report) => lists.write(report),
    readRoster: (fileName, content, options) => lists.readRoster(fileName, content, options),
    importRoster: (report) => lists.writeRoster(report),
    columnsOf: (list, _fileName, content, options = {}) =>
      desk.ask(list === 'roster' ? 'roster.import' : 'list.import', async (actor) => {
        const remembered = await lists.remembered(actor, list);
        const value =
          list === 'roster'
            ? await columnsOf(roster, content, options, remembered)
            : await columnsOf(decisions, content, options, remembered);
        return { value };
      }),
  };
}

const decisions = { specs: decisionColumns, missing: missingColumn };
const roster = { specs: rosterColumns, missing: missingInRoster };

type List = 'decisions' | 'roster';

type Reading = {
  readonly fileName: string;
  /** Headings as the caller corrected them, to be remembered with the import. */
  readonly corrected: Remembered;
} & (
  | { readonly list: 'decisions'; readonly taken: readonly TakenEvent[] }
  | {
      readonly list: 'roster';
      readonly entries: readonly RosterEntry[];
      readonly units: readonly Unit[];
      /** The rosters that were known when it was compared. */
      readonly against: number;
    }
);

/** Between two tellings of how far it is. */
const TELL_MS = 20;
/** So many persons in a record: one is sealed within a few milliseconds, and twenty thousand are not many records. */
const IN_A_RECORD = 50;

export class ListImport {
  /** What was read, by the token in the report, so that only what a person saw can be written. */
  private readonly readings = new WeakMap<object, Reading>();

  constructor(private readonly desk: Desk) {}

  read(
    fileName: string,
    content: Uint8Array | string,
    options: ImportOptions = {},
  ): Promise<Outcome<ImportReport>> {
    const { desk } = this;
    return desk.ask('list.import', async (actor) => {
      const opened = await this.open('decisions', decisions, actor, content, options);
      const known = (await desk.everything('event')).map(({ event }) => event);
      const rows = await readable(() =>
        readDecisionList(opened.table, {
          policy: desk.policy,
          directory: desk.directory,
          known,
          newId: randomId,
          reader: actor.id,
          messages: desk.messages,
          fixed: opened.fixed,
          pace: pace(options),
        }),
      );
      const taken = rows.flatMap((row) => (row.status === 'take' ? [row.taken] : []));
      const corrected = correctedHeadings(opened);
      return {
        value: await this.report(fileName, opened, rows, options, {
          list: 'decisions',
          fileName,
          corrected,
          taken,
        }),
      };
    });
  }

  write(
    report: ImportReport,
  ): Promise<Outcome<{ readonly events: number; readonly obligations: number }>> {
    const { desk } = this;
    return desk.job(
      'list.import',
      async (actor) => {
        const reading = this.readings.get(tokenOf(report));
        if (reading?.list !== 'decisions') {
          return refuse('input.invalid', (say) => say.list.tokenUnknown);
        }
        // Somebody may have registered the same since it was read.
        const known = new Set((await desk.everything('event')).map(({ event }) => identity(event)));
        const agreed = reading.taken.filter(({ event }) => !known.has(identity(event)));
        if (agreed.length === 0) {
          return refuse('import.nothing-to-take', (say) => say.list.nothingToTake);
        }
        const names = await unitNames(desk);
        const drafts = agreed.flatMap((taken) =>
          draftsForEvent(desk, names, {
            event: taken.event,
            obligations: taken.obligations,
            source: { list: reading.fileName, row: taken.row },
            ...(taken.note === undefined ? {} : { note: taken.note }),
          }),
        );
        const obligations = drafts.filter((draft) => draft.type === 'obligation').length;
        await desk.write(actor, 'list.import', drafts, { events: agreed.length });
        this.readings.delete(tokenOf(report));
        await this.remember(actor, 'decisions', reading.corrected);
        return { value: { events: agreed.length, obligations } };
      },
      { alone: true },
    );
  }

  readRoster(
    fileName: string,
    content: Uint8Array | string,
    options: ImportOptions = {},
  ): Promise<Outcome<ImportReport>> {
    const { desk } = this;
    return desk.ask('roster.import', async (actor) => {
      const opened = await this.open('roster', roster, actor, content, options);
      const against = (await desk.everything('roster')).length;
      const known = await readRoster(desk, () => true, options.signal);
      const { rows, entries, units } = await readable(() =>
        readRosterList(opened.table, {
          known,
          today: desk.today(),
          newId: randomId,
          messages: desk.messages,
          fixed: opened.fixed,
          pace: pace(options),
        }),
      );
      const corrected = correctedHeadings(opened);
      return {
        value: await this.report(fileName, opened, rows, options, {
          list: 'roster',
          fileName,
          corrected,
          entries,
          units,
          against,
        }),
      };
    });
  }

  writeRoster(
    report: ImportReport,
  ): Promise<Outcome<{ readonly people: number; readonly units: number }>> {
    const { desk } = this;
    return desk.job(
      'roster.import',
      async (actor) => {
        const reading = this.readings.get(tokenOf(report));
        if (reading?.list !== 'roster') {
          return refuse('input.invalid', (say) => say.list.tokenUnknown);
        }
        // Compared with a directory that is no longer the same, a report says nothing.
        if ((await desk.everything('roster')).length !== reading.against) {
          return refuse('revision.conflict', (say) => say.refusals.conflict());
        }
        const { entries, fileName } = reading;
        if (entries.length === 0) {
          return refuse('import.nothing-to-take', (say) => say.list.nothingToTake);
        }
        const used = new Set(entries.flatMap(({ person }) => person.posts.map(({ unit }) => unit)));
        const units = reading.units.filter(({ id }) => used.has(id));
        const common = {
          list: fileName,
          at: desk.now(),
          by: { by: actor.id, name: actor.name },
        };
        const pieces = Math.ceil(entries.length / IN_A_RECORD);
        const drafts = Array.from({ length: pieces }, (_, piece) => ({
          type: 'roster' as const,
          id: randomId(),
          revision: 0,
          body: {
            ...common,
            units: piece === 0 ? units : [],
            entries: entries.slice(piece * IN_A_RECORD, (piece + 1) * IN_A_RECORD),
          },
        }));
        const detail = { people: entries.length, units: units.length };
        await desk.write(actor, 'roster.import', drafts, detail);
        forgetRoster(desk);
        this.readings.delete(tokenOf(report));
        await this.remember(actor, 'roster', reading.corrected);
        return { value: detail };
      },
      { alone: true },
    );
  }

  private async open<Id extends string>(
    list: List,
    kind: ListKind<Id>,
    actor: Actor,
    content: Uint8Array | string,
    options: ImportOptions,
  ): Promise<OpenedList<Id>> {
    return openList(kind, content, options, await this.remembered(actor, list));
  }

  private async report<Id extends string>(
    fileName: string,
    { file, sheet, table }: OpenedList<Id>,
    rows: readonly ImportRow[],
    { signal }: ImportOptions,
    reading: Reading,
  ): Promise<ImportReport> {
    const turn = turns(signal);
    const shown: ImportRow[] = [];
    const counts = { take: 0, change: 0, refuse: 0, known: 0, skip: 0 };
    for (const row of rows) {
      await turn();
      shown.push(shownRow(row));
      counts[row.status] += 1;
    }
    const token = {};
    this.readings.set(token, reading);
    const read = new Set(table.mapping.map(({ at }) => at));
    return {
      fileName,
      format: file.format,
      encoding: file.encoding,
      sheet,
      sheets: file.sheets,
      columns: table.mapping,
      unread: table.headings.flatMap(({ at, heading }) => (read.has(at) ? [] : [heading])),
      rows: shown,
      ...counts,
      token,
    };
  }

  /** Headings that this person once said what they are, on this desk. */
  async remembered(actor: Actor, list: List): Promise<Remembered> {
    const query = (await this.view(actor, list))?.query;
    if (typeof query !== 'object' || query === null || Array.isArray(query)) return {};
    return Object.fromEntries(
      Object.entries(query).filter(
        (entry): entry is [string, string | null] =>
          typeof entry[1] === 'string' || entry[1] === null,
      ),
    );
  }

  private async remember(actor: Actor, list: List, corrected: Remembered): Promise<void> {
    if (Object.keys(corrected).length === 0) return;
    const before = await this.view(actor, list);
    const query: Json = { ...(await this.remembered(actor, list)), ...corrected };
    await this.desk.keepPrivate(actor, 'view.keep', {
      put: {
        type: 'view',
        id: before?.id ?? randomId(),
        revision: before?.revision ?? 0,
        body: { owner: actor.id, list: REMEMBERED, name: list, query },
      },
    });
  }

  private async view(actor: Actor, list: List) {
    return (await this.desk.everything('view')).find(
      (view) => view.owner === actor.id && view.list === REMEMBERED && view.name === list,
    );
  }
}

/** Under which one's own views the columns of lists are kept. */
const REMEMBERED = 'import-columns';

function correctedHeadings<Id extends string>({ table }: OpenedList<Id>): Remembered {
  return Object.fromEntries(
    table.mapping.flatMap(({ column, heading, by }) =>
      by === 'given' && heading !== '' ? [[column, heading ?? null]] : [],
    ),
  );
}

/** Gives way to the page now and then, tells how far it is, and ends where the caller took it back. */
function pace({ signal, progress }: ImportOptions) {
  const turn = turns(signal);
  let told = performance.now();
  return async (done: number, all: number): Promise<void> => {
    await turn();
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    progress?.(done, all);
  };
}

/** A report of the caller's own making has no token that stands for a reading. */
function tokenOf(report: unknown): object {
  const given = typeof report === 'object' && report !== null && 'token' in report && report.token;
  return typeof given === 'object' && given !== null ? given : {};
}

function shownRow({ row, status, name, unit, kindName, reason, notes }: ImportRow): ImportRow {
  return {
    row,
    status,
    name,
    unit,
    kindName,
    ...(reason === undefined ? {} : { reason }),
    ...(notes === undefined ? {} : { notes }),
  };
}
