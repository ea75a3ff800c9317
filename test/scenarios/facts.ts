/** From the lines of a scenario to the policy's own facts. Names are the pack's: nothing is translated twice. */
import {
  contentPoints,
  isCivilDate,
  kinds,
  obligations,
  type Act,
  type BaseDate,
  type CivilDate,
  type ClockTime,
  type ContentPoint,
  type Delegation,
  type Finding,
  type Obligation,
  type Person,
  type PersonnelEvent,
  type PointAnswer,
  type Policy,
  type PublicNotice,
  type Service,
  type Talk,
} from '../../src/policy/index.ts';
import type { Cast } from './cast.ts';
import { ScenarioFault, type FactKey, type Line, type Scenario } from './format.ts';

type Of<T extends Act['type']> = Extract<Act, { readonly type: T }>;
type Paper = Of<'archive'>['paper'];
type Inquiry = Of<'close-inquiry'>['inquiry'];
type Matter = Of<'handle-matter'>['matter'];
type Item = Of<'close-rectification'>['item'];
type SelfCriticism = NonNullable<Of<'close-admonition'>['selfCriticism']>;

/** Everything a question may be about. */
export interface Facts {
  readonly events: readonly PersonnelEvent[];
  readonly obligations: readonly Obligation[];
  readonly eventFindings: readonly Finding[];
  readonly subjects: readonly Person[];
  readonly talk?: Talk;
  readonly delegation?: Delegation;
  readonly papers: readonly Paper[];
  readonly items: readonly Item[];
  readonly inquiry?: Inquiry;
  readonly matter?: Matter;
  readonly selfCriticism?: SelfCriticism;
  readonly reportReceivedOn?: CivilDate;
  readonly reasons: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, { approver: string; reason: string }>>;
}

/** The parts of a value between `，`: `谈话人 组织部长` has a name, `2026-02-10` and `集体` have none. */
export class Parts {
  private readonly rest: string[];

  constructor(private readonly line: Line) {
    this.rest = line.value.split('，').map((part) => part.trim());
  }

  fault(message: string): ScenarioFault {
    return new ScenarioFault(this.line.at, `${message}: ${this.line.value}`);
  }

  /** The value of a named part, taken out. */
  named(name: string): string | undefined {
    const at = this.rest.findIndex((part) => part.startsWith(`${name} `));
    return at < 0
      ? undefined
      : this.rest
          .splice(at, 1)[0]
          ?.slice(name.length + 1)
          .trim();
  }

  /** Whether a bare part is there; taken out. */
  flag(name: string): boolean {
    const at = this.rest.indexOf(name);
    if (at >= 0) this.rest.splice(at, 1);
    return at >= 0;
  }

  /** The next bare part, which must be one of these. */
  oneOf<T>(table: Readonly<Record<string, T>>): T {
    const found = this.maybeOneOf(table);
    if (found === undefined) throw this.fault(`one of ${Object.keys(table).join('、')} is missing`);
    return found;
  }

  maybeOneOf<T>(table: Readonly<Record<string, T>>): T | undefined {
    const at = this.rest.findIndex((part) => Object.prototype.hasOwnProperty.call(table, part));
    return at < 0 ? undefined : table[this.rest.splice(at, 1)[0] ?? ''];
  }

  date(): CivilDate {
    const at = this.rest.findIndex((part) => isCivilDate(part));
    const date = at < 0 ? undefined : this.rest.splice(at, 1)[0];
    if (!isCivilDate(date)) throw this.fault('no date');
    return date;
  }

  namedDate(name: string): CivilDate | undefined {
    const text = this.named(name);
    if (text === undefined) return undefined;
    if (!isCivilDate(text)) throw this.fault(`no such day: ${text}`);
    return text;
  }

  first(): string {
    return this.rest.shift() ?? '';
  }

  /** Nothing may be left over. */
  end(): void {
    if (this.rest.length > 0) throw this.fault(`not understood: ${this.rest.join('，')}`);
  }
}

function list(text: string): readonly string[] {
  return text.split('、').map((part) => part.trim());
}

/** `{ key: value }` where there is a value, else nothing: optional facts are absent, never undefined. */
function given<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  const part: Partial<Record<K, V>> = {};
  if (value !== undefined) part[key] = value;
  return part;
}

