/** What somebody might do next with an order, a letter or a slip that is put before somebody. */
import type { InquiryRow, NextAct, TalkSdk } from '../../src/sdk/index.ts';
import type { Chance } from '../../src/sdk/testing/chance.ts';
import { some } from './chosen.ts';

/** Somebody who may be talked with by the principal of their own town. */
const townsman = 'member-2';

// 委托

export async function entrusts(sdk: TalkSdk, chance: Chance): Promise<void> {
  const rows = (await sdk.obligations.worklist()).map(({ obligation }) => obligation);
  const obligation = some(
    chance,
    rows.filter(({ ofTheDay }) => ofTheDay.id === townsman || chance.is(1 / 8)),
  );
  if (obligation === undefined) return;
  await sdk.delegations.draft({
    obligations: [obligation],
    delegator: 'department',
    leader: 'minister',
    delegate: 'party',
    reason: '便于结合镇里工作谈话',
  });
}

export async function movesOrder(sdk: TalkSdk, chance: Chance): Promise<void> {
  const row = some(chance, await sdk.delegations.list());
  if (row === undefined) return movesOwnOrder(sdk, chance);
  const { delegation, talk } = row;
  const on = sdk.today();
  const number = `云组委〔2026〕${1 + chance.int(2)}号`;
  switch (likely(chance, row.next)) {
    case 'order':
      await sdk.delegations.order({ delegation, on, ...(chance.is(1 / 2) ? { number } : {}) });
      return;
    case 'accept':
      await sdk.delegations.accept({ delegation, on });
      return;
    case 'refuse':
      await sdk.delegations.refuse({ delegation, on, reason: '近期外出' });
      return;
    case 'withdraw':
      await sdk.delegations.withdraw({ delegation, reason: '改由部领导谈话' });
      return;
    case 'arrange':
      return arrangesUnder(sdk, delegation.obligations);
    case 'hold':
      if (talk !== undefined) await sdk.talks.hold({ talk, heldOn: on });
      return;
    case 'record-handing-on':
      await sdk.delegations.recordHandingOn({
        delegation,
        to: 'member',
        on,
        whatHappened: '由他人代为谈话',
      });
      return;
    case 'return-record':
      await sdk.delegations.returnRecord({ delegation, on, copiesKept: chance.is(1 / 3) });
      return;
    case 'shred':
      await sdk.delegations.shred({ delegation, on });
      return;
    case 'send-back':
      await sdk.delegations.sendBack({ delegation, opinion: '缺签字' });
      return;
    case 'close':
      await sdk.delegations.close({ delegation });
      return;
    case 'close-as-breach':
      await sdk.delegations.closeAsBreach({ delegation, approver: 'minister', reason: '已处理' });
      return;
    case undefined:
      return;
  }
}

/** As whoever was entrusted sees it. */
async function movesOwnOrder(sdk: TalkSdk, chance: Chance): Promise<void> {
  const row = some(chance, await sdk.delegations.mine());
  if (row === undefined) return;
  const delegation = { id: row.id, revision: row.revision };
  const on = sdk.today();
  switch (likely(chance, row.next)) {
    case 'accept':
      await sdk.delegations.accept({ delegation, on });
      return;
    case 'refuse':
      await sdk.delegations.refuse({ delegation, on, reason: '近期外出' });
      return;
    case 'hold':
      if (row.talk !== undefined) await sdk.talks.hold({ talk: row.talk, heldOn: on });
      return;
    case 'return-record':
      await sdk.delegations.returnRecord({ delegation, on, copiesKept: chance.is(1 / 3) });
      return;
    case 'shred':
      await sdk.delegations.shred({ delegation, on });
      return;
    default:
      return;
  }
}

async function arrangesUnder(sdk: TalkSdk, obligations: readonly string[]): Promise<void> {
  const row = (await sdk.obligations.worklist()).find(({ obligation }) =>
    obligations.includes(obligation.id),
  );
  if (row === undefined) return;
  await sdk.plan.arrange({
    obligation: row.obligation,
    date: '2026-03-13',
    talker: 'party',
    outline: true,
    place: '镇政府会议室',
  });
}

// 函询

export async function inquires(sdk: TalkSdk, chance: Chance): Promise<void> {
  const rows = (await sdk.obligations.worklist()).map(({ obligation }) => obligation);
  const open = rows.filter(({ obligation }) => obligation.form === 'inquiry');
  const obligation = some(chance, open);
  if (obligation === undefined || chance.is(1 / 4)) {
    await sdk.events.record({
      kind: 'reminder',
      triggers: ['audit'],
      subject: chance.is(1 / 2) ? townsman : 'member',
      dates: { arisen: some(chance, ['2026-03-09', '2026-03-10'] as const) ?? '2026-03-09' },
      way: 'inquiry',
    });
    return;
  }
  await sdk.inquiries.draft({ obligation, sender: 'department', ...letter(chance) });
}

function letter(chance: Chance) {
  return {
    points: {
      'reminder.content.problem': '审计发现专项资金拨付不及时。',
      'reminder.content.explain': '请就有关情况作出书面说明并表明态度。',
      ...(chance.is(1 / 6) ? {} : { 'reminder.content.hopes': '希望认真对照检查，如实说明。' }),
    },
    questions: ['资金拨付为何延迟？', '已采取哪些措施？'].slice(chance.int(2)),
  };
}

export async function movesLetter(sdk: TalkSdk, chance: Chance): Promise<void> {
  const row = some(chance, await sdk.inquiries.list());
  if (row !== undefined) await moveLetter(sdk, chance, row);
}

