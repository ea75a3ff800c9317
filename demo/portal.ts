/** The demo portal: opens the SDK for the person whom the portal has logged in, and moves between views. */
import 'cadre-talk/define';
import type { SdkOptions, TalkSdk, WorklistRow } from 'cadre-talk/sdk';
import { followAudit, followOwn, followSettings } from './desks.ts';
import { openDirectory, sampleList } from './directory.ts';
import { detailOf, element, make } from './dom.ts';
import { catchUp, followGuide } from './guide.ts';
import { followHome } from './home.ts';
import { language, say, translatePage } from './language.ts';
import { followLook, followOffice } from './look.ts';
import { followPeople } from './people.ts';
import { openSession, type Session } from './session.ts';
import { showFailure, showPerson } from './sign-in.ts';
import { followMenu, go, viewsOf } from './views.ts';
import { longDay, shortDay } from './words.ts';

const provider = element('provider', 'talk-provider');
const form = element('form', 'talk-record-form');
const scheduler = element('scheduler', 'talk-scheduler');
const talkChoice = element('talk', 'select');
const progress = element('progress', 'p');

translatePage();
start().catch(showFailure);

async function start(): Promise<void> {
  followLook();
  // To make five years takes the server a while, and so does the first sync of them.
  if (comesLate())
    tellProgress(say('正在准备五年数据，约需十几秒', 'Making five years of records'));
  const session = await openSession(showProgress);
  const { actor, key, vaultKey, tenant, sync, data } = session;
  expected = session.records;
  if (data === 'sample') arrive();
  followOffice(session);
  showPerson(session);
  const own = viewsOf(actor.roles);
  const guided = data === 'sample' && actor.roles.includes('clerk');
  followMenu(own, guided ? followGuide(provider) : () => undefined);
  if (data === 'years') element('district', 'span').textContent = say('云岭区', 'Yunling district');
  const directory = await openDirectory(session.ask);
  provider.addEventListener('talk-ready', (event) => {
    const { sdk } = detailOf<{ readonly sdk: TalkSdk }>(event);
    element('today', 'p').textContent = longDay(sdk.today());
    if (own.includes('worklist')) followWorklist(sdk, session);
    if (own.includes('records')) followTalks(sdk);
    // Counting anew after each of so many pages would only keep them waiting.
    void arrivedAll.then(() => {
      followHome(sdk, session, own, openTalk);
      if (own.includes('admonitions')) countCases(sdk);
      if (own.includes('people')) followPeople(sdk, directory);
      if (own.includes('own')) followOwn(sdk);
      if (own.includes('audit')) followAudit(sdk);
      if (own.includes('settings')) followSettings(sdk);
      if (guided) catchUp(sdk);
    });
  });
  // The provider opens the SDK itself, so that it can say why where that fails.
  provider.options = {
    identity: { current: () => actor },
    directory,
    key: () => key,
    ...(vaultKey === undefined ? {} : { vaultKey: () => vaultKey }),
    ...(await rulesOf(session)),
    locale: language,
    tenant,
    sync,
    // Two people at two windows want to see at once what the other one did.
    autoSync: { soonMs: 1000, everyMs: 5000 },
  };
}

/** The overlay is a part of its own: most offices never load it. */
async function rulesOf({ policy }: Session): Promise<Pick<SdkOptions, 'policy'>> {
  if (policy === 'district') return {};
  const [{ districtTrial }, { national }] = await Promise.all([
    import('cadre-talk/policy'),
    import('cadre-talk/policy/national'),
  ]);
  return { policy: [districtTrial, national] };
}

let expected = 0;
let received = 0;
let arrive: () => void = () => undefined;
/** The first sync has brought what there is, as far as it is more than a moment's. */
const arrivedAll = new Promise<void>((done) => {
  arrive = done;
});

function comesLate(): boolean {
  return new URLSearchParams(location.search).get('data') === 'years';
}

function showProgress(records: number, more: boolean): void {
  received += records;
  progress.hidden = !more;
  if (more) {
    const [now, all] = [received, Math.max(expected, received)].map((count) =>
      count.toLocaleString(language),
    );
    tellProgress(
      say(
        `正在取得本区数据：${now} / ${all} 条，可以先开始工作`,
        `Fetching the district's records: ${now} of ${all}. You may begin meanwhile`,
      ),
    );
  } else {
    received = 0;
    arrive();
  }
}