const times = /^(?<date>\S{10})(?: (?<start>\d\d:\d\d)(?:–(?<end>\d\d:\d\d))?)?$/;

function moment(parts: Parts): { date: CivilDate; start?: ClockTime; end?: ClockTime } {
  const text = parts.first();
  const { date, start, end } = times.exec(text)?.groups ?? {};
  if (!isCivilDate(date)) throw parts.fault('begins with no date');
  const clock = (time: string | undefined) => time as ClockTime | undefined;
  return { date, ...given('start', clock(start)), ...given('end', clock(end)) };
}

export class FactReader {
  private readonly lines: readonly Line[];

  constructor(
    private readonly policy: Policy,
    private readonly cast: Cast,
    scenario: Scenario,
  ) {
    this.lines = scenario.facts;
  }

  private all(key: FactKey): readonly Parts[] {
    return this.lines.filter((line) => line.key === key).map((line) => new Parts(line));
  }

  private one(key: FactKey): Parts | undefined {
    const [first, second] = this.all(key);
    if (second) throw second.fault(`${key} is said twice`);
    return first;
  }

  person(name: string | undefined, parts: Parts): Person {
    const person = name === undefined ? undefined : this.cast.get(name);
    if (!person) throw parts.fault(`nobody is called ${String(name)}`);
    return person;
  }

  private people(parts: Parts, text: string): readonly Person[] {
    return list(text).map((name) => this.person(name, parts));
  }

  kind(name: string, parts: Parts): string {
    const kind = kinds(this.policy).find(
      (one) => one.name.zh === name || one.name.zh === `${name}谈话`,
    );
    // A kind that no pack has is a fact too: what the policy says of it is to be seen.
    if (!kind && !name.startsWith('“')) throw parts.fault(`no kind ${name}`);
    return kind?.id ?? name;
  }

  private events(subjects: readonly Person[]): readonly PersonnelEvent[] {
    type Draft = { -readonly [K in keyof PersonnelEvent]: PersonnelEvent[K] };
    const drafts: Draft[] = [];
    const last = (parts: Parts): Draft => {
      const draft = drafts[drafts.length - 1];
      if (!draft) throw parts.fault('no 事项 before it');
      return draft;
    };
    const set = (draft: Draft, base: BaseDate, date: CivilDate) => {
      draft.dates = { ...draft.dates, [base]: date };
    };
    for (const line of this.lines) {
      const parts = new Parts(line);
      switch (line.key) {
        case '事项': {
          const { kind, triggers } = this.kindAndTriggers(line, parts);
          const [subject] = subjects;
          if (!subject) throw parts.fault('no 对象 before it');
          drafts.push({ id: `e${drafts.length + 1}`, kind, triggers, subject, dates: {} });
          break;
        }
        case '决定': {
          const draft = last(parts);
          set(draft, 'decision', parts.date());
          draft.decision = {
            body: parts.named('机关') ?? '',
            ...given('documentNumber', parts.named('文号')),
            ...given('approver', parts.named('批准人')),
          };
          parts.end();
          break;
        }
        case '发生':
          set(last(parts), 'arisen', parts.date());
          break;
        case '手续':
          set(last(parts), 'formalities', parts.date());
          break;
        case '公示': {
          // An end that nobody has entered comes from outside as no date at all.
          const open = parts.flag('末日未登记');
          const lastDay = open ? ('' as CivilDate) : parts.namedDate('至');
          if (lastDay === undefined) throw parts.fault('no last day');
          const outcome = parts.oneOf<PublicNotice['outcome']>({
            期满: 'passed',
            进行中: 'running',
            未通过: 'failed',
          });
          last(parts).publicNotice = { lastDay, outcome };
          break;
        }
        case '去向':
          last(parts).destination = line.value;
          break;
        case '方式':
          last(parts).way = parts.oneOf<NonNullable<PersonnelEvent['way']>>({
            谈话: 'talk',
            函询: 'inquiry',
            谈话和函询: 'both',
          });
          break;
        case '另有': {
          const draft = last(parts);
          if (parts.flag('处分')) draft.disciplined = true;
          if (parts.flag('信访')) draft.petition = true;
          parts.end();
          break;
        }
      }
    }
    return drafts.flatMap((draft) =>
      subjects.map((subject, index) => ({
        ...draft,
        subject,
        id: index === 0 ? draft.id : `${draft.id}-${index + 1}`,
      })),
    );
  }

