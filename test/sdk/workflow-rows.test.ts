/**
 * Every row of the workflow's tables of delegation, inquiry and approval, from each state that it
 * starts from, is reached through the public API. A row without its act here is a red test.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { districtTrialPolicy } from '../../src/policy/index.ts';
import { machines } from '../../src/policy/workflow/transitions.ts';
import type { Outcome, TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { type Act as Written, admissible } from '../../src/sdk/sync/guard.ts';
import { worldOf } from '../../src/sdk/sync/world.ts';
import * as at from './courses.ts';
import { clerk } from './district.ts';
import { guarded } from './guarded.ts';
import { value } from './steps.ts';

type Id = 'delegation' | 'inquiry' | 'approval';
interface Found {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}
type Come = (sdk: TalkSdk) => Promise<Found>;
type Act = (sdk: TalkSdk, found: Found) => Promise<Outcome<unknown>>;

const comeTo: { readonly [M in Id]: Readonly<Record<string, Come>> } = {
  delegation: {
    drafted: (sdk) => at.drawnUp(sdk),
    ordered: (sdk) => at.ordered(sdk),
    accepted: (sdk) => at.accepted(sdk),
    held: (sdk) => at.held(sdk),
    returned: (sdk) => at.returned(sdk),
    breached: (sdk) => at.breached(sdk),
  },
  inquiry: {
    drafted: at.drafted,
    approved: at.approved,
    served: at.served,
    answered: at.answered,
    checking: at.checking,
    clear: at.clear,
    turned: at.turned,
  },
  approval: {
    drafted: at.proposed,
    submitted: at.submitted,
    reviewed: at.reviewed,
    returned: at.sentBack,
  },
};

const on = at.today;
const approver = 'minister';

async function holdUnder(sdk: TalkSdk, { id }: Found): Promise<Outcome<unknown>> {
  const row = await sdk.delegations.get(id);
  assert.ok(row, 'the order is there');
  const talk = await at.arrangedUnder(sdk, row.delegation);
  return sdk.talks.hold({ talk, heldOn: on });
}

/** Held by the one named in the order that was drawn up and not given. */
async function holdUnordered(sdk: TalkSdk, delegation: Found): Promise<Outcome<unknown>> {
  const row = await sdk.delegations.get(delegation.id);
  const [id = ''] = row?.delegation.obligations ?? [];
  const due = await sdk.obligations.get(id);
  assert.ok(due, 'the obligation is there');
  const talk = value(
    await sdk.plan.arrange({
      obligation: due.obligation,
      date: on,
      talker: 'deputy',
      outline: true,
    }),
  );
  const heldTalk = value(await sdk.talks.hold({ talk, heldOn: on, talker: 'party' }));
  const whatHappened = '委托尚未下达即已谈话';
  return sdk.delegations.recordUnordered({ talk: heldTalk, delegation, whatHappened });
}

async function letterOf(sdk: TalkSdk, { id }: Found) {
  const row = await sdk.inquiries.get(id);
  assert.ok(row, 'the inquiry is there');
  return row.inquiry;
}

const acts: { readonly [M in Id]: Readonly<Record<string, Act>> } = {
  delegation: {
    order: (sdk, delegation) => sdk.delegations.order({ delegation, on }),
    accept: (sdk, delegation) => sdk.delegations.accept({ delegation, on }),
    refuse: (sdk, delegation) => sdk.delegations.refuse({ delegation, on, reason: '外出学习' }),
    withdraw: (sdk, delegation) => sdk.delegations.withdraw({ delegation, reason: '改由部长谈' }),
    hold: holdUnder,
    'record-talk-unordered': holdUnordered,
    'record-handing-on': (sdk, delegation) =>
      sdk.delegations.recordHandingOn({ delegation, to: 'member', on, whatHappened: '转由他人' }),
    'return-record': (sdk, delegation) =>
      sdk.delegations.returnRecord({ delegation, on, copiesKept: false }),
    'send-back': (sdk, delegation) => sdk.delegations.sendBack({ delegation, opinion: '缺签字' }),
    close: (sdk, delegation) => sdk.delegations.close({ delegation }),
    'close-as-breach': (sdk, delegation) =>
      sdk.delegations.closeAsBreach({ delegation, approver, reason: '已批评' }),
  },
  inquiry: {
    approve: (sdk, inquiry) => sdk.inquiries.approve({ inquiry, approver }),
    return: (sdk, inquiry) => sdk.inquiries.sendBack({ inquiry, reason: '措辞再核' }),
    serve: (sdk, inquiry) => sdk.inquiries.serve({ inquiry, ...at.service }),
    'record-service-unapproved': (sdk, inquiry) =>
      sdk.inquiries.recordServiceUnapproved({ inquiry, ...at.service, whatHappened: '误发' }),
    extend: (sdk, inquiry) =>
      sdk.inquiries.extend({ inquiry, to: '2026-04-30', approver, reason: '本人出差' }),
    'note-spoken-reply': (sdk, inquiry) =>
      sdk.inquiries.noteReply({ inquiry, on, form: 'spoken', by: 'subject', note: '电话说明' }),
    answer: async (sdk, inquiry) =>
      sdk.inquiries.answer({
        inquiry,
        receivedOn: on,
        answers: at.answersTo(await letterOf(sdk, inquiry)),
      }),
    'judge-clear': (sdk, inquiry) => sdk.inquiries.judgeClear({ inquiry, opinion: '清楚' }),
    'ask-again': (sdk, inquiry) =>
      sdk.inquiries.askAgain({ inquiry, opinion: '仍不清楚', ...at.letter }),
    check: (sdk, inquiry) => sdk.inquiries.check({ inquiry, approver }),
    'turn-to-talk': (sdk, inquiry) => sdk.inquiries.turn({ inquiry, ...at.turning }),
    close: (sdk, inquiry) => sdk.inquiries.close({ inquiry }),
    'close-unanswered': (sdk, inquiry) => sdk.inquiries.closeTurned({ inquiry }),
    withdraw: (sdk, inquiry) => sdk.inquiries.withdraw({ inquiry, approver, reason: '情况已明' }),
    'close-as-breach': (sdk, inquiry) =>
      sdk.inquiries.closeAsBreach({ inquiry, approver, reason: '程序有误' }),
  },
  approval: {
    submit: (sdk, approval) => sdk.approvals.submit({ approval }),
    review: (sdk, approval) =>
      sdk.approvals.review({ approval, reviewer: 'deputy', on, opinion: '同意' }),
    return: (sdk, approval) =>
      sdk.approvals.sendBack({ approval, person: 'deputy', opinion: '再核' }),
    approve: (sdk, approval) => sdk.approvals.approve({ approval, approver, on }),
    refuse: (sdk, approval) => sdk.approvals.refuse({ approval, approver, on, reason: '暂不安排' }),
    'record-paper-decision': (sdk, approval) =>
      sdk.approvals.recordPaperDecision({ approval, approver, on, slip: '承办单，存干部科' }),
    withdraw: (sdk, approval) => sdk.approvals.withdraw({ approval, reason: '情况有变' }),
  },
};

