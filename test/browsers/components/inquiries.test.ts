import { assert } from '@esm-bundle/chai';
import type { TalkSdk } from '../../../src/sdk/index.ts';
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
  shown,
  type,
  until,
} from './desk.ts';
import { form, openRow, pick, rowOf, steps, unfold } from './cases.ts';

/** A reminder in writing, arisen today, of 王小明. */
async function remind(sdk: TalkSdk, way: 'inquiry' | 'talk' = 'inquiry'): Promise<string> {
  const outcome = await sdk.events.record({
    kind: 'reminder',
    triggers: ['audit'],
    subject: 'p-0',
    dates: { arisen: sdk.today() },
    way,
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  const rows = await sdk.obligations.worklist({ kinds: ['reminder'] });
  return rows[0]?.obligation.id ?? '';
}

async function open(way: 'inquiry' | 'talk' = 'inquiry', list: string | null = LIST) {
  const sdk = await openDesk(list);
  const obligation = await remind(sdk, way);
  const element = document.createElement('talk-admonition-tracker');
  element.sdk = sdk;
  place(element);
  await until('the reminder', () => rowOf(element, '王小明'));
  return { sdk, element, obligation };
}

async function drafted(element: HTMLElement): Promise<void> {
  await openRow(element, '王小明');
  const draft = await form(element, 'draft');
  for (const area of await until('the points', () => {
    const found = all(draft, 'textarea') as HTMLTextAreaElement[];
    return found.length > 1 && found;
  })) {
    type(area as unknown as HTMLInputElement, '有关情况请予说明');
  }
  type(await field(draft, /需要说明的问题/), '专项资金为何滞留？\n\n已采取哪些措施？');
  await press(draft, /^拟写函询通知书$/);
  await until('the steps', () => steps(element)['审批'] === '待办理');
}

async function served(element: HTMLElement): Promise<void> {
  await drafted(element);
  const approve = await form(element, 'approve');
  await pick(approve, /^批准人/, '林部长');
  await press(approve, /^登记批准$/);
  await until('its turn', () => steps(element)['送达与签收'] === '待办理');
  const serve = await form(element, 'serve');
  type(await field(serve, /^函件编号/), '茅组函询〔2026〕1号');
  await press(serve, /^登记送达与签收$/);
  await until('its turn', () => steps(element)['本人书面回复'] === '待办理');
}

describe('inquiries in the tracker', () => {
  afterEach(leave);

  it('go from the draft to their end, step by step', async () => {
    const { sdk, element } = await open();
    await accessible(element);
    await served(element);
    assert.include(shown(element), '专项资金为何滞留？');
    assert.include(shown(element), '9日（周一）本人签收');
    await accessible(element);

    const answer = await form(element, 'answer');
    type(await field(answer, /专项资金为何滞留/), '拨付流程所致，已补拨');
    (await until('the pledge', () => control(answer, 'input', /真实性承诺书/))).click();
    await press(answer, /^登记书面回复$/);
    await until('its turn', () => steps(element)['研判'] === '待办理');
    assert.include(shown(element), '拨付流程所致，已补拨');
    assert.include(shown(element), '未答');
    for (const { textContent } of all(element, 'dd.words')) {
      assert.equal(textContent, textContent?.trim(), 'no blank line between question and answer');
    }

    const clear = await form(element, 'judge-clear');
    type(await field(clear, /^研判意见/), '属实，已说清');
    await press(clear, /^研判为已说清$/);
    await until('its turn', () => steps(element)['了结'] === '待办理');
    await press(await form(element, 'close'), /^按规定了结$/);
    await until('the end', () => steps(element)['了结'] === '已完成');
    const [row] = await sdk.inquiries.list();
    assert.equal(row?.inquiry.closed?.as, 'by-the-book');
    assert.equal(row?.round.questions.length, 2);
    await accessible(element);
  });

  it('say what is missing, keep what was typed, and write nothing', async () => {
    const { sdk, element } = await open();
    await drafted(element);
    const back = await form(element, 'approve');
    await press(back, /^登记批准$/);
    await until('the refusal', () => shown(back).includes('批准人：请填写。'));
    const withdraw = await unfold(element, 'withdraw', '撤回函询');
    type(await field(withdraw, /^原因/), '情况已经查明');
    await press(withdraw, /^撤回函询$/);
    await until('the refusal', () => shown(withdraw).includes('批准人：请填写。'));
    assert.equal((await field(withdraw, /^原因/)).value, '情况已经查明');
    assert.isUndefined((await sdk.inquiries.list())[0]?.inquiry.closed);
    await accessible(element);
  });

  it('register what was no reply, and a reminder, and the time runs on', async () => {
    const { sdk, element } = await open();
    await served(element);
    const note = await unfold(element, 'note-reply', '登记不算回复的答复');
    type(await field(note, /^答复内容/), '电话里说明了情况');
    await press(note, /^登记不算回复的答复$/);
    await until('the note', () => shown(element).includes('本人口头答复（不算回复）'));
    const remindForm = await unfold(element, 'remind', '登记催复');
    type(await field(remindForm, /^催复方式/), '电话催复');
    await press(remindForm, /^登记催复$/);
    await until('the reminder', () => shown(element).includes('催复：电话催复'));
    const [row] = await sdk.inquiries.list();
    assert.equal(row?.round.noReplies.length, 1);
    assert.equal(row?.round.reminders.length, 1);
    assert.isUndefined(row?.round.reply);
  });

  it('record as a breach what went out unapproved, with the rule it broke', async () => {
    const { sdk, element } = await open();
    await drafted(element);
    const happened = await unfold(element, 'record-service-unapproved', '如实登记：未经批准已发出');
    type(await field(happened, /^函件编号/), '1号');
    type(await field(happened, /^实际情形/), '经办人误寄');
    await press(happened, /^如实登记：未经批准已发出$/);
    await until('the breach', () => steps(element)['送达与签收'] === '存在问题');
    assert.include(shown(element), '未经批准发出：经办人误寄');
    const [row] = await sdk.inquiries.list();
    assert.isAbove(row?.breaches.length ?? 0, 0);
    await until('its clause', () => control(element, 'button', /三·5|依据/));
    await accessible(element);
  });

  it('let the host refuse an act', async () => {
    const { sdk, element } = await open();
    element.addEventListener('talk-before-inquiry', (event) => event.preventDefault());
    await openRow(element, '王小明');
    const draft = await form(element, 'draft');
    type(await field(draft, /需要说明的问题/), '为何？');
    await press(draft, /^拟写函询通知书$/);
    await until('the refusal', () => shown(draft).includes('页面没有同意此操作'));
    assert.lengthOf(await sdk.inquiries.list(), 0);
    assert.equal((await field(draft, /需要说明的问题/)).value, '为何？');
  });

  it('turn into a talk, which then stands in the list itself', async () => {
    const { sdk, element } = await open();
    await served(element);
    const turn = await unfold(element, 'turn', '转为谈话或诫勉');
    await accessible(element);
    await pick(turn, /^批准人/, '林部长');
    type(await field(turn, /^原因/), '逾期未复');
    await press(turn, /^转为谈话或诫勉$/);
    await until('what it became', () => shown(element).includes('转为提醒谈话'));
    assert.isDefined((await sdk.inquiries.list())[0]?.inquiry.turned);
  });
});

describe('the list of the tracker', () => {
  afterEach(leave);

  it('shows admonitions, inquiries and reminders together, and one type alone', async () => {
    const { element } = await open();
    assert.lengthOf(all(element, 'tbody tr'), 2);
    const type = all(element, 'select')[0] as HTMLSelectElement;
    type.value = 'admonition';
    type.dispatchEvent(new Event('change'));
    await until('one row', () => all(element, 'tbody tr').length === 1);
    assert.isUndefined(rowOf(element, '王小明'));
    await press(element, /^清除筛选$/);
    await until('both rows', () => all(element, 'tbody tr').length === 2);
    assert.equal(focused()?.getAttribute('type'), 'search');
  });

  it('finds by name between compositions only, and says where nothing is found', async () => {
    const { element } = await open();
    const search = all(element, 'input[type="search"]')[0] as HTMLInputElement;
    const ends = { bubbles: true, composed: true };
    search.dispatchEvent(new CompositionEvent('compositionstart', ends));
    search.value = 'wangx';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.lengthOf(all(element, 'tbody tr'), 2);
    search.value = '王小';
    search.dispatchEvent(new CompositionEvent('compositionend', ends));
    await until('one row', () => all(element, 'tbody tr').length === 1);
    search.value = '无此人';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until('the word', () => shown(element).includes('没有符合条件的事项'));
    await accessible(element);
  });

  it('opens the talk of a reminder that goes by talk', async () => {
    const { sdk, element, obligation } = await open('talk', null);
    await openRow(element, '王小明');
    await press(element, /^安排谈话…$/);
    const talker = await until('the talker', () => control(element, 'input', /林部长/));
    talker.click();
    (await until('the outline', () => control(element, 'input', /谈话提纲已备好/))).click();
    await press(element, /^确认安排$/);
    await button(element, /^登记谈话与记录…$/);
    assert.equal((await sdk.obligations.get(obligation))?.phase, 'arranged');
    await accessible(element);
  });
});
