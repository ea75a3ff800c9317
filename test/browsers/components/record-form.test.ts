import { assert } from '@esm-bundle/chai';
import type { ClockTime, TalkSdk, WriteRecordInput } from '../../../src/sdk/index.ts';
import {
  LIST,
  accessible,
  all,
  button,
  control,
  field,
  focused,
  leave,
  longList,
  openDesk,
  place,
  press,
  said,
  shown,
  type,
  until,
} from './desk.ts';

/** A talk with the cadre, arranged for today with somebody who may hold it. */
async function arranged(
  sdk: TalkSdk,
  name: string,
  startsAt: ClockTime = '09:30',
): Promise<string> {
  const row = (await sdk.obligations.worklist()).find((one) => one.subjectName === name);
  if (!row) throw new Error(`nobody called ${name}`);
  const { id, revision } = row.obligation;
  const talk = await sdk.plan.arrange({
    obligation: { id, revision },
    date: sdk.today(),
    startsAt,
    place: '谈话室',
    talker: 'p-bu',
    outline: true,
  });
  if (!talk.ok) throw new Error(talk.error.message);
  return talk.value.id;
}

async function open(name = '王小明', list = LIST) {
  const sdk = await openDesk(list, 2);
  const talk = await arranged(sdk, name);
  const element = document.createElement('talk-record-form');
  element.sdk = sdk;
  element.talk = talk;
  place(element);
  await until('the form', () => shown(element).includes('谈话安排'));
  return { sdk, talk, element };
}

function tick(element: HTMLElement, name: RegExp): void {
  const box = control(element, 'input[type="checkbox"]', name);
  if (!box) throw new Error(`no tick ${String(name)}`);
  box.click();
}

/** The field as it is now; it must be there. */
function fieldNow(element: HTMLElement, name: RegExp): HTMLInputElement {
  const found = control(element, 'input, textarea', name);
  if (!found) throw new Error(`no field ${String(name)}`);
  return found as HTMLInputElement;
}

async function seen(sdk: TalkSdk, id: string) {
  return { id, revision: (await sdk.talks.get(id))?.revision ?? 0 };
}

async function savedElsewhere(sdk: TalkSdk, id: string, statement: string): Promise<void> {
  const talk = await seen(sdk, id);
  const saved = await sdk.records.write({ talk, points: {}, statement, record: 'written' });
  if (!saved.ok) throw new Error(saved.error.message);
}

async function movedElsewhere(sdk: TalkSdk, id: string, startsAt: ClockTime): Promise<void> {
  const moved = await sdk.plan.reschedule({ talk: await seen(sdk, id), startsAt });
  if (!moved.ok) throw new Error(moved.error.message);
}

