/**
 * Reads a roster of cadres (干部名册) against the directory, row by row: new, changed, the same, or
 * refused with its reason. Nothing is written here.
 */
import {
  addDays,
  type CivilDate,
  type PartyBody,
  type Person,
  type Post,
  type Role,
  type Unit,
} from '../../policy/index.ts';
import { type Messages, said } from '../messages/index.ts';
import {
  beside,
  type ColumnSpec,
  comparable,
  type FoundColumn,
  type FoundTable,
} from './columns.ts';
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

const headings = {
  name: ['姓名', '干部姓名', '人员姓名', '名字'],
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
  number: ['人员编号', '工号', '人员编码', '干部编号', '编号', '人员id'],
  rank: ['职级', '级别', '职务层次', '行政级别', '职务级别', '现任级别', '职务职级'],
  managed: [
    '区委管理',
    '是否区委管理',
    '是否区管',
    '区管干部',
    '管理权限',
    '管理级别',
    '是否区管干部',
  ],
  role: ['职务类别', '班子职务', '职务分类', '班子成员', '岗位类别', '干部类别'],
  since: ['任职时间', '任职日期', '任现职时间', '现职时间', '任现职日期', '任现职务时间'],
  partyBody: ['党组织类型', '党组织形式', '党组织'],
  note: ['备注', '说明'],
} as const;

export type RosterColumn = keyof typeof headings;

export const rosterColumns: readonly ColumnSpec<RosterColumn>[] = (
  Object.keys(headings) as RosterColumn[]
).map((id) => ({ id, names: headings[id] }));

export function missingInRoster(
  { columns, mapping }: FoundTable<RosterColumn>,
  fixed: { readonly [I in RosterColumn]?: string },
): FoundColumn | undefined {
  const lacks = (column: RosterColumn) => !columns.has(column) && (fixed[column] ?? '') === '';
  const lacking = lacks('name')
    ? ('name' as const)
    : lacks('unit') && lacks('unitAndTitle')
      ? ('unit' as const)
      : lacks('title') && lacks('unitAndTitle')
        ? ('title' as const)
        : undefined;
  return mapping.find(({ column }) => column === lacking);
}

/** Somebody as they will be kept, and in which units the host's own directory lists them. */
export interface RosterEntry {
  readonly person: Person;
  readonly listed: readonly string[];
}

export type RosterRow = {
  readonly row: number;
  readonly name: string;
  readonly unit: string;
  readonly kindName: string;
  readonly notes?: readonly string[];
} & (
  | { readonly status: 'take' | 'change'; readonly entry: RosterEntry }
  | { readonly status: 'refuse' | 'known' | 'skip'; readonly reason: string }
);

interface Known {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
}

export interface RosterReading {
  readonly rows: readonly RosterRow[];
  /** Of the rows that are taken or change somebody. */
  readonly entries: readonly RosterEntry[];
  readonly units: readonly Unit[];
}

