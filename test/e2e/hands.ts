/**
 * Two pairs of hands for the same journey. Those at the mouse click; those at the keyboard never touch
 * it: they walk by Tab and the arrows, and at every step the focus must be seen and must be somewhere.
 */
import assert from 'node:assert/strict';
import type { ElementHandle, Locator, Page } from 'playwright-core';

export interface Hands {
  readonly name: string;
  /** Follows a link, presses a button, ticks a box. */
  press(target: Locator): Promise<void>;
  /** Puts a text into a field, in place of what stood there. */
  write(target: Locator, text: string): Promise<void>;
  /** Chooses an option of a select by its label. */
  choose(target: Locator, label: string | RegExp): Promise<void>;
  /** Does what a row of a grid offers: by its button, or by a key on the row. */
  act(row: Locator, button: Locator, key?: 'Enter' | 'Space'): Promise<void>;
  /** Chooses a day (YYYY-MM-DD) in a month grid. */
  pickDay(grid: Locator, day: string): Promise<void>;
  /** Finds a person by name in a field that searches the directory. */
  pickPerson(field: Locator, name: string): Promise<void>;
}

export function mouse(page: Page): Hands {
  return {
    name: 'mouse',
    press: (target) => target.click(),
    write: async (target, text) => {
      await target.click();
      await target.fill(text);
    },
    choose: async (target, label) => {
      // A native list cannot be clicked through the debugging protocol: the choice is made in it.
      await target.click({ trial: true });
      await target.selectOption(await optionOf(target, label));
    },
    act: (_row, button) => button.click(),
    pickDay: (grid, day) => grid.locator(`[data-day="${day}"]`).click(),
    pickPerson: async (field, name) => {
      await field.click();
      await field.fill(name);
      await optionOfList(page, name).click();
    },
  };
}

/** The longest way through one page; a walk that is longer goes in a circle. */
const MOST_STEPS = 400;

export function keyboard(page: Page): Hands {
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor({ state: 'visible' });
    // To find it by its role is dear, so that is done again only where it was drawn anew.
    let element = await found(target);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const way = await wayTo(element);
      if (way === 'there') return;
      if (way === 'gone') element = await found(target);
      else {
        await page.keyboard.press(way);
        await assertFocusIsSeen(page);
      }
    }
    assert.fail(`No way by keyboard to ${String(target)}`);
  };
  return {
    name: 'keyboard',
    press: async (target) => {
      await reach(target);
      const box = await target.evaluate(
        (element) => element instanceof HTMLInputElement && element.type !== 'button',
      );
      await page.keyboard.press(box ? 'Space' : 'Enter');
      await assertFocusIsKept(page);
    },
    write: async (target, text) => {
      await reach(target);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    choose: async (target, label) => {
      await reach(target);
      const wanted = await optionOf(target, label);
      await page.keyboard.press('Home');
      for (let step = 0; step < MOST_STEPS; step += 1) {
        if ((await target.inputValue()) === wanted) return;
        await page.keyboard.press('ArrowDown');
      }
      assert.fail(`The option ${String(label)} cannot be reached by arrows`);
    },
    act: async (row, _button, key = 'Enter') => {
      await reach(row);
      await page.keyboard.press(key);
      await assertFocusIsKept(page);
    },
    pickDay: async (grid, day) => {
      const stop = grid.locator('[data-day][tabindex="0"]');
      await reach(stop);
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const here = await stop.getAttribute('data-day');
        assert.ok(here !== null);
        if (here === day) break;
        await page.keyboard.press(here < day ? 'ArrowRight' : 'ArrowLeft');
        await assertFocusIsSeen(page);
      }
      await page.keyboard.press('Enter');
      await assertFocusIsKept(page);
    },
    pickPerson: async (field, name) => {
      await reach(field);
      await page.keyboard.insertText(name);
      await optionOfList(page, name).and(page.locator('[aria-selected="true"]')).waitFor();
      await page.keyboard.press('Enter');
      await assertFocusIsKept(page);
    },
  };
}

function optionOfList(page: Page, name: string): Locator {
  return page.getByRole('listbox').getByRole('option', { name: new RegExp(`^${name}`) });
}

async function optionOf(target: Locator, label: string | RegExp): Promise<string> {
  const options = await target
    .locator('option')
    .evaluateAll((all) =>
      all.map((option) => [(option as HTMLOptionElement).value, option.textContent?.trim() ?? '']),
    );
  const found = options.find(([, text = '']) =>
    typeof label === 'string' ? text === label : label.test(text),
  );
  assert.ok(
    found?.[0] !== undefined,
    `No option ${String(label)} among: ${options.map(([, text]) => text).join(' | ')}`,
  );
  return found[0];
}

