/** A desk for the element tests: a small district, the real SDK in memory, and eyes that see into shadow roots. */
import 'axe-core';
import { assert } from '@esm-bundle/chai';
import type { AxeResults } from 'axe-core';
import '../../../src/components/define.ts';
import { createTalkSdk } from '../../../src/sdk/index.ts';
import type { DirectoryPort, Person, SdkOptions, TalkSdk } from '../../../src/sdk/index.ts';

/** Monday, 9 March 2026, 10:00 in Shanghai. */
export const NOW = Date.UTC(2026, 2, 9, 2, 0);

type Role = Person['posts'][number]['roles'][number];

function person(id: string, name: string, unit: string, title: string, roles: readonly Role[]) {
  const managed = unit !== 'committee' && unit !== 'department';
  const rank = managed ? ('section-deputy' as const) : ('other' as const);
  const from = '2020-01-01' as const;
  return { id, name, posts: [{ unit, title, roles, rank, managed, from }] };
}

const leaders: readonly Person[] = [
  person('p-shu', '程书记', 'committee', '区委书记', ['committee-principal']),
  person('p-fen', '苏分管', 'committee', '区委副书记', ['committee-leader-in-charge']),
  person('p-other', '崔其他', 'committee', '区委常委、副区长', ['committee-other-leader']),
  person('p-bu', '林部长', 'department', '组织部部长', [
    'department-principal',
    'department-leader',
  ]),
  person('p-fu', '高副部', 'department', '组织部副部长', ['department-leader']),
  person('p-unit', '罗局长', 'finance', '党组书记、局长', [
    'unit-party-principal',
    'team-principal',
  ]),
];

const clerk = { id: 'p-clerk', name: '周敏', roles: ['clerk'] } as const;

const HEADINGS =
  '序号,姓名,单位,现任职务,谈话类型,情形,决定日期,公示截止日期,公示结果,办理退休手续日期,发生日期,决定机关,文号,拟任单位,备注';

/** The list that most tests start from: an appointment, a removal and an admonition. */
export const LIST = [
  HEADINGS,
  '1,王小明,区财政局,副局长,任职谈话,提拔,2026-03-06,,,,,区委常委会,,区财政局,',
  '2,李大海,区财政局,副局长,免职谈话,工作需要,2026-02-20,,,,,区委常委会,,,',
  '3,赵志强,区财政局,副局长,诫勉谈话,工作作风,2026-03-05,,,,,区委组织部部务会,云组诫〔2026〕1号,,',
].join('\r\n');

/** As many appointments as asked for, each of another cadre. */
export function longList(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) =>
      `${index + 1},干部${index + 1},区财政局,副局长,任职谈话,提拔,2026-03-06,,,,,区委常委会,,区财政局,`,
  );
  return [HEADINGS, ...rows].join('\r\n');
}

export function directory(cadres = 0): DirectoryPort {
  const people = [
    ...leaders,
    ...['王小明', '李大海', '赵志强'].map((name, index) =>
      person(`p-${index}`, name, 'finance', '副局长', ['team-member']),
    ),
    ...Array.from({ length: cadres }, (_, index) =>
      person(`p-many-${index}`, `干部${index + 1}`, 'finance', '副局长', ['team-member']),
    ),
  ];
  const units = [
    { id: 'committee', name: '区委', partyBody: 'committee' as const },
    { id: 'department', name: '区委组织部', partyBody: 'committee' as const },
    { id: 'finance', name: '区财政局', partyBody: 'leading-group' as const },
  ];
  return {
    person: (id) => Promise.resolve(people.find((one) => one.id === id)),
    people: (unit, { offset, limit }) => {
      const there = people.filter((one) => one.posts.some((post) => post.unit === unit));
      return Promise.resolve({ people: there.slice(offset, offset + limit), total: there.length });
    },
    unit: (id) => Promise.resolve(units.find((one) => one.id === id)),
    units: () => Promise.resolve(units),
    search: (text) => Promise.resolve(people.filter((one) => one.name.includes(text))),
    holders: (roles) =>
      Promise.resolve(
        people.filter((one) =>
          one.posts.some((post) => post.roles.some((role) => roles.includes(role))),
        ),
      ),
  };
}

export function options(cadres = 0): SdkOptions {
  return {
    identity: { current: () => clerk },
    directory: directory(cadres),
    clock: { now: () => NOW },
  };
}

const opened: TalkSdk[] = [];

