import { assert } from '@esm-bundle/chai';
import type { TalkScheduler } from '../../../src/components/index.ts';
import {
  LIST,
  accessible,
  all,
  button,
  control,
  field,
  key,
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

async function open(list: string, cadres: number) {
  const sdk = await openDesk(list, cadres);
  const element = document.createElement('talk-scheduler');
  element.sdk = sdk;
  place(element);
  await until('the rows', () => rows(element).length > 1);
  return { sdk, element };
}

function rows(element: TalkScheduler): HTMLElement[] {
  return all(element, 'tr.row-item');
}

async function chooseRow(element: TalkScheduler, name: RegExp): Promise<void> {
  const box = await until(`the box of ${String(name)}`, () =>
    control(element, 'input[type="checkbox"]', name),
  );
  box.click();
}

function dialog(element: TalkScheduler): Promise<HTMLElement> {
  return until('the dialog', () => all(element, 'talk-dialog[open]')[0]);
}

describe('several talks at once', () => {
  afterEach(leave);

  it('are chosen by Space, planned with a day and a talker each, and arranged in one act', async () => {
    const { sdk, element } = await open(longList(3), 3);
    for (const index of [0, 1]) {
      const row = rows(element)[index];
      assert.isDefined(row);
      row?.focus();
      if (row) key(row, ' ');
    }
    await until('what is chosen is said', () => said(element).includes('已选 2 项'));
    await press(element, /批量安排/);
    const planned = await dialog(element);
    await until('talkers are suggested', () =>
      all(planned, 'select').every((one) => one instanceof HTMLSelectElement && one.value !== ''),
    );
    const talkers = all(planned, 'select').map((one) =>
      one instanceof HTMLSelectElement ? one.value : '',
    );
    assert.equal(new Set(talkers).size, 2, 'the load is shared');
    for (const box of all(planned, '.outline input')) box.click();
    await accessible(element);
    await press(element, /^安排 2 项$/);
    await until('both are arranged', async () => {
      const list = await sdk.obligations.worklist({ states: ['arranged'] });
      return list.length === 2;
    });
    await until('it is said', () => said(element).includes('已安排 2 项谈话'));
  });

  it('are not arranged at all where something stands against one, and it says of which', async () => {
    const { sdk, element } = await open(LIST, 0);
    await chooseRow(element, /^选择：王小明/);
    // Overdue since February: any day now is late, and wants its reason.
    await chooseRow(element, /^选择：李大海/);
    await press(element, /批量安排/);
    const planned = await dialog(element);
    await until('the finding under its row', () => all(planned, 'tr.found').length > 0);
    await press(element, /^安排 2 项$/);
    await until('the refusal', () => shown(planned).includes('未办理'));
    assert.equal((await sdk.obligations.worklist({ states: ['arranged'] })).length, 0);
    for (const area of all(planned, 'textarea')) {
      if (area instanceof HTMLTextAreaElement)
        type(area as unknown as HTMLInputElement, '年度考核集中安排');
    }
    for (const box of all(planned, '.outline input')) box.click();
    await press(element, /^安排 2 项$/);
    await until('both are arranged', async () => {
      const list = await sdk.obligations.worklist({ states: ['arranged'] });
      return list.length === 2;
    });
  });

  it('leave one out, and close when none is left', async () => {
    const { element } = await open(longList(2), 2);
    await chooseRow(element, /^选择：干部1任职谈话$/);
    await press(element, /批量安排/);
    await dialog(element);
    await press(element, /^移出：干部1$/);
    await until('the dialog is gone', () => all(element, 'talk-dialog[open]').length === 0);
  });

  it('become one talk with several', async () => {
    const { sdk, element } = await open(longList(3), 3);
    await chooseRow(element, /^选择：干部1任职谈话$/);
    await chooseRow(element, /^选择：干部2任职谈话$/);
    await press(element, /合并为一次谈话/);
    const arranging = await dialog(element);
    await until('who else', () => shown(arranging).includes('同时谈话：'));
    const radio = await until('a talker', () =>
      control(arranging, 'input[type="radio"]', /林部长/),
    );
    radio.click();
    const need = control(arranging, 'input', /合并谈话的工作需要/);
    if (need instanceof HTMLInputElement) type(need, '同批任职，集中谈话');
    control(arranging, 'input[type="checkbox"]', /谈话提纲/)?.click();
    await press(element, /确认安排/);
    await until('one talk of two', async () => {
      const list = await sdk.obligations.worklist({ states: ['arranged'] });
      return list.length === 2 && new Set(list.map(({ talk }) => talk?.id)).size === 1;
    });
  });
});

async function pick(root: HTMLElement, label: RegExp, name: string): Promise<void> {
  type(await field(root, label), name);
  const person = await until(name, () =>
    all(root, 'li[role="option"]').find((one) => shown(one).includes(name)),
  );
  person.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
}

/** Talks that are arranged with 林部长, chosen, each with its row. */
async function openArranged(count: number) {
  const { sdk, element } = await open(longList(count), count);
  const list = await sdk.obligations.worklist();
  for (const [index, { obligation }] of list.entries()) {
    const outcome = await sdk.plan.arrange({
      obligation,
      date: '2026-03-10',
      startsAt: index === 0 ? '09:00' : '10:00',
      talker: 'p-bu',
      place: '三楼会议室',
      outline: true,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
  }
  await until('they are arranged', () => shown(element).includes('已安排'));
  const box = await until('the box for all', () =>
    control(element, 'input[type="checkbox"]', /^全选$/),
  );
  box.click();
  await until('all are chosen', () => shown(element).includes(`已选 ${count} 项`));
  return { sdk, element };
}

describe('several arranged talks', () => {
  afterEach(leave);

  it('are moved one by one with a report of each, and moved back at once', async () => {
    const { sdk, element } = await openArranged(2);
    let refuse = true;
    element.addEventListener('talk-before-reschedule', (event) => {
      const { input } = (event as CustomEvent<{ readonly input: { readonly startsAt?: string } }>)
        .detail;
      if (refuse && input.startsAt === undefined) event.preventDefault();
    });
    await press(element, /^改期…$/);
    const moving = await dialog(element);
    const day = await field(moving, /^全部改到/);
    type(day, '3-12');
    await button(moving, /^改期 2 次$/);
    const [time] = all(moving, 'talk-time-field');
    const hour = await until('the hour', () => all(time ?? moving, 'input')[0]);
    if (hour instanceof HTMLInputElement) type(hour, '15:00');
    await press(moving, /^改期 2 次$/);
    await until('one is done, one is not', () => shown(moving).includes('已办理 1 次，1 次未办理'));
    assert.include(shown(moving), '页面没有同意此操作');
    await accessible(element);
    const dates = async () =>
      (await sdk.obligations.worklist())
        .map(({ talk }) => `${talk?.date} ${talk?.startsAt}`)
        .sort();
    assert.deepEqual(await dates(), ['2026-03-10 10:00', '2026-03-12 15:00']);
    refuse = false;
    await press(moving, /^改期 1 次$/);
    await until('both are', async () => (await dates())[0]?.startsWith('2026-03-12'));
    await press(element, /^撤销$/);
    await until('the last is back', async () => (await dates()).includes('2026-03-10 10:00'));
  });

  it('are cancelled with one reason, and owed again', async () => {
    const { sdk, element } = await openArranged(2);
    await press(element, /^取消安排…$/);
    const cancelling = await dialog(element);
    await press(cancelling, /^取消 2 次安排$/);
    await until('that a reason is wanted', () => shown(cancelling).includes('取消原因：请填写'));
    type(await field(cancelling, /^取消原因/), '会议冲突');
    await press(cancelling, /^取消 2 次安排$/);
    await until('both are open', async () => {
      const open = await sdk.obligations.worklist({ states: ['open'] });
      return open.length === 2;
    });
    await until('it is said', () => said(element).includes('已取消 2 次安排'));
    await until('nothing is chosen', () => !shown(element).includes('已选'));
  });

  it('are told of in words that say no reason, by a copy without the clipboard, and once', async () => {
    const { sdk, element } = await openArranged(2);
    await press(element, /^通知…$/);
    const telling = await dialog(element);
    const text = await field(telling, /^通知内容：干部1$/);
    assert.include(text.value, '三楼会议室');
    assert.notMatch(text.value, /任职|提拔/);
    await press(telling, /^复制通知内容：干部1$/);
    assert.equal(text.value.slice(text.selectionStart ?? 0, text.selectionEnd ?? 0), text.value);
    await until('what became of it', () =>
      /已复制|请按 Ctrl\+C/.test(said(telling) + shown(telling)),
    );
    await accessible(element);
    await press(telling, /^登记已通知：干部1任职谈话$/);
    await until('it is entered', () => shown(telling).includes('2026年3月9日（周一）已登记通知'));
    await press(telling, /^登记已通知：干部2任职谈话$/);
    await until('both are', async () => {
      const list = await sdk.obligations.worklist();
      return list.every(({ talk }) => talk?.notified !== undefined);
    });
    assert.isUndefined(control(telling, 'button', /^登记已通知/));
  });

  it('are put before a leader on one slip, which their rows show until they are changed', async () => {
    const { sdk, element } = await openArranged(2);
    await press(element, /^报批…$/);
    const putting = await dialog(element);
    await press(putting, /^报送审批$/);
    await until('that a leader is wanted', () => shown(putting).includes('报送领导：请填写'));
    await pick(putting, /^报送领导/, '高副部');
    await accessible(element);
    await press(putting, /^报送审批$/);
    const slip = await until('it is put', async () =>
      (await sdk.approvals.list({ open: true })).find(({ approval }) => approval.putTo),
    );
    assert.equal(slip.approval.putTo?.name, '高副部');
    await until('the rows say so', () =>
      all(element, 'tr.row-item').every((row) => shown(row).includes(slip.stateName)),
    );
    const [row] = await sdk.obligations.worklist();
    if (!row?.talk) throw new Error('no talk');
    await sdk.plan.reschedule({ talk: row.talk, date: '2026-03-11' });
    await until('and that one is to be put again', () => shown(element).includes('须重报'));
  });

  it('are entrusted to nobody where the subject is a principal, and it says why', async () => {
    const row = longList(2).split('\r\n');
    const principal =
      '3,罗局长,区财政局,党组书记、局长,任职谈话,提拔,2026-03-06,,,,,区委常委会,,区财政局,';
    const { element } = await open([...row, principal].join('\r\n'), 2);
    await press(element, /^安排：罗局长任职谈话$/);
    const arranging = await dialog(element);
    await until('why', () => shown(arranging).includes('与党政正职谈话不能委托'));
    assert.isUndefined(control(arranging, 'button', /委托谈话/));
    await accessible(element);
  });

  it('are not entrusted before the order is given', async () => {
    const { sdk, element } = await open(longList(2), 2);
    await press(element, /^安排：干部1任职谈话$/);
    await press(element, /^委托谈话：罗局长$/);
    await until('the order', () => shown(element).includes('委托罗局长（党组书记、局长）谈话'));
    const drawing = await dialog(element);
    await pick(drawing, /^委托领导/, '林部长');
    type(await field(drawing, /^委托原因/), '人数较多');
    await press(drawing, /^拟写委托$/);
    const give = await button(drawing, /^发出委托$/);
    await accessible(element);
    const [drawn] = await sdk.delegations.list();
    const talkers = await sdk.obligations.talkers(
      drawn?.delegation.obligations[0] ?? '',
      '2026-03-10',
    );
    const head = talkers.find(({ name }) => name === '罗局长');
    assert.equal(head?.eligibility.answer, 'no', 'an order that is not given entrusts nobody');
    give.click();
    await button(drawing, /^打印委托书和记录单…$/);
    const after = await sdk.obligations.talkers(
      drawn?.delegation.obligations[0] ?? '',
      '2026-03-10',
    );
    assert.equal(after.find(({ name }) => name === '罗局长')?.eligibility.answer, 'yes');
    all(element, 'dialog[open]')[0]?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await button(element, /^委托罗局长（/);
  });
});
