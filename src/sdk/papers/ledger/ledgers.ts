/**
 * The lists that a department keeps, with the columns it keeps them in. Rows are plain values cut for
 * their reader beforehand; none has a place for where a problem was heard of.
 */
import type { CivilDate } from '../../../policy/index.ts';
import type { PersonOnPaper } from '../facts.ts';
import { clauseText } from '../forms/parts.ts';
import type { Ledger, LedgerCell } from './table.ts';

interface Entry {
  /** 时任: as they were on the day. */
  readonly subject: PersonOnPaper;
  readonly remark?: string;
}

export interface TalkEntry extends Entry {
  readonly on: CivilDate;
  readonly kind: string;
  /** 个别交谈, 集体谈话, 委托谈话. */
  readonly way: string;
  readonly talker: PersonOnPaper;
  readonly place?: string;
  readonly dueOn?: CivilDate;
  /** 按时, 逾期, 有理由逾期 …, as the policy calls it. */
  readonly timeliness?: string;
  readonly recorded: boolean;
}

export interface AdmonitionEntry extends Entry {
  readonly decidedOn: CivilDate;
  readonly body: string;
  readonly number?: string;
  readonly areas: readonly string[];
  readonly talkedOn?: CivilDate;
  readonly servedOn?: CivilDate;
  readonly receipt?: string;
  readonly talker?: string;
  readonly items: number;
  readonly verified: number;
  readonly closedOn?: CivilDate;
  readonly closedAs?: string;
}

export interface InquiryEntry extends Entry {
  readonly number?: string;
  readonly issuedOn?: CivilDate;
  readonly servedOn?: CivilDate;
  readonly replyDueOn?: CivilDate;
  readonly repliedOn?: CivilDate;
  readonly letters: number;
  readonly judgement?: string;
  readonly closedOn?: CivilDate;
}

export interface RectificationEntry extends Entry {
  readonly kind: string;
  readonly demand: string;
  readonly dueOn?: CivilDate;
  readonly reportedOn?: CivilDate;
  readonly verifiedOn?: CivilDate;
  readonly checker?: string;
  readonly state: string;
}

export interface MatterEntry {
  readonly raisedOn: CivilDate;
  readonly kind: string;
  readonly matter: string;
  readonly handler?: string;
  readonly dueOn?: CivilDate;
  readonly disposition?: string;
  readonly result?: string;
  readonly answeredOn?: CivilDate;
  readonly checker?: string;
  readonly state: string;
  readonly remark?: string;
}

export interface DelegationEntry extends Entry {
  readonly number?: string;
  readonly orderedOn?: CivilDate;
  readonly delegate: PersonOnPaper;
  readonly kind: string;
  readonly dueOn?: CivilDate;
  readonly heldOn?: CivilDate;
  readonly returnedOn?: CivilDate;
  readonly state: string;
}

export interface ExceptionEntry extends Entry {
  readonly kind: string;
  readonly clause: string;
  readonly what: string;
  readonly reason: string;
  readonly on: CivilDate;
  readonly by: string;
}

type Columns<Row> = readonly (readonly [
  title: string,
  width: number,
  cell: (row: Row, index: number) => LedgerCell | undefined,
])[];

function ledger<Row>(name: string, columns: Columns<Row>, rows: readonly Row[]): Ledger {
  return {
    name,
    columns: columns.map(([title, width]) => ({ title, width })),
    rows: rows.map((row, index) => columns.map(([, , cell]) => cell(row, index) ?? null)),
  };
}

/** What every list of persons begins with. */
function who<Row extends Entry>(): Columns<Row> {
  return [
    ['序号', 6, (_, index) => index + 1],
    ['姓名', 10, ({ subject }) => subject.name],
    ['时任单位', 20, ({ subject }) => subject.unit],
    ['时任职务', 20, ({ subject }) => subject.title],
  ];
}

function remark<Row extends { readonly remark?: string }>(): Columns<Row> {
  return [['备注', 20, ({ remark: text }) => text]];
}

export function talkLedger(rows: readonly TalkEntry[]): Ledger {
  return ledger<TalkEntry>(
    '谈话台账',
    [
      ...who<TalkEntry>(),
      ['谈话日期', 12, ({ on }) => on],
      ['谈话类型', 12, ({ kind }) => kind],
      ['谈话方式', 12, ({ way }) => way],
      ['谈话人', 10, ({ talker }) => talker.name],
      ['谈话人职务', 20, ({ talker }) => `${talker.unit}${talker.title}`],
      ['地点', 16, ({ place }) => place],
      ['谈话时限', 12, ({ dueOn }) => dueOn],
      ['是否按时', 12, ({ timeliness }) => timeliness],
      ['有无记录', 10, ({ recorded }) => (recorded ? '有' : '无')],
      ...remark<TalkEntry>(),
    ],
    rows,
  );
}