/** The real SDK in memory, with a list imported. */
export async function openDesk(
  list: string | null = LIST,
  cadres = 0,
  more: Partial<SdkOptions> = {},
): Promise<TalkSdk> {
  const sdk = await createTalkSdk({ ...options(cadres), ...more });
  opened.push(sdk);
  if (list !== null) {
    const report = await sdk.exchange.readDecisionList('名单.csv', list);
    if (!report.ok) throw new Error(report.error.message);
    const refused = report.value.rows.filter((row) => row.status !== 'take');
    assert.deepEqual(refused, [], 'every row of the test list is taken');
    const imported = await sdk.exchange.importDecisionList(report.value);
    if (!imported.ok) throw new Error(imported.error.message);
  }
  return sdk;
}

/** Puts an element into the page, 1366 wide. */
export function place<T extends HTMLElement>(element: T): T {
  const box = document.createElement('div');
  box.className = 'stage';
  box.style.width = '1100px';
  box.style.height = '640px';
  box.append(element);
  document.body.append(box);
  return element;
}

/** Clears the page after a test. */
export async function leave(): Promise<void> {
  for (const box of document.querySelectorAll('.stage')) box.remove();
  await Promise.all(opened.splice(0).map((sdk) => sdk.close()));
}

/** All matches, through all open shadow roots. */
export function all(root: ParentNode, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  const visit = (node: ParentNode): void => {
    for (const child of node.children) {
      if (child instanceof HTMLElement && child.matches(selector)) found.push(child);
      if (child.shadowRoot) visit(child.shadowRoot);
      visit(child);
    }
  };
  if (root instanceof Element && root.shadowRoot) visit(root.shadowRoot);
  visit(root);
  return found;
}

function nameOf(element: HTMLElement): string {
  const own = element.getAttribute('aria-label');
  if (own !== null) return own;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return Array.from(element.labels ?? [], (label) => label.textContent ?? '').join(' ');
  }
  return element.textContent ?? '';
}

function text(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** The first control of a kind with a name, or undefined. */
export function control(root: ParentNode, selector: string, name: RegExp): HTMLElement | undefined {
  return all(root, selector).find((one) => name.test(text(nameOf(one))) && visible(one));
}

function visible(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

/** Waits for something to be there, as a user would. */
export async function until<T>(
  what: string,
  look: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  ms = 15_000, // of a busy machine
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export function button(root: ParentNode, name: RegExp): Promise<HTMLElement> {
  return until(`button ${String(name)}`, () => control(root, 'button', name));
}

export function field(root: ParentNode, name: RegExp): Promise<HTMLInputElement> {
  return until(`field ${String(name)}`, () => {
    const found = control(root, 'input, textarea', name);
    return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement
      ? (found as HTMLInputElement)
      : undefined;
  });
}

export async function press(root: ParentNode, name: RegExp): Promise<void> {
  (await button(root, name)).click();
}

/** Types as a user does: text, then the field is left. */
export function type(input: HTMLInputElement, value: string): void {
  input.focus();
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export function key(on: HTMLElement, name: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key: name,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...init,
  });
  on.dispatchEvent(event);
  return event;
}

/** What is focused, through all shadow roots. */
export function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

/** Everything that is shown, as text. */
export function shown(root: ParentNode): string {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    if (node instanceof HTMLStyleElement) return;
    if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
    node.childNodes.forEach(visit);
  };
  visit(root);
  return text(parts.join(' '));
}

/** What the live regions say now. */
export function said(root: ParentNode): string {
  return all(root, '[role="status"]')
    .map((region) => text(region.textContent ?? ''))
    .join(' ');
}

interface Axe {
  run(context: Element, options: object): Promise<AxeResults>;
}

/** axe finds nothing, in light and in dark. */
export async function accessible(element: HTMLElement): Promise<void> {
  const { axe } = globalThis as unknown as { readonly axe: Axe };
  const results = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      // A page of one element has no landmarks and no heading of the page.
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      // It compares word by word, by Intl.Segmenter. Chromium 86 has none, and axe then takes every
      // Chinese sentence for one word; the other lanes judge by it.
      'label-content-name-mismatch': { enabled: 'Segmenter' in Intl },
    },
  });
  const faults = results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${JSON.stringify(target)} ${failureSummary ?? ''}`).join(' | ')}`,
  );
  assert.equal(faults.join('\n'), '');
}
