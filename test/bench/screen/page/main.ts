/** What the screens cost: ours, FullCalendar, bare Lit and plain DOM, in turns in one page. */
import '../../../../src/components/define.ts';
import { registerCalendar } from '../../../../src/components/calendar/register.ts';
import {
  type CalendarDay,
  createTalkSdk,
  type TalkSdk,
  type WorklistRow,
} from '../../../../src/sdk/index.ts';
import { fakeClock, fakeIdentity, makeDistrict } from '../../../../src/sdk/testing/index.ts';
import { addDays } from '../../../../src/policy/index.ts';
import { bareMonth } from './bare-lit.ts';
import { asDays, entries, FIRST, MONDAY, moved } from './entries.ts';
import { fullCalendar } from './full-calendar.ts';
import { plainMonth, plainTable, plainWeek } from './plain.ts';
import { droppedInSweep, frame, inTurns, painted } from './timing.ts';

export type Times = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface ScreenBench {
  week(rounds: number): Promise<Times>;
  month(rounds: number): Promise<Times>;
  table(rounds: number): Promise<Times>;
  /** The longest task of the main thread in each step of a clerk's and an inspector's way. */
  steps(): Promise<Readonly<Record<string, number>>>;
}

function stage(): HTMLElement {
  document.body.replaceChildren();
  const box = document.createElement('div');
  box.className = 'stage';
  document.body.append(box);
  return box;
}

/** As much of an SDK as the calendar asks: the days are given, so that the drawing alone is measured. */
function givenDays(first: readonly CalendarDay[]) {
  let days = first;
  let told: (() => void) | undefined;
  const sdk = {
    locked: false,
    today: () => MONDAY,
    calendar: { range: () => Promise.resolve(days) },
    watch: (query: (one: unknown) => Promise<unknown>, arrived: (value: unknown) => void) => {
      told = () => void query(sdk).then(arrived);
      told();
      return () => undefined;
    },
  };
  return {
    sdk: sdk as unknown as TalkSdk,
    change: (next: readonly CalendarDay[]) => {
      days = next;
      told?.();
    },
  };
}

async function until(isThere: () => boolean, what = String(isThere)): Promise<void> {
  const end = performance.now() + 30_000;
  while (!isThere()) {
    if (performance.now() > end) throw new Error(`never came: ${what}`);
    await frame();
  }
}

function calendarOf(view: 'week' | 'month', days: readonly CalendarDay[]) {
  const { sdk, change } = givenDays(days);
  const element = document.createElement('talk-calendar');
  element.view = view;
  element.sdk = sdk;
  const drawn = () => element.shadowRoot?.querySelectorAll('.entry').length ?? 0;
  return { element, change, drawn };
}

async function ourCalendar(
  view: 'week' | 'month',
  all: ReturnType<typeof entries>,
  from: typeof MONDAY,
  count: number,
): Promise<Readonly<Record<string, number>>> {
  const box = stage();
  const { element, change, drawn } = calendarOf(view, asDays(all, from, count));
  const shown = await painted(async () => {
    box.append(element);
    while (drawn() === 0) await new Promise((turn) => setTimeout(turn));
  });
  const target = addDays(all[0]?.date ?? from, 1);
  const place = () =>
    element.shadowRoot?.querySelector(`[data-talk="t0"]`)?.closest('td')?.dataset['date'];
  const moving = await painted(async () => {
    change(asDays(moved(all, target), from, count));
    while (view === 'week' && place() !== target) await new Promise((turn) => setTimeout(turn));
    await element.updateComplete;
  });
  return { painted: shown, moved: moving, entries: drawn() };
}

