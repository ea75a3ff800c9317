/** 导入任免名单: read and report first, then write all that was agreed to, in one transaction. */
import type { ImportReport, ImportRow } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { type ReadRow, readDecisionList, type TakenEvent } from '../exchange/decision-list.ts';
import { readTableFile } from '../exchange/table-file.ts';
import { messages } from '../messages/zh-CN.ts';
import type { Outcome } from '../outcome.ts';
import { randomId } from '../seal/random.ts';
import { draftsForEvent } from './events.ts';
import { unitNames } from './people.ts';

interface Reading {
  readonly fileName: string;
  readonly taken: readonly TakenEvent[];
}

export class ListImport {
  /** What was read, by the token in the report, so that only what a person saw can be written. */
  private readonly readings = new WeakMap<object, Reading>();

  constructor(private readonly desk: Desk) {}

  read(fileName: string, content: Uint8Array | string): Promise<Outcome<ImportReport>> {
    return this.desk.job('list.import', async () => {
      const table = readTableFile(content);
      if (!table.ok) return refuse('import.unreadable', messages.list.unreadable(table.why));
      const known = (await this.desk.all('event')).map(({ event }) => event);
      const list = await readDecisionList(table.file.rows, {
        policy: this.desk.policy,
        directory: this.desk.directory,
        known,
        newId: randomId,
      });
      if (!list.ok) {
        return refuse('import.unreadable', messages.list.headingMissing(list.missing));
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
    return this.desk.job('list.import', async (actor) => {
      const reading = this.readings.get(report.token);
      if (reading === undefined) return refuse('input.invalid', messages.list.tokenUnknown);
      if (reading.taken.length === 0) {
        return refuse('import.nothing-to-take', messages.list.nothingToTake);
      }
      const names = await unitNames(this.desk);
      const drafts = reading.taken.flatMap((taken) =>
        draftsForEvent(this.desk, names, {
          event: taken.event,
          obligations: taken.obligations,
          source: { list: reading.fileName, row: taken.row },
          ...(taken.note === undefined ? {} : { note: taken.note }),
        }),
      );
      const obligations = drafts.filter((draft) => draft.type === 'obligation').length;
      await this.desk.write(actor, 'list.import', drafts, { events: reading.taken.length });
      this.readings.delete(report.token);
      return { value: { events: reading.taken.length, obligations } };
    });
  }
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
