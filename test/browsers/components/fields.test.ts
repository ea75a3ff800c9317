import { assert } from '@esm-bundle/chai';
import { registerDates } from '../../../src/components/ui/register-dates.ts';
import { registerMonthGrid } from '../../../src/components/ui/register-month-grid.ts';
import type { CivilDate } from '../../../src/sdk/index.ts';
import {
  accessible,
  all,
  button,
  field,
  focused,
  key,
  leave,
  place,
  shown,
  type,
  until,
} from './desk.ts';

// The elements that have them load them when they are first shown.
registerDates();
registerMonthGrid();

function stage<T extends HTMLElement>(element: T): T {
  // Small elements take their tokens from the element around them.
  place(element);
  return element;
}

describe('the date field', () => {
  afterEach(leave);

  async function dateField() {
    const element = stage(document.createElement('talk-date-field'));
    element.label = '谈话日期';
    element.today = '2026-03-20';
    const told: (CivilDate | undefined)[] = [];
    element.addEventListener('value-change', (event) => {
      if (event instanceof CustomEvent) told.push(event.detail);
    });
    return { element, input: await field(element, /谈话日期/), told };
  }

  it('takes 3-9 and shows the whole date with its weekday', async () => {
    const { element, input, told } = await dateField();
    type(input, '3-9');
    await element.updateComplete;
    assert.deepEqual(told, ['2026-03-09']);
    assert.equal(input.value, '2026年3月9日（周一）');
  });

  it('keeps what it cannot read, and marks it', async () => {
    const { element, input, told } = await dateField();
    type(input, '2-30');
    await element.updateComplete;
    assert.equal(input.value, '2-30');
    assert.equal(input.getAttribute('aria-invalid'), 'true');
    assert.include(shown(element), '没有这一天');
    assert.deepEqual(told, []);
  });

  it('lets go of the mark once the text is a date', async () => {
    const { element, input } = await dateField();
    type(input, '2-30');
    type(input, '2-28');
    await element.updateComplete;
    assert.isFalse(input.hasAttribute('aria-invalid'));
    assert.equal(element.value, '2026-02-28');
  });

  it('takes nothing from the keys of an input method', async () => {
    const { element, input, told } = await dateField();
    input.focus();
    input.value = '3-1';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    const compose = (kind: string) =>
      input.dispatchEvent(new CompositionEvent(kind, { bubbles: true, composed: true }));
    key(input, 'Enter', { isComposing: true });
    key(input, 'Enter', { keyCode: 229 } as KeyboardEventInit);
    compose('compositionstart');
    key(input, 'Enter');
    compose('compositionend');
    // Safari sends the Enter that chooses a word after the composition's end.
    key(input, 'Enter');
    await element.updateComplete;
    assert.deepEqual(told, []);
    await new Promise((resolve) => setTimeout(resolve, 20));
    key(input, 'Enter');
    assert.deepEqual(told, ['2026-03-01']);
  });

  it('opens a month, chooses with the arrow keys and gives the focus back', async () => {
    const { element, input, told } = await dateField();
    type(input, '3-9');
    (await button(element, /从月历选择/)).click();
    const day = await until('the focused day', () =>
      focused()?.dataset['day'] === '2026-03-09' ? focused() : undefined,
    );
    key(day, 'ArrowDown');
    const next = await until('a week later', () =>
      focused()?.dataset['day'] === '2026-03-16' ? focused() : undefined,
    );
    key(next, 'Enter');
    await until('the grid to close', () => all(element, 'talk-month-grid').length === 0);
    assert.deepEqual(told, ['2026-03-09', '2026-03-16']);
    assert.match(focused()?.getAttribute('aria-label') ?? '', /从月历选择/);
  });

  it('closes its month by Esc and not the dialog around it', async () => {
    const { element } = await dateField();
    (await button(element, /从月历选择/)).click();
    const day = await until('a focused day', () =>
      focused()?.dataset['day'] ? focused() : undefined,
    );
    assert.isTrue(key(day, 'Escape').defaultPrevented);
    await until('the grid to close', () => all(element, 'talk-month-grid').length === 0);
  });
});

