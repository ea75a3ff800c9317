import { assert } from '@esm-bundle/chai';
import type { TalkScheduler } from '../../../src/components/index.ts';
import type { TalkSdk } from '../../../src/sdk/index.ts';
import {
  accessible,
  all,
  button,
  control,
  focused,
  key,
  leave,
  openDesk,
  place,
  press,
  said,
  shown,
  until,
} from './desk.ts';

async function open(view: TalkScheduler['view']) {
  const sdk = await openDesk();
  const element = document.createElement('talk-scheduler');
  element.sdk = sdk;
  element.view = view;
  place(element);
  if (view !== 'mine') await until('three rows', () => rows(element).length === 3);
  return { sdk, element };
}

function rows(element: TalkScheduler): HTMLElement[] {
  return all(element, 'tr.row-item');
}

function rowOf(element: TalkScheduler, name: string): Promise<HTMLElement> {
  return until(`the row of ${name}`, () => rows(element).find((row) => shown(row).includes(name)));
}

function cell(element: TalkScheduler, date: string, talker?: string): Promise<HTMLElement> {
  const whose = talker === undefined ? ':not([data-talker])' : `[data-talker="${talker}"]`;
  return until(`${date} ${talker ?? ''}`, () => all(element, `td[data-date="${date}"]${whose}`)[0]);
}

function drag(on: HTMLElement, type: string): DragEvent {
  const event = new DragEvent(type, {
    bubbles: true,
    composed: true,
    cancelable: true,
    dataTransfer: new DataTransfer(),
  });
  on.dispatchEvent(event);
  return event;
}

function carryingLine(element: TalkScheduler): string {
  return all(element, '.carrying').map(shown).join('');
}

