// Every chosen library does its real work in the oldest and in a current Chromium, on plain HTTP,
// under the strict CSP with Trusted Types. The page says what came out; here it is read again with
// other programs than those that made it.
import assert from 'node:assert/strict';
import { createDecipheriv, createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { chromium, type Browser, type Page } from 'playwright-core';
import {
  BrowserNotHere,
  chromium86,
  currentChromium,
  INSECURE_HOST,
} from '../../scripts/browser.mjs';
import { createServer, listen, STRICT_CSP } from '../../scripts/serve.mjs';
import { FIVE_MB, sameBytes } from './page/bytes.ts';
import type { EdgeReport } from './page/job.ts';
import { workbookCells } from './page/jobs/workbook.ts';
import { PARAGRAPHS_PER_SHEET } from './page/lazy/papers.ts';
import { PIECE, place } from './page/pieces.ts';
import { roster, rosterCsv } from './page/roster.ts';
import { buildEdgePage, EDGE_FOLDER } from './vite.ts';

const JOBS = [
  'lit',
  'zod',
  'idb',
  'noble-aes',
  'noble-sha256',
  'noble-argon2id',
  'webcrypto',
  'floating-ui',
  'lit-virtual',
  'own-worker',
  'excel',
  'docx',
  'sm',
  'papaparse',
  'pinyin',
  'print-frame',
];

/**
 * echo -n password | argon2 cadre-talk-salt -id -t 2 -k 19456 -p 1 -l 32
 * (the reference implementation, Debian package argon2 0~20171227)
 */
const ARGON2ID = '5206f5919a214b87d52b2d54e2bb5bccdcd9978e54a1bedab35be01df1261116';

/** What docs/decisions/0001 says the browsers' pinyin order does not give by itself. */
const SURNAME_EXCEPTIONS =
  '单→S 曾→Z 仇→Q 查→Z 区→O 解→X 乐→Y 种→C 召→S 折→S 繁→P 秘→B 翟→Z 重→C 尉→WY 覃→QT 隗→KW 谌→CS 尉迟→Y 万俟→M 单于→C 澹台→T';

const WITHOUT_OUR_POLICY = '/without-our-policy.html';
const REPORTS = '/csp-report';

/** What the browser itself reports to the server; it hears what no listener in a page can miss. */
const reported: string[] = [];
let server: Server;
let port: number;

before(async () => {
  await buildEdgePage();
  server = createServer({
    root: EDGE_FOLDER,
    routes: {
      [`POST ${REPORTS}`]: async (request) => {
        reported.push(await request.text());
        return new Response(null, { status: 204 });
      },
    },
    csp: (path) =>
      `${path === WITHOUT_OUR_POLICY ? STRICT_CSP.replace(' cadre-talk', '') : STRICT_CSP}; report-uri ${REPORTS}`,
  });
  port = await listen(server);
});

after(() => {
  server.closeAllConnections();
  server.close();
});

test('the GB 18030 file holds the roster that the page compares it with', async () => {
  const file = await readFile(new URL('./page/roster-gb18030.csv', import.meta.url));
  const text = new TextDecoder('gb18030', { fatal: true }).decode(file);
  assert.equal(text, rosterCsv(roster(1_000)));
});

interface Lane {
  readonly name: string;
  find(): Promise<{ executablePath: string; env: Record<string, string>; args: string[] }>;
  readonly major: RegExp;
  readonly host: string;
  readonly secure: boolean;
  readonly hasOwn: 'present' | 'absent';
}

const LANES: readonly Lane[] = [
  {
    name: 'Chromium 86 on plain HTTP',
    find: chromium86,
    major: /^86\./,
    host: INSECURE_HOST,
    secure: false,
    hasOwn: 'absent',
  },
  {
    name: 'current Chromium on plain HTTP',
    find: currentChromium,
    major: /^1[0-9]{2}\./,
    host: INSECURE_HOST,
    secure: false,
    hasOwn: 'present',
  },
  {
    name: 'current Chromium on the secure origin',
    find: currentChromium,
    major: /^1[0-9]{2}\./,
    host: 'localhost',
    secure: true,
    hasOwn: 'present',
  },
];

for (const lane of LANES) {
  describe(lane.name, { timeout: 300_000 }, async () => {
    const found = await lane.find().catch((error: unknown) => {
      if (error instanceof BrowserNotHere) return error;
      throw error;
    });
    if (found instanceof BrowserNotHere) {
      test('not run', { skip: found.message }, () => undefined);
      return;
    }
    let browser: Browser;
    before(async () => {
      const { executablePath, env, args } = found;
      browser = await chromium.launch({ executablePath, env, args });
    });
    after(() => browser.close());

    const visit = (path: string): Promise<Visit> =>
      visitPage(browser, `http://${lane.host}:${port}${path}`);

    test('every library does its work, and what it made is right', async (t) => {
      const { report, files, heard } = await visit('/');

      assert.match(browser.version(), lane.major);
      const { origin, ...state } = report.state;
      assert.equal(origin, `http://${lane.host}:${port}`);
      assert.deepEqual(state, {
        secure: lane.secure,
        subtle: lane.secure ? 'present' : 'absent',
        randomUUID: lane.secure ? 'present' : 'absent',
        objectHasOwn: lane.hasOwn,
        trustedTypes: 'present',
      });
      for (const row of report.rows) {
        t.diagnostic(`${row.library} · ${row.does} · ${row.size}: ${row.says} (${row.ms} ms)`);
      }
      assert.deepEqual(
        report.rows.filter((row) => !row.ok).map((row) => `${row.id}: ${row.says}`),
        [],
      );
      assert.deepEqual(
        report.rows.map((row) => row.id),
        JOBS,
      );
      assert.deepEqual(heard, [], 'the page broke no rule and threw no error');

      checkFacts(report, lane);
      checkSealedByNoble(report, files);
      checkSealedByWorker(files);
      checkSm(report, files);
      const blank = await blankPage(browser);
      try {
        await checkDocx(blank, fileOf(files, 'docx/docx'));
        await checkXlsx(blank, fileOf(files, 'excel/xlsx'));
      } finally {
        await blank.close();
      }
    });

    test('without our Trusted Types policy the long work is done in slices in the page', async () => {
      const tried = await visit(WITHOUT_OUR_POLICY);
      checkDoneInPage(tried.report, JOBS);
      // A list of policies cannot be read, only tried: once, with one report.
      const [report, ...others] = tried.reported;
      assert.deepEqual(others, []);
      assert.match(report ?? '', /"blocked-uri":"trusted-types-policy"/);
      assert.match(report ?? '', /cadre-talk/);

      const told = await visit(`${WITHOUT_OUR_POLICY}?worker=no&only=own-worker,excel`);
      checkDoneInPage(told.report, ['own-worker', 'excel']);
      assert.deepEqual(told.heard, [], 'a host that says so gets no report at all');
    });

    test('one classic script loads its lazy parts and the worker from beside itself', async () => {
      const { report, files, heard, loaded } = await visit('/classic.html');
      assert.deepEqual(
        report.rows.map((row) => [row.id, row.ok, row.says].join(' ')).map(withoutSizes),
        ['lazy-parts true # 字节的 .docx;SM3 样例相符', 'own-worker true # MB 加密、解密,摘要相符'],
      );
      const beside = ['classic.js', 'papers.js', 'sm.js', 'worker.js'].filter(
        (file) => !loaded.includes(`http://${lane.host}:${port}/${file}`),
      );
      assert.deepEqual(beside, [], 'not loaded as a file of its own');
      assert.deepEqual(heard, []);
      const blank = await blankPage(browser);
      try {
        await checkDocx(blank, fileOf(files, 'classic/docx'));
      } finally {
        await blank.close();
      }
    });

    test('a breach of the CSP, of Trusted Types or an error would have been heard', async () => {
      const { heard, reported: told } = await visit('/?breach&only=zod');
      for (const expected of [
        /^page: CSP img-src: https:\/\/elsewhere\.invalid/,
        /^page: CSP require-trusted-types-for: trusted-types-sink Function/,
        /^page: CSP require-trusted-types-for: trusted-types-sink Element innerHTML/,
        /^page: error: .*an error on purpose/,
        /^browser: .*an error on purpose/,
      ]) {
        assert.ok(
          heard.some((breach) => expected.test(breach)),
          `${String(expected)} not in:\n${heard.join('\n')}`,
        );
      }
      for (const expected of [
        /"blocked-uri":"https:\/\/elsewhere\.invalid/,
        /"script-sample":"Function/,
        /"script-sample":"Element innerHTML/,
      ]) {
        assert.ok(
          told.some((report) => expected.test(report)),
          `${String(expected)} did not come to the server:\n${told.join('\n')}`,
        );
      }
    });
  });
}

/** A page without any CSP, whose XML parser reads what the page under test made. */
async function blankPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  // The TypeScript runner wraps named functions in a call that only this process has.
  await page.evaluate('globalThis.__name = (named) => named');
  return page;
}

