// One's own desk (`talk-scheduler view="mine"`): orders received, and slips to review and decide.
import { assert } from '@esm-bundle/chai';
import type { Actor, DelegationRecord, Outcome, TalkSdk } from '../../../src/sdk/index.ts';
import {
  accessible,
  all,
  button,
  control,
  field,
  focused,
  leave,
  LIST,
  openDesk,
  place,
  press,
  said,
  shown,
  type,
  until,
} from './desk.ts';

const clerk: Actor = { id: 'p-clerk', name: '周敏', roles: ['clerk'] };
const delegate: Actor = { id: 'p-unit', name: '罗局长', roles: ['delegate'] };
const minister: Actor = { id: 'p-bu', name: '林部长', roles: ['leader'] };
const deputy: Actor = { id: 'p-fu', name: '高副部', roles: ['leader'] };
const secretary: Actor = { id: 'p-shu', name: '程书记', roles: ['committee-leader'] };

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}

async function desk() {
  let sitting = clerk;
  const sdk = await openDesk(LIST, 0, { identity: { current: () => sitting } });
  const sit = (actor: Actor): HTMLElementTagNameMap['talk-scheduler'] => {
    sitting = actor;
    for (const before of document.querySelectorAll('.stage')) before.remove();
    const element = document.createElement('talk-scheduler');
    element.view = 'mine';
    element.sdk = sdk;
    return place(element);
  };
  return {
    sdk,
    sit,
    back: () => {
      sitting = clerk;
    },
  };
}

async function appointment(sdk: TalkSdk) {
  const rows = await sdk.obligations.worklist({ kinds: ['appointment'] });
  const [row] = rows;
  if (!row) throw new Error('nothing is due');
  return row;
}

/** An order to the finance bureau's secretary, given and its talk arranged for today. */
async function ordered(sdk: TalkSdk): Promise<DelegationRecord> {
  const { obligation } = await appointment(sdk);
  const drawn = value(
    await sdk.delegations.draft({
      obligations: [obligation],
      delegator: 'department',
      leader: 'p-bu',
      delegate: 'p-unit',
      reason: '便于结合局里工作谈话',
    }),
  );
  const order = value(
    await sdk.delegations.order({
      delegation: drawn,
      on: sdk.today(),
      number: '茅组委〔2026〕1号',
    }),
  );
  value(
    await sdk.plan.arrange({
      obligation: (await appointment(sdk)).obligation,
      date: sdk.today(),
      startsAt: '15:00',
      place: '局会议室',
      talker: 'p-unit',
      outline: true,
    }),
  );
  return order;
}

/** What the delegate's record form writes: held, every point covered, signed. */
async function talked(sdk: TalkSdk): Promise<void> {
  const [mine] = await sdk.delegations.mine();
  if (!mine?.talk) throw new Error('no talk');
  const held = value(await sdk.talks.hold({ talk: mine.talk, heldOn: sdk.today() }));
  const points = Object.fromEntries(
    mine.obligations.map(({ id, points: of }) => [
      id,
      of.map((point) => ({
        point: point.id,
        state: 'covered' as const,
        ...(point.parts.length > 0 ? { parts: point.parts.map((part) => part.id) } : {}),
      })),
    ]),
  );
  const written = value(await sdk.records.write({ talk: held, points, record: 'written' }));
  value(await sdk.records.confirm({ talk: written, method: 'signature', on: sdk.today() }));
}

function steps(element: HTMLElement): Record<string, string> {
  return Object.fromEntries(
    all(element, 'ol.steps > li').map(
      (step) => (step.getAttribute('aria-label') ?? '').split('，') as [string, string],
    ),
  );
}

function form(element: HTMLElement, act: string): Promise<HTMLElement> {
  return until(`the form ${act}`, () => all(element, `talk-act-form[data-act="${act}"]`)[0]);
}

async function unfold(element: HTMLElement, name: RegExp): Promise<void> {
  const summary = await until(String(name), () =>
    all(element, 'summary').find((one) => name.test(shown(one).trim())),
  );
  summary.click();
}

/** A slip about the week's talks, put before somebody. */
async function put(sdk: TalkSdk, to: string): Promise<string> {
  const { obligation } = await appointment(sdk);
  const talk = value(
    await sdk.plan.arrange({
      obligation,
      date: sdk.today(),
      startsAt: '15:00',
      place: '区委 301 室',
      talker: 'p-bu',
      outline: true,
    }),
  );
  const slip = value(
    await sdk.approvals.propose({ about: { type: 'plan', talks: [talk] }, proposal: '拟按此安排' }),
  );
  return value(await sdk.approvals.submit({ approval: slip, to })).id;
}