async function arranged(sdk: TalkSdk, name: string, date: '2026-03-10', talker: string) {
  const row = (await sdk.obligations.worklist()).find((one) => one.subjectName === name);
  if (!row) throw new Error(`no row of ${name}`);
  const outcome = await sdk.plan.arrange({
    obligation: row.obligation,
    date,
    talker,
    outline: true,
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

async function talkOf(sdk: TalkSdk, name: string) {
  const list = await sdk.obligations.worklist();
  return list.find((row) => row.subjectName === name)?.talk;
}

describe('the calendar beside the worklist', () => {
  afterEach(leave);

  for (const view of ['month', 'week', 'agenda'] as const) {
    it(`is accessible as ${view}, in both themes`, async () => {
      const { sdk, element } = await open(view);
      await arranged(sdk, '王小明', '2026-03-10', 'p-bu');
      await until('the talk', () => all(element, '.entry, .agenda td').length > 0);
      await accessible(element);
      element.theme = 'dark';
      await element.updateComplete;
      await accessible(element);
    });
  }

  it('shades the window of what is dragged, says what stands against a place, and bars who may not', async () => {
    const { element } = await open('week');
    const row = await rowOf(element, '王小明');
    await until('that it can be dragged', () => row.draggable);
    const start = drag(row, 'dragstart');
    assert.equal(start.dataTransfer?.getData('text/plain'), '', 'no word of it leaves the page');
    const inside = await cell(element, '2026-03-11', 'p-bu');
    await until('the window', () => inside.classList.contains('window'));
    assert.isFalse((await cell(element, '2026-03-14', 'p-bu')).classList.contains('window'));
    drag(inside, 'dragover');
    await until('that it is possible', () => carryingLine(element).includes('可以安排'));
    drag(await cell(element, '2026-03-15', 'p-bu'), 'dragover');
    await until('that it is late', () => carryingLine(element).includes('三·1'));
    await until('and it is said', () => said(element).includes('三·1'));
    drag(row, 'dragend');
    await until('nothing is carried', () => carryingLine(element) === '');
  });

  it('asks for the rest where a due talk is dropped, and takes the arrangement back by one button', async () => {
    const { sdk, element } = await open('week');
    const row = await rowOf(element, '王小明');
    await until('that it can be dragged', () => row.draggable);
    drag(row, 'dragstart');
    const target = await cell(element, '2026-03-11', 'p-bu');
    drag(target, 'dragover');
    drag(target, 'drop');
    const dialog = await until('the dialog', () => all(element, 'talk-dialog[open]')[0]);
    await until('the day', () => shown(dialog).includes('已选：2026年3月11日（周三）'));
    const chosen = await until('the talker', () =>
      all(dialog, 'input[type="radio"]').find(
        (one) => one instanceof HTMLInputElement && one.checked,
      ),
    );
    assert.include(chosen.closest('label')?.textContent ?? '', '林部长');
    const outline = control(dialog, 'input[type="checkbox"]', /谈话提纲/);
    outline?.click();
    await press(element, /确认安排/);
    const entries = () => all(element, 'td[data-date="2026-03-11"] .entry');
    await until('the talk on its day', () => entries().length === 1);
    assert.equal((await talkOf(sdk, '王小明'))?.date, '2026-03-11');
    await press(element, /^撤销$/);
    await until('the day is empty', () => entries().length === 0);
    assert.isUndefined(await talkOf(sdk, '王小明'));
  });

  it('carries a due talk by keys alone', async () => {
    const { element } = await open('month');
    const row = await rowOf(element, '王小明');
    row.focus();
    key(row, 'm');
    const day = await until('the cursor on a day', () => {
      const on = focused();
      return on?.matches('td.day') ? on : undefined;
    });
    assert.equal(day.dataset['date'], '2026-03-09', 'the day that suggests itself');
    key(day, 'ArrowRight');
    const next = await cell(element, '2026-03-10');
    await until('the cursor on the next day', () => focused() === next);
    await until('what is said of it', () => said(element).includes('2026年3月10日'));
    key(next, 'Enter');
    const dialog = await until('the dialog', () => all(element, 'talk-dialog[open]')[0]);
    await until('the day', () => shown(dialog).includes('已选：2026年3月10日（周二）'));
  });

  it('moves an arranged talk by keys, and takes it back with Ctrl+Z', async () => {
    const { sdk, element } = await open('month');
    const talk = await arranged(sdk, '王小明', '2026-03-10', 'p-bu');
    const entry = await until('the talk', () => all(element, 'button.entry')[0]);
    entry.focus();
    key(entry, 'm');
    const from = await cell(element, '2026-03-10');
    await until('the cursor on its day', () => focused() === from);
    key(from, 'ArrowRight');
    const to = await cell(element, '2026-03-11');
    await until('the cursor on the next day', () => focused() === to);
    await until('that it is possible', () => carryingLine(element).includes('可以安排'));
    key(to, 'Enter');
    await until('it has moved', () => all(to, '.entry').length === 1);
    assert.equal((await sdk.talks.get(talk.id))?.date, '2026-03-11');
    key(to, 'z', { ctrlKey: true });
    await until('it is back', () => all(from, '.entry').length === 1);
    assert.equal((await sdk.talks.get(talk.id))?.date, '2026-03-10');
  });

  it('asks before it moves a talk to where something stands against it', async () => {
    const { sdk, element } = await open('month');
    const talk = await arranged(sdk, '王小明', '2026-03-10', 'p-bu');
    const entry = await until('the talk', () => all(element, 'button.entry')[0]);
    drag(entry, 'dragstart');
    const late = await cell(element, '2026-03-20');
    drag(late, 'dragover');
    await until('that it is late', () => carryingLine(element).includes('三·1'));
    drag(late, 'drop');
    const dialog = await until('the dialog', () => all(element, 'talk-dialog[open]')[0]);
    await until('its heading', () => shown(dialog).includes('改期：王小明任职谈话'));
    await until('why', () => shown(dialog).includes('三·1'));
    assert.equal((await sdk.talks.get(talk.id))?.date, '2026-03-10', 'nothing has moved');
    await accessible(element);
  });

  it('puts back with Esc what was taken up', async () => {
    const { sdk, element } = await open('month');
    const talk = await arranged(sdk, '王小明', '2026-03-10', 'p-bu');
    const entry = await until('the talk', () => all(element, 'button.entry')[0]);
    entry.focus();
    key(entry, 'm');
    const day = await cell(element, '2026-03-10');
    await until('the cursor', () => focused() === day);
    key(day, 'Escape');
    await until('nothing is carried', () => carryingLine(element) === '');
    await until('it is said', () => said(element).includes('已放回'));
    assert.equal((await sdk.talks.get(talk.id))?.revision, talk.revision);
  });

  it('lets the host refuse a move', async () => {
    const { sdk, element } = await open('month');
    const talk = await arranged(sdk, '王小明', '2026-03-10', 'p-bu');
    element.addEventListener('talk-before-reschedule', (event) => event.preventDefault());
    const entry = await until('the talk', () => all(element, 'button.entry')[0]);
    drag(entry, 'dragstart');
    const to = await cell(element, '2026-03-11');
    drag(to, 'dragover');
    await until('that it is possible', () => carryingLine(element).includes('可以安排'));
    drag(to, 'drop');
    await until('the refusal', () => shown(element).includes('页面没有同意此操作'));
    assert.equal((await sdk.talks.get(talk.id))?.date, '2026-03-10');
  });

  it('shows a leader the own talks of the week and opens them', async () => {
    const { sdk, element } = await open('mine');
    await arranged(sdk, '王小明', '2026-03-10', 'p-bu');
    await until('that there is nothing', () => shown(element).includes('这段时间没有安排'));
    assert.notInclude(shown(element), '王小明', 'another leader’s talk');
    await accessible(element);
  });

  it('prints the plan of the week that is shown, and to a leader their own', async () => {
    const { sdk, element } = await open('week');
    await arranged(sdk, '王小明', '2026-03-10', 'p-bu');
    await arranged(sdk, '赵志强', '2026-03-10', 'p-fu');
    await press(element, /^下一周$/);
    await press(element, /^上一周$/);
    const sheet = () => {
      const frame = all(element, 'iframe')[0];
      return frame instanceof HTMLIFrameElement
        ? (frame.contentDocument?.body.innerText ?? '')
        : '';
    };
    const menu = async (item: RegExp) => {
      await press(element, /^更多$/);
      const wanted = await until('the menu', () => control(element, '[role="menuitem"]', item));
      assert.equal(focused()?.getAttribute('role'), 'menuitem', 'the menu has the focus');
      wanted.click();
      await until('the sheet', () => sheet().includes('安排表'));
    };
    await menu(/^打印谈话安排表（周：3月9日–15日）…$/);
    await until('both talks', () => sheet().includes('王小明') && sheet().includes('赵志强'));
    await accessible(element);
    all(element, 'dialog[open]')[0]?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until('it is closed', () => all(element, 'dialog[open]').length === 0);
    element.sdk = {
      ...sdk,
      actor: () => Promise.resolve({ id: 'p-bu', name: '林部长', roles: ['leader'] as const }),
      watch: (query, callback, failed) => sdk.watch(query, callback, failed),
    };
    element.view = 'mine';
    await button(element, /^打开：王小明任职谈话$/);
    assert.isUndefined(control(element, 'button', /^改期/), 'who holds a talk does not move it');
    await menu(/^打印谈话安排表（2026年3月）…$/);
    await until('the own talk', () => sheet().includes('王小明'));
    assert.notInclude(sheet(), '赵志强');
  });

  it('opens a talk from the agenda, and has a button for another day', async () => {
    const { sdk, element } = await open('agenda');
    await arranged(sdk, '王小明', '2026-03-10', 'p-bu');
    await button(element, /^打开：王小明任职谈话$/);
    let opened = '';
    element.addEventListener('talk-open-record', (event) => {
      event.preventDefault();
      if (event instanceof CustomEvent) opened = (event.detail as { talk: string }).talk;
    });
    await press(element, /^打开：王小明任职谈话$/);
    await until('the talk is opened', () => opened !== '');
    await press(element, /^改期：王小明任职谈话$/);
    const dialog = await until('the dialog', () => all(element, 'talk-dialog[open]')[0]);
    await until('its heading', () => shown(dialog).includes('改期：王小明任职谈话'));
  });
});