  private kindAndTriggers(line: Line, parts: Parts): { kind: string; triggers: string[] } {
    const said = /^(?<kind>[^（]+)(?:（(?<triggers>.+)）)?$/.exec(line.value);
    const { kind: name = '', triggers } = said?.groups ?? {};
    const kind = this.kind(name, parts);
    const known = kinds(this.policy).find(({ id }) => id === kind)?.triggers ?? [];
    const codes = (triggers === undefined ? [] : triggers.split('；')).map((trigger) => {
      const found = known.find((one) => one.name.zh === trigger);
      if (!found && !trigger.startsWith('“')) throw parts.fault(`no trigger ${trigger}`);
      return found?.id ?? trigger;
    });
    return { kind, triggers: codes };
  }

  private delegation(): Delegation | undefined {
    const parts = this.one('委托');
    if (!parts) return undefined;
    const orderedOn = parts.date();
    const delegate = this.person(parts.named('受委托人'), parts);
    const onward = parts.named('转委托');
    const delegation: Delegation = {
      id: 'd1',
      delegator: parts.oneOf<Delegation['delegator']>({
        区委: 'committee',
        区委组织部: 'department',
        // No value of the type: data from outside may say so, and must entrust nothing.
        单位自行: 'unit' as Delegation['delegator'],
      }),
      delegate,
      reason: parts.named('理由') ?? '',
      orderedOn,
      ...given('subDelegatedTo', onward === undefined ? undefined : this.person(onward, parts)),
    };
    parts.end();
    return delegation;
  }

  private service(): Service | undefined {
    const parts = this.one('送达');
    if (!parts) return undefined;
    const { date, start } = moment(parts);
    const signed = parts.namedDate('签收');
    const refused = parts.named('拒签');
    const receipt: Service['receipt'] = signed
      ? { state: 'signed', on: signed }
      : refused !== undefined
        ? { state: 'refused', witnesses: refused === '无人见证' ? [] : list(refused) }
        : { state: 'none' };
    if (receipt.state === 'none' && !parts.flag('未签收')) throw parts.fault('how received?');
    parts.end();
    return { servedOn: date, ...given('servedAt', start), receipt };
  }

  private notice(): Talk['notice'] {
    const parts = this.one('通知书');
    if (!parts) return undefined;
    const number = parts.flag('无编号') ? '' : (parts.named('编号') ?? '');
    const issuedOn = parts.date();
    parts.end();
    return { number, issuedOn, ...given('service', this.service()) };
  }

  private items(): readonly Item[] {
    return this.all('整改').map((parts, index): Item => {
      const demand = parts.first();
      const noDate = parts.flag('无时限');
      const item = {
        id: `r${index + 1}`,
        demand: demand === '（空）' ? '' : demand,
        ...given('dueOn', noDate ? undefined : parts.date()),
        ...given('handler', parts.named('承办')),
        ...given('evidence', parts.flag('有依据') || undefined),
        ...given('checker', parts.named('核验')),
      };
      parts.end();
      return item;
    });
  }

  private answersFor(obligation: Obligation): readonly PointAnswer[] {
    const points = contentPoints(this.policy, obligation.kind);
    const covered = (point: ContentPoint): PointAnswer => ({
      point: point.id,
      state: 'covered',
      ...given(
        'parts',
        point.parts?.map(({ id }) => id),
      ),
    });
    const answers = new Map(points.map((point) => [point.id, covered(point)] as const));
    for (const line of this.lines.filter(({ key }) => key === '要点')) {
      const fault = (message: string) => new ScenarioFault(line.at, message);
      if (line.value === '全部未谈') {
        for (const { id } of points) answers.set(id, { point: id, state: 'open' });
        continue;
      }
      // Titles hold commas of their own, so this line is not cut at them.
      const said =
        /^(?<how>未谈|不适用|只谈) (?<title>[^：]+?)(?:：(?<part>.+))?(?:，理由 (?<reason>.+))?$/;
      const { how, title, part, reason } = said.exec(line.value)?.groups ?? {};
      const known = kinds(this.policy).some(({ id }) =>
        contentPoints(this.policy, id).some((one) => one.title.zh === title),
      );
      if (!how || !known) throw fault('no such point');
      const point = points.find((one) => one.title.zh === title);
      // A line may speak of the other kind of a meeting with two.
      if (!point) continue;
      const { id } = point;
      if (how === '未谈') answers.set(id, { point: id, state: 'open' });
      else if (how === '不适用') {
        answers.set(id, { point: id, state: 'not-applicable', ...given('reason', reason) });
      } else {
        const one = point.parts?.find((candidate) => candidate.title.zh === part);
        if (!one) throw fault('no such part');
        answers.set(id, { point: id, state: 'covered', parts: [one.id] });
      }
    }
    return [...answers.values()];
  }

