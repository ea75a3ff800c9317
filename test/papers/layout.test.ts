// The .docx taken apart: what GB/T 9704 measures stands in it as numbers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderDocx } from '../../src/sdk/papers/docx/render.ts';
import { BODY, LINE_TWIPS, MARGIN, PAGE, twips } from '../../src/sdk/papers/layout.ts';
import { attributes, openDocx, styleOf } from './docx-parts.ts';
import type { Paper } from '../../src/sdk/papers/index.ts';
import { allPapers, fullPages, RETENTION } from './samples.ts';

describe('the numbers of the page', () => {
  test('margins and body make up A4', () => {
    assert.equal(MARGIN.left + BODY.width + MARGIN.right, PAGE.width);
    assert.equal(MARGIN.top + BODY.height + MARGIN.bottom, PAGE.height);
  });

  test('22 lines fit into the body and a 23rd does not', () => {
    const body = twips(PAGE.height) - twips(MARGIN.top) - twips(MARGIN.bottom);
    assert.equal(body, 12_756);
    assert.ok(LINE_TWIPS * BODY.lines <= body, 'a twip more in each line and Word fits 21');
    assert.ok((LINE_TWIPS + 1) * BODY.lines > body, 'the pitch is the widest that fits');
  });
});

test('a document has the page, the grid, the pitch and the fonts of the standard', async () => {
  const docx = openDocx(await renderDocx([fullPages]));
  const document = docx.part('word/document.xml');
  const styles = docx.part('word/styles.xml');
  const { w, h } = attributes(document, 'pgSz');
  assert.deepEqual([w, h], ['11906', '16838']);
  const { top, right, bottom, left } = attributes(document, 'pgMar');
  assert.deepEqual([top, right, bottom, left], ['2098', '1474', '1984', '1587']);
  assert.deepEqual(attributes(document, 'docGrid'), {
    linePitch: '579',
    charSpace: '-848',
    type: 'lines',
  });
  const text = styleOf(styles, 'Text');
  assert.deepEqual(attributes(text, 'spacing'), {
    before: '0',
    after: '0',
    line: '579',
    lineRule: 'exact',
  });
  assert.match(text, /<w:sz w:val="32"\/>/);
  assert.match(text, /<w:spacing w:val="-5"\/>/);
  assert.match(text, /w:firstLineChars="200"/);
  for (const [style, font] of [
    ['Text', '仿宋_GB2312'],
    ['PaperTitle', '方正小标宋简体'],
    ['Heading1st', '黑体'],
    ['Heading2nd', '楷体_GB2312'],
    ['PageNumber1', '宋体'],
  ] as const) {
    assert.equal(attributes(styleOf(styles, style), 'rFonts')['eastAsia'], font, style);
  }
  const fonts = docx.part('word/fontTable.xml');
  assert.match(fonts, /w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,/);
  assert.doesNotMatch(fonts, /embed/, 'no font is carried along');
});

test('page numbers stand at the right on odd pages and at the left on even ones', async () => {
  const docx = openDocx(await renderDocx([fullPages]));
  assert.match(docx.part('word/settings.xml'), /<w:evenAndOddHeaders\/>/);
  const references = Object.fromEntries(
    [...docx.part('word/document.xml').matchAll(/<w:footerReference [^>]*>/g)].map(([tag]) => [
      /w:type="(\w+)"/.exec(tag)?.[1] ?? '',
      /r:id="(\w+)"/.exec(tag)?.[1] ?? '',
    ]),
  );
  const relations = docx.part('word/_rels/document.xml.rels');
  const footer = (type: string): string => {
    const target = new RegExp(`Id="${references[type] ?? ''}"[^>]*Target="([^"]+)"`).exec(
      relations,
    );
    return docx.part(`word/${target?.[1] ?? ''}`);
  };
  for (const [type, side, indent] of [
    ['default', 'right', 'right'],
    ['even', 'left', 'left'],
  ] as const) {
    const xml = footer(type);
    assert.match(xml, new RegExp(`<w:jc w:val="${side}"/>`), type);
    assert.match(xml, new RegExp(`<w:ind [^>]*w:${indent}="280"`), `${type}: one character in`);
    assert.match(xml, /— .*PAGE.* —/s, `${type}: dashes on either side`);
    assert.match(xml, /由区委组织部留存，不归入本人档案/, type);
  }
});

