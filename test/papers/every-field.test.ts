// Every field of every paper, list and calendar takes hostile and rare text: it stays text, and what may
// stay stays exactly.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import type { CivilDate } from '../../src/policy/index.ts';
import { scanXml } from '../../src/sdk/exchange/xlsx/xml.ts';
import { cleanLine, cleanText } from '../../src/sdk/papers/clean-text.ts';
import { renderDocx } from '../../src/sdk/papers/docx/render.ts';
import {
  admonitionLedger,
  calendarFile,
  delegationLedger,
  exceptionLedger,
  fileName,
  inquiryLedger,
  matterLedger,
  plainText,
  rectificationLedger,
  talkLedger,
} from '../../src/sdk/papers/index.ts';
import { ledgerCsv } from '../../src/sdk/papers/ledger/csv.ts';
import { neutralCell } from '../../src/sdk/papers/ledger/table.ts';
import { ledgerXlsx } from '../../src/sdk/papers/ledger/xlsx.ts';
import { openDocx, textOf } from './docx-parts.ts';
import { hostile, hostilePapers } from './hostile-facts.ts';
import { chen, liu } from './samples.ts';

/** Fields that a paper takes and does not print, each beside its reason. */
const NOT_PRINTED: Readonly<Record<string, readonly string[]>> = {
  // The department's own sheets: the statement against retaliation is for who is talked to.
  'approval-slip': ['.marks.protection'],
  // The form is filled in by the delegate, who has the order beside it.
  'delegation-return': ['.reason', '.points.0', '.points.1'],
  outline: ['.marks.protection', '.recorder.unit', '.recorder.title'],
  // The subject's own report, and a notice that calls them by their name alone.
  'rectification-report': ['.marks.protection'],
  rectification: ['.subject.unit', '.subject.title'],
};

test('every field of every paper comes out of the .docx and the text as it may be, and is no markup', async () => {
  const notPrinted: Record<string, readonly string[]> = {};
  for (const [name, { paper, texts }] of hostilePapers()) {
    const docx = openDocx(await renderDocx([paper]));
    const xmls = docx.parts(/^word\/(document|header\d+|footer\d+)\.xml$/);
    for (const xml of xmls) {
      for (const _step of scanXml([new TextEncoder().encode(xml)], {})) continue;
      assert.doesNotMatch(xml, /<w:instrText>DDE|<script/, name);
    }
    const printed = xmls.map(textOf).join('\n');
    const checked = plainText(paper);
    const missing: string[] = [];
    for (const [path, text] of texts) {
      const expected = cleanLine(text);
      if (!printed.includes(expected) || !checked.includes(expected)) missing.push(path);
    }
    if (missing.length > 0) notPrinted[name] = missing;
  }
  assert.deepEqual(notPrinted, NOT_PRINTED);
});

const on = '2026-03-09' as CivilDate;

/** An entry of each list with everything that it can hold. */
const ledgers = (begin: string) => {
  const of = <Entry>(entry: Entry) => [hostile(entry, begin).value];
  return [
    talkLedger(
      of({
        subject: liu,
        on,
        kind: '任职谈话',
        way: '个别交谈',
        talker: chen,
        place: '会议室',
        dueOn: on,
        timeliness: '按时',
        recorded: true,
        remark: '备注',
      }),
    ),
    admonitionLedger(
      of({
        subject: liu,
        decidedOn: on,
        body: '区委',
        number: '云组诫〔2026〕3号',
        areas: ['履行职责', '工作作风'],
        talkedOn: on,
        servedOn: on,
        receipt: '本人签收',
        talker: '陈立',
        items: 2,
        verified: 0,
        closedOn: on,
        closedAs: '按期办结',
        remark: '备注',
      }),
    ),
    inquiryLedger(
      of({
        subject: liu,
        number: '云组函〔2026〕8号',
        servedOn: on,
        letters: 1,
        judgement: '说明清楚',
        remark: '备注',
      }),
    ),
    rectificationLedger(
      of({
        subject: liu,
        kind: '诫勉谈话',
        demand: '完成验收',
        dueOn: on,
        checker: '王晓',
        state: '整改中',
        remark: '备注',
      }),
    ),
    matterLedger(
      of({
        raisedOn: on,
        kind: '诫勉谈话',
        matter: '配套资金',
        handler: '王晓',
        disposition: '转财政局',
        result: '已落实',
        checker: '王晓',
        state: '办理中',
        remark: '备注',
      }),
    ),
    delegationLedger(
      of({
        subject: liu,
        delegate: chen,
        number: '云组委〔2026〕1号',
        kind: '日常谈话',
        state: '已接受',
        remark: '备注',
      }),
    ),
    exceptionLedger(
      of({
        subject: liu,
        kind: '任职谈话',
        clause: '三·1',
        what: '逾期2天',
        reason: '因公出国',
        on,
        by: '王晓',
        remark: '备注',
      }),
    ),
  ];
};

