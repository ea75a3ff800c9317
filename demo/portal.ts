/** The demo portal: opens the SDK for the person whom the portal has logged in, and moves between views. */
import 'cadre-talk/define';
import type { TalkSdk, WorklistRow } from 'cadre-talk/sdk';
import { openDirectory, sampleList } from './directory.ts';
import { detailOf, element } from './dom.ts';
import { openSession, type Session } from './session.ts';
import { showFailure, showPerson } from './sign-in.ts';
import { followMenu, go, type View } from './views.ts';
import { longDay, shortDay } from './words.ts';

const THEME = 'portal-theme';

const provider = element('provider', 'talk-provider');
const form = element('form', 'talk-record-form');
const scheduler = element('scheduler', 'talk-scheduler');
const talkChoice = element('talk', 'select');
let mayImport = false;

start().catch(showFailure);

async function start(): Promise<void> {
  followTheme();
  const session = await openSession();
  const { actor, key, vaultKey, tenant, sync } = session;
  const own = followMenu(actor.roles);
  mayImport = actor.roles.includes('clerk');
  showPerson(session);
  const directory = await openDirectory(session.ask);
  provider.addEventListener('talk-ready', (event) => {
    const { sdk } = detailOf<{ readonly sdk: TalkSdk }>(event);
    element('today', 'p').textContent = longDay(sdk.today());
    showFigures(sdk, own);
    if (own.includes('records')) followTalks(sdk, session);
  });
  // The provider opens the SDK itself, so that it can say why where that fails.
  provider.options = {
    identity: { current: () => actor },
    directory,
    key: () => key,
    ...(vaultKey === undefined ? {} : { vaultKey: () => vaultKey }),
    tenant,
    sync,
    // Two people at two windows want to see at once what the other one did.
    autoSync: { soonMs: 1000, everyMs: 5000 },
  };
}

/** The to-do numbers of the menu and of the heading, counted by the SDK after every change. */
function showFigures(sdk: TalkSdk, own: readonly View[]): void {
  if (own.includes('worklist')) {
    sdk.watch(
      async (current) => ({
        left: await current.obligations.counts({ states: ['open', 'arranged'] }),
        all: await current.obligations.counts(),
      }),
      ({ left, all }) => {
        setCount('count-worklist', left.total, '项待办');
        const figures = element('figures', 'p');
        figures.hidden = left.total === 0;
        figures.replaceChildren(
          ...figure('', '待办', left.total),
          ...figure('late', '已过期限', left.urgency.overdue),
          ...figure('', '七日内到期', left.urgency.soon),
        );
        offerSample(all.total === 0);
      },
    );
  }
  if (own.includes('admonitions')) {
    sdk.watch(
      (current) => current.admonitions.list(),
      (cases) => {
        const open = cases.filter(({ admonition }) => admonition.closed === undefined).length;
        setCount('count-admonitions', open, '件在办');
      },
    );
  }
}

/** Only where nothing was entered yet, and only whom it lets import. */
function offerSample(wanted: boolean): void {
  const sample = element('sample', 'button');
  // The dialog gives the focus back to the button, which has done its work.
  if (!wanted && document.activeElement === sample) {
    element('main', 'main').focus({ preventScroll: true });
  }
  sample.hidden = !wanted || !mayImport;
}

/** So many in the choice at most: all that are to be held, and those that were held last. */
const MOST_TALKS = 200;

/** Fills the choice of talks, and shows the chosen one in the record form. */
function followTalks(sdk: TalkSdk, { ask }: Session): void {
  sdk.watch(
    (current) => current.obligations.page({ states: ['arranged', 'done'], limit: MOST_TALKS }),
    ({ rows }) => {
      const talks = rows.filter((row) => row.talk !== undefined);
      setCount('count-records', talks.filter((row) => row.phase === 'arranged').length, '次待完成');
      const chosen = talkChoice.value;
      talkChoice.replaceChildren(...talks.map(talkOption));
      choose(chosen);
      element('no-talk', 'p').hidden = talks.length > 0;
      form.hidden = talks.length === 0;
      showTalk();
    },
  );
  talkChoice.addEventListener('change', showTalk);
  // Without `preventDefault` the elements would open what is asked for in a dialog of their own.
  provider.addEventListener('talk-open-record', (event) => {
    event.preventDefault();
    choose(detailOf<{ readonly talk: string }>(event).talk);
    showTalk();
    go('records');
  });
  element('sample', 'button').addEventListener('click', () => {
    // As if its file had been dropped there.
    void sampleList(ask).then((file) => scheduler.readList(file));
  });
}

/** Chooses a talk, also one that is too long ago to be listed. */
function choose(talk: string): void {
  if (talk === '') return;
  talkChoice.value = talk;
  if (talkChoice.value === talk) return;
  talkChoice.append(new Option('已打开的谈话', talk));
  talkChoice.value = talk;
}

function showTalk(): void {
  form.talk = talkChoice.value;
}

function talkOption(row: WorklistRow): HTMLOptionElement {
  const day = row.talk === undefined ? '' : shortDay(row.talk.date);
  return new Option(`${row.subjectName} ${row.kindName} ${day} ${row.stateName}`, row.talk?.id);
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