describe('orders on the delegate’s own desk', () => {
  afterEach(leave);

  it('are accepted, talked about, returned, and leave the machine once they are closed', async () => {
    const { sdk, sit, back } = await desk();
    const order = await ordered(sdk);
    const element = sit(delegate);
    await until('the order', () => steps(element)['接受委托'] === '待办理');
    const text = shown(element);
    for (const told of [
      '王小明',
      '茅组委〔2026〕1号',
      '林部长',
      '便于结合局里工作谈话',
      '谈话要点',
    ]) {
      assert.include(text, told);
    }
    assert.notInclude(text, '区委常委会', 'nothing of what stands behind the case');
    assert.include(text, '委托我谈话（1 件待办）');
    await accessible(element);

    const accept = await button(await form(element, 'accept'), /^接受委托$/);
    accept.focus();
    accept.click();
    await until('the talk', () => steps(element)['谈话与记录'] === '待办理');
    await until('what was done is said', () => said(element).includes('已接受委托'));
    await until('the focus is kept', () => focused()?.tagName === 'H4');
    assert.include(shown(element), '2026年3月9日（周一） 15:00 局会议室');
    await press(element, /^打开谈话与记录：王小明$/);
    await until('the record form', () => all(element, 'talk-record-form')[0]);
    await press(element, /^关闭$/);

    await talked(sdk);
    await until('its return', () => steps(element)['交回记录'] === '待办理');
    const give = await form(element, 'return-record');
    await press(give, /^登记已交回记录$/);
    await until('the refusal', () => shown(give).includes('单位留存情况：请填写。'));
    (await until('no copies', () => control(give, 'input', /未留复制件/))).click();
    await press(give, /^登记已交回记录$/);
    await until('it waits', () => shown(element).includes('等待委托机关核收'));
    await accessible(element);

    back();
    const now = (await sdk.delegations.get(order.id))?.delegation;
    assert.equal(now?.returns[0]?.copiesKept, false);
    value(await sdk.delegations.close({ delegation: now ?? order }));
    const after = sit(delegate);
    await unfold(after, /^已了结的委托（1 件）$/);
    const left = shown(after);
    assert.include(left, '谈话内容已不在本机');
    assert.notInclude(left, '谈话要点');
    assert.notInclude(left, '便于结合局里工作谈话');
  });

  it('are refused with a reason, and not without', async () => {
    const { sdk, sit, back } = await desk();
    const order = await ordered(sdk);
    const element = sit(delegate);
    await unfold(element, /^不接受委托$/);
    const refuse = await form(element, 'refuse');
    await press(refuse, /^不接受委托$/);
    await until('the refusal', () => shown(refuse).includes('不接受的原因：请填写。'));
    type(await field(refuse, /^不接受的原因/), '与谈话对象有近亲属关系');

    // The page is gone before it is sent; the next one has what was typed, open.
    await until('it is kept', () =>
      sdk.drafts.get({ form: 'delegation.refuse', record: order.id }),
    );
    const later = sit(delegate);
    const again = await form(later, 'refuse');
    await until('the draft', async () => {
      const { value: typed } = await field(again, /^不接受的原因/);
      return typed === '与谈话对象有近亲属关系';
    });
    await press(again, /^不接受委托$/);
    await until('it is over', () =>
      all(later, 'summary').some((one) => shown(one).includes('已了结的委托（1 件）')),
    );
    back();
    const now = (await sdk.delegations.get(order.id))?.delegation;
    assert.equal(now?.refused?.reason, '与谈话对象有近亲属关系');
  });

  it('say what a return lacks: copies are to be destroyed first', async () => {
    const { sdk, sit } = await desk();
    await ordered(sdk);
    const element = sit(delegate);
    value(
      await sdk.delegations.accept({
        delegation: (await sdk.delegations.mine())[0] ?? { id: '', revision: 0 },
        on: sdk.today(),
      }),
    );
    await talked(sdk);
    const give = await form(element, 'return-record');
    (await until('copies', () => control(give, 'input', /单位留有复制件/))).click();
    await press(give, /^登记已交回记录$/);
    const shred = await form(element, 'shred');
    await accessible(element);
    type(await field(shred, /^销毁方式/), '碎纸，罗局长监销');
    await press(shred, /^登记复制件已销毁$/);
    await until('where it stands', () => shown(element).includes('销毁留存的复制件。'));
  });

  it('are nothing that a clerk sees among their own talks', async () => {
    const { sdk, sit, back } = await desk();
    await ordered(sdk);
    back();
    const element = sit(clerk);
    await until('the week', () => all(element, 'talk-calendar')[0]);
    await until('the part is there', () => all(element, 'talk-my-orders')[0]);
    await sdk.delegations.mine();
    assert.notInclude(shown(element), '委托我谈话');
    assert.notInclude(shown(element), '待我审批');
  });
});

