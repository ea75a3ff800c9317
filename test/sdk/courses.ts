/** Inquiries, delegations and approvals brought to where a test wants them, through the public API alone. */
import type {
  Actor,
  ApprovalRecord,
  DelegationRecord,
  DirectoryPort,
  InquiryRecord,
  LetterInput,
  ObligationRecord,
  Person,
  SdkOptions,
  TalkRecord,
  TalkSdk,
} from '../../src/sdk/index.ts';
import { atTheDesk, directory, people } from './district.ts';
import { allCovered, value } from './steps.ts';

export const today = '2026-03-12';

/** 党组书记 of the finance bureau: whom the department may entrust with its members. */
export const financeParty: Person = {
  id: 'finance-party',
  name: '何党组',
  posts: [
    {
      unit: 'u-finance',
      title: '财政局党组书记',
      roles: ['unit-party-principal'],
      managed: false,
      from: '2021-01-01',
    },
  ],
};

const everybody = [...people, financeParty];
const withParty: DirectoryPort = {
  ...directory,
  person: async (id) => everybody.find((one) => one.id === id),
  people: async (unit) => {
    const found = everybody.filter((one) => one.posts.some((post) => post.unit === unit));
    return { people: found, total: found.length };
  },
};

/** The delegate's own desk. */
export const delegate: Actor = { id: 'party', name: '钱书记', roles: ['delegate'] };
export const minister: Actor = { id: 'minister', name: '郑部长', roles: ['leader'] };
export const deputy: Actor = { id: 'deputy', name: '王副部长', roles: ['leader'] };

export interface Desk {
  readonly sdk: TalkSdk;
  setDay(day: string): void;
  seat(actor: Actor): void;
}

export function open(options: Partial<SdkOptions> & { readonly actor?: Actor } = {}) {
  return atTheDesk(today, { directory: withParty, ...options });
}

/** What is to be talked about with a deputy head of 清河镇. */
export async function obligationOf(
  sdk: TalkSdk,
  kind = 'appointment',
  subject = 'member-2',
): Promise<ObligationRecord> {
  const triggers = {
    appointment: 'promotion',
    removal: 'work_need',
    reminder: 'audit',
    admonition: 'work_style',
  }[kind];
  const { obligations } = value(
    await sdk.events.record({
      kind,
      triggers: [triggers ?? 'other'],
      subject,
      dates: kind === 'reminder' ? { arisen: '2026-03-10' } : { decision: '2026-03-10' },
      decision: { body: '区委常委会' },
    }),
  );
  const [obligation] = obligations;
  if (obligation === undefined) throw new Error('nothing is obliged');
  return obligation;
}

// 委托

export async function drawnUp(
  sdk: TalkSdk,
  kind?: string,
  more: Partial<Parameters<TalkSdk['delegations']['draft']>[0]> = {},
): Promise<DelegationRecord> {
  const obligation = await obligationOf(sdk, kind);
  return value(
    await sdk.delegations.draft({
      obligations: [obligation],
      delegator: 'department',
      leader: 'minister',
      delegate: 'party',
      reason: '便于结合镇里工作谈话',
      ...more,
    }),
  );
}

export async function ordered(sdk: TalkSdk, kind?: string): Promise<DelegationRecord> {
  return value(await sdk.delegations.order({ delegation: await drawnUp(sdk, kind), on: today }));
}

export async function accepted(sdk: TalkSdk, kind?: string): Promise<DelegationRecord> {
  return value(await sdk.delegations.accept({ delegation: await ordered(sdk, kind), on: today }));
}

/** The talk that the delegate is to hold. */
export async function arrangedUnder(
  sdk: TalkSdk,
  order: DelegationRecord,
  more: Partial<Parameters<TalkSdk['plan']['arrange']>[0]> = {},
): Promise<TalkRecord> {
  const rows = await Promise.all(order.obligations.map((id) => sdk.obligations.get(id)));
  const [first, ...others] = rows.flatMap((row) => (row === undefined ? [] : [row.obligation]));
  if (first === undefined) throw new Error('the order entrusts nothing');
  return value(
    await sdk.plan.arrange({
      obligation: first,
      ...(others.length === 0 ? {} : { together: others }),
      date: today,
      talker: 'party',
      outline: true,
      ...more,
    }),
  );
}

export async function anew(sdk: TalkSdk, { id }: DelegationRecord): Promise<DelegationRecord> {
  const row = await sdk.delegations.get(id);
  if (row === undefined) throw new Error('the order is not there');
  return row.delegation;
}

export async function held(sdk: TalkSdk, kind?: string): Promise<DelegationRecord> {
  const order = await ordered(sdk, kind);
  const talk = await arrangedUnder(sdk, order);
  value(await sdk.talks.hold({ talk, heldOn: today }));
  return anew(sdk, order);
}

export async function returned(sdk: TalkSdk, kind?: string): Promise<DelegationRecord> {
  return value(
    await sdk.delegations.returnRecord({
      delegation: await held(sdk, kind),
      on: today,
      copiesKept: false,
    }),
  );
}

/** Handed on after the talk was held. */
export async function breached(sdk: TalkSdk, kind?: string): Promise<DelegationRecord> {
  return value(
    await sdk.delegations.recordHandingOn({
      delegation: await held(sdk, kind),
      to: 'member',
      on: today,
      whatHappened: '由他人代为谈话',
    }),
  );
}