const bench: ScreenBench = {
  week(rounds) {
    registerCalendar();
    const all = entries(1000, MONDAY, 7);
    const [first] = all;
    if (first === undefined) throw new Error('no entries');
    const target = addDays(first.date, 1);
    return inTurns(rounds, {
      ours: () => ourCalendar('week', all, MONDAY, 7),
      plain: async () => {
        const box = stage();
        let made: ReturnType<typeof plainWeek> | undefined;
        const shown = await painted(() => {
          made = plainWeek(box, all, MONDAY);
        });
        return { painted: shown, moved: await painted(() => made?.move(first, target)) };
      },
      fullCalendar: async () => {
        const box = stage();
        let made: ReturnType<typeof fullCalendar> | undefined;
        const shown = await painted(() => {
          made = fullCalendar(box, all, 'timeGridWeek', MONDAY);
        });
        const moving = await painted(() => made?.move(first, target));
        made?.end();
        return { painted: shown, moved: moving };
      },
    });
  },
  month(rounds) {
    registerCalendar();
    const all = entries(1000, FIRST, 35);
    const [first] = all;
    if (first === undefined) throw new Error('no entries');
    const target = addDays(first.date, 1);
    return inTurns(rounds, {
      ours: () => ourCalendar('month', all, FIRST, 35),
      plain: async () => {
        const box = stage();
        let made: ReturnType<typeof plainMonth> | undefined;
        const shown = await painted(() => {
          made = plainMonth(box, all, FIRST, 4);
        });
        return { painted: shown, moved: await painted(() => made?.move(first, target)) };
      },
      bareLit: async () => {
        const box = stage();
        const shown = await painted(() => bareMonth(box, all, FIRST, 4));
        return {
          painted: shown,
          moved: await painted(() => bareMonth(box, moved(all, target), FIRST, 4)),
        };
      },
      fullCalendar: async () => {
        const box = stage();
        let made: ReturnType<typeof fullCalendar> | undefined;
        const shown = await painted(() => {
          made = fullCalendar(box, all, 'dayGridMonth', addDays(FIRST, 10));
        });
        const moving = await painted(() => made?.move(first, target));
        made?.end();
        return { painted: shown, moved: moving };
      },
    });
  },
  async table(rounds) {
    const sdk = await district();
    const rows = await sdk.obligations.worklist();
    const word = rows[0]?.unitName ?? '';
    const many: WorklistRow[] = [];
    while (many.length < 10_000) many.push(...rows.slice(0, 10_000 - many.length));
    return inTurns(rounds, {
      ours: () => ourTable(sdk, word),
      plain: async () => {
        const box = stage();
        let made: ReturnType<typeof plainTable> | undefined;
        const shown = await painted(() => {
          made = plainTable(box, many);
        });
        const table = made;
        if (table === undefined) throw new Error('no table');
        const filtered = await painted(() => table.filter(word));
        table.filter('');
        const sorted = await painted(() => table.sort());
        return {
          painted: shown,
          filtered,
          sorted,
          dropped: await droppedInSweep(table.box),
          rows: many.length,
        };
      },
    });
  },
  async steps() {
    const sdk = await district();
    return longestTasks(sdk);
  },
};

let opened: Promise<TalkSdk> | undefined;

/** 10,000 talks over five years, in memory; every query has been asked once, so that the index is there. */
function district(): Promise<TalkSdk> {
  opened ??= (async () => {
    const made = makeDistrict({ seed: 3, talks: 10_000 });
    const sdk = await createTalkSdk({
      identity: fakeIdentity(made.desks.clerk),
      directory: made.directory(),
      clock: fakeClock(made.today),
      store: await made.store(),
    });
    await sdk.obligations.page({ limit: 1 });
    return sdk;
  })();
  return opened;
}

const rowsOf = (element: HTMLElement): readonly HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('tr[data-index]') ?? []),
];

const countOf = (element: HTMLElement): number =>
  Number(element.shadowRoot?.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? 0);