function tellProgress(text: string): void {
  progress.hidden = false;
  progress.textContent = text;
}

/** The to-do numbers of the menu and of the heading, counted by the SDK after every change. */
function followWorklist(sdk: TalkSdk, { actor, ask, data }: Session): void {
  const mayImport = data === 'sample' && actor.roles.includes('clerk');
  const sample = element('sample', 'button');
  sdk.watch(
    async (current) => ({
      left: await current.obligations.counts({ states: ['open', 'arranged'] }),
      all: await current.obligations.counts(),
    }),
    ({ left, all }) => {
      setCount('count-worklist', left.total, say('项待办', ' to do'));
      const figures = element('figures', 'p');
      figures.hidden = left.total === 0;
      figures.replaceChildren(
        ...figure('', say('待办', 'to do'), left.total),
        ...figure('late', say('已过期限', 'overdue'), left.urgency.overdue),
        ...figure('', say('七日内到期', 'due in seven days'), left.urgency.soon),
      );
      // The dialog gives the focus back to the button, which has done its work.
      if (all.total > 0 && document.activeElement === sample) {
        element('main', 'main').focus({ preventScroll: true });
      }
      sample.hidden = all.total > 0 || !mayImport;
    },
  );
  // As if its file had been dropped there.
  sample.addEventListener('click', () => {
    void sampleList(ask).then((file) => scheduler.readList(file));
  });
  element('download', 'button').addEventListener('click', () => void download(ask));
}

/** The same list as a file, to be imported from the disk. */
async function download(ask: Session['ask']): Promise<void> {
  const file = await sampleList(ask);
  const link = make('a', { href: URL.createObjectURL(file), download: file.name });
  link.click();
  URL.revokeObjectURL(link.href);
}

function countCases(sdk: TalkSdk): void {
  sdk.watch(
    (current) => current.admonitions.list(),
    (cases) => {
      const open = cases.filter(({ admonition }) => admonition.closed === undefined).length;
      setCount('count-admonitions', open, say('件在办', ' open'));
    },
  );
}

/** So many in the choice at most: all that are to be held, and those that were held last. */
const MOST_TALKS = 200;

/** Fills the choice of talks, and shows the chosen one in the record form. */
function followTalks(sdk: TalkSdk): void {
  sdk.watch(
    async (current) => ({
      page: await current.obligations.page({ states: ['arranged', 'done'], limit: MOST_TALKS }),
      left: await current.obligations.counts({ states: ['arranged'] }),
    }),
    ({ page, left }) => {
      const talks = page.rows.filter((row) => row.talk !== undefined);
      setCount('count-records', left.phases.arranged, say('次待完成', ' to hold'));
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
    openTalk(detailOf<{ readonly talk: string }>(event).talk);
  });
}

function openTalk(talk: string): void {
  choose(talk);
  showTalk();
  go('records');
}

/** Chooses a talk, also one that is too long ago to be listed. */
function choose(talk: string): void {
  if (talk === '') return;
  talkChoice.value = talk;
  if (talkChoice.value === talk) return;
  talkChoice.append(new Option(say('已打开的谈话', 'the talk that was opened'), talk));
  talkChoice.value = talk;
}

function showTalk(): void {
  form.talk = talkChoice.value;
}

function talkOption(row: WorklistRow): HTMLOptionElement {
  const day = row.talk === undefined ? '' : shortDay(row.talk.date);
  return new Option(`${row.subjectName} ${row.kindName} ${day} ${row.stateName}`, row.talk?.id);
}

function setCount(id: string, count: number, unit: string): void {
  const badge = element(id, 'span');
  badge.hidden = count === 0;
  badge.textContent = String(count);
  badge.setAttribute('aria-label', `${count} ${unit}`);
}

function figure(className: string, label: string, count: number): readonly Node[] {
  const whole = make('span', { className }, `${label} `, make('b', {}, String(count)));
  return [whole, document.createTextNode(' ')];
}