  private talk(
    subjects: readonly Person[],
    derived: readonly Obligation[],
    shared: Pick<Facts, 'reasons' | 'overrides' | 'items'>,
  ): Talk | undefined {
    const parts = this.one('谈话');
    if (!parts) return undefined;
    const { date, start, end } = moment(parts);
    const talker = this.person(parts.named('谈话人'), parts);
    const recorder = parts.named('记录人');
    const kindLine = this.one('种类');
    const kind = kindLine ? this.kind(kindLine.first(), kindLine) : derived[0]?.kind;
    if (kind === undefined) throw parts.fault('a talk of which 种类?');
    const absent = parts.named('缺席');
    const unit = parts.flag('单位内部');
    const records = { 有: 'written', 无: 'none', 不需要: 'not-needed', 未定: 'undecided' } as const;
    const talk: Talk = {
      id: 't1',
      stream: unit ? 'unit' : 'district',
      kind,
      date,
      ...given('startsAt', start),
      ...given('endsAt', end),
      mode: parts.flag('集体') ? 'group' : 'individual',
      ...given('workNeed', parts.named('工作需要')),
      talker,
      ...given('recorder', recorder === undefined ? undefined : this.person(recorder, parts)),
      subjects: subjects.filter(({ name }) => name !== absent),
      obligations: derived,
      ...given('delegation', this.delegation()),
      planned: !parts.flag('未列入安排'),
      outline: !parts.flag('没有提纲'),
      points: Object.fromEntries(derived.map((one) => [one.id, this.answersFor(one)])),
      record: this.one('记录')?.oneOf(records) ?? 'written',
      reasons: shared.reasons,
      overrides: shared.overrides,
      ...given('notice', this.notice()),
      ...given('rectification', shared.items.length > 0 ? shared.items : undefined),
    };
    parts.end();
    return talk;
  }

  private papers(): readonly Paper[] {
    const named = (name: string, parts: Parts): string => {
      const found = Object.entries(this.policy.pack.papers).find(([, { name: text }]) =>
        typeof text === 'string' ? text === name : text.zh === name,
      );
      if (!found) throw parts.fault(`no paper ${name}`);
      return found[0];
    };
    return this.all('材料').map((parts, index): Paper => {
      const kind = parts.named('种类');
      const from = parts.named('出自');
      const contains = parts.named('含');
      const content = {
        举报人身份: 'informant-identity',
        举报信件: 'petition-letter',
        信访来源: 'petition-source',
      } as const;
      const carried = parts.named('载明');
      const id = kind === undefined ? undefined : this.kind(kind, parts);
      const points = id === undefined ? [] : contentPoints(this.policy, id);
      const paper: Paper = {
        id: `p${index + 1}`,
        paper: named(parts.first(), parts),
        ...given('kind', id),
        ...given(
          'derivedFrom',
          from === undefined ? undefined : list(from).map((name) => named(name, parts)),
        ),
        ...given(
          'contains',
          contains === undefined
            ? undefined
            : list(contains).map((word) => {
                const one = Object.entries(content).find(([name]) => name === word);
                if (!one) throw parts.fault(`no content ${word}`);
                return one[1];
              }),
        ),
        ...given('petition', parts.flag('涉信访') || undefined),
        ...given(
          'scrub',
          parts.maybeOneOf({ 已检查无涉: 'clean', 检查有涉: 'hit', 未检查: 'not-run' } as const),
        ),
        ...given('secondReader', parts.named('复核人')),
        ...given(
          'points',
          carried === undefined
            ? undefined
            : list(carried).map((title) => {
                const point = points.find((one) => one.title.zh === title);
                if (!point) throw parts.fault(`no point ${title}`);
                return point.id;
              }),
        ),
      };
      parts.end();
      return paper;
    });
  }