/** A talk arranged with a leader that the head of the unit held instead, without an order. */
export async function heldWithoutOrder(sdk: TalkSdk, kind?: string): Promise<TalkRecord> {
  const obligation = await obligationOf(sdk, kind);
  const talk = value(
    await sdk.plan.arrange({ obligation, date: today, talker: 'deputy', outline: true }),
  );
  return value(await sdk.talks.hold({ talk, heldOn: today, talker: 'party' }));
}

/** Written and confirmed by whoever is at the desk. */
export async function recorded(
  sdk: TalkSdk,
  talk: Pick<TalkRecord, 'id' | 'revision' | 'obligations'>,
): Promise<TalkRecord> {
  const [id = ''] = talk.obligations;
  const row = await sdk.obligations.get(id);
  if (row === undefined) throw new Error('the obligation is not there');
  const written = value(
    await sdk.records.write({ talk, points: allCovered(row), record: 'written' }),
  );
  return value(await sdk.records.confirm({ talk: written, method: 'signature', on: today }));
}

// 函询

export const letter: LetterInput = {
  points: {
    'reminder.content.problem': '审计发现专项资金拨付不及时。',
    'reminder.content.explain': '请就有关情况作出书面说明并表明态度。',
    'reminder.content.hopes': '希望认真对照检查，如实说明。',
  },
  questions: ['资金拨付为何延迟？', '已采取哪些措施？'],
};

export const service = {
  number: '云组函〔2026〕1号',
  issuedOn: today,
  servedOn: today,
  way: 'in-person',
  receipt: { state: 'signed', on: today },
} as const;

export async function toInquire(
  sdk: TalkSdk,
  more: Partial<Parameters<TalkSdk['events']['record']>[0]> = {},
): Promise<ObligationRecord> {
  const { obligations } = value(
    await sdk.events.record({
      kind: 'reminder',
      triggers: ['audit'],
      subject: 'member-2',
      dates: { arisen: '2026-03-10' },
      way: 'inquiry',
      ...more,
    }),
  );
  const obligation = obligations.find((one) => one.obligation.form === 'inquiry');
  if (obligation === undefined) throw new Error('nothing is to be inquired about');
  return obligation;
}

export async function drafted(sdk: TalkSdk): Promise<InquiryRecord> {
  const obligation = await toInquire(sdk);
  return value(await sdk.inquiries.draft({ obligation, sender: 'department', ...letter }));
}

export async function approved(sdk: TalkSdk): Promise<InquiryRecord> {
  const inquiry = await drafted(sdk);
  return value(await sdk.inquiries.approve({ inquiry, approver: 'minister' }));
}

export async function served(sdk: TalkSdk): Promise<InquiryRecord> {
  return value(await sdk.inquiries.serve({ inquiry: await approved(sdk), ...service }));
}

export function answersTo({ rounds }: InquiryRecord, text = '已作说明。') {
  const { questions = [] } = rounds[rounds.length - 1] ?? {};
  return questions.map(({ id }) => ({ question: id, text }));
}

export async function answered(sdk: TalkSdk): Promise<InquiryRecord> {
  const inquiry = await served(sdk);
  const answers = answersTo(inquiry);
  return value(await sdk.inquiries.answer({ inquiry, receivedOn: today, answers, pledge: true }));
}

export async function checking(sdk: TalkSdk): Promise<InquiryRecord> {
  return value(await sdk.inquiries.check({ inquiry: await answered(sdk), approver: 'minister' }));
}

export async function clear(sdk: TalkSdk): Promise<InquiryRecord> {
  return value(
    await sdk.inquiries.judgeClear({ inquiry: await answered(sdk), opinion: '说明清楚' }),
  );
}

export const turning = {
  into: 'reminder',
  on: today,
  approver: 'minister',
  reason: '当面提醒更为稳妥',
} as const;

export async function turned(sdk: TalkSdk): Promise<InquiryRecord> {
  return value(await sdk.inquiries.turn({ inquiry: await served(sdk), ...turning }));
}

// 审批

export async function proposed(sdk: TalkSdk): Promise<ApprovalRecord> {
  const obligation = await obligationOf(sdk);
  const talk = value(
    await sdk.plan.arrange({ obligation, date: '2026-03-16', talker: 'deputy', outline: true }),
  );
  return value(
    await sdk.approvals.propose({ about: { type: 'plan', talks: [talk] }, proposal: '拟同意' }),
  );
}

export async function submitted(sdk: TalkSdk): Promise<ApprovalRecord> {
  return value(await sdk.approvals.submit({ approval: await proposed(sdk) }));
}

export async function reviewed(sdk: TalkSdk): Promise<ApprovalRecord> {
  return value(
    await sdk.approvals.review({
      approval: await submitted(sdk),
      reviewer: 'deputy',
      on: today,
      opinion: '同意，呈部长审定',
    }),
  );
}

export async function sentBack(sdk: TalkSdk): Promise<ApprovalRecord> {
  return value(
    await sdk.approvals.sendBack({
      approval: await submitted(sdk),
      person: 'deputy',
      opinion: '时间再核',
    }),
  );
}
