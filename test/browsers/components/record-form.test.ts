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
import { arranged, seen, show } from './talks.ts';

async function open(name = '王小明', list = LIST) {
  const sdk = await openDesk(list, 2);
  const talk = await arranged(sdk, name);
  return { sdk, talk, element: await show(sdk, talk) };
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
      await until('the points', () => control(element, 'input[type="checkbox"]', /^组织决定/));
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

  it('refuses a day that cannot be read, at the field, and takes no other day for it', async () => {
    const { sdk, talk, element } = await open();
    type(await field(element, /谈话日期/), '二月三十');
    await press(element, /^登记已谈$/);
    await until('the refusal', () => shown(element).includes('未办理'));
    assert.isUndefined((await sdk.talks.get(talk))?.heldBy);
    type(await field(element, /谈话日期/), '3-9');
    type(await field(element, /^开始时间/), '一早');
    await press(element, /^登记已谈$/);
    await until('the field has the focus', () => focused() === fieldNow(element, /^开始时间/));
    assert.isUndefined((await sdk.talks.get(talk))?.heldBy);
    // The planned hour would be taken for a cleared one.
    type(await field(element, /^开始时间/), '');
    await press(element, /^登记已谈$/);
    await until('the message', () => shown(element).includes('请填写实际开始时间'));
    assert.isUndefined((await sdk.talks.get(talk))?.heldBy);
    await accessible(element);
    type(await field(element, /^开始时间/), '9:30');
    await press(element, /^登记已谈$/);
    await until('the points', () => all(element, '.points > li').length > 0);
    for (const box of all(element, '.points > li > label.tick input')) box.click();
    for (const box of all(element, '.points .parts input')) box.click();
    for (const unreadable of ['三月三十三', '']) {
      type(await field(element, /^确认日期/), unreadable);
      await press(element, /^确认并关闭记录$/);
      await until('the refusal', () => fieldNow(element, /^确认日期/).matches('[aria-invalid]'));
      assert.isUndefined((await sdk.talks.get(talk))?.confirmed);
    }
    type(await field(element, /^确认日期/), '3-9');
    await press(element, /^确认并关闭记录$/);
    await until('it is closed', () => shown(element).includes('记录已于2026年3月9日（周一）确认'));
  });

  it('keeps what is typed while a save is under way, and in its own talk', async () => {
    const { sdk, talk, element } = await open('干部1', longList(2));
    const other = await arranged(sdk, '干部2', { startsAt: '14:00' });
    await press(element, /^登记已谈$/);
    type(await field(element, /说明、意见和表态/), '第一句');
    let go: (answer: boolean) => void = () => undefined;
    element.addEventListener('talk-before-record', (event) => {
      if (!(event instanceof CustomEvent)) return;
      event.detail.waitUntil(new Promise((resolve) => (go = resolve)));
    });
    await press(element, /^保存记录$/);
    type(await field(element, /说明、意见和表态/), '第一句，第二句');
    go(true);
    await until('it is said', () => said(element).includes('记录已保存'));
    assert.equal((await sdk.talks.get(talk))?.statement, '第一句');
    assert.equal(fieldNow(element, /说明、意见和表态/).value, '第一句，第二句');
    assert.isUndefined(control(element, 'button', /^以我的为准$/));
    await press(element, /^保存记录$/);
    element.talk = other;
    go(true);
    await until('the other talk', () => shown(element).includes('干部2'));
    await until('it is kept', async () =>
      (await sdk.talks.get(talk))?.statement?.endsWith('第二句'),
    );
    await press(element, /^登记已谈$/);
    assert.equal((await field(element, /说明、意见和表态/)).value, '');
  });

  it('keeps a draft when another talk is opened or the form goes, until it is thrown away', async () => {
    const { sdk, talk, element } = await open('干部1', longList(2));
    const other = await arranged(sdk, '干部2', { startsAt: '14:00' });
    await press(element, /^登记已谈$/);
    type(await field(element, /说明、意见和表态/), '没有保存的话');
    element.talk = other;
    await until('the other talk', () => shown(element).includes('干部2'));
    element.remove();
    const again = document.createElement('talk-record-form');
    again.sdk = sdk;
    again.talk = talk;
    place(again);
    await until('the draft', () => shown(again).includes('上次填写未保存的内容'));
    assert.equal((await field(again, /说明、意见和表态/)).value, '没有保存的话');
    await accessible(again);
    await press(again, /^放弃未保存的内容$/);
    await until('the record', () => fieldNow(again, /说明、意见和表态/).value === '');
    assert.isUndefined(control(again, 'button', /^放弃未保存的内容$/));
  });

  it('takes a statement and a place back where they are cleared', async () => {
    const { sdk, talk, element } = await open();
    type(await field(element, /^地点/), '');
    await press(element, /^登记已谈$/);
    type(await field(element, /说明、意见和表态/), '说错了');
    assert.notInclude((await sdk.talks.get(talk))?.place ?? '', '谈话室');
    await press(element, /^保存记录$/);
    await until('it is kept', async () => (await sdk.talks.get(talk))?.statement === '说错了');
    type(await field(element, /说明、意见和表态/), '');
    await press(element, /^保存记录$/);
    await until('it is gone', async () => !(await sdk.talks.get(talk))?.statement);
  });

  it('asks whose a matter is where a talk meets several obligations', async () => {
    const sdk = await openDesk();
    const list = await sdk.obligations.worklist();
    const [first, second] = ['王小明', '李大海'].map((name) =>
      list.find((row) => row.subjectName === name),
    );
    if (!first || !second) throw new Error('two are needed');
    // A talk of two, as the SDK would give it; what the form writes is caught.
    const id = await arranged(sdk, '王小明');
    const written: WriteRecordInput[] = [];
    const element = document.createElement('talk-record-form');
    element.sdk = {
      ...sdk,
      watch: (query, callback, failed) =>
        sdk.watch(() => query(element.sdk ?? sdk), callback, failed),
      talks: {
        ...sdk.talks,
        get: async (talk) => {
          const kept = await sdk.talks.get(talk);
          return kept && { ...kept, obligations: [first.obligation.id, second.obligation.id] };
        },
      },
      records: {
        ...sdk.records,
        write: (input) => {
          written.push(input);
          return sdk.records.write({ ...input, points: {}, matters: [] });
        },
      },
    };
    element.talk = id;
    place(element);
    await press(element, /^登记已谈$/);
    await press(element, /^添加反映事项$/);
    type(await field(element, /^反映事项 1$/), '想留在原单位');
    await press(element, /^保存记录$/);
    await until('the refusal', () => shown(element).includes('请选择反映事项 1 由谁提出'));
    assert.lengthOf(written, 0);
    const whose = all(element, 'select')[0];
    if (!(whose instanceof HTMLSelectElement)) throw new Error('no choice');
    await accessible(element);
    whose.value = second.obligation.id;
    whose.dispatchEvent(new Event('change', { bubbles: true }));
    await press(element, /^保存记录$/);
    await until('it is written', () => written.length > 0);
    assert.deepEqual(written[0]?.matters, [
      { obligation: second.obligation.id, text: '想留在原单位' },
    ]);
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
