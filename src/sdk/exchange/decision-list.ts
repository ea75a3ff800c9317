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
import { type Messages, said } from '../messages/index.ts';
import type { DirectoryPort } from '../ports.ts';
import {
  beside,
  type ColumnSpec,
  comparable,
  type FoundColumn,
  type FoundTable,
} from './columns.ts';
import { identity } from './event-identity.ts';
import {
  dateIn,
  readName,
  readUnit,
  refuseFormulas,
  RowCells,
  RowRefused,
  rowRefused,
  UnitNames,
} from './row-reading.ts';

/** Headings, as departments write them; the first is the one that messages name. */
const headings = {
  name: [
    '姓名',
    '干部姓名',
    '谈话对象',
    '谈话对象姓名',
    '被谈话人',
    '对象姓名',
    '人员姓名',
    '名字',
  ],
  unit: ['单位', '所在单位', '工作单位', '单位名称', '现工作单位', '现任单位', '任职单位', '部门'],
  title: ['现任职务', '职务', '现职务', '职务名称', '现任职务名称'],
  unitAndTitle: [
    '单位及职务',
    '工作单位及职务',
    '单位职务',
    '现任单位及职务',
    '现工作单位及职务',
    '单位和职务',
  ],
  kind: [
    '谈话类型',
    '谈话种类',
    '事项',
    '类别',
    '谈话类别',
    '类型',
    '任免类型',
    '任免类别',
    '事项类别',
  ],
  triggers: ['情形', '原因', '事由', '任免原因', '谈话事由', '谈话原因', '具体情形', '任免情形'],
  decision: [
    '决定日期',
    '任免日期',
    '决定时间',
    '任免时间',
    '决定任免时间',
    '会议日期',
    '研究时间',
    '研究日期',
    '常委会日期',
  ],
  noticeEnd: [
    '公示截止日期',
    '公示期满日期',
    '公示截止',
    '公示截止时间',
    '公示结束日期',
    '公示结束时间',
    '公示期满时间',
  ],
  noticeOutcome: ['公示结果', '公示情况'],
  formalities: [
    '办理退休手续日期',
    '退休手续日期',
    '退休日期',
    '办理退休日期',
    '退休时间',
    '办理退休手续时间',
  ],
  arisen: ['发生日期', '发现日期', '发现时间', '发生时间', '问题发现日期'],
  body: ['决定机关', '决定单位', '批准机关', '决定会议'],
  documentNumber: ['文号', '文件号', '发文字号', '文件文号', '任免文号'],
  approver: ['批准人', '审批人'],
  destination: ['拟任单位', '新任单位', '调入单位', '任职去向单位'],
  way: ['方式', '提醒方式', '谈话或函询'],
  note: ['备注', '说明', '备 注'],
} as const;

export type DecisionColumn = keyof typeof headings;

export const decisionColumns: readonly ColumnSpec<DecisionColumn>[] = (
  Object.keys(headings) as DecisionColumn[]
).map((id) => ({ id, names: headings[id] }));

/** Either the unit stands by itself or the post is written with it. */
const needed = ['name', 'kind'] as const;

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
  /** What was read otherwise than it stands in the cell. */
  readonly notes?: readonly string[];
} & (
  | { readonly status: 'take'; readonly taken: TakenEvent; readonly reason?: string }
  | { readonly status: 'refuse' | 'known' | 'skip'; readonly reason: string }
);

type Cells = RowCells<DecisionColumn>;

/** The column without which nothing can be read, if there is one. */
export function missingColumn(
  { columns, mapping }: FoundTable<DecisionColumn>,
  fixed: { readonly [I in DecisionColumn]?: string },
): FoundColumn | undefined {
  const lacks = (column: DecisionColumn) => !columns.has(column) && (fixed[column] ?? '') === '';
  const lacking =
    needed.find(lacks) ?? (lacks('unit') && lacks('unitAndTitle') ? ('unit' as const) : undefined);
  return mapping.find(({ column }) => column === lacking);
}

