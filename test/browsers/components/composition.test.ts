/** Chinese is typed by composing: until a word is chosen, the keys and what stands in the field are the input method's. */
import { assert } from '@esm-bundle/chai';
import { all, key, leave, openDesk } from './desk.ts';
import { screens } from './screens.ts';

const FIELDS = 'input:not([type]), input[type="text"], input[type="search"], textarea';
/** Keys that choose, leave, move, search or list keys while nobody composes. */
const KEYS = ['Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'PageDown', 'Home', ' ', '/', '?', 'm'];

type Field = HTMLInputElement | HTMLTextAreaElement;

function fieldsOf(element: HTMLElement): readonly Field[] {
  const fields = (all(element, FIELDS) as Field[]).filter(
    (one) => !one.readOnly && !one.disabled && one.getClientRects().length > 0,
  );
  // What lies under an open dialog cannot be typed into.
  const dialogs = all(element, 'talk-dialog[open]');
  return dialogs.length === 0
    ? fields
    : fields.filter((one) => dialogs.some((dialog) => all(dialog, FIELDS).includes(one)));
}

const composing = (on: Field, type: string, data: string) =>
  on.dispatchEvent(new CompositionEvent(type, { bubbles: true, composed: true, data }));

const input = (on: Field, isComposing: boolean) =>
  on.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing }));

const soon = () => new Promise((resolve) => setTimeout(resolve, 25));

/** What an act, a filter or a shortcut would change. */
function scene(element: HTMLElement): string {
  const rows = all(element, 'tbody tr[data-index]').length;
  const open = all(element, 'dialog[open], details[open]').length;
  const options = all(element, '[role="option"][aria-selected="true"]').map((one) => one.id);
  return JSON.stringify({ rows, open, options });
}

/** Composes a word in a field, pressing every key on the way; says what went wrong. */
async function compose(element: HTMLElement, one: Field): Promise<string[]> {
  const faults: string[] = [];
  one.focus();
  // A list that the focus opens is there.
  await new Promise((resolve) => setTimeout(resolve, one.getAttribute('role') ? 250 : 0));
  const before = scene(element);
  composing(one, 'compositionstart', '');
  one.value = 'di';
  input(one, true);
  for (const name of KEYS) {
    const pressed = key(one, name, { isComposing: true, keyCode: 229 });
    if (pressed.defaultPrevented) faults.push(`took ${name}`);
  }
  await soon();
  if (one.value !== 'di') faults.push(`lost what was being composed: ${one.value}`);
  if (scene(element) !== before) faults.push(`did something: ${before} ${scene(element)}`);
  one.value = '第';
  // Chromium tells the last input before the end; Safari sends the Enter that chose the word after it.
  input(one, true);
  composing(one, 'compositionend', '第');
  key(one, 'Enter', { isComposing: false });
  await soon();
  if (one.value !== '第') faults.push(`lost what was composed: ${one.value}`);
  if (!one.isConnected) faults.push('is gone');
  return faults;
}

describe('Chinese composition', () => {
  afterEach(leave);

  for (const [name, open] of Object.entries(screens)) {
    it(`fires nothing and loses nothing in any field of ${name}`, async () => {
      const sdk = await openDesk();
      const element = await open(sdk);
      const done: string[] = [];
      const taken: string[] = [];
      for (const type of ['hold', 'record', 'confirm', 'arrange', 'admonition', 'inquiry']) {
        element.addEventListener(`talk-before-${type}`, () => done.push(type));
      }
      element.addEventListener('value-change', () => taken.push('value'), true);
      const fields = fieldsOf(element);
      assert.isAbove(fields.length, name === 'the figures' ? -1 : 0, 'it has fields');
      const faults: string[] = [];
      for (const one of fields) {
        const label = one.labels?.[0]?.textContent?.trim() ?? one.getAttribute('aria-label') ?? '';
        faults.push(...(await compose(element, one)).map((fault) => `${label} ${fault}`));
      }
      assert.deepEqual(faults, []);
      assert.deepEqual(done, [], 'no act was begun');
      // Drawn anew, what was composed is still there.
      for (const part of all(element, '*')) {
        (part as Partial<{ requestUpdate(): void }>).requestUpdate?.();
      }
      await soon();
      const lost = fields.filter((one) => one.isConnected && one.value !== '第');
      assert.deepEqual(
        lost.map((one) => one.labels?.[0]?.textContent?.trim()),
        [],
      );
    });
  }
});