export async function readRosterList(
  table: FoundTable<RosterColumn>,
  context: {
    readonly known: Known;
    readonly today: CivilDate;
    readonly newId: () => string;
    readonly messages: Messages;
    readonly fixed?: { readonly [I in RosterColumn]?: string };
    readonly pace?: (done: number, all: number) => Promise<void>;
  },
): Promise<RosterReading> {
  const { fixed = {}, pace, messages } = context;
  refuseFormulas(table);
  const reader = new RosterReader(context);
  const telling = (['name', 'unit', 'unitAndTitle', 'title'] as const).filter((column) =>
    table.columns.has(column),
  );
  const seen = new Map<string, number>();
  const rows: RosterRow[] = [];
  const entries: RosterEntry[] = [];
  for (const [index, line] of table.body.entries()) {
    await pace?.(index, table.body.length);
    const cells: Cells = new RowCells(line, table, fixed);
    const raw = (column: RosterColumn) => line.cells[table.columns.get(column) ?? -1] ?? '';
    const shown = {
      row: line.row,
      name: raw('name'),
      unit: raw('unit') === '' ? raw('unitAndTitle') : raw('unit'),
      kindName: raw('title'),
    };
    const why = beside(line, table, telling);
    if (why !== undefined) {
      rows.push({ ...shown, status: 'skip', reason: messages.list.beside[why] });
      continue;
    }
    try {
      const { entry, before, key } = reader.read(cells);
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        const reason = messages.list.twiceInList(earlier);
        rows.push({ ...shown, ...cells.told(messages), status: 'known', reason });
        continue;
      }
      seen.set(key, line.row);
      const changed = before === undefined || !reader.sameAs(before, entry.person, cells);
      if (changed) entries.push(entry);
      rows.push(
        changed
          ? {
              ...shown,
              ...cells.told(messages),
              status: before === undefined ? 'take' : 'change',
              entry,
            }
          : { ...shown, status: 'known', reason: messages.list.roster.same },
      );
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      const reason = said(error.sentence, messages);
      rows.push({ ...shown, ...cells.told(messages), status: 'refuse', reason });
    }
  }
  return { rows, entries, units: reader.newUnits };
}

type Cells = RowCells<RosterColumn>;
type RoleName = keyof Messages['list']['roster']['roles'];

const rolesOf: { readonly [R in RoleName]: readonly Role[] } = {
  principal: ['team-principal'],
  partyPrincipal: ['team-principal', 'unit-party-principal'],
  member: ['team-member'],
  sameRank: ['same-rank'],
  none: [],
};

const roleNames: ReadonlyMap<string, RoleName> = new Map([
  ['党政正职', 'principal'],
  ['正职', 'principal'],
  ['行政正职', 'principal'],
  ['行政主要负责人', 'principal'],
  ['班子正职', 'principal'],
  ['党组织主要负责人', 'partyPrincipal'],
  ['党委书记', 'partyPrincipal'],
  ['党组书记', 'partyPrincipal'],
  ['党委(党组)书记', 'partyPrincipal'],
  ['班子成员', 'member'],
  ['副职', 'member'],
  ['班子副职', 'member'],
  ['同级干部', 'sameRank'],
  ['非领导', 'sameRank'],
  ['非领导职务', 'sameRank'],
  ['其他', 'none'],
]);

const partyBodies: ReadonlyMap<string, PartyBody> = new Map([
  ['党委', 'committee'],
  ['党组', 'leading-group'],
  ['党总支', 'general-branch'],
  ['总支', 'general-branch'],
  ['党支部', 'branch'],
  ['支部', 'branch'],
]);

const YES = /^(是|√|✓|区管|区委管理|区委|区管干部|y|yes|1)$/i;
const NO = /^(否|×|✗|x|非区管|市管|市委管理|省管|单位管理|乡镇管理|部门管理|n|no|0|-|无)$/i;

class RosterReader {
  readonly newUnits: Unit[] = [];
  private readonly names: UnitNames;
  private readonly added = new Map<string, Unit>();
  private readonly byId: ReadonlyMap<string, Person>;
  private readonly byName = new Map<string, Person[]>();
  private readonly unitNames: ReadonlyMap<string, string>;

  constructor(
    private readonly context: {
      readonly known: Known;
      readonly today: CivilDate;
      readonly newId: () => string;
      readonly messages: Messages;
    },
  ) {
    const { units, people } = context.known;
    this.names = new UnitNames(units);
    this.unitNames = new Map(units.map(({ id, name }) => [id, name]));
    this.byId = new Map(people.map((person) => [person.id, person]));
    for (const person of people) {
      const name = comparable(person.name);
      const list = this.byName.get(name);
      if (list === undefined) this.byName.set(name, [person]);
      else list.push(person);
    }
  }