interface Visit {
  readonly report: EdgeReport;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** By the page, by the browser's console, by the server: all of it must be empty. */
  readonly heard: readonly string[];
  readonly reported: readonly string[];
  readonly loaded: readonly string[];
}

async function visitPage(browser: Browser, address: string): Promise<Visit> {
  reported.length = 0;
  const heard: string[] = [];
  const loaded: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        heard.push(`console: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => heard.push(`browser: ${error.message}`));
    page.on('response', (response) => {
      loaded.push(response.url());
      if (response.status() >= 400) heard.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(address);
    const begun = page.waitForFunction(() => globalThis.edge !== undefined, undefined, {
      timeout: 20_000,
    });
    const done = page.waitForFunction(() => globalThis.edge?.done === true, undefined, {
      timeout: 240_000,
    });
    done.catch(() => undefined);
    await begun.then(
      () => done,
      () => assert.fail(`the page's script never ran:\n${heard.join('\n')}`),
    );
    const report = await page.evaluate(() => ({ ...globalThis.edge, files: {} }));
    const files = await takeFiles(page);
    return {
      report,
      files,
      heard: [
        ...report.breaches.map((breach) => `page: ${breach}`),
        ...heard,
        ...reported.map((body) => `server: ${body}`),
      ],
      reported: [...reported],
      loaded,
    };
  } finally {
    await context.close();
  }
}