  private inquiry(derived: readonly Obligation[]): Inquiry | undefined {
    const parts = this.one('函询');
    if (!parts) return undefined;
    const obligation = derived.find(({ form }) => form === 'inquiry') ?? derived[0];
    if (!obligation) throw parts.fault('no obligation behind it');
    const senders = { 区委: 'committee', 区委组织部: 'department', 单位: 'other' } as const;
    const sender = senders[(parts.named('发函') ?? '区委组织部') as keyof typeof senders];
    const reply = parts.named('回复')?.split(' ');
    const [form, by, on] = reply ?? [];
    if (reply && !isCivilDate(on)) throw parts.fault('回复 <书面|口头> <本人|单位|他人> <date>');
    const inquiry: Inquiry = {
      id: 'q1',
      obligation,
      sender,
      ...given('issuedOn', parts.namedDate('发出')),
      ...given('approver', parts.named('批准人')),
      ...given('receivedOn', parts.namedDate('收到')),
      ...given('extendedTo', parts.namedDate('延期至')),
      ...given(
        'reply',
        isCivilDate(on)
          ? {
              form: form === '书面' ? ('written' as const) : ('spoken' as const),
              by:
                by === '本人'
                  ? ('subject' as const)
                  : by === '单位'
                    ? ('unit' as const)
                    : ('other' as const),
              receivedOn: on,
            }
          : undefined,
      ),
    };
    parts.end();
    return inquiry;
  }

  private matter(): Matter | undefined {
    const parts = this.one('反映事项');
    if (!parts) return undefined;
    const matter: Matter = {
      id: 'm1',
      ...given('handler', parts.named('承办')),
      ...given('disposition', parts.named('办法')),
      ...given('result', parts.named('结果')),
      ...given('evidence', parts.flag('有依据') || undefined),
      ...given('checker', parts.named('核验')),
      ...given('answeredOn', parts.namedDate('答复')),
    };
    parts.flag('尚未处理');
    parts.end();
    return matter;
  }

  private selfCriticism(): SelfCriticism | undefined {
    const parts = this.one('书面检查');
    if (!parts) return undefined;
    const sent = list(parts.named('报送') ?? '');
    const paper: SelfCriticism = {
      receivedOn: parts.date(),
      signed: !parts.flag('本人未签名'),
      countersigned: !parts.flag('单位负责人未签字'),
      sentTo: [
        ...(sent.includes('纪委') ? (['discipline'] as const) : []),
        ...(sent.includes('组织部') ? (['organization'] as const) : []),
      ],
    };
    parts.end();
    return paper;
  }

  read(): Facts {
    const people = this.one('对象');
    const subjects = people ? this.people(people, people.first()) : [];
    const events = this.events(subjects);
    const derived = events.map((event) => obligations(this.policy, event));
    const duties = derived.flatMap((one) => one.obligations);
    const reasons = Object.fromEntries(
      this.all('理由').map((parts) => {
        const [rule = '', ...words] = parts.first().split(' ');
        const reason = words.join(' ');
        return [rule, reason === '（空白）' ? '  ' : reason];
      }),
    );
    const overrides = Object.fromEntries(
      this.all('例外').map((parts) => [
        parts.first(),
        { approver: parts.named('批准人') ?? '', reason: parts.named('理由') ?? '' },
      ]),
    );
    const items = this.items();
    const talkable = duties.filter(({ form }) => form === 'talk');
    const onPaper = this.lines.some(({ key }) => key === '谈话') && talkable.length === 0;
    return {
      events,
      obligations: duties,
      eventFindings: derived.flatMap((one) => one.findings),
      subjects,
      ...given(
        'talk',
        this.talk(subjects, onPaper ? duties : talkable, { reasons, overrides, items }),
      ),
      ...given('delegation', this.delegation()),
      papers: this.papers(),
      items,
      ...given('inquiry', this.inquiry(duties)),
      ...given('matter', this.matter()),
      ...given('selfCriticism', this.selfCriticism()),
      ...given('reportReceivedOn', this.one('整改报告')?.date()),
      reasons,
      overrides,
    };
  }
}
