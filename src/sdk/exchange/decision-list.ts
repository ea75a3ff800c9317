/**
 * Reads a decision list (任免名单) into personnel events, row by row: each row is taken, already
 * known, or refused with its reason. Nothing is written here.
 */
import {
  type BaseDate,
  type CivilDate,
  explain,
  kinds,
  obligations,
  type Obligation,
  type Person,
  type PersonnelEvent,
  type Policy,
  type PublicNotice,
  type Unit,
} from '../../policy/index.ts';
import { type Messages, said, type Sentence } from '../messages/index.ts';
import type { DirectoryPort } from '../ports.ts';
import type { TableRow } from './table-file.ts';
import { readWrittenDate } from './written-date.ts';

/** Headings, as departments write them; the first is the one that messages name. */
const headings = {
  name: ['姓名'],
  unit: ['单位', '所在单位', '工作单位'],
  title: ['现任职务', '职务'],
  kind: ['谈话类型', '谈话种类', '事项', '类别'],
  triggers: ['情形', '原因', '事由'],
  decision: ['决定日期', '任免日期', '决定时间'],
  noticeEnd: ['公示截止日期', '公示期满日期', '公示截止'],
  noticeOutcome: ['公示结果'],
  formalities: ['办理退休手续日期', '退休手续日期'],
  arisen: ['发生日期', '发现日期'],
  body: ['决定机关', '决定单位'],
  documentNumber: ['文号', '文件号'],
  approver: ['批准人', '审批人'],
  destination: ['拟任单位', '新任单位', '调入单位'],
  way: ['方式', '提醒方式', '谈话或函询'],
  note: ['备注', '说明'],
} as const;

type Column = keyof typeof headings;
const required: readonly Column[] = ['name', 'unit', 'kind'];

const noticeOutcomes: ReadonlyMap<string, PublicNotice['outcome']> = new Map([
  ['公示中', 'running'],
  ['通过', 'passed'],
  ['未通过', 'failed'],
]);

const ways: ReadonlyMap<string, NonNullable<PersonnelEvent['way']>> = new Map([
  ['谈话', 'talk'],
  ['函询', 'inquiry'],
  ['谈话和函询', 'both'],
]);

/** A row as it will be written. */
export interface TakenEvent {
  readonly event: PersonnelEvent;
  readonly obligations: readonly Obligation[];
  readonly row: number;
  readonly note?: string;
}

export type ReadRow = {
  readonly row: number;
  readonly name: string;
  readonly unit: string;
  readonly kindName: string;
} & (
  | { readonly status: 'take'; readonly taken: TakenEvent; readonly reason?: string }
  | { readonly status: 'refuse' | 'known'; readonly reason: string }
);

export type ListReading =
  | { readonly ok: true; readonly rows: readonly ReadRow[] }
  | { readonly ok: false; readonly missing: string };

/** Says why one row cannot be taken; caught where rows are read. */
class RowRefused extends Error {
  constructor(readonly sentence: Sentence | string) {
    super();
  }
}

export async function readDecisionList(
  table: readonly TableRow[],
  context: {
    readonly policy: Policy;
    readonly directory: DirectoryPort;
    /** Events already kept, so that a list that comes twice is taken once. */
    readonly known: readonly PersonnelEvent[];
    readonly newId: () => string;
    /** Who reads it: nobody registers what is about themselves. */
    readonly reader: string;
    readonly messages: Messages;
  },
): Promise<ListReading> {
  const found = findColumns(table);
  if (!found.ok) return found;
  const { columns, body } = found;
  const units = await context.directory.units();
  const seen = new Map<string, number | 'known'>();
  for (const known of context.known) seen.set(identity(known), 'known');

  const rows: ReadRow[] = [];
  for (const line of body) {
    const cell = (column: Column): string => {
      const at = columns[column];
      return at === undefined ? '' : (line.cells[at] ?? '');
    };
    const shown = { row: line.row, name: cell('name'), unit: cell('unit'), kindName: cell('kind') };
    try {
      const event = await readEvent(cell, units, context);
      if (event.subject.id === context.reader) throw new RowRefused((say) => say.list.ownCase);
      const earlier = seen.get(identity(event));
      if (earlier !== undefined) {
        const reason =
          earlier === 'known'
            ? context.messages.list.alreadyKnown
            : context.messages.list.twiceInList(earlier);
        rows.push({ ...shown, status: 'known', reason });
        continue;
      }
      seen.set(identity(event), line.row);
      const derived = obligations(context.policy, event);
      const [contradiction] = derived.findings.filter(({ severity }) => severity !== 'advice');
      if (contradiction !== undefined) {
        throw new RowRefused(explain(context.policy, contradiction).sentence);
      }
      const note = cell('note');
      rows.push({
        ...shown,
        status: 'take',
        taken: {
          event,
          obligations: derived.obligations,
          row: line.row,
          ...(note === '' ? {} : { note }),
        },
        ...(derived.obligations.length === 0 ? { reason: context.messages.list.notManaged } : {}),
      });
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      rows.push({ ...shown, status: 'refuse', reason: said(error.sentence, context.messages) });
    }
  }
  return { ok: true, rows };
}