async function takeFiles(page: Page): Promise<ReadonlyMap<string, Uint8Array>> {
  const encoded = await page.evaluate(() =>
    Object.entries(globalThis.edge.files).map(([name, bytes]) => {
      let binary = '';
      for (let at = 0; at < bytes.length; at += 8_192) {
        binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
      }
      return [name, btoa(binary)] as const;
    }),
  );
  return new Map(encoded.map(([name, text]) => [name, Buffer.from(text, 'base64')]));
}

function fileOf(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  assert.ok(bytes, `the page made no ${name}`);
  return bytes;
}

function factsOf(report: EdgeReport, id: string): EdgeReport['rows'][number]['facts'] {
  const row = report.rows.find((one) => one.id === id);
  assert.ok(row, `no row ${id}`);
  return row.facts;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function checkFacts(report: EdgeReport, lane: Lane): void {
  const lastPerson = roster(1_000)[0];
  assert.deepEqual(factsOf(report, 'lit'), {
    rows: 1_000,
    last: `${lastPerson?.name}(改) 乙单位`,
  });
  assert.deepEqual(factsOf(report, 'zod'), {
    taken: 1_000,
    refused: ['invalid_format', 'invalid_type', 'invalid_union', 'too_small', 'unrecognized_keys'],
  });
  assert.deepEqual(factsOf(report, 'idb'), {
    rows: 1_000,
    bytes: 5_120_000,
    durability: ['strict'],
  });
  assert.equal(factsOf(report, 'noble-sha256')['digest'], sha256(sameBytes(FIVE_MB, 6)));
  assert.equal(factsOf(report, 'noble-argon2id')['key'], ARGON2ID);
  assert.deepEqual(factsOf(report, 'webcrypto'), { here: lane.secure });
  assert.equal(factsOf(report, 'own-worker')['where'], 'worker');
  assert.equal(factsOf(report, 'excel')['where'], 'worker');
  assert.equal([factsOf(report, 'pinyin')['needed'] ?? []].flat().join(' '), SURNAME_EXCEPTIONS);
  assert.deepEqual(factsOf(report, 'print-frame'), {
    paragraphs: 200,
    fontSize: '21px',
    color: 'rgb(0, 64, 128)',
  });
}

function checkSealedByNoble(report: EdgeReport, files: ReadonlyMap<string, Uint8Array>): void {
  const opened = openAes(
    fileOf(files, 'noble-aes/sealed'),
    fileOf(files, 'noble-aes/key'),
    fileOf(files, 'noble-aes/nonce'),
    fileOf(files, 'noble-aes/associated'),
  );
  assert.equal(opened.length, FIVE_MB);
  assert.equal(sha256(opened), sha256(sameBytes(FIVE_MB, 5)));
  assert.equal(factsOf(report, 'noble-aes')['digest'], sha256(opened));
}

function checkSealedByWorker(files: ReadonlyMap<string, Uint8Array>): void {
  const sealed = fileOf(files, 'own-worker/sealed');
  const key = fileOf(files, 'own-worker/key');
  const length = 12 + PIECE + 16;
  const count = FIVE_MB / PIECE;
  const pieces = Array.from({ length: count }, (_, index) => {
    const piece = sealed.subarray(index * length, (index + 1) * length);
    return openAes(piece.subarray(12), key, piece.subarray(0, 12), place(index, count));
  });
  assert.equal(sha256(Buffer.concat(pieces)), sha256(sameBytes(FIVE_MB, 9)));
}

function openAes(
  sealed: Uint8Array,
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

function checkSm(report: EdgeReport, files: ReadonlyMap<string, Uint8Array>): void {
  const plain = fileOf(files, 'sm/plain');
  assert.equal(
    factsOf(report, 'sm')['sm3'],
    createHash('sm3').update(plain).digest('hex'),
    'SM3 by OpenSSL',
  );
  // GCM's ciphertext is counter mode from block 2; OpenSSL 3.0 has no SM4-GCM of its own.
  const counter = Buffer.concat([fileOf(files, 'sm/nonce'), Buffer.from([0, 0, 0, 2])]);
  const decipher = createDecipheriv('sm4-ctr', fileOf(files, 'sm/key'), counter);
  assert.equal(
    sha256(Buffer.concat([decipher.update(fileOf(files, 'sm/ciphertext')), decipher.final()])),
    sha256(plain),
    'SM4 by OpenSSL',
  );
}

function checkDoneInPage(report: EdgeReport, jobs: readonly string[]): void {
  assert.deepEqual(
    report.rows.filter((row) => !row.ok).map((row) => `${row.id}: ${row.says}`),
    [],
  );
  assert.deepEqual(
    report.rows.map((row) => row.id),
    jobs,
  );
  assert.equal(factsOf(report, 'own-worker')['where'], 'page');
  assert.equal(factsOf(report, 'excel')['where'], 'page');
}

/** Unpacks it, lets the browser's own XML parser read it, and counts and compares what a reader sees. */
async function checkDocx(blank: Page, bytes: Uint8Array): Promise<void> {
  const parts = unzipSync(bytes);
  for (const name of [
    '[Content_Types].xml',
    '_rels/.rels',
    'word/document.xml',
    'word/styles.xml',
  ]) {
    assert.ok(parts[name], `no ${name}`);
  }
  const xml = Object.fromEntries(
    Object.entries(parts)
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, content]) => [name, strFromU8(content)]),
  );
  const read = await blank.evaluate((texts) => {
    const malformed = Object.entries(texts)
      .filter(([, text]) => {
        const parsed = new DOMParser().parseFromString(text, 'application/xml');
        return parsed.getElementsByTagName('parsererror').length > 0;
      })
      .map(([name]) => name);
    const source = texts['word/document.xml'] ?? '';
    const body = new DOMParser().parseFromString(source, 'application/xml');
    const all = (name: string): Element[] => [...body.getElementsByTagName(name)];
    return {
      malformed,
      sections: all('w:sectPr').length,
      pageBreaks: all('w:type').filter((type) => type.getAttribute('w:val') === 'nextPage').length,
      headings: all('w:pStyle').filter((style) => style.getAttribute('w:val') === 'Heading1')
        .length,
      tables: all('w:tbl').length,
      paragraphs: all('w:p').map((paragraph) => paragraph.textContent),
    };
  }, xml);

  const people = roster(8);
  assert.deepEqual(read.malformed, []);
  assert.equal(read.sections, 8);
  assert.equal(read.pageBreaks, 7, 'each sheet but the first begins a new page');
  assert.equal(read.headings, 8);
  assert.equal(read.tables, 8);
  const expected = people.flatMap((person) => [
    `${person.name}谈话记录`,
    ...['姓名', person.name, '单位', person.unit, '职务', person.post, '任职日期', person.since],
    ...Array.from(
      { length: PARAGRAPHS_PER_SHEET },
      (_, line) => `${line + 1}. 谈话人对${person.name}同志提出要求 <&> "${person.id}"。`,
    ),
  ]);
  // A paragraph that only carries the end of a section has no text.
  assert.deepEqual(
    read.paragraphs.filter((text) => text !== ''),
    expected,
  );
  const footers = Object.keys(xml).filter((name) => /^word\/footer\d+\.xml$/.test(name));
  assert.equal(footers.length, 8);
  assert.ok(footers.every((name) => xml[name]?.includes('PAGE')));
}