async function stateOf(sdk: TalkSdk, machine: Id, id: string): Promise<string | undefined> {
  switch (machine) {
    case 'delegation':
      return (await sdk.delegations.get(id))?.delegation.state;
    case 'inquiry':
      return (await sdk.inquiries.get(id))?.inquiry.state;
    case 'approval':
      return (await sdk.approvals.get(id))?.approval.state;
  }
}

const rules = districtTrialPolicy();
if (!rules.ok) throw new Error('the rules do not hold');
const policy = rules.value;

interface Shown {
  readonly act: string;
  readonly possible: boolean;
}

async function shownFor(sdk: TalkSdk, machine: Id, id: string): Promise<readonly Shown[]> {
  switch (machine) {
    case 'delegation':
      return (await sdk.delegations.get(id))?.next ?? [];
    case 'inquiry':
      return (await sdk.inquiries.get(id))?.next ?? [];
    case 'approval':
      return (await sdk.approvals.get(id))?.next ?? [];
  }
}

const rows = (['delegation', 'inquiry', 'approval'] as const).flatMap((machine) =>
  machines[machine].rows.flatMap((row) => row.from.map((from) => ({ machine, row, from }))),
);

describe('every row of the workflow', () => {
  for (const { machine, row, from } of rows) {
    const to = row.to ?? from;
    it(`${machine}: ${row.action} leads from ${from} to ${to}`, async () => {
      const come = comeTo[machine][from];
      const act = acts[machine][row.action];
      assert.ok(come, `no way to ${from}`);
      assert.ok(act, `no act for ${row.action}`);
      const store = guarded();
      const { sdk } = await at.open({ store });
      const found = await come(sdk);
      assert.equal(found.state, from);
      value(await act(sdk, found));
      assert.equal(await stateOf(sdk, machine, found.id), to);
    });
  }

  it('is not taken in from another browser where the policy forbids it', async () => {
    const store = memoryStore();
    const { sdk } = await at.open({ store });
    await at.drawnUp(sdk, undefined, { delegate: 'finance-party' });
    const [drawn] = await store.all('delegation');
    assert.ok(drawn, 'the order is drawn up');
    const order = { on: at.today, by: { by: 'clerk', name: '李经办' } };
    const body = { ...drawn.body, state: 'ordered', order };
    const written = [{ ...drawn, revision: drawn.revision + 1, body }];
    const act: Written = {
      action: 'delegation.order',
      by: 'clerk',
      written,
      on: at.today,
      doneOn: at.today,
    };
    assert.deepEqual(admissible(policy, clerk, act, await worldOf(store)), {
      code: 'policy.refused',
      rules: ['delegate.only_unit_head'],
    });
  });

  it('is possible exactly where its screen says so', async () => {
    for (const machine of ['delegation', 'inquiry', 'approval'] as const) {
      for (const [from, come] of Object.entries(comeTo[machine])) {
        const { sdk } = await at.open();
        const { id } = await come(sdk);
        const shown = await shownFor(sdk, machine, id);
        for (const { action, from: states } of machines[machine].rows) {
          const next = shown.find(({ act }) => act === action);
          // What needs something beside the state (a talk, a vault) is told apart in its own tests.
          if (next === undefined || action === 'hold') continue;
          const anyRow = machines[machine].rows.some(
            (one) => one.action === action && one.from.includes(from),
          );
          assert.equal(next.possible, anyRow, `${machine} ${action} from ${from}, ${states}`);
        }
      }
    }
  });
});
