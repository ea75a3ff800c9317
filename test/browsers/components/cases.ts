/** The cases of the tracker as a user finds their way about them: rows, steps, forms, people. */
import { all, field, key, shown, type, until } from './desk.ts';

export function rowOf(element: HTMLElement, name: string): HTMLElement | undefined {
  return all(element, 'tbody tr').find((row) => shown(row).includes(name));
}

export async function openRow(element: HTMLElement, name: string): Promise<void> {
  const row = await until('the row', () => rowOf(element, name));
  row.focus();
  key(row, 'Enter');
}

export function steps(element: HTMLElement): Record<string, string> {
  return Object.fromEntries(
    all(element, 'ol.steps > li').map(
      (step) => (step.getAttribute('aria-label') ?? '').split('，') as [string, string],
    ),
  );
}

export function form(element: HTMLElement, act: string): Promise<HTMLElement> {
  return until(`the form ${act}`, () => all(element, `talk-act-form[data-act="${act}"]`)[0]);
}

/** Opens the form that is folded under the act's name. */
export async function unfold(
  element: HTMLElement,
  act: string,
  name: string,
): Promise<HTMLElement> {
  const summary = await until(name, () =>
    all(element, 'summary').find((one) => shown(one).trim() === name),
  );
  summary.click();
  return form(element, act);
}

export async function pick(root: HTMLElement, label: RegExp, name: string): Promise<void> {
  type(await field(root, label), name);
  const person = await until(name, () =>
    all(root, 'li[role="option"]').find((one) => shown(one).includes(name)),
  );
  person.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
  await until('the choice', () => shown(root).includes('已选择'));
}