test('a letter has its mark and lines at its first page alone, and no number there', async () => {
  const letter = allPapers['inquiry'];
  assert.ok(letter, 'no inquiry letter');
  const docx = openDocx(await renderDocx([letter]));
  const document = docx.part('word/document.xml');
  assert.equal(document.match(/<w:titlePg\/>/g)?.length, 1, 'only the letter, not its forms');
  const first = docx
    .parts(/^word\/(header|footer)\d+\.xml$/)
    .filter((xml) => xml.includes('C00000'));
  const [head, foot] = [
    first.find((xml) => xml.includes('中共云溪区委组织部')),
    first.find((xml) => xml.startsWith('<?xml') && xml.includes('<w:ftr')),
  ];
  assert.ok(head !== undefined && foot !== undefined, 'the mark above, the line below');
  const thickness = (xml: string): readonly (string | undefined)[] =>
    ['top', 'bottom'].map(
      (side) => attributes(/<w:pBdr>.*?<\/w:pBdr>/.exec(xml)?.[0] ?? '', side)['sz'],
    );
  assert.deepEqual(thickness(head), ['24', '6'], 'thick over thin');
  assert.deepEqual(thickness(foot), ['6', '24'], 'thin over thick');
  assert.doesNotMatch(foot, /PAGE/);
});

test('a wide table lies on its side', async () => {
  const plan = allPapers['week-plan'];
  assert.ok(plan, 'no plan');
  const document = openDocx(await renderDocx([plan])).part('word/document.xml');
  const { w, h, orient } = attributes(document, 'pgSz');
  assert.deepEqual([w, h, orient], ['16838', '11906', 'landscape']);
  assert.match(document, /<w:tblHeader\/>/, 'the head is repeated on every page');
});

test('several papers in one file each begin on a front with page 1', async () => {
  const [record, joint] = [allPapers['admonition-record'], allPapers['joint-record']];
  assert.ok(record && joint, 'no records');
  const document = openDocx(await renderDocx([record, joint])).part('word/document.xml');
  assert.equal(document.match(/<w:pgNumType w:start="1"\/>/g)?.length, 2);
  assert.match(document, /<w:type w:val="oddPage"\/>/);
});

test('a paper that is not retained does not go on with the mark of the one before it', async () => {
  const [record, joint] = [allPapers['admonition-record'], allPapers['joint-record']];
  assert.ok(record && joint, 'no records');
  const footers = async (papers: readonly Paper[]): Promise<readonly boolean[]> => {
    const docx = openDocx(await renderDocx(papers));
    const relations = docx.part('word/_rels/document.xml.rels');
    return [
      ...docx.part('word/document.xml').matchAll(/<w:footerReference [^>]*w:type="default"[^>]*>/g),
    ]
      .map(([tag]) => /r:id="(\w+)"/.exec(tag)?.[1] ?? '')
      .map((id) => new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1] ?? '')
      .map((target) => docx.part(`word/${target}`).includes(RETENTION));
  };
  assert.deepEqual(await footers([record, joint, record]), [true, false, true]);
  assert.deepEqual(await footers([record, record]), [true], 'the same is written once');
});

test('the file names nobody: no author, no person in its title', async () => {
  const notice = allPapers['admonition-notice'];
  assert.ok(notice, 'no notice');
  const core = openDocx(await renderDocx([notice])).part('docProps/core.xml');
  assert.match(core, /<dc:title>诫勉通知书<\/dc:title>/);
  assert.doesNotMatch(core, /刘明远|creator|lastModifiedBy/);
});
