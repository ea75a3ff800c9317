// The department's lists: their columns, and that a row's values stand under their titles.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CivilDate } from '../../src/policy/index.ts';
import {
  admonitionLedger,
  delegationLedger,
  exceptionLedger,
  inquiryLedger,
  matterLedger,
  rectificationLedger,
  talkLedger,
} from '../../src/sdk/papers/index.ts';
import type { Ledger, LedgerCell } from '../../src/sdk/papers/ledger/table.ts';
import { chen, liu } from './samples.ts';

const on = '2026-03-09' as CivilDate;
const later = '2026-06-30' as CivilDate;

const ledgers = {
  谈话台账: talkLedger([
    {
      subject: liu,
      on,
      kind: '任职谈话',
      way: '个别交谈',
      talker: chen,
      timeliness: '按时',
      recorded: true,
    },
  ]),
  诫勉台账: admonitionLedger([
    {
      subject: liu,
      decidedOn: on,
      body: '区委',
      areas: ['履行职责', '工作作风'],
      items: 2,
      verified: 0,
    },
  ]),
  函询台账: inquiryLedger([{ subject: liu, servedOn: on, letters: 1 }]),
  整改台账: rectificationLedger([
    { subject: liu, kind: '诫勉谈话', demand: '完成验收', dueOn: later, state: '整改中' },
  ]),
  反映事项台账: matterLedger([
    { raisedOn: on, kind: '诫勉谈话', matter: '配套资金', state: '办理中' },
  ]),
  委托谈话台账: delegationLedger([
    { subject: liu, delegate: chen, kind: '日常谈话', state: '已接受' },
  ]),
  例外情况台账: exceptionLedger([
    {
      subject: liu,
      kind: '任职谈话',
      clause: '三·1',
      what: '逾期2天',
      reason: '因公出国',
      on,
      by: '王晓',
    },
  ]),
};

/** A row as what stands under each title. */
function read({ columns, rows }: Ledger, row = 0): Readonly<Record<string, LedgerCell>> {
  return Object.fromEntries(
    columns.map(({ title }, index) => [title, rows[row]?.[index] ?? null] as const),
  );
}

test('each list has its name, one value for each column, and no column twice', () => {
  for (const [name, ledger] of Object.entries(ledgers)) {
    assert.equal(ledger.name, name);
    const titles = ledger.columns.map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length, name);
    for (const row of ledger.rows) assert.equal(row.length, titles.length, name);
  }
});

test('values stand under their titles, and what is not known is empty', () => {
  const talk = read(ledgers.谈话台账);
  assert.deepEqual(
    [talk['序号'], talk['姓名'], talk['时任职务'], talk['谈话日期'], talk['谈话人职务']],
    [1, '刘明远', '党组成员、副局长', '2026-03-09', '区委组织部副部长'],
  );
  assert.deepEqual([talk['是否按时'], talk['有无记录'], talk['地点']], ['按时', '有', null]);
  const admonition = read(ledgers.诫勉台账);
  assert.deepEqual(
    [
      admonition['问题方面'],
      admonition['整改事项数'],
      admonition['已核验数'],
      admonition['办结日期'],
    ],
    ['履行职责、工作作风', 2, 0, null],
  );
  assert.equal(read(ledgers.例外情况台账)['原因'], '因公出国');
  assert.equal(read(ledgers.委托谈话台账)['受委托人'], '陈立');
  assert.equal(read(ledgers.整改台账)['整改时限'], '2026-06-30');
  assert.equal(read(ledgers.函询台账)['送达日期'], '2026-03-09');
});

test('no list tells where a problem was heard of, and that of matters names nobody who raised one', () => {
  const titles = Object.values(ledgers).flatMap(({ columns }) => columns.map(({ title }) => title));
  assert.deepEqual(
    titles.filter((title) => /来源|信访|举报|线索/.test(title)),
    [],
  );
  assert.ok(!JSON.stringify(ledgers.反映事项台账).includes('姓名'), 'a column of names');
});