  read(cells: Cells): {
    readonly entry: RosterEntry;
    readonly before: Person | undefined;
    readonly key: string;
  } {
    const { name, cut } = readName(cells.needed('name'));
    if (cut !== undefined) cells.note((say) => say.list.cutFromName(cut));
    const { unit, title } = this.place(cells);
    const number = comparable(cells.text('number'));
    const before = this.whoIs(name, unit, title, number);
    const post = this.post(cells, { unit, title }, before);
    const person: Person =
      before === undefined
        ? { id: this.context.newId(), name, posts: [post] }
        : { ...before, posts: [...this.earlier(before, post), post] };
    const listed = [...new Set((before?.posts ?? []).map(({ unit: at }) => at))];
    const key = before?.id ?? JSON.stringify([name, unit.id, title]);
    return { entry: { person, listed }, before, key };
  }

  /** Whether the directory has it so already; what differs is noted for the report. */
  sameAs(before: Person, now: Person, cells: Cells): boolean {
    const post = now.posts[now.posts.length - 1];
    const held = post && this.held(before).find(({ unit }) => unit === post.unit);
    const says = this.context.messages.list.roster;
    const was = (label: keyof typeof says.headings, from: string, to: string): boolean => {
      if (from === to) return true;
      cells.note((say) => say.list.roster.becomes(say.list.roster.headings[label], from, to));
      return false;
    };
    if (post === undefined) return true;
    if (held === undefined) {
      const units = this.held(before).map(({ unit }) => this.unitNames.get(unit) ?? '');
      return was('unit', units.join('、'), this.unitNames.get(post.unit) ?? '');
    }
    const rank = ({ rank: of }: Post) => says.ranks[of ?? 'none'];
    return [
      was('title', held.title, post.title),
      was('rank', rank(held), rank(post)),
      was('managed', says.yesNo(held.managed), says.yesNo(post.managed)),
      was('roles', this.roleName(held), this.roleName(post)),
    ].every(Boolean);
  }

  private roleName({ roles }: Post): string {
    const names = Object.keys(rolesOf) as RoleName[];
    const same = names.find(
      (name) => [...rolesOf[name]].sort().join() === [...roles].sort().join(),
    );
    return same === undefined ? roles.join('、') : this.context.messages.list.roster.roles[same];
  }

  private place(cells: Cells): { readonly unit: Unit; readonly title: string } {
    const both = cells.text('unitAndTitle');
    const title = cells.text('title');
    const text = cells.text('unit');
    if (text === '' && both !== '') {
      return this.names.split(both) ?? rowRefused((say) => say.list.unitUnknown);
    }
    cells.needed('unit');
    const known = this.names.find(text);
    const unit =
      known === undefined ? this.newUnit(text, cells) : readUnit(text, this.names, cells);
    return { unit, title: title === '' ? (both === '' ? cells.needed('title') : both) : title };
  }

  private newUnit(text: string, cells: Cells): Unit {
    const name = text.replace(/\s/g, '');
    const earlier = this.added.get(comparable(name));
    if (earlier !== undefined) return earlier;
    const written = comparable(cells.text('partyBody'));
    const partyBody =
      partyBodies.get(written) ?? rowRefused((say) => say.list.roster.partyBodyUnknown);
    const unit = { id: this.context.newId(), name, partyBody };
    this.added.set(comparable(name), unit);
    this.newUnits.push(unit);
    cells.note((say) => say.list.roster.newUnit(name));
    return unit;
  }

  /** By their number; else by name within the unit, of namesakes the one with that title. */
  private whoIs(name: string, unit: Unit, title: string, number: string): Person | undefined {
    if (number !== '') {
      const person = this.byId.get(number) ?? rowRefused((say) => say.list.roster.numberUnknown);
      if (comparable(person.name) !== comparable(name)) {
        rowRefused((say) => say.list.roster.numberOfAnother);
      }
      return person;
    }
    const named = (this.byName.get(comparable(name)) ?? []).filter(
      (person) => this.held(person).length > 0,
    );
    const here = named.filter((person) => this.held(person).some((post) => post.unit === unit.id));
    if (here.length === 0 && named.length > 0) rowRefused((say) => say.list.roster.elsewhere);
    if (here.length < 2) return here[0];
    const [only, ...others] = here.filter((person) =>
      this.held(person).some(
        (post) => post.unit === unit.id && comparable(post.title) === comparable(title),
      ),
    );
    if (only === undefined || others.length > 0) rowRefused((say) => say.list.personAmbiguous);
    return only;
  }

