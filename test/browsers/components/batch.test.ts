import { assert } from '@esm-bundle/chai';
import type { TalkScheduler } from '../../../src/components/index.ts';
import {
  LIST,
  accessible,
  all,
  control,
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