async function found(target: Locator): Promise<ElementHandle> {
  const element = await target.elementHandle();
  assert.ok(element, `${String(target)} is on no page`);
  return element;
}

/**
 * Tab, or an arrow where the target and the focus stand in one group that is walked by arrows (rows
 * of a grid and what stands in a row, tabs, radio buttons): there Tab would leave the group.
 */
type Way = 'Tab' | 'ArrowDown' | 'ArrowUp' | 'ArrowRight';

function wayTo(target: ElementHandle): Promise<Way | 'there' | 'gone'> {
  return target.evaluate((node) => {
    const element = node as Element;
    if (!element.isConnected) return 'gone' as const;
    const root = element.getRootNode();
    const tree = root instanceof Document || root instanceof ShadowRoot ? root : undefined;
    if (tree?.activeElement === element && document.hasFocus()) return 'there' as const;
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active === null || active === document.body) return 'Tab' as const;
    if (
      element instanceof HTMLInputElement &&
      active instanceof HTMLInputElement &&
      element.type === 'radio' &&
      active.type === 'radio' &&
      element.name === active.name &&
      element.getRootNode() === active.getRootNode()
    ) {
      return 'ArrowDown' as const;
    }
    if (element.getAttribute('role') === 'tab' && active.getAttribute('role') === 'tab') {
      return 'ArrowRight' as const;
    }
    const group = '[role="grid"], [role="treegrid"], [role="listbox"]';
    // What has the focus may stand in an element of its own in a row.
    let from = active;
    while (from.getRootNode() !== element.getRootNode()) {
      const root = from.getRootNode();
      if (!(root instanceof ShadowRoot)) break;
      from = root.host;
    }
    const grid = from.closest(group);
    if (grid !== null && grid === element.closest(group)) {
      const row = '[role="row"], tr, [role="option"]';
      const [here, there] = [from.closest(row), element.closest(row)];
      if (here !== null && there !== null && here !== there) {
        const down = here.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_FOLLOWING;
        return down ? ('ArrowDown' as const) : ('ArrowUp' as const);
      }
      // What stands in a row is walked by arrows too.
      if (here !== null && here === there && here !== element) return 'ArrowRight' as const;
    }
    return 'Tab' as const;
  });
}

/** A browser scrolls to the focus with its next frame, which a busy machine may be late with. */
const SEEN_WITHIN_MS = 1000;

/** The element that keys go to must be on the screen and must look different from its neighbours. */
export async function assertFocusIsSeen(page: Page): Promise<void> {
  const began = Date.now();
  let fault = await faultOfFocus(page);
  while (fault !== undefined && Date.now() - began < SEEN_WITHIN_MS) {
    await page.waitForTimeout(50);
    fault = await faultOfFocus(page);
  }
  assert.equal(fault, undefined);
}

function faultOfFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    // Between the last element and the first, the focus is at the browser's own controls.
    if (active === null || active === document.body) return undefined;
    const name = `<${active.localName} ${active.getAttribute('aria-label') ?? active.textContent?.trim().slice(0, 30) ?? ''}>`;
    const box = active.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return `${name} has the focus but no size`;
    if (box.bottom < 1 || box.right < 1 || box.top > innerHeight - 1 || box.left > innerWidth - 1) {
      return `${name} has the focus outside the screen`;
    }
    for (let at: Element | null = active; at !== null;) {
      const style = getComputedStyle(at);
      const ring = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
      if (ring || style.boxShadow !== 'none') return undefined;
      if (at !== active && !at.matches(':focus-within')) break;
      at = at.parentElement;
      if (at === null || at.matches('body, dialog, section, main')) break;
    }
    return `${name} has the focus, but nothing shows it`;
  });
}

/** What is about to be redrawn after an act has been redrawn by then. */
const SETTLED_MS = 150;

/** After an act, keys must still go somewhere; a dialog that closes gives the focus back. */
export async function assertFocusIsKept(page: Page): Promise<void> {
  const kept = () => document.activeElement !== null && document.activeElement !== document.body;
  await page
    .waitForFunction(kept, undefined, { timeout: 3000 })
    .catch(() => assert.fail('The focus was lost: keys go nowhere'));
  await page.waitForTimeout(SETTLED_MS);
  assert.ok(await page.evaluate(kept), 'The focus was lost a moment after the act');
}
