import { assert } from '@esm-bundle/chai';
import type { Actor, TalkSdk } from '../../../src/sdk/index.ts';
import {
  accessible,
  all,
  button,
  focused,
  key,
  leave,
  LIST,
  NOW,
  openDesk,
  place,
  press,
  said,
  shown,
  until,
} from './desk.ts';

/** The desk of the clerk on the day of the talk; or somebody else’s, on a later one. */
async function open(day = '2026-03-09', actor?: Actor) {
  let now = NOW;
  let seated: Actor = { id: 'p-clerk', name: '周敏', roles: ['clerk'] };
  const sdk = await openDesk(LIST, 0, {
    clock: { now: () => now },
    identity: { current: () => seated },
  });
  await held(sdk);
  now = Date.parse(`${day}T10:00:00+08:00`);
  seated = actor ?? seated;
  const element = document.createElement('talk-dashboard');
  element.sdk = sdk;
  place(element);
  if (actor?.roles.includes('subject') !== true) {
    await until('the figures', () => all(element, '.rate').length === 4);
  }
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

  it('narrows the figures to a unit and a kind, and says what was not done', async () => {
    const { element } = await open();
    (await button(element, /查看明细：谈话完成率：未办$/)).click();
    const dialog = await until('the dialog', () => all(element, 'talk-dialog[open]')[0]);
    await until('the others', () => shown(dialog).includes('赵志强'));
    assert.notInclude(shown(dialog), '王小明', 'who was talked with');
    await press(dialog, /^关闭$/);
    const kind = all(element, 'select#kind')[0];
    if (!(kind instanceof HTMLSelectElement)) throw new Error('no choice of kinds');
    const [appointment] = [...kind.options].filter(({ text }) => text.trim() === '任职谈话');
    kind.value = appointment?.value ?? '';
    kind.dispatchEvent(new Event('change'));
    await until('one of one', () => shown(element).includes('谈话完成率 100.0% 1 / 1'));
    assert.equal([...kind.options].length, 3, 'the other kinds can still be chosen');
  });

  it('prints the report as a document and saves it, with the ledgers, as files', async () => {
    const { element } = await open();
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    try {
      await press(element, /^打印与导出…$/);
      await until('the dialog', () => shown(element).includes('执行情况检查表'));
      await accessible(element);
      await press(element, /^导出 Excel：通报$/);
      await until('the report', () => saved.length === 1);
      await press(element, /^导出 CSV：台账$/);
      await until('the ledger', () => saved.length === 2);
      assert.match(saved.join(' '), /通报.*\.xlsx 谈话台账.*\.csv/);
      (await until('a ledger', () => all(element, '.choices input')[1])).click();
      await press(element, /^导出 CSV：台账$/);
      await until('a refusal', () => shown(element).includes('CSV 一次只能导出一种台账'));
      assert.include(said(element), 'CSV 一次只能导出一种台账');
      await press(element, /^打印通报…$/);
      const frame = await until('the pages', () => {
        const [one] = all(element, 'iframe');
        if (!(one instanceof HTMLIFrameElement)) return undefined;
        return (one.contentDocument?.body.childElementCount ?? 0) > 0 ? one : undefined;
      });
      const paper = frame.contentDocument?.body.textContent ?? '';
      assert.include(paper, '干部谈话制度执行情况月报');
      assert.include(paper, '2026年3月，应谈2项，已谈1项');
      assert.include(paper, '谈话完成率2150%');
      assert.equal(all(element, 'talk-output-dialog talk-dialog[open]').length, 0);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('says who has no right to the figures, and that a month is not closed, without a red word', async () => {
    const { element } = await open('2026-03-09', { id: 'p-1', name: '李大海', roles: ['subject'] });
    await until('why not', () => shown(element).includes('没有查看统计的权限'));
    assert.equal(all(element, '.error').length, 0);
    await accessible(element);
  });
});

describe('the inspector’s desk', () => {
  afterEach(leave);

  const inspector: Actor = { id: 'p-inspector', name: '督查员', roles: ['inspector'] };

  it('tells numbers of a closed month alone, masked where they are small, and prints them', async () => {
    const { element } = await open('2026-04-09', inspector);
    await until('March', () => shown(element).includes('2026年3月'));
    const masked = await until('a masked number', () => all(element, '.masked')[0]);
    assert.equal(masked.textContent?.trim(), '＜3');
    assert.include(shown(element), '组织部以外不显示');
    assert.equal(all(element, 'button.link').length, 0, 'no rows behind the numbers');
    assert.equal(all(element, 'select#unit').length, 0, 'nothing to narrow them by');
    await accessible(element);
    await press(element, /^打印与导出…$/);
    await until('the dialog', () => shown(element).includes('打印通报'));
    assert.notInclude(shown(element), '台账');
  });

  it('lists what is wanting by list, and shows the steps of a case without a name or a word', async () => {
    const { element } = await open('2026-04-09', inspector);
    await press(element, /^例外与抽查$/);
    await until('the cases', () => all(element, 'tr[data-index]').length === 3);
    assert.notInclude(shown(element), '王小明');
    await press(element, /^已谈未形成记录 1$/);
    const row = await until('the one', () => {
      const rows = all(element, 'tr[data-index]');
      return rows.length === 1 ? rows[0] : undefined;
    });
    assert.include(shown(row), '王**');
    await accessible(element);
    row.focus();
    key(row, 'Enter');
    const steps = await until('the steps', () => all(element, 'ol.steps')[0]);
    assert.include(shown(steps), '谈话 2026年3月9日（周一）');
    assert.include(shown(steps), '书面记录 没有书面记录');
    assert.equal(focused()?.id, 'case');
    await accessible(element);
    key(all(element, 'aside')[0] ?? element, 'Escape');
    await until('back in the list', () => focused() === all(element, 'tr[data-index]')[0]);
    await press(element, /^逾期未谈 1$/);
    await until('the other', () =>
      all(element, 'tr[data-index]').map(shown).join().includes('李**'),
    );
    await press(element, /^全部事项$/);
    await until('all', () => all(element, 'tr[data-index]').length === 3);
    await press(element, /^随机抽查 5 件$/);
    await until('a sample', () => shown(element).includes('从 3 件中随机抽取 3 件'));
  });
});
