// The page that makes papers in the browser, as the product will: writers loaded when they are asked
// for, pages printed into a frame of their own.
import { calendarFile, ledgerCsv, printDocument } from '../../../src/sdk/papers/index.ts';
import { createTalkSdk } from '../../../src/sdk/index.ts';
import { fakeDirectory } from '../../../src/sdk/testing/fakes.ts';
import { allPapers, fullPages } from '../../papers/samples.ts';
import type { CivilDate } from '../../../src/policy/index.ts';
import type { Ledger } from '../../../src/sdk/papers/index.ts';
import type { Paper } from '../../../src/sdk/papers/model.ts';
import { jobs } from '../../../src/sdk/worker/jobs.ts';
import { workPlace, work as off } from '../../../src/sdk/worker/run.ts';
import { turns } from '../../../src/sdk/worker/turns.ts';

const papers: Readonly<Record<string, Paper>> = { ...allPapers, full: fullPages };

const heard: string[] = [];
document.addEventListener(
  'securitypolicyviolation',
  ({ effectiveDirective, blockedURI, sample }) => {
    heard.push(`CSP ${effectiveDirective}: ${blockedURI} ${sample}`);
  },
);
addEventListener('error', ({ message }) => heard.push(`error: ${message}`));
addEventListener('unhandledrejection', ({ reason }) => heard.push(`rejection: ${String(reason)}`));

function paper(name: string): Paper {
  const found = papers[name];
  if (found === undefined) throw new Error(`no paper ${name}`);
  return found;
}

/** In the page by order, or off it where that can be had. */
type Where = 'page' | 'off';

const inPage = () => ({ turn: turns(undefined) });

interface Made {
  readonly file: string;
  readonly ms: number;
  /** The longest time in which nothing else could happen in the page. */
  readonly longest: number;
}

interface RosterWork {
  readonly take: number;
  readonly refuse: number;
  readonly total: number;
  readonly read: Pick<Made, 'ms' | 'longest'>;
  readonly taken: Pick<Made, 'ms' | 'longest'>;
}

async function made(work: () => Promise<Uint8Array>): Promise<Made> {
  const { value, ms, longest } = await alive(work);
  return { file: base64(value), ms, longest };
}

async function alive<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly ms: number; readonly longest: number }> {
  let [last, longest, running] = [performance.now(), 0, true];
  const beat = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setTimeout(beat, 0);
  };
  setTimeout(beat, 0);
  const start = performance.now();
  const value = await work();
  const ms = performance.now() - start;
  await new Promise((done) => setTimeout(done, 20));
  running = false;
  return { value, ms, longest };
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(binary);
}

let given = new Uint8Array();

const work = {
  place: workPlace,

  heard: (): readonly string[] => heard,

  /** Prints into an about:blank frame; it stays, so that it can be looked at. */
  print(names: readonly string[], lacks = false): readonly number[] {
    document.body.replaceChildren();
    const frame = document.createElement('iframe');
    frame.title = '打印';
    frame.style.cssText = 'border: 0; width: 1200px; height: 800px';
    document.body.append(frame);
    const target = frame.contentDocument;
    if (target === null) throw new Error('the frame has no document');
    const given = names.map(paper).map((one) => ({
      ...one,
      lacks: lacks ? [{ rule: 'number', what: '发文字号' }] : one.lacks,
    }));
    const pages = printDocument(given, target);
    frame.style.height = `${target.documentElement.scrollHeight}px`;
    return pages;
  },

  /** Prints into a window of its own, which the browser itself can print. */
  printInWindow(names: readonly string[]): readonly number[] {
    const view = open('about:blank');
    if (view === null) throw new Error('no window was opened');
    return printDocument(names.map(paper), view.document);
  },

  docx: (names: readonly string[], where: Where): Promise<Made> => {
    const papers = names.map(paper);
    return made(() => (where === 'off' ? off('docx', papers) : jobs.docx(papers, inPage())));
  },

  xlsx: (rows: number, where: Where): Promise<Made> => {
    const ledgers = [ledger(rows)];
    return made(() => (where === 'off' ? off('xlsx', ledgers) : jobs.xlsx(ledgers, inPage())));
  },

  /** A file for what comes next, so that unpacking it is not measured. */
  give(file: string): void {
    given = Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0));
  },

  /** The roster that was given, read against a directory that knows nobody, and taken in. */
  async roster(): Promise<RosterWork> {
    const bytes = given;
    const sdk = await createTalkSdk({
      identity: { current: () => ({ id: 'clerk', name: '经办', roles: ['clerk'] }) },
      key: () => crypto.getRandomValues(new Uint8Array(32)),
      directory: fakeDirectory(
        Array.from({ length: 200 }, (_, unit) => ({
          id: `unit-${unit}`,
          name: `云溪区第${unit}局`,
          partyBody: 'leading-group' as const,
        })),
        [],
      ),
    });
    await sdk.loadAll();
    const read = await alive(() => sdk.exchange.readRoster('名册.xlsx', bytes));
    if (!read.value.ok) throw new Error(read.value.error.message);
    const report = read.value.value;
    const taken = await alive(() => sdk.exchange.importRoster(report));
    if (!taken.value.ok) throw new Error(taken.value.error.message);
    const { total } = await sdk.people.find({ limit: 1 });
    await sdk.close();
    const { take, refuse } = report;
    return {
      take,
      refuse,
      total,
      read: { ms: read.ms, longest: read.longest },
      taken: { ms: taken.ms, longest: taken.longest },
    };
  },

  texts(): { csv: string; ics: string } {
    const entry = { id: '00', date: '2026-03-09' as CivilDate, revision: 0 };
    return {
      csv: base64(ledgerCsv(ledger(3))),
      ics: base64(calendarFile([entry], { madeAt: '2026-03-06T00:00:00Z', domain: 'oa.example' })),
    };
  },
};

function ledger(rows: number): Ledger {
  const titles = [
    '序号',
    '执行日期',
    '谈话对象',
    '单位',
    '职务',
    '类型',
    '谈话人',
    '事由',
    '结果',
    '备注',
  ];
  return {
    name: '谈话台账',
    columns: titles.map((title) => ({ title, width: 14 })),
    rows: Array.from({ length: rows }, (_, row) => [
      row + 1,
      '2026-03-09',
      `干部${row}`,
      '区水利局',
      '党组成员、副局长',
      '诫勉谈话',
      '陈立',
      `=HYPERLINK("x")第${row}项`,
      '已谈',
      null,
    ]),
  };
}

export type PapersWork = typeof work;

Object.assign(globalThis, { papersWork: work });