/** The heading row may stand below a title row; the columns may come in any order. */
function findColumns(table: readonly TableRow[]):
  | {
      readonly ok: true;
      readonly columns: Readonly<Partial<Record<Column, number>>>;
      readonly body: readonly TableRow[];
    }
  | { readonly ok: false; readonly missing: string } {
  let missing: string = headings.name[0];
  for (const [index, line] of table.slice(0, 5).entries()) {
    const columns: Partial<Record<Column, number>> = {};
    for (const column of Object.keys(headings) as Column[]) {
      const names: readonly string[] = headings[column];
      const at = line.cells.findIndex((cell) => names.includes(comparable(cell)));
      if (at >= 0) columns[column] = at;
    }
    const lacking = required.find((column) => columns[column] === undefined);
    if (lacking === undefined) return { ok: true, columns, body: table.slice(index + 1) };
    if (Object.keys(columns).length > 1) missing = headings[lacking][0];
  }
  return { ok: false, missing };
}

async function readEvent(
  cell: (column: Column) => string,
  units: readonly Unit[],
  context: {
    readonly policy: Policy;
    readonly directory: DirectoryPort;
    readonly newId: () => string;
  },
): Promise<PersonnelEvent> {
  for (const column of required) {
    if (cell(column) === '')
      throw new RowRefused((say) => say.list.cellMissing(headings[column][0]));
  }
  const kind = readKind(cell('kind'), context.policy);
  const dates = readDates(cell);
  const base = kind.base;
  const on = dates[base];
  if (on === undefined) {
    throw new RowRefused((say) => say.list.cellMissing(headings[base][0]));
  }
  const triggers = readTriggers(cell('triggers'), kind);
  const unit = readUnit(cell('unit'), units);
  const subject = await readPerson(cell, unit, on, context.directory);
  const publicNotice = readNotice(cell);
  const destination = cell('destination');
  const body = cell('body');
  const documentNumber = cell('documentNumber');
  const approver = cell('approver');
  const way = readWay(cell('way'), kind);
  return {
    id: context.newId(),
    kind: kind.id,
    triggers,
    subject,
    dates,
    ...(publicNotice === undefined ? {} : { publicNotice }),
    ...(destination === '' ? {} : { destination: readUnit(destination, units).id }),
    ...(way === undefined ? {} : { way }),
    ...(body === ''
      ? {}
      : {
          decision: {
            body,
            ...(documentNumber === '' ? {} : { documentNumber }),
            ...(approver === '' ? {} : { approver }),
          },
        }),
  };
}

/** 三·5: only what the policy lets go in writing may. */
function readWay(text: string, kind: Kind): PersonnelEvent['way'] {
  if (text === '') return undefined;
  const way = ways.get(comparable(text).replace(/[及、+]/, '和'));
  if (way === undefined) return rowRefused((say) => say.list.wayUnknown([...ways.keys()]));
  if (way === 'talk') return undefined;
  return kind.forms.includes('inquiry') ? way : rowRefused((say) => say.refusals.notInWriting);
}

type Kind = ReturnType<typeof kinds>[number];