for (const begin of ['', '=1+1', '＝', '\t-', '\u202E@']) {
  test(`every field of every list that begins with ${JSON.stringify(begin)} is text in .xlsx and .csv`, async () => {
    for (const { name, columns, rows } of ledgers(begin)) {
      const ledger = { name, columns, rows };
      const expected = (rows[0] ?? []).map(neutralCell);
      assert.ok(
        expected.filter((cell) => typeof cell === 'string' && cell.includes('始')).length >= 5,
        `${name} took nothing`,
      );
      const file = await ledgerXlsx([ledger]);
      const [sheet] = await readXlsx(Buffer.from(file), { trim: false });
      assert.deepEqual(sheet?.data[1], expected, `${name}.xlsx`);
      for (const [part, bytes] of Object.entries(unzipSync(file))) {
        assert.doesNotMatch(strFromU8(bytes), /<f[ >]|<script|externalLink/, `${name} ${part}`);
      }
      const { data } = Papa.parse<string[]>(new TextDecoder().decode(ledgerCsv(ledger)).trimEnd());
      assert.deepEqual(
        data[1],
        expected.map((cell) => String(cell ?? '')),
        `${name}.csv`,
      );
      if (begin === '') continue;
      for (const cell of expected) {
        if (typeof cell === 'string' && cell.includes('始')) assert.match(cell, /^'/, name);
      }
    }
  });
}

test('every field of a calendar stays in its line, and is there again in another reader', () => {
  const entry = {
    id: 'talk-1',
    date: on,
    startsAt: '09:00',
    endsAt: '10:00',
    place: '会议室',
    subject: '刘明远',
    revision: 3,
  } as const;
  for (const begin of ['', '\r\nATTENDEE:mailto:x@example.org\r\n', ';\\,:"\n']) {
    const { value, texts } = hostile(entry, begin);
    const file = calendarFile([{ ...value, id: entry.id }], {
      madeAt: '2026-03-06T00:00:00Z',
      domain: 'oa.example',
      namesAllowed: true,
    });
    const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(file)));
    const [event, ...others] = calendar.getAllSubcomponents('vevent');
    assert.equal(others.length, 0, 'a line made an event of its own');
    assert.ok(event, 'no event');
    const names = event.getAllProperties().map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, 'a line made a property of its own');
    assert.ok(!names.includes('attendee'), 'a line made a property of its own');
    const said = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
    const squeezed = (text: string) => cleanText(text).replace(/\s/g, '');
    const place = texts.get('.place') ?? '';
    const subject = texts.get('.subject') ?? '';
    assert.equal(squeezed(said('location')), squeezed(place));
    assert.ok(squeezed(said('summary')).includes(squeezed(subject)), said('summary'));
  }
});

test('no file is named after what a format or a folder would take for its own', () => {
  for (const [, { paper, texts }] of hostilePapers()) {
    for (const text of [paper.name, ...texts.values()]) {
      const named = fileName(text, 'docx');
      assert.doesNotMatch(named, /[\p{Cc}\p{Cs}\\/:*?"<>|\u202E\uFEFF]/u);
      assert.ok(named.endsWith('.docx') && [...named].length < 100, named);
    }
  }
});