describe('the record form', () => {
  afterEach(leave);

  it('asks for a talk where it is given none', async () => {
    const element = document.createElement('talk-record-form');
    element.sdk = await openDesk();
    place(element);
    await until('what to do', () => shown(element).includes('请选择一次谈话'));
    await accessible(element);
  });

  it('says so where there is no such talk', async () => {
    const element = document.createElement('talk-record-form');
    element.sdk = await openDesk();
    element.talk = '0'.repeat(32);
    place(element);
    await until('the message', () => shown(element).includes('没有找到这次谈话'));
    await accessible(element);
  });

  it('shows the arrangement and the outline before the talk, and no tick', async () => {
    const { element } = await open();
    for (const part of [
      '王小明',
      '林部长',
      '2026年3月9日（周一）',
      '谈话室',
      '组织决定及任职的主要理由',
    ]) {
      assert.include(shown(element), part);
    }
    assert.lengthOf(all(element, '.points input'), 0);
    await accessible(element);
  });

  it('enters that the talk was held, with what was planned filled in', async () => {
    const { sdk, talk, element } = await open();
    assert.equal((await field(element, /谈话日期/)).value, '2026年3月9日（周一）');
    type(await field(element, /结束时间/), '10点');
    await press(element, /^登记已谈$/);
    await until('the points', () => all(element, '.points input').length > 0);
    const kept = await sdk.talks.get(talk);
    assert.equal(kept?.startsAt, '09:30');
    assert.equal(kept?.endsAt, '10:00');
    await until('it is said', () => said(element).includes('已登记谈话'));
    await accessible(element);
  });

  it('has a tick for each point and none for all', async () => {
    const { sdk, element } = await open();
    await press(element, /^登记已谈$/);
    await until('the points', () => all(element, '.points > li').length > 0);
    assert.lengthOf(
      all(element, '.points > li'),
      sdk.policy.contentPoints('appointment').length - 1,
    );
    assert.notMatch(shown(element), /全选|全部勾选/);
    assert.match(shown(element), /还有 5 个要点未登记/);
  });

  it('keeps ticks, excuses, remarks, statement and matters as they were entered', async () => {
    const { sdk, talk, element } = await open();
    await press(element, /^登记已谈$/);
    await until('the points', () => all(element, '.points > li').length > 0);
    tick(element, /^组织决定及任职的主要理由/);
    await until('one less', () => shown(element).includes('还有 4 个要点未登记'));
    tick(element, /^不适用：听取干部本人的意见和建议/);
    type(await field(element, /^不适用的原因：听取/), '本人在外学习，另行听取');
    await press(element, /^备注：新任职岗位/);
    type(await field(element, /^备注：新任职岗位/), '重点讲了项目资金');
    type(await field(element, /说明、意见和表态/), '服从组织决定');
    await press(element, /^添加反映事项$/);
    type(await field(element, /^反映事项 1$/), '办公用房紧张');
    await press(element, /^保存记录$/);
    await until('it is said', () => said(element).includes('记录已保存'));
    const kept = await sdk.talks.get(talk);
    const answers = Object.values(kept?.points ?? {})[0] ?? [];
    const states = Object.fromEntries(answers.map(({ point, state }) => [point, state]));
    assert.equal(states['appointment.content.decision'], 'covered');
    assert.equal(states['appointment.content.listen'], 'not-applicable');
    assert.equal(states['appointment.content.evaluation'], 'open');
    assert.equal(
      answers.find(({ state }) => state === 'not-applicable')?.reason,
      '本人在外学习，另行听取',
    );
    assert.equal(answers.find(({ remark }) => remark)?.remark, '重点讲了项目资金');
    assert.equal(kept?.statement, '服从组织决定');
    assert.deepEqual(
      (await sdk.matters.ofTalk(talk)).map(({ text }) => text),
      ['办公用房紧张'],
    );
    await until('the matter is listed', () => shown(element).includes('办公用房紧张'));
    await accessible(element);
  });

  it('says which points are missing and why, and closes once nothing stands against it', async () => {
    const { sdk, talk, element } = await open();
    await press(element, /^登记已谈$/);
    await until('the points', () => all(element, '.points > li').length > 0);
    tick(element, /^组织决定及任职的主要理由/);
    await press(element, /^确认并关闭记录$/);
    await until('the refusal', () => shown(element).includes('未办理'));
    assert.include(shown(element), '三·1');
    assert.include(shown(element), '听取干部本人的意见和建议');
    assert.isUndefined((await sdk.talks.get(talk))?.confirmed);
    await accessible(element);
    for (const box of all(element, '.points > li.open > label.tick input')) box.click();
    for (const box of all(element, '.points .parts input'))
      if (!(box as HTMLInputElement).checked) box.click();
    await press(element, /^确认并关闭记录$/);
    await until('it is closed', () => shown(element).includes('记录已于2026年3月9日（周一）确认'));
    assert.equal((await sdk.talks.get(talk))?.confirmed?.method, 'signature');
    assert.isUndefined(control(element, 'button', /^保存记录$/));
    await accessible(element);
  });

  it('never replaces what is being typed by what somebody else saved', async () => {
    const { sdk, talk, element } = await open();
    await press(element, /^登记已谈$/);
    const statement = await field(element, /说明、意见和表态/);
    type(statement, '正在写');
    const kept = await sdk.talks.get(talk);
    await sdk.records.write({
      talk: { id: talk, revision: kept?.revision ?? 0 },
      points: {},
      statement: '别人写的',
      record: 'written',
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(statement.value, '正在写');
  });

  it('sends what was typed on an older record as such, and lets the clerk take theirs or keep mine', async () => {
    for (const [choice, kept] of [
      [/^采用对方的$/, '别人写的'],
      [/^以我的为准$/, '我写的'],
    ] as const) {
      const { sdk, talk, element } = await open();
      await press(element, /^登记已谈$/);
      type(await field(element, /说明、意见和表态/), '我写的');
      tick(element, /^组织决定及任职的主要理由/);
      await savedElsewhere(sdk, talk, '别人写的');
      await until('both versions', () => shown(element).includes('别人写的'));
      await press(element, /^保存记录$/);
      await until('the refusal', () => shown(element).includes('未办理'));
      assert.equal((await sdk.talks.get(talk))?.statement, '别人写的');
      assert.match(shown(element), /组织决定及任职的主要理由 未谈 已谈/);
      await accessible(element);
      await press(element, choice);
      await press(element, /^保存记录$/);
      await until('it is said', () => said(element).includes('记录已保存'));
      assert.equal((await sdk.talks.get(talk))?.statement, kept);
      await leave();
    }
  });

  it('follows a talk that is moved elsewhere, and asks where something was typed before', async () => {
    const { sdk, talk, element } = await open();
    await movedElsewhere(sdk, talk, '14:00');
    await until('the new hour', () => fieldNow(element, /^开始时间/).value === '14:00');
    type(await field(element, /^地点/), '会议室');
    await movedElsewhere(sdk, talk, '15:00');
    await until('both versions', () => control(element, 'button', /^以我的为准$/));
    await press(element, /^登记已谈$/);
    await until('the refusal', () => shown(element).includes('未办理'));
    assert.isUndefined((await sdk.talks.get(talk))?.heldBy);
    await press(element, /^采用对方的$/);
    await until('theirs', () => fieldNow(element, /^开始时间/).value === '15:00');
    await press(element, /^登记已谈$/);
    await until('held', () => shown(element).includes('15:00'));
  });

  it('cancels an arrangement with a reason', async () => {
    const { sdk, talk, element } = await open();
    const summary = await until('the fold', () => all(element, 'summary')[0]);
    summary.click();
    type(await field(element, /取消原因/), '对象出差');
    await press(element, /^取消安排$/);
    await until('it is cancelled', () => shown(element).includes('谈话已取消：对象出差'));
    assert.equal((await sdk.talks.get(talk))?.cancelled?.reason, '对象出差');
  });

  it('says that a paper of admonition cannot do without a record', async () => {
    const sdk = await openDesk();
    const row = (await sdk.obligations.worklist()).find((one) => one.subjectName === '赵志强');
    const admonition = (await sdk.admonitions.list())[0];
    if (!row || !admonition) throw new Error('no admonition in the list');
    const { id, revision } = admonition.admonition;
    const issued = await sdk.admonitions.issueNotice({
      admonition: { id, revision },
      number: '诫通〔2026〕1号',
      issuedOn: sdk.today(),
    });
    assert.isTrue(issued.ok);
    const element = document.createElement('talk-record-form');
    element.sdk = sdk;
    element.talk = await arranged(sdk, '赵志强');
    place(element);
    await press(element, /^登记已谈$/);
    const without = await until('the choice', () => control(element, 'input', /不需要书面记录/));
    assert.isTrue((without as HTMLInputElement).disabled);
    // Service and rectification stand in the same form.
    await button(element, /^登记送达与签收$/);
    await accessible(element);
  });
});
