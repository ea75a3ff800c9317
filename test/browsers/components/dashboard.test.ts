import { assert } from '@esm-bundle/chai';
import type { TalkSdk } from '../../../src/sdk/index.ts';
import {
  accessible,
  all,
  button,
  focused,
  key,
  leave,
  openDesk,
  place,
  press,
  shown,
  until,
} from './desk.ts';

async function open() {
  const sdk = await openDesk();
  await held(sdk);
  const element = document.createElement('talk-dashboard');
  element.sdk = sdk;
  place(element);
  await until('the figures', () => all(element, '.rate').length === 4);
  return { sdk, element };
}

/** One of the three talks of the list is held, in time. */
async function held(sdk: TalkSdk): Promise<void> {
  const row = (await sdk.obligations.worklist()).find(
    ({ subjectName }) => subjectName === '王小明',
  );
  if (!row) throw new Error('no row');
  const talk = await sdk.plan.arrange({
    obligation: row.obligation,
    date: '2026-03-09',
    talker: 'p-bu',
    outline: true,
  });
  if (!talk.ok) throw new Error(talk.error.message);
  const done = await sdk.talks.hold({ talk: talk.value, heldOn: '2026-03-09' });
  if (!done.ok) throw new Error(done.error.message);
}

describe('the dashboard', () => {
  afterEach(leave);

  it('shows the rates of the month with their numbers, and is accessible in both themes', async () => {
    const { sdk, element } = await open();
    const figures = await sdk.figures.read({ from: '2026-03-01', to: '2026-03-31' });
    if (!figures.ok) throw new Error(figures.error.message);
    const text = shown(element);
    assert.include(text, '2026年3月');
    const { rate = 0, count } = figures.value.completion;
    assert.include(text, `谈话完成率 ${(rate * 100).toFixed(1)}% ${count.met} / ${count.of}`);
    await accessible(element);
    element.theme = 'dark';
    await element.updateComplete;
    await accessible(element);
  });

  it('opens the rows behind a number, and a talk from there', async () => {
    const { element } = await open();
    (await button(element, /查看明细：谈话完成率：已办$/)).click();
    const dialog = await until('the dialog', () => all(element, 'talk-dialog[open]')[0]);
    await until('the row', () => shown(dialog).includes('王小明'));
    assert.notInclude(shown(dialog), '李大海', 'only what makes the number');
    await accessible(element);
    key(dialog.shadowRoot?.querySelector('dialog') ?? dialog, 'Escape');
    await press(dialog, /^关闭$/);
    await until('it is closed', () => all(element, 'talk-dialog[open]').length === 0);
    let opened = '';
    element.addEventListener('talk-open-record', (event) => {
      event.preventDefault();
      if (event instanceof CustomEvent) opened = (event.detail as { talk: string }).talk;
    });
    (await button(element, /查看明细：领导谈话次数：林部长$/)).click();
    await press(element, /^打开：王小明任职谈话$/);
    await until('the talk', () => opened !== '');
  });

  it('goes to another month, quarter and year', async () => {
    const { element } = await open();
    await press(element, /^上一期$/);
    await until('February', () => shown(element).includes('2026年2月'));
    const span = all(element, 'select#span')[0];
    if (!(span instanceof HTMLSelectElement)) throw new Error('no choice of spans');
    span.value = 'quarter';
    span.dispatchEvent(new Event('change'));
    await until('the quarter', () => shown(element).includes('2026年第一季度'));
    await until(
      'the talk of March again',
      () => shown(element).includes('干部谈话') || shown(element).includes('谈话完成率'),
    );
  });

  it('goes from table to table with the arrows', async () => {
    const { element } = await open();
    const [first] = all(element, '[role="tab"]');
    first?.focus();
    if (first) key(first, 'ArrowRight');
    await until(
      'the second tab',
      () => focused()?.getAttribute('aria-selected') === 'true' && focused() !== first,
    );
    await until('its table', () => all(element, '[role="tabpanel"] table').length === 1);
    await accessible(element);
  });

  it('follows what is done elsewhere', async () => {
    const { sdk, element } = await open();
    const before = all(element, '.rate').map(shown).join();
    const row = (await sdk.obligations.worklist()).find(
      ({ subjectName }) => subjectName === '李大海',
    );
    if (!row) throw new Error('no row');
    const talk = await sdk.plan.arrange({
      obligation: row.obligation,
      date: '2026-03-09',
      talker: 'p-bu',
      outline: true,
      reasons: { 'removal.deadline': '本人住院' },
    });
    if (!talk.ok) throw new Error(talk.error.message);
    await sdk.talks.hold({ talk: talk.value, heldOn: '2026-03-09' });
    await until('other numbers', () => all(element, '.rate').map(shown).join() !== before);
  });
});
