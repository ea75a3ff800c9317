/**
 * Each public element alone: its attributes to choose, what it tells as it happens (names and keys,
 * never a value of a record), and the markup to copy.
 */
import 'cadre-talk/define';
import type { TalkSdk } from 'cadre-talk/sdk';
import { openDirectory } from './directory.ts';
import { detailOf, element, make } from './dom.ts';
import { type Choice, describe, type ElementPage } from './elements.ts';
import { language, say, translatePage } from './language.ts';
import { openSession } from './session.ts';
import { shortDay } from './words.ts';

const MOST_LINES = 50;

const provider = element('provider', 'talk-provider');
const log = element('log', 'ol');
const refuse = element('refuse', 'input');
const markup = element('markup', 'pre');

translatePage();
start().catch((error: unknown) => {
  const failure = element('failure', 'p');
  failure.hidden = false;
  failure.textContent = say(
    '未能打开。请先在平台首页登录，再打开本页。',
    'This page could not be opened. Sign in at the portal first.',
  );
  console.error(error);
});

async function start(): Promise<void> {
  const theme = localStorage.getItem('portal-theme');
  const dark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  provider.theme = dark ? 'dark' : 'light';
  provider.locale = language;
  const session = await openSession(() => undefined);
  const { actor, key, tenant, sync, ask } = session;
  element('person', 'p').textContent = actor.name;
  const [pages, directory] = await Promise.all([describe(ask), openDirectory(ask)]);
  for (const { name } of pages.flatMap(({ events }) => events)) listenTo(name);
  let opened: TalkSdk | undefined;
  provider.addEventListener('talk-ready', (event) => {
    opened = detailOf<{ readonly sdk: TalkSdk }>(event).sdk;
    show();
  });
  const show = (): void => {
    const page = pages.find(({ tag }) => location.hash === `#${tag}`) ?? pages[0];
    if (page !== undefined && opened !== undefined) void showElement(page, opened);
    for (const link of document.querySelectorAll('#tags a')) {
      if (link.textContent === page?.tag) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  };
  element('tags', 'ul').replaceChildren(
    ...pages.map(({ tag }) => make('li', {}, make('a', { href: `#${tag}` }, tag))),
  );
  addEventListener('hashchange', show);
  element('copy', 'button').addEventListener('click', copy);
  provider.options = {
    identity: { current: () => actor },
    directory,
    key: () => key,
    locale: language,
    tenant,
    sync,
  };
}

async function showElement(page: ElementPage, sdk: TalkSdk): Promise<void> {
  const { tag, summary, attributes, properties, events } = page;
  element('tag-name', 'h1').textContent = tag;
  element('summary', 'p').textContent = summary;
  // The provider is there already: its own page shows it around another.
  const shown =
    tag === 'talk-provider' ? provider : provider.appendChild(document.createElement(tag));
  const inside = tag === 'talk-provider' ? document.createElement('talk-scheduler') : shown;
  provider.replaceChildren(inside);
  log.replaceChildren();
  const fields = await Promise.all(attributes.map((choice) => fieldOf(choice, shown, page, sdk)));
  element('attributes', 'form').replaceChildren(...fields);
  const nameAnd = ({ name, description }: { name: string; description: string }) =>
    make('li', {}, make('code', {}, name), ` ${description}`);
  element('properties', 'ul').replaceChildren(...properties.map(nameAnd));
  element('events', 'ul').replaceChildren(...events.map(nameAnd));
  write(shown, page);
}

/** A field in which an attribute's value is chosen; empty takes the attribute away. */
async function fieldOf(
  { name, values, description }: Choice,
  shown: HTMLElement,
  page: ElementPage,
  sdk: TalkSdk,
): Promise<HTMLElement> {
  const choice = make('select', {}, new Option(say('（不设）', '(not set)'), ''));
  for (const [value, label] of await optionsOf(values, sdk)) choice.add(new Option(label, value));
  choice.value = shown.getAttribute(name) ?? '';
  choice.addEventListener('change', () => {
    if (choice.value === '') shown.removeAttribute(name);
    else shown.setAttribute(name, values === 'flag' ? '' : choice.value);
    write(shown, page);
  });
  return make('label', { title: description }, make('code', {}, name), choice);
}

async function optionsOf(
  values: Choice['values'],
  sdk: TalkSdk,
): Promise<readonly (readonly [value: string, label: string])[]> {
  if (values === 'flag') return [['true', say('是', 'yes')]];
  if (values === 'talks') {
    const { rows } = await sdk.obligations.page({ states: ['arranged', 'done'], limit: 50 });
    return rows.flatMap(({ talk, subjectName, kindName }) =>
      talk === undefined
        ? []
        : [[talk.id, `${subjectName} ${kindName} ${shortDay(talk.date)}`] as const],
    );
  }
  if (values === 'cases') {
    const cases = await sdk.admonitions.list();
    return cases.map(({ admonition, subjectName }) => [admonition.id, subjectName] as const);
  }
  return values.map((value) => [value, value] as const);
}

/** The tag as one would write it; which record is shown is the host's affair. */
function write(shown: HTMLElement, { tag, attributes }: ElementPage): void {
  const set = attributes.flatMap(({ name, values }) => {
    const value = shown.getAttribute(name);
    if (value === null) return [];
    if (values === 'flag') return [` ${name}`];
    return [` ${name}="${typeof values === 'string' ? '…' : value}"`];
  });
  const own = `<${tag}${set.join('')}>`;
  markup.textContent =
    tag === 'talk-provider'
      ? `${own}\n  <talk-scheduler></talk-scheduler>\n</${tag}>`
      : `<talk-provider>\n  ${own}</${tag}>\n</talk-provider>`;
  element('copied', 'span').textContent = '';
}

/** By a selection: the page of a portal on plain HTTP has no clipboard of its own. */
function copy(): void {
  getSelection()?.selectAllChildren(markup);
  const copied = document.execCommand('copy');
  element('copied', 'span').textContent = copied
    ? say('已复制', 'Copied')
    : say('已选中，请按 Ctrl+C', 'Selected: press Ctrl+C');
}

const heard = new Set<string>();

function listenTo(name: string): void {
  if (heard.has(name)) return;
  heard.add(name);
  provider.addEventListener(name, (event) => {
    if (!(event instanceof CustomEvent)) return;
    if (refuse.checked && event.cancelable) event.preventDefault();
    const detail: unknown = event.detail;
    const keys = typeof detail === 'object' && detail !== null ? Object.keys(detail) : [];
    const line = make('li', {}, make('code', {}, name), ` { ${keys.join(', ')} }`);
    if (event.defaultPrevented) line.append(say(' 已拒绝', ' refused'));
    else if (event.cancelable) line.append(say(' 可拒绝', ' can be refused'));
    log.prepend(line);
    while (log.children.length > MOST_LINES) log.lastElementChild?.remove();
  });
}