function readKind(text: string, policy: Policy): Kind {
  const all = kinds(policy);
  const name = text.replace(/谈话$/, '');
  return (
    all.find((kind) => kind.name.zh.replace(/谈话$/, '') === name) ??
    rowRefused((say) => say.list.kindUnknown(all.map((kind) => kind.name.zh)))
  );
}

/**
 * The triggers named in a cell. A trigger's own name may contain 、 so known names are found first,
 * the longest before the shorter; what is left over must be separators alone.
 */
function readTriggers(text: string, kind: Kind): readonly string[] {
  if (text === '') throw new RowRefused((say) => say.list.cellMissing(headings.triggers[0]));
  const byLength = [...kind.triggers].sort((a, b) => b.name.zh.length - a.name.zh.length);
  let rest = comparable(text);
  const found = new Set<string>();
  for (const trigger of byLength) {
    const parts = rest.split(comparable(trigger.name.zh));
    if (parts.length === 1) continue;
    found.add(trigger.id);
    rest = parts.join('、');
  }
  if (!/^[、,;/\s]*$/.test(rest)) {
    throw new RowRefused((say) =>
      say.list.triggerUnknown(kind.triggers.map((trigger) => trigger.name.zh)),
    );
  }
  // In the pack's order, so that the same set is written the same way.
  return kind.triggers.flatMap((trigger) => (found.has(trigger.id) ? [trigger.id] : []));
}

/** Lists are typed with full-width and half-width signs alike. */
function comparable(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

function readDates(cell: (column: Column) => string): Partial<Record<BaseDate, CivilDate>> {
  const dates: Partial<Record<BaseDate, CivilDate>> = {};
  for (const name of ['decision', 'formalities', 'arisen'] as const) {
    const date = readDate(cell, name);
    if (date !== undefined) dates[name] = date;
  }
  return dates;
}

function readDate(cell: (column: Column) => string, column: Column): CivilDate | undefined {
  const text = cell(column);
  if (text === '') return undefined;
  return readWrittenDate(text) ?? rowRefused((say) => say.list.dateUnreadable(headings[column][0]));
}

function readNotice(cell: (column: Column) => string): PublicNotice | undefined {
  const lastDay = readDate(cell, 'noticeEnd');
  const written = cell('noticeOutcome');
  if (lastDay === undefined) {
    return written === '' ? undefined : rowRefused((say) => say.list.noticeWithoutEnd);
  }
  const outcome =
    noticeOutcomes.get(written === '' ? '公示中' : written) ??
    rowRefused((say) => say.list.noticeOutcomeUnknown([...noticeOutcomes.keys()]));
  return { lastDay, outcome };
}

function readUnit(name: string, units: readonly Unit[]): Unit {
  return units.find((unit) => unit.name === name) ?? rowRefused((say) => say.list.unitUnknown);
}

/** The person of that name with a post in that unit on that day; of namesakes, the one with that title. */
async function readPerson(
  cell: (column: Column) => string,
  unit: Unit,
  on: CivilDate,
  directory: DirectoryPort,
): Promise<Person> {
  const name = cell('name');
  const held = (person: Person) =>
    person.posts.filter(
      (post) =>
        post.unit === unit.id && post.from <= on && (post.to === undefined || post.to >= on),
    );
  const namesakes = (await directory.search(name)).filter(
    (person) => person.name === name && held(person).length > 0,
  );
  const [only, ...others] =
    namesakes.length < 2
      ? namesakes
      : namesakes.filter((person) => held(person).some((post) => post.title === cell('title')));
  if (only === undefined && namesakes.length === 0) rowRefused((say) => say.list.personUnknown);
  return only === undefined || others.length > 0
    ? rowRefused((say) => say.list.personAmbiguous)
    : only;
}

/** What makes two rows the same event: person, kind, triggers and the dates. */
export function identity(event: PersonnelEvent): string {
  return JSON.stringify([
    event.subject.id,
    event.kind,
    [...event.triggers].sort(),
    event.dates.decision,
    event.dates.formalities,
    event.dates.arisen,
  ]);
}

function rowRefused(sentence: Sentence): never {
  throw new RowRefused(sentence);
}