export function admonitionLedger(rows: readonly AdmonitionEntry[]): Ledger {
  return ledger<AdmonitionEntry>(
    '诫勉台账',
    [
      ...who<AdmonitionEntry>(),
      ['决定日期', 12, ({ decidedOn }) => decidedOn],
      ['决定机关', 14, ({ body }) => body],
      ['通知书文号', 20, ({ number }) => number],
      ['问题方面', 18, ({ areas }) => areas.join('、')],
      ['谈话日期', 12, ({ talkedOn }) => talkedOn],
      ['谈话人', 10, ({ talker }) => talker],
      ['送达日期', 12, ({ servedOn }) => servedOn],
      ['签收情况', 12, ({ receipt }) => receipt],
      ['整改事项数', 10, ({ items }) => items],
      ['已核验数', 10, ({ verified }) => verified],
      ['办结日期', 12, ({ closedOn }) => closedOn],
      ['办结方式', 14, ({ closedAs }) => closedAs],
      ...remark<AdmonitionEntry>(),
    ],
    rows,
  );
}

export function inquiryLedger(rows: readonly InquiryEntry[]): Ledger {
  return ledger<InquiryEntry>(
    '函询台账',
    [
      ...who<InquiryEntry>(),
      ['文号', 20, ({ number }) => number],
      ['制发日期', 12, ({ issuedOn }) => issuedOn],
      ['送达日期', 12, ({ servedOn }) => servedOn],
      ['回复期限', 12, ({ replyDueOn }) => replyDueOn],
      ['回复日期', 12, ({ repliedOn }) => repliedOn],
      ['函询次数', 10, ({ letters }) => letters],
      ['审核意见', 18, ({ judgement }) => judgement],
      ['办结日期', 12, ({ closedOn }) => closedOn],
      ...remark<InquiryEntry>(),
    ],
    rows,
  );
}

export function rectificationLedger(rows: readonly RectificationEntry[]): Ledger {
  return ledger<RectificationEntry>(
    '整改台账',
    [
      ...who<RectificationEntry>(),
      ['谈话类型', 12, ({ kind }) => kind],
      ['整改要求', 36, ({ demand }) => demand],
      ['整改时限', 12, ({ dueOn }) => dueOn],
      ['报告日期', 12, ({ reportedOn }) => reportedOn],
      ['核验日期', 12, ({ verifiedOn }) => verifiedOn],
      ['核验人', 10, ({ checker }) => checker],
      ['状态', 10, ({ state }) => state],
      ...remark<RectificationEntry>(),
    ],
    rows,
  );
}

/** Without the names of those who raised them: it goes to whoever handles the matters. */
export function matterLedger(rows: readonly MatterEntry[]): Ledger {
  return ledger<MatterEntry>(
    '反映事项台账',
    [
      ['序号', 6, (_, index) => index + 1],
      ['反映日期', 12, ({ raisedOn }) => raisedOn],
      ['谈话类型', 12, ({ kind }) => kind],
      ['反映事项', 36, ({ matter }) => matter],
      ['承办人', 10, ({ handler }) => handler],
      ['办理时限', 12, ({ dueOn }) => dueOn],
      ['办理方式', 18, ({ disposition }) => disposition],
      ['办理结果', 30, ({ result }) => result],
      ['答复日期', 12, ({ answeredOn }) => answeredOn],
      ['核验人', 10, ({ checker }) => checker],
      ['状态', 10, ({ state }) => state],
      ...remark<MatterEntry>(),
    ],
    rows,
  );
}

export function delegationLedger(rows: readonly DelegationEntry[]): Ledger {
  return ledger<DelegationEntry>(
    '委托谈话台账',
    [
      ...who<DelegationEntry>(),
      ['文号', 20, ({ number }) => number],
      ['委托日期', 12, ({ orderedOn }) => orderedOn],
      ['受委托人', 10, ({ delegate }) => delegate.name],
      ['受委托人单位及职务', 24, ({ delegate }) => `${delegate.unit}${delegate.title}`],
      ['谈话类型', 12, ({ kind }) => kind],
      ['办理时限', 12, ({ dueOn }) => dueOn],
      ['谈话日期', 12, ({ heldOn }) => heldOn],
      ['材料移交日期', 12, ({ returnedOn }) => returnedOn],
      ['状态', 10, ({ state }) => state],
      ...remark<DelegationEntry>(),
    ],
    rows,
  );
}

export function exceptionLedger(rows: readonly ExceptionEntry[]): Ledger {
  return ledger<ExceptionEntry>(
    '例外情况台账',
    [
      ...who<ExceptionEntry>(),
      ['谈话类型', 12, ({ kind }) => kind],
      ['依据条款', 12, ({ clause }) => clauseText(clause)],
      ['例外情况', 30, ({ what }) => what],
      ['原因', 36, ({ reason }) => reason],
      ['登记日期', 12, ({ on }) => on],
      ['登记人', 10, ({ by }) => by],
      ...remark<ExceptionEntry>(),
    ],
    rows,
  );
}
