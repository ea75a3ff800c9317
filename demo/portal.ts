/** The demo portal: opens the SDK for the person whom the portal has logged in, and moves between views. */
import 'cadre-talk/define';
import type { TalkSdk, WorklistRow } from 'cadre-talk/sdk';
import { openDirectory, openSession, sampleList } from './directory.ts';

const views = ['worklist', 'records', 'admonitions', 'figures'] as const;
type View = (typeof views)[number];

const THEME = 'portal-theme';
const WEEKDAYS = '日一二三四五六';

const provider = element('provider', 'talk-provider');
const form = only('talk-record-form');
const scheduler = only('talk-scheduler');
const talkChoice = element('talk', 'select');

start().catch((error: unknown) => {
  const failure = element('failure', 'p');
  failure.textContent = '未能连接办公平台，请刷新页面重试；仍不成功时，请联系平台管理员。';
  failure.hidden = false;
  console.error(error);
});

async function start(): Promise<void> {
  followTheme();
  followMenu();
  const [{ actor, key }, directory] = await Promise.all([openSession(), openDirectory()]);
  element('person', 'p').textContent = `${actor.name}（干部科）`;
  provider.addEventListener('talk-ready', (event) => {
    const { sdk } = detailOf<{ readonly sdk: TalkSdk }>(event);
    element('today', 'p').textContent = inChinese(sdk.today());
    showFigures(sdk);
    followTalks(sdk);
  });
  // The provider opens the SDK itself, so that it can say why where that fails.
  provider.options = {
    identity: { current: () => actor },
    directory,
    key: () => key,
    tenant: 'yunxiu',
  };
}

/** The to-do numbers of the menu and of the heading, counted by the SDK after every change. */
function showFigures(sdk: TalkSdk): void {
  sdk.watch(
    (current) => current.obligations.worklist({ states: ['open', 'arranged'] }),
    (rows) => {
      const late = rows.filter(({ timeliness }) => timeliness === 'overdue').length;
      const soon = rows.filter(
        ({ daysLeft }) => daysLeft !== undefined && daysLeft >= 0 && daysLeft <= 7,
      ).length;
      setCount('count-worklist', rows.length, '项待办');
      const figures = element('figures', 'p');
      figures.hidden = rows.length === 0;
      figures.replaceChildren(
        ...figure('', '待办', rows.length),
        ...figure('late', '已过期限', late),
        ...figure('', '七日内到期', soon),
      );
    },
  );
  sdk.watch(
    (current) => current.obligations.worklist(),
    (rows) => {
      const sample = element('sample', 'button');
      // The dialog gives the focus back to the button, which has done its work.
      if (rows.length > 0 && document.activeElement === sample) {
        element('main', 'main').focus({ preventScroll: true });
      }
      sample.hidden = rows.length > 0;
    },
  );
  sdk.watch(
    (current) => current.admonitions.list(),
    (cases) => {
      const open = cases.filter(({ admonition }) => admonition.closed === undefined).length;
      setCount('count-admonitions', open, '件在办');
    },
  );
}

/** Fills the choice of talks, and shows the chosen one in the record form. */
function followTalks(sdk: TalkSdk): void {
  sdk.watch(
    (current) => current.obligations.worklist({ states: ['arranged', 'done'] }),
    (rows) => {
      const talks = rows.filter((row) => row.talk !== undefined);
      setCount('count-records', talks.filter((row) => row.phase === 'arranged').length, '次待完成');
      const chosen = talkChoice.value;
      talkChoice.replaceChildren(...talks.map(talkOption));
      if (talks.some((row) => row.talk?.id === chosen)) talkChoice.value = chosen;
      element('no-talk', 'p').hidden = talks.length > 0;
      form.hidden = talks.length === 0;
      showTalk();
    },
  );
  talkChoice.addEventListener('change', showTalk);
  // Without `preventDefault` the elements would open what is asked for in a dialog of their own.
  provider.addEventListener('talk-open-record', (event) => {
    event.preventDefault();
    talkChoice.value = detailOf<{ readonly talk: string }>(event).talk;
    showTalk();
    go('records');
  });
  element('sample', 'button').addEventListener('click', () => {
    // As if its file had been dropped there.
    void sampleList().then((file) => scheduler.readList(file));
  });
}

function showTalk(): void {
  form.talk = talkChoice.value;
}

function talkOption(row: WorklistRow): HTMLOptionElement {
  const day = row.talk === undefined ? '' : inChinese(row.talk.date).replace(/^\d+年/, '');
  return new Option(`${row.subjectName} ${row.kindName} ${day} ${row.stateName}`, row.talk?.id);
}

/**
 * One view at a time, by the address's fragment, so that “back” works and links can be shared. No
 * element has a fragment as its id: the browser would jump there and take the focus from the menu.
 */
function followMenu(): void {
  const show = (): void => {
    const wanted = views.find((view) => location.hash === `#${view}`) ?? 'worklist';
    for (const view of views) element(`view-${view}`, 'section').hidden = view !== wanted;
    for (const link of document.querySelectorAll('.menu li a')) {
      if (link.getAttribute('href') === `#${wanted}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  };
  addEventListener('hashchange', show);
  show();
}

/** Goes to a view as the reader would, and takes the focus along. */
function go(view: View): void {
  location.hash = view;
  element('main', 'main').focus();
}

function followTheme(): void {
  const choice = element('theme', 'select');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    const wanted = choice.value === 'light' || choice.value === 'dark' ? choice.value : 'auto';
    const dark = wanted === 'dark' || (wanted === 'auto' && system.matches);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    provider.theme = wanted;
  };
  const kept = localStorage.getItem(THEME);
  if (kept === 'light' || kept === 'dark') choice.value = kept;
  choice.addEventListener('change', () => {
    localStorage.setItem(THEME, choice.value);
    apply();
  });
  system.addEventListener('change', apply);
  apply();
}

function setCount(id: string, count: number, unit: string): void {
  const badge = element(id, 'span');
  badge.hidden = count === 0;
  badge.textContent = String(count);
  badge.setAttribute('aria-label', `${count} ${unit}`);
}

function figure(className: string, label: string, count: number): readonly Node[] {
  const whole = document.createElement('span');
  whole.className = className;
  const number = document.createElement('b');
  number.textContent = String(count);
  whole.append(`${label} `, number);
  return [whole, document.createTextNode(' ')];
}

/** 2026年11月23日 星期一 */
function inChinese(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = WEEKDAYS.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
  return `${year}年${month}月${day}日 星期${weekday}`;
}

function detailOf<Detail>(event: Event): Detail {
  if (!(event instanceof CustomEvent)) throw new TypeError(`${event.type} has no detail`);
  return event.detail as Detail;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  id: string,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = document.querySelector<HTMLElementTagNameMap[Tag]>(`${tag}#${id}`);
  if (found === null) throw new Error(`The page lacks its <${tag} id="${id}">.`);
  return found;
}

function only<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag] {
  const found = document.querySelector(tag);
  if (found === null) throw new Error(`The page lacks its <${tag}>.`);
  return found;
}