describe('the month grid', () => {
  afterEach(leave);

  it('says of a day whether it is off, made up, in the window or its last', async () => {
    const grid = stage(document.createElement('talk-month-grid'));
    grid.label = '谈话日期';
    grid.today = '2026-02-10';
    grid.shade = { from: '2026-02-10', to: '2026-02-17', due: '2026-02-24' };
    grid.dayMark = (day) =>
      day === '2026-02-14'
        ? 'makeup'
        : day >= '2026-02-15' && day <= '2026-02-23'
          ? 'rest'
          : 'work';
    await grid.updateComplete;
    const name = (day: string) =>
      all(grid, `[data-day="${day}"] .visually-hidden`)[0]?.textContent ?? '';
    assert.equal(name('2026-02-10'), '2026年2月10日（周二），今天，在时限内');
    assert.equal(name('2026-02-14'), '2026年2月14日（周六），调休上班日，在时限内');
    assert.equal(name('2026-02-18'), '2026年2月18日（周三），法定休息日，遇休息日顺延');
    assert.equal(name('2026-02-24'), '2026年2月24日（周二），遇休息日顺延，时限最后一天');
    assert.equal(name('2026-02-25'), '2026年2月25日（周三）');
    await accessible(grid);
  });

  it('says 未公布 where nobody has published the year', async () => {
    const grid = stage(document.createElement('talk-month-grid'));
    grid.today = '2031-05-01';
    grid.dayMark = () => 'unknown';
    await grid.updateComplete;
    assert.include(shown(grid), '2031年放假安排未公布');
  });

  it('turns the page when the arrows leave the month', async () => {
    const grid = stage(document.createElement('talk-month-grid'));
    grid.today = '2026-03-01';
    await grid.focusDay();
    const day = focused();
    assert.equal(day?.dataset['day'], '2026-03-01');
    if (day) key(day, 'ArrowUp');
    await until('February', () => focused()?.dataset['day'] === '2026-02-22');
    assert.include(shown(grid), '2026年2月');
  });
});

describe('the text field', () => {
  afterEach(leave);

  it('tells its value only when a composition is over', async () => {
    const element = stage(document.createElement('talk-text-field'));
    element.label = '原因';
    const told: string[] = [];
    element.addEventListener('value-change', (event) => {
      if (event instanceof CustomEvent) told.push(String(event.detail));
    });
    const input = await field(element, /原因/);
    const compose = (kind: string) =>
      input.dispatchEvent(new CompositionEvent(kind, { bubbles: true, composed: true }));
    compose('compositionstart');
    input.value = 'wai';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    assert.deepEqual(told, []);
    input.value = '外出';
    compose('compositionend');
    await until('the whole word', () => told.length > 0);
    assert.deepEqual(told, ['外出']);
  });
});

describe('the dialog', () => {
  afterEach(leave);

  it('gives the focus back to where it came from', async () => {
    const opener = place(document.createElement('button'));
    opener.textContent = '打开';
    opener.focus();
    const dialog = document.createElement('talk-dialog');
    dialog.heading = '标题';
    opener.parentElement?.append(dialog);
    dialog.open = true;
    await until('the focus inside', () => focused() !== opener);
    assert.equal(focused()?.textContent, '标题');
    (await button(dialog, /^关闭$/)).click();
    await until('the focus back', () => focused() === opener);
    assert.isFalse(dialog.open);
  });

  it('tells its owner once when it closes', async () => {
    const dialog = place(document.createElement('talk-dialog'));
    let closed = 0;
    dialog.addEventListener('close', () => {
      closed += 1;
    });
    dialog.open = true;
    await dialog.updateComplete;
    (await button(dialog, /^关闭$/)).click();
    await until('it to close', () => closed > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(closed, 1);
  });
});