export async function readDecisionList(
  table: FoundTable<DecisionColumn>,
  context: {
    readonly policy: Policy;
    readonly directory: DirectoryPort;
    /** Events already kept, so that a list that comes twice is taken once. */
    readonly known: readonly PersonnelEvent[];
    readonly newId: () => string;
    /** Who reads it: nobody registers what is about themselves. */
    readonly reader: string;
    readonly messages: Messages;
    /** What holds for every row where the list has no column for it, e.g. a date that stands in its title. */
    readonly fixed?: { readonly [I in DecisionColumn]?: string };
    readonly pace?: (done: number, all: number) => Promise<void>;
  },
): Promise<readonly ReadRow[]> {
  const { fixed = {}, pace } = context;
  refuseFormulas(table);
  const look = {
    ...context,
    units: new UnitNames(await context.directory.units()),
    named: namesakes(context.directory),
  };
  const telling = (['name', 'unit', 'unitAndTitle', 'kind'] as const).filter((column) =>
    table.columns.has(column),
  );
  const seen = new Map<string, number | 'known'>();
  for (const known of context.known) seen.set(identity(known), 'known');

  const rows: ReadRow[] = [];
  for (const [index, line] of table.body.entries()) {
    await pace?.(index, table.body.length);
    const cells: Cells = new RowCells(line, table, fixed);
    const raw = (column: DecisionColumn) => line.cells[table.columns.get(column) ?? -1] ?? '';
    const shown = {
      row: line.row,
      name: raw('name'),
      unit: raw('unit') === '' ? raw('unitAndTitle') : raw('unit'),
      kindName: raw('kind') === '' ? (fixed.kind ?? '') : raw('kind'),
    };
    const notes = () => cells.told(context.messages);
    const why = beside(line, table, telling);
    if (why !== undefined) {
      rows.push({ ...shown, status: 'skip', reason: context.messages.list.beside[why] });
      continue;
    }
    try {
      const event = await readEvent(cells, look);
      if (event.subject.id === context.reader) rowRefused((say) => say.list.ownCase);
      const earlier = seen.get(identity(event));
      if (earlier !== undefined) {
        const reason =
          earlier === 'known'
            ? context.messages.list.alreadyKnown
            : context.messages.list.twiceInList(earlier);
        rows.push({ ...shown, ...notes(), status: 'known', reason });
        continue;
      }
      seen.set(identity(event), line.row);
      const derived = obligations(context.policy, event);
      const [contradiction] = derived.findings.filter(({ severity }) => severity !== 'advice');
      if (contradiction !== undefined) {
        const { sentence } = explain(context.policy, contradiction);
        rowRefused(() => sentence);
      }
      const note = cells.text('note');
      rows.push({
        ...shown,
        ...notes(),
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
      rows.push({
        ...shown,
        ...notes(),
        status: 'refuse',
        reason: said(error.sentence, context.messages),
      });
    }
  }
  return rows;
}

/** The directory's people of a name, asked once for each name. */
function namesakes(directory: DirectoryPort): (name: string) => Promise<readonly Person[]> {
  const asked = new Map<string, Promise<readonly Person[]>>();
  return (name) => {
    let people = asked.get(name);
    if (people === undefined) {
      people = directory
        .search(name)
        .then((found) => found.filter((person) => comparable(person.name) === comparable(name)));
      asked.set(name, people);
    }
    return people;
  };
}

interface Look {
  readonly policy: Policy;
  readonly newId: () => string;
  readonly units: UnitNames;
  readonly named: (name: string) => Promise<readonly Person[]>;
}

async function readEvent(cells: Cells, context: Look): Promise<PersonnelEvent> {
  cells.needed('name');
  const { unit, title } = readPlace(cells, context.units);
  const kind = readKind(cells.needed('kind'), context.policy);
  const dates = readDates(cells);
  const on = dates[kind.base] ?? rowRefused((say) => say.list.cellMissing(cells.name(kind.base)));
  const triggers = readTriggers(cells.needed('triggers'), kind);
  const subject = await readPerson(cells, { unit, title, on }, context.named);
  const publicNotice = readNotice(cells);
  const destination = cells.text('destination');
  const body = cells.text('body');
  const documentNumber = cells.text('documentNumber');
  const approver = cells.text('approver');
  const way = readWay(cells.text('way'), kind);
  return {
    id: context.newId(),
    kind: kind.id,
    triggers,
    subject,
    dates,
    ...(publicNotice === undefined ? {} : { publicNotice }),
    ...(destination === '' ? {} : { destination: readUnit(destination, context.units, cells).id }),
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

function readPlace(
  cells: Cells,
  units: UnitNames,
): { readonly unit: Unit; readonly title: string } {
  const title = cells.text('title');
  const text = cells.text('unit');
  if (text !== '') return { unit: readUnit(text, units, cells), title };
  const both = cells.text('unitAndTitle');
  if (both === '') cells.needed('unit');
  return units.split(both) ?? rowRefused((say) => say.list.unitUnknown);
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
  const name = comparable(text).replace(/谈话$/, '');
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
    rowRefused((say) => say.list.triggerUnknown(kind.triggers.map((trigger) => trigger.name.zh)));
  }
  // In the pack's order, so that the same set is written the same way.
  return kind.triggers.flatMap((trigger) => (found.has(trigger.id) ? [trigger.id] : []));
}

function readDates(cells: Cells): Partial<Record<BaseDate, CivilDate>> {
  const dates: Partial<Record<BaseDate, CivilDate>> = {};
  for (const name of ['decision', 'formalities', 'arisen'] as const) {
    const date = readDate(cells, name);
    if (date !== undefined) dates[name] = date;
  }
  return dates;
}

function readDate(cells: Cells, column: DecisionColumn): CivilDate | undefined {
  const text = cells.text(column);
  return text === '' ? undefined : dateIn(text, cells.name(column), cells);
}

function readNotice(cells: Cells): PublicNotice | undefined {
  const lastDay = readDate(cells, 'noticeEnd');
  const written = comparable(cells.text('noticeOutcome'));
  if (lastDay === undefined) {
    return written === '' ? undefined : rowRefused((say) => say.list.noticeWithoutEnd);
  }
  const outcome =
    noticeOutcomes.get(written === '' ? '公示中' : written) ??
    rowRefused((say) => say.list.noticeOutcomeUnknown([...noticeOutcomes.keys()]));
  return { lastDay, outcome };
}

/** The person of that name with a post in that unit on that day; of namesakes, the one with that title. */
async function readPerson(
  cells: Cells,
  { unit, title, on }: { readonly unit: Unit; readonly title: string; readonly on: CivilDate },
  named: Look['named'],
): Promise<Person> {
  const { name, cut } = readName(cells.needed('name'));
  if (cut !== undefined) cells.note((say) => say.list.cutFromName(cut));
  const held = (person: Person) =>
    person.posts.filter(
      (post) =>
        post.unit === unit.id && post.from <= on && (post.to === undefined || post.to >= on),
    );
  const there = (await named(name)).filter((person) => held(person).length > 0);
  const meant = comparable(title);
  const [only, ...others] =
    there.length < 2
      ? there
      : there.filter((person) => held(person).some((post) => comparable(post.title) === meant));
  if (only === undefined && there.length === 0) rowRefused((say) => say.list.personUnknown);
  return only === undefined || others.length > 0
    ? rowRefused((say) => say.list.personAmbiguous)
    : only;
}