  private held(person: Person): readonly Post[] {
    const { today } = this.context;
    return person.posts.filter(
      ({ from, to }) => from <= today && (to === undefined || to >= today),
    );
  }

  private post(
    cells: Cells,
    { unit, title }: { readonly unit: Unit; readonly title: string },
    before: Person | undefined,
  ): Post {
    const held = before && this.held(before).find((post) => post.unit === unit.id);
    const rank = readRank(cells.text('rank')) ?? held?.rank;
    const managed = readManaged(cells, rank, held);
    const written = cells.text('since');
    const since = written === '' ? held?.from : dateIn(written, cells.name('since'), cells);
    if (since === undefined) {
      cells.note((say) => say.list.roster.sinceToday(this.context.today));
    }
    return {
      unit: unit.id,
      title,
      roles: readRoles(cells, title, rank, held),
      ...(rank === undefined ? {} : { rank }),
      managed,
      from: since ?? this.context.today,
    };
  }

  /**
   * What they held before stays; the post in the same unit, or where they come from another one the
   * posts there, end the day before.
   */
  private earlier(before: Person, post: Post): readonly Post[] {
    const moved = this.held(before).every(({ unit }) => unit !== post.unit);
    return before.posts.flatMap((one) => {
      const runs = one.to === undefined || one.to >= post.from;
      if (!runs || !(moved || one.unit === post.unit)) return [one];
      return one.from >= post.from ? [] : [{ ...one, to: addDays(post.from, -1) }];
    });
  }
}

function readRank(text: string): Post['rank'] {
  const rank = comparable(text);
  if (rank === '') return undefined;
  if (/正科|科级正职/.test(rank)) return 'section-principal';
  if (/副科|科级副职/.test(rank)) return 'section-deputy';
  return 'other';
}

function readManaged(cells: Cells, rank: Post['rank'], held: Post | undefined): boolean {
  const text = comparable(cells.text('managed'));
  if (YES.test(text)) return true;
  if (NO.test(text)) return false;
  if (text !== '') rowRefused((say) => say.list.roster.managedUnknown);
  if (held !== undefined) return held.managed;
  const managed = rank === 'section-principal' || rank === 'section-deputy';
  cells.note((say) => say.list.roster.guessedManaged(managed));
  return managed;
}

function readRoles(
  cells: Cells,
  title: string,
  rank: Post['rank'],
  held: Post | undefined,
): readonly Role[] {
  const text = comparable(cells.text('role'));
  if (text !== '') {
    const name =
      roleNames.get(text) ??
      rowRefused((say) => say.list.roster.roleUnknown(Object.values(say.list.roster.roles)));
    return rolesOf[name];
  }
  if (held !== undefined && comparable(held.title) === comparable(title)) return held.roles;
  const name = guessedRole(comparable(title), rank);
  cells.note((say) => say.list.roster.guessedRole(say.list.roster.roles[name]));
  return rolesOf[name];
}

/** What a post makes of its holder, as its name goes in districts; the report says that it was guessed. */
function guessedRole(title: string, rank: Post['rank']): RoleName {
  if (/(?:^|[^副])(?:党委|党组|党工委|总支|支部)书记/.test(title) || /^书记/.test(title)) {
    return 'partyPrincipal';
  }
  const posts = '(?:局长|主任|镇长|乡长|区长|院长|校长|部长|队长|台长|馆长|会长|主席|经理|行长)';
  if (new RegExp(`(?:^|[^副])${posts}(?:$|[、,，])`).test(title)) return 'principal';
  if (/副|成员|委员/.test(title)) return 'member';
  return rank === 'section-principal' || rank === 'section-deputy' ? 'sameRank' : 'none';
}