async function ourTable(sdk: TalkSdk, word: string): Promise<Readonly<Record<string, number>>> {
  const box = stage();
  const element = document.createElement('talk-scheduler');
  element.sdk = sdk;
  const shown = await painted(async () => {
    box.append(element);
    await until(() => rowsOf(element).some((row) => row.textContent?.trim() !== ''));
  });
  const all = countOf(element);
  const search = element.shadowRoot?.querySelector<HTMLInputElement>('input[type="search"]');
  if (!search) throw new Error('no search');
  const type = (text: string): void => {
    search.value = text;
    search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  const filtered = await painted(async () => {
    type(word);
    await until(() => countOf(element) < all);
  });
  type('');
  await until(() => countOf(element) === all);
  const before = () => rowsOf(element)[0]?.textContent;
  const was = before();
  const heads = element.shadowRoot?.querySelectorAll<HTMLElement>('thead button') ?? [];
  const sorted = await painted(async () => {
    heads[0]?.click();
    await until(() => heads.length === 0 || before() !== was);
  });
  const scroller = element.shadowRoot?.querySelector<HTMLElement>('[part="worklist"]');
  if (!scroller) throw new Error('no list');
  scroller.scrollTop = 0;
  return {
    painted: shown,
    filtered,
    sorted,
    dropped: await droppedInSweep(scroller),
    rows: all - 1,
  };
}

/** A clerk's and an inspector's way through all elements over the whole district. */
async function longestTasks(sdk: TalkSdk): Promise<Readonly<Record<string, number>>> {
  const longest: Record<string, number> = {};
  let step = '';
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      longest[step] = Math.max(longest[step] ?? 0, Math.round(duration));
    }
  }).observe({ entryTypes: ['longtask'] });
  const during = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    step = name;
    longest[name] = 0;
    await work();
    // Long tasks are told a little later than they end.
    await new Promise((rest) => setTimeout(rest, 400));
  };
  const show = async (
    tag: 'talk-scheduler' | 'talk-admonition-tracker' | 'talk-dashboard' | 'talk-record-form',
    attributes: Readonly<Record<string, string>>,
    selector: string,
  ): Promise<HTMLElement> => {
    const box = stage();
    const element = document.createElement(tag);
    element.sdk = sdk;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    box.append(element);
    await until(() => element.shadowRoot?.querySelector(selector) != null);
    return element;
  };
  const list = () => show('talk-scheduler', {}, 'tr[data-index]');
  let scheduler = document.body;
  await during('worklist opened', async () => {
    scheduler = await list();
  });
  await during('worklist swept', async () => {
    const box = scheduler.shadowRoot?.querySelector<HTMLElement>('[part="worklist"]');
    if (box) await droppedInSweep(box);
  });
  await during('month opened', () => show('talk-scheduler', { view: 'month' }, 'talk-calendar'));
  await during('week opened', () => show('talk-scheduler', { view: 'week' }, 'talk-calendar'));
  await during('agenda opened', () => show('talk-scheduler', { view: 'agenda' }, 'talk-calendar'));
  await during('arrange dialog opened', async () => {
    const element = await list();
    element.shadowRoot?.querySelector<HTMLElement>('tr[data-index] .button')?.click();
    // The dialog is a part that comes when it is opened.
    await new Promise((rest) => setTimeout(rest, 2500));
  });
  const rows = await sdk.obligations.worklist({ states: ['arranged'] });
  const talk = rows.find((row) => row.talk !== undefined)?.talk?.id ?? '';
  await during('record opened', () => show('talk-record-form', { talk }, 'nav'));
  await during('tracker opened', () => show('talk-admonition-tracker', {}, 'tr[data-index]'));
  await during('case opened', async () => {
    const element = await show('talk-admonition-tracker', {}, 'tr[data-index]');
    rowsOf(element)[0]?.click();
    await new Promise((rest) => setTimeout(rest, 800));
  });
  await during('dashboard of a month', () => show('talk-dashboard', {}, '.rate'));
  await during('dashboard of a year', async () => {
    const element = await show('talk-dashboard', {}, '.rate');
    const span = element.shadowRoot?.querySelector<HTMLSelectElement>('#span');
    if (!span) throw new Error('no spans');
    span.value = 'year';
    span.dispatchEvent(new Event('change'));
    await new Promise((rest) => setTimeout(rest, 1500));
  });
  await during('report made', async () => {
    await sdk.papers.render({
      papers: [{ paper: 'report', query: { month: sdk.today().slice(0, 7) } }],
      format: 'pages',
    });
  });
  document.body.replaceChildren();
  return longest;
}

declare global {
  interface Window {
    screenBench?: ScreenBench;
  }
}

window.screenBench = bench;