async function moveLetter(sdk: TalkSdk, chance: Chance, row: InquiryRow): Promise<unknown> {
  const { inquiry, round } = row;
  const on = sdk.today();
  const decided = { approver: 'minister', reason: '工作需要' };
  const service = {
    inquiry,
    number: `云组函〔2026〕${1 + chance.int(3)}号`,
    issuedOn: on,
    servedOn: on,
    way: 'in-person',
    receipt: { state: 'signed', on },
  } as const;
  switch (likely(chance, row.next)) {
    case 'revise':
      return sdk.inquiries.revise({ inquiry, ...letter(chance) });
    case 'search':
      return sdk.inquiries.search(inquiry);
    case 'approve':
      return sdk.inquiries.approve({ inquiry, approver: 'minister' });
    case 'return':
      return sdk.inquiries.sendBack({ inquiry, reason: '措辞再核' });
    case 'serve':
      return sdk.inquiries.serve(service);
    case 'record-service-unapproved':
      return sdk.inquiries.recordServiceUnapproved({ ...service, whatHappened: '未经批准即送达' });
    case 'record-receipt':
      return sdk.inquiries.recordReceipt({ inquiry, receipt: { state: 'signed', on } });
    case 'remind':
      return sdk.inquiries.remind({ inquiry, on, note: '电话催复' });
    case 'extend':
      return sdk.inquiries.extend({ inquiry, to: '2026-04-30', ...decided });
    case 'note-reply':
      return sdk.inquiries.noteReply({
        inquiry,
        on,
        form: 'spoken',
        by: 'subject',
        note: '口头说明',
      });
    case 'answer': {
      const answers = round.questions.map(({ id }) => ({ question: id, text: '已作说明。' }));
      const given = chance.is(1 / 2) ? answers : answers.slice(1);
      return sdk.inquiries.answer({ inquiry, receivedOn: on, answers: given, pledge: true });
    }
    case 'check':
      return sdk.inquiries.check({ inquiry, approver: 'minister' });
    case 'judge-clear':
      return sdk.inquiries.judgeClear({ inquiry, opinion: '说明清楚' });
    case 'ask-again':
      return sdk.inquiries.askAgain({
        inquiry,
        opinion: '说明不够具体',
        open: round.questions.map(({ id }) => id),
        ...letter(chance),
      });
    case 'turn':
      return sdk.inquiries.turn({ inquiry, into: 'reminder', on, ...decided });
    case 'close':
      return sdk.inquiries.close({ inquiry });
    case 'close-turned':
      return sdk.inquiries.closeTurned({ inquiry });
    case 'withdraw':
      return sdk.inquiries.withdraw({ inquiry, ...decided });
    case 'close-as-breach':
      return sdk.inquiries.closeAsBreach({ inquiry, ...decided });
    case undefined:
      return undefined;
  }
}

// 审批

export async function proposes(sdk: TalkSdk, chance: Chance): Promise<unknown> {
  const [talks, letters, orders] = await Promise.all([
    sdk.obligations.worklist(),
    sdk.inquiries.list(),
    sdk.delegations.list(),
  ]);
  const talk = some(
    chance,
    talks.flatMap((row) => row.talk ?? []),
  );
  const inquiry = some(chance, letters)?.inquiry;
  const delegation = some(chance, orders)?.delegation;
  const about = some(chance, [
    ...(talk === undefined ? [] : [{ type: 'plan', talks: [talk] } as const]),
    ...(inquiry === undefined ? [] : [{ type: 'inquiry', inquiry } as const]),
    ...(delegation === undefined ? [] : [{ type: 'delegation', delegation } as const]),
  ]);
  return about && sdk.approvals.propose({ about, proposal: '拟同意' });
}

export async function movesSlip(sdk: TalkSdk, chance: Chance): Promise<unknown> {
  const row = some(chance, await sdk.approvals.list());
  if (row === undefined) return undefined;
  const { approval } = row;
  const on = sdk.today();
  switch (likely(chance, row.next)) {
    case 'submit':
      return sdk.approvals.submit({ approval, to: 'minister' });
    case 'review':
      return sdk.approvals.review({ approval, reviewer: 'deputy', on, opinion: '同意' });
    case 'return':
      return sdk.approvals.sendBack({ approval, person: 'deputy', opinion: '时间再核' });
    case 'approve':
      return sdk.approvals.approve({ approval, approver: 'minister', on });
    case 'refuse':
      return sdk.approvals.refuse({ approval, approver: 'minister', on, reason: '暂缓' });
    case 'record-paper-decision':
      return sdk.approvals.recordPaperDecision({
        approval,
        approver: 'minister',
        on,
        slip: '部机关档案室',
      });
    case 'withdraw':
      return sdk.approvals.withdraw({ approval, reason: '情况变化' });
    case undefined:
      return undefined;
  }
}

/** What ends a course early, and would end most of them if it came as often as the rest. */
const early: ReadonlySet<string> = new Set(['withdraw', 'refuse', 'return', 'close-as-breach']);

/** Mostly one that the screen would offer; now and then one that it would not. */
function likely<A extends string>(chance: Chance, next: readonly NextAct<A>[]): A | undefined {
  if (chance.is(1 / 10)) return some(chance, next)?.act;
  const possible = next.filter(({ possible }) => possible);
  const onward = possible.filter(({ act }) => !early.has(act));
  return some(chance, chance.is(1 / 6) || onward.length === 0 ? possible : onward)?.act;
}