async function checkXlsx(blank: Page, bytes: Uint8Array): Promise<void> {
  const parts = unzipSync(bytes);
  const sheet = parts['xl/worksheets/sheet1.xml'];
  assert.ok(sheet, 'no sheet');
  // Below these sizes fflate starts no worker, and the test would prove nothing.
  assert.ok(sheet.length > 524_288, `the sheet has only ${sheet.length} bytes`);
  const strings = parts['xl/sharedStrings.xml'];
  assert.ok(strings, 'no shared strings');
  const cells = await blank.evaluate(
    ([sheetText, stringsText]) => {
      const parse = (text: string): Document =>
        new DOMParser().parseFromString(text, 'application/xml');
      const shared = [...parse(stringsText).getElementsByTagName('si')].map(
        (item) => item.textContent ?? '',
      );
      const column = (address: string): number =>
        [...address.replace(/\d/g, '')].reduce(
          (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
          0,
        ) - 1;
      const document = parse(sheetText);
      const formulas = document.getElementsByTagName('f').length;
      const rows = [...document.getElementsByTagName('row')].map((row) => {
        const values: (string | number | boolean | null)[] = new Array(20).fill(null);
        for (const cell of [...row.getElementsByTagName('c')]) {
          const value = cell.getElementsByTagName('v')[0]?.textContent ?? null;
          const type = cell.getAttribute('t');
          values[column(cell.getAttribute('r') ?? '')] =
            value === null
              ? null
              : type === 's'
                ? (shared[Number(value)] ?? null)
                : type === 'b'
                  ? value === '1'
                  : Number(value);
        }
        return values;
      });
      return { formulas, rows };
    },
    [strFromU8(sheet), strFromU8(strings)] as const,
  );
  assert.equal(cells.formulas, 0, 'text that begins with = stays text');
  assert.deepEqual(cells.rows, workbookCells());
}

function withoutSizes(text: string): string {
  return text.replace(/\d+(?= (字节|MB))/g, '#');
}
