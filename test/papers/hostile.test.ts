// Hostile and rare text through every format: it stays text, and what may stay stays exactly.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import { cleanText } from '../../src/sdk/papers/clean-text.ts';
import { fileName } from '../../src/sdk/papers/index.ts';
import { renderDocx } from '../../src/sdk/papers/docx/render.ts';
import { admonitionNotice } from '../../src/sdk/papers/forms/admonition-notice.ts';
import { talkRecord } from '../../src/sdk/papers/forms/talk-record.ts';
import { ledgerCsv } from '../../src/sdk/papers/ledger/csv.ts';
import { neutralText } from '../../src/sdk/papers/ledger/table.ts';
import { ledgerXlsx, sheetNames } from '../../src/sdk/papers/ledger/xlsx.ts';
import { plainText } from '../../src/sdk/papers/plain-text.ts';
import { openDocx, textOf } from './docx-parts.ts';
import { allPapers, noticeFacts, recordFacts } from './samples.ts';

/** Kept to the last code point: characters outside the BMP, GB 18030 only, combining, a selector of variants. */
const RARE = '𠮷㛃𠀀龦\u{2A6D6}e\u0301葛\u{E0100}·﨎';
const MARKUP =
  '</w:t></w:r><w:r><w:instrText>DDEAUTO</w:instrText> <script>alert(1)</script> & &amp; "\' ]]>';
const BROKEN = '甲\u0000\u0008\u001B乙\uD800丙\uDC00丁\uFFFE\u202E戊\uFEFF';

const draft = admonitionNotice({ ...noticeFacts, number: '' });

function docxText(xmls: readonly string[]): string {
  return xmls.map(textOf).join('\n');
}

test('in a .docx', async () => {
  const hostile = { ...noticeFacts, problems: [RARE, MARKUP, BROKEN] };
  const docx = openDocx(await renderDocx([admonitionNotice(hostile)]));
  const xml = docx.part('word/document.xml');
  const text = docxText([xml]);
  assert.ok(text.includes(RARE), 'rare characters are kept');
  assert.ok(text.includes(MARKUP), 'markup is text');
  assert.ok(text.includes('甲乙丙丁戊'), 'what XML cannot hold is gone');
  assert.doesNotMatch(xml, /<w:instrText>DDEAUTO|<script/);
});

test('every text of a record comes out of the .docx as it went in', async () => {
  const field = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `始${text}终`);
  await fc.assert(
    fc.asyncProperty(field, field, field, async (statement, place, remark) => {
      const [part] = recordFacts.parts;
      const record = talkRecord({
        ...recordFacts,
        place,
        parts: [{ ...part, statement, points: [{ title: '要点', state: 'covered', remark }] }],
      });
      const docx = openDocx(await renderDocx([record]));
      const text = docxText([docx.part('word/document.xml')]);
      for (const given of [statement, place, remark]) {
        const lines = cleanText(given)
          .split('\n')
          .map((line) => line.trim());
        for (const line of lines) {
          assert.ok(text.includes(line), `${JSON.stringify(line)} of ${JSON.stringify(given)}`);
        }
      }
    }),
    { numRuns: 12 },
  );
});

test('in plain text', () => {
  const text = plainText(admonitionNotice({ ...noticeFacts, problems: [RARE, BROKEN] }));
  assert.ok(text.includes(RARE), 'kept');
  assert.ok(text.includes('甲乙丙丁戊'), 'cleaned');
});

const FORMULAS = [
  '=1+1',
  '+86',
  '-2',
  '@x',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '　=1',
];

test('a spreadsheet takes no text for a formula', () => {
  for (const text of FORMULAS) {
    assert.match(neutralText(text), /^'/, JSON.stringify(text));
  }
  assert.equal(neutralText('\uFEFF=1'), "'=1", 'what is hidden before it does not hide it');
  for (const text of ['1-2', '张三', 'a=b', '']) assert.equal(neutralText(text), text);
});

const CELLS = [
  ...FORMULAS,
  RARE,
  MARKUP,
  BROKEN,
  '二\n行',
  'a,"b"',
  '110101199001011234',
  null,
  0,
  -1.5,
];
const ledger = {
  name: '诫勉台账',
  columns: [{ title: '内容', width: 20 }],
  rows: CELLS.map((cell) => [cell]),
};

/** What an independent reader must find. */
const expected = CELLS.map((cell) => (typeof cell === 'string' ? neutralText(cell) : cell));

test('in an .xlsx, read by another library', async () => {
  const [sheet] = await readXlsx(Buffer.from(await ledgerXlsx([ledger])), { trim: false });
  assert.equal(sheet?.sheet, '诫勉台账');
  assert.deepEqual(
    sheet.data.slice(1).map(([cell]) => cell),
    expected,
  );
});

test('in a .csv, read by another library', () => {
  const bytes = ledgerCsv(ledger);
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'Excel needs the BOM');
  const { data } = Papa.parse<string[]>(new TextDecoder().decode(bytes).trimEnd(), {
    header: false,
  });
  assert.deepEqual(
    data.slice(1).map(([cell]) => cell),
    expected.map((cell) => (cell === null ? '' : String(cell))),
  );
});

test('sheets get names that Excel takes', () => {
  assert.deepEqual(sheetNames(['谈话/台账', '谈话:台账', '', "'引号'", '长'.repeat(40)]), [
    '谈话 台账',
    '谈话 台账 2',
    '表3',
    '引号',
    '长'.repeat(24),
  ]);
});

test('file names lead out of no folder and run nothing', () => {
  assert.equal(fileName('诫勉通知书', 'docx'), '诫勉通知书.docx');
  assert.equal(fileName('../../a\\b:c*?"<>|%', 'docx'), 'a b c.docx');
  assert.equal(fileName('CON', 'xlsx'), '_CON.xlsx');
  assert.equal(fileName('\u202Efdp.', 'docx'), 'fdp.docx');
  assert.equal(fileName(' . ', 'ics'), '未命名.ics');
  assert.equal([...fileName('长'.repeat(300), 'csv')].length, 84);
});

test('the text that is checked before issue has every text of the .docx', async () => {
  const squeezed = (text: string): string => text.replace(/\s/g, '');
  for (const [name, paper] of Object.entries({ ...allPapers, draft })) {
    const checked = squeezed(plainText(paper));
    const docx = openDocx(await renderDocx([paper]));
    const xmls = docx.parts(/^word\/(document|header\d+|footer\d+|footnotes|comments)\.xml$/);
    for (const line of docxText([...xmls, docx.part('docProps/core.xml')]).split('\n')) {
      const printed = squeezed(line)
        .replace(/年月日$/, '')
        .replace(/^——$/, '');
      assert.ok(checked.includes(printed), `${name}: ${line}`);
    }
  }
});