describe('slips on the desk of those who decide', () => {
  afterEach(leave);

  it('are read, reviewed by one and approved by the one they were put to', async () => {
    const { sdk, sit } = await desk();
    const id = await put(sdk, 'p-bu');
    const reviewing = sit(deputy);
    await unfold(reviewing, /谈话安排：王小明/);
    await until('the talks', () => shown(reviewing).includes('区委 301 室'));
    assert.include(shown(reviewing), '任职谈话');
    assert.include(shown(reviewing), '拟按此安排');
    await accessible(reviewing);
    const review = await form(reviewing, 'review');
    await press(review, /^审核同意$/);
    await until('the refusal', () => shown(review).includes('审核意见：请填写。'));
    type(await field(review, /^审核意见/), '同意');
    await press(review, /^审核同意$/);
    await until('nothing is left for the reviewer', () =>
      shown(reviewing).includes('目前没有需要您审批的事项'),
    );
    await until('the focus is on the heading', () => focused()?.id === 'slips');

    const deciding = sit(minister);
    await unfold(deciding, /谈话安排：王小明/);
    await until('the mark', () => shown(deciding).includes('呈您批示'));
    await press(await form(deciding, 'approve'), /^批准$/);
    await until('it is decided', async () => {
      const row = await sdk.approvals.get(id);
      return row?.approval.decision?.as === 'approved';
    });
    const row = await sdk.approvals.get(id);
    assert.equal(row?.approval.decision?.approver.id, 'p-bu');
  });

  it('go back with a reason, and what was changed since cannot be approved', async () => {
    const { sdk, sit, back } = await desk();
    const id = await put(sdk, 'p-shu');
    const element = sit(secretary);
    await unfold(element, /谈话安排：王小明/);
    await until('the talks', () => shown(element).includes('区委 301 室'));
    assert.isUndefined(all(element, 'talk-act-form[data-act="approve"]')[0], 'not reviewed yet');
    back();
    const talk = (await appointment(sdk)).talk;
    value(
      await sdk.plan.reschedule({
        talk: { id: talk?.id ?? '', revision: talk?.revision ?? 0 },
        date: '2026-03-10',
      }),
    );
    const again = sit(secretary);
    await until('the mark', () => shown(again).includes('送审后内容已有改动'));
    await unfold(again, /谈话安排：王小明/);
    await until('what it means', () => shown(again).includes('不能照原样批准'));
    await unfold(again, /^退回修改$/);
    const back_ = await form(again, 'return');
    type(await field(back_, /^退回修改的原因/), '请按新日期重报');
    await press(back_, /^退回修改$/);
    await until('it is gone', () => shown(again).includes('目前没有需要您审批的事项'));
    back();
    const row = await sdk.approvals.get(id);
    assert.equal(row?.approval.history.slice(-1)[0]?.opinion, '请按新日期重报');
  });

  it('show an order and an admonition as they were put, and the host may refuse', async () => {
    const { sdk, sit } = await desk();
    const { obligation } = await appointment(sdk);
    const drawn = value(
      await sdk.delegations.draft({
        obligations: [obligation],
        delegator: 'department',
        leader: 'p-bu',
        delegate: 'p-unit',
        reason: '便于结合局里工作谈话',
      }),
    );
    for (const about of [
      { type: 'delegation', delegation: drawn },
      { type: 'admonition', subject: 'p-1', areas: ['work_style'] },
    ] as const) {
      const slip = value(await sdk.approvals.propose({ about, proposal: '请审批' }));
      value(await sdk.approvals.submit({ approval: slip, to: 'p-bu' }));
    }
    const element = sit(minister);
    await unfold(element, /委托谈话：王小明/);
    await until('the order', () => shown(element).includes('罗局长'));
    await unfold(element, /诫勉：李大海/);
    await until('the grounds', () => shown(element).includes('工作作风'));
    await accessible(element);
    element.addEventListener('talk-before-approval', (event) => event.preventDefault(), {
      once: true,
    });
    const review = await form(element, 'review');
    type(await field(review, /^审核意见/), '同意');
    await press(review, /^审核同意$/);
    await until('the refusal', () => shown(review).includes('页面没有同意此操作'));
    assert.equal((await field(review, /^审核意见/)).value, '同意', 'what was typed stays');
    await button(review, /^审核同意$/);
  });
});
