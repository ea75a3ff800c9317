/** 导入任免名单: read and report first, then write all that was agreed to, in one transaction. */
import type { Obligation } from '../../policy/index.ts';
import type { ImportReport, ImportRow } from '../api.ts';
import type { Desk, Draft } from '../desk.ts';
import { refuse } from '../desk.ts';
import { type ReadRow, readDecisionList, type TakenEvent } from '../exchange/decision-list.ts';
import { readTableFile } from '../exchange/table-file.ts';
import { messages } from '../messages/zh-CN.ts';
import type { Body } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import { randomId } from '../seal/random.ts';
import { postOn, unitNames } from './people.ts';

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
        draftsFor(this.desk, taken, reading.fileName, names),
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

/** An event, its obligations and, for a decision to admonish, its case. */
function draftsFor(
  desk: Desk,
  taken: TakenEvent,
  list: string,
  names: ReadonlyMap<string, string>,
): readonly Draft[] {
  const { event } = taken;
  const fresh = { revision: 0 } as const;
  const drafts: Draft[] = [
    {
      type: 'event',
      id: event.id,
      ...fresh,
      body: {
        event,
        source: { list, row: taken.row },
        ...(taken.note === undefined ? {} : { note: taken.note }),
      },
    },
  ];
  for (const derived of taken.obligations) {
    const id = randomId();
    const obligation: Obligation = { ...derived, id };
    const ofTheDay = describe(obligation, names);
    const decision = obligation.kind === 'admonition' ? obligation.decision : undefined;
    const admonition = decision === undefined ? undefined : randomId();
    drafts.push({
      type: 'obligation',
      id,
      ...fresh,
      body: {
        obligation,
        event: event.id,
        ofTheDay,
        state: initialState(desk, obligation),
        ...(admonition === undefined ? {} : { admonition }),
      },
    });
    if (admonition !== undefined && decision !== undefined) {
      drafts.push({
        type: 'admonition',
        id: admonition,
        ...fresh,
        body: {
          // The list is the decision: what it names has been decided.
          state: desk.step('admonition', desk.start('admonition'), 'decide'),
          event: event.id,
          obligation: id,
          subject: event.subject,
          ofTheDay,
          areas: event.triggers,
          decision,
          rectification: [],
        },
      });
    }
  }
  return drafts;
}

/** 公示未通过: the obligation is on record, and nothing is due. */
function initialState(desk: Desk, { window }: Obligation): string {
  const pending = desk.start('obligation');
  return window.state === 'cancelled' ? desk.step('obligation', pending, 'cancel') : pending;
}

function describe(
  { subject, unit }: Obligation,
  names: ReadonlyMap<string, string>,
): Body<'obligation'>['ofTheDay'] {
  const post = postOn(subject, subject.on);
  return {
    id: subject.id,
    name: subject.name,
    unitName: names.get(post?.unit ?? unit) ?? '',
    title: post?.title ?? '',
  };
}
