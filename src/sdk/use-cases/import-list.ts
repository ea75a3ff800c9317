/** 导入任免名单: read and report first, then write all that was agreed to, in one transaction. */
import type { ExchangeApi, ImportReport, ImportRow } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import {
  identity,
  type ReadRow,
  readDecisionList,
  type TakenEvent,
} from '../exchange/decision-list.ts';
import { readTableFile } from '../exchange/table-file.ts';
import type { Outcome } from '../outcome.ts';
import { randomId } from '../seal/random.ts';
import { draftsForEvent } from './events.ts';
import { unitNames } from './people.ts';

export function exchangeApi(desk: Desk): ExchangeApi {
  const lists = new ListImport(desk);
  return {
    readDecisionList: (fileName, content) => lists.read(fileName, content),
    importDecisionList: (report) => lists.write(report),
  };
}

interface Reading {
  readonly fileName: string;
  readonly taken: readonly TakenEvent[];
}

export class ListImport {
  /** What was read, by the token in the report, so that only what a person saw can be written. */
  private readonly readings = new WeakMap<object, Reading>();

  constructor(private readonly desk: Desk) {}

  read(fileName: string, content: Uint8Array | string): Promise<Outcome<ImportReport>> {
    return this.desk.ask('list.import', async (actor) => {
      const table = readTableFile(content);
      if (!table.ok) return refuse('import.unreadable', (say) => say.list.unreadable(table.why));
      const known = (await this.desk.everything('event')).map(({ event }) => event);
      const list = await readDecisionList(table.file.rows, {
        policy: this.desk.policy,
        directory: this.desk.directory,
        known,
        newId: randomId,
        reader: actor.id,
        messages: this.desk.messages,
      });
      if (!list.ok) {
        return refuse('import.unreadable', (say) => say.list.headingMissing(list.missing));
      }
      const taken = list.rows.flatMap((row) => (row.status === 'take' ? [row.taken] : []));
      const token = {};
      this.readings.set(token, { fileName, taken });
      const count = (status: ReadRow['status']) =>
        list.rows.filter((row) => row.status === status).length;
      return {
        value: {
          fileName,
          encoding: table.file.encoding,
          rows: list.rows.map(shownRow),
          take: count('take'),
          refuse: count('refuse'),
          known: count('known'),
          token,
        },
      };
    });
  }

  write(
    report: ImportReport,
  ): Promise<Outcome<{ readonly events: number; readonly obligations: number }>> {
    return this.desk.job(
      'list.import',
      async (actor) => {
        const reading = this.readings.get(tokenOf(report));
        if (reading === undefined) return refuse('input.invalid', (say) => say.list.tokenUnknown);
        // Somebody may have registered the same since it was read.
        const known = new Set(
          (await this.desk.everything('event')).map(({ event }) => identity(event)),
        );
        const agreed = reading.taken.filter(({ event }) => !known.has(identity(event)));
        if (agreed.length === 0) {
          return refuse('import.nothing-to-take', (say) => say.list.nothingToTake);
        }
        const names = await unitNames(this.desk);
        const drafts = agreed.flatMap((taken) =>
          draftsForEvent(this.desk, names, {
            event: taken.event,
            obligations: taken.obligations,
            source: { list: reading.fileName, row: taken.row },
            ...(taken.note === undefined ? {} : { note: taken.note }),
          }),
        );
        const obligations = drafts.filter((draft) => draft.type === 'obligation').length;
        await this.desk.write(actor, 'list.import', drafts, { events: agreed.length });
        this.readings.delete(tokenOf(report));
        return { value: { events: agreed.length, obligations } };
      },
      { alone: true },
    );
  }
}

/** A report of the caller's own making has no token that stands for a reading. */
function tokenOf(report: unknown): object {
  const given = typeof report === 'object' && report !== null && 'token' in report && report.token;
  return typeof given === 'object' && given !== null ? given : {};
}

function shownRow(row: ReadRow): ImportRow {
  const { row: number, status, name, unit, kindName, reason } = row;
  return {
    row: number,
    status,
    name,
    unit,
    kindName,
    ...(reason === undefined ? {} : { reason }),
  };
}
