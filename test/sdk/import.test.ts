/** 导入任免名单: what is taken, what is refused and why, and that nothing is written before the user agrees. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportReport, ImportRow, TalkSdk } from '../../src/sdk/index.ts';
import { atTheDesk, list } from './district.ts';
import { appointment, value } from './steps.ts';

async function read(sdk: TalkSdk, content: string | Uint8Array): Promise<ImportReport> {
  return value(await sdk.exchange.readDecisionList('名单.csv', content));
}

async function oneRow(...cells: readonly string[]): Promise<ImportRow> {
  const { sdk } = await atTheDesk('2026-03-10');
  const [row] = (await read(sdk, list(...cells))).rows;
  assert.ok(row);
  return row;
}

describe('reading a decision list', () => {
  it('writes nothing until the report is agreed to', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const report = await read(sdk, list(appointment));
    assert.deepEqual([report.take, report.refuse, report.known], [1, 0, 0]);
    assert.equal((await sdk.obligations.worklist()).length, 0);
    const written = value(await sdk.exchange.importDecisionList(report));
    assert.deepEqual(written, { events: 1, obligations: 1 });
    assert.equal((await sdk.obligations.worklist()).length, 1);
  });

  it('takes a list that comes twice only once', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    value(await sdk.exchange.importDecisionList(await read(sdk, list(appointment))));
    const again = await read(sdk, list(appointment));
    assert.deepEqual([again.take, again.known], [0, 1]);
    const refused = await sdk.exchange.importDecisionList(again);
    assert.ok(!refused.ok && refused.error.code === 'import.nothing-to-take');
  });

  it('names the row that another one repeats', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const report = await read(sdk, list(appointment, appointment));
    assert.equal(report.rows[1]?.reason, '与第 2 行重复');
  });

  it('cannot write a report of its own making', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const report = await read(sdk, list(appointment));
    const refused = await sdk.exchange.importDecisionList({ ...report, token: {} });
    assert.ok(!refused.ok && refused.error.code === 'input.invalid');
  });

  it('reads which way a reminder goes, and refuses one that the kind does not know', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const rows = [
      '孙成员,云溪区财政局,提醒谈话,经济责任审计,2026-03-09,函询',
      '冯丽,清河镇,提醒谈话,经济责任审计,2026-03-09,谈话、函询',
      '赵正职,云溪区财政局,日常谈话,工作需要,2026-03-09,函询',
      '赵正职,云溪区财政局,提醒谈话,经济责任审计,2026-03-09,电话',
    ];
    const report = await read(sdk, ['姓名,单位,谈话类型,情形,发生日期,方式', ...rows].join('\r\n'));
    assert.deepEqual(
      report.rows.map(({ status }) => status),
      ['take', 'take', 'refuse', 'refuse'],
    );
    assert.match(report.rows[2]?.reason ?? '', /三·5/);
    assert.match(report.rows[3]?.reason ?? '', /谈话、函询、谈话和函询/);
    value(await sdk.exchange.importDecisionList(report));
    const forms = (await sdk.obligations.worklist()).map(
      ({ subjectName, obligation }) => `${subjectName} ${obligation.obligation.form}`,
    );
    assert.deepEqual(forms.sort(), ['冯丽 inquiry', '冯丽 talk', '孙成员 inquiry']);
  });

  it('finds the columns in any order, below a title row', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const report = await read(
      sdk,
      '云溪区任免名单,,,,\n决定时间,类别,姓名,所在单位,原因\n2026年3月9日,任职,孙成员,云溪区财政局,提拔',
    );
    assert.equal(report.rows[0]?.status, 'take');
    assert.equal(report.rows[0]?.row, 3);
  });

  it('reads dates in every way that departments write them', async () => {
    for (const written of [
      '2026-03-09',
      '2026.3.9',
      '2026/3/9',
      '2026年3月9日',
      '20260309',
      '２０２６．３．９',
    ]) {
      const { sdk } = await atTheDesk('2026-03-10');
      const report = await read(sdk, list(appointment.replace('2026-03-09', written)));
      value(await sdk.exchange.importDecisionList(report));
      const [row] = await sdk.obligations.worklist();
      assert.equal(row?.obligation.obligation.window.due, '2026-03-16', written);
    }
  });

  it('reads GB18030 as Excel writes it, and keeps a rare character', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    // 姓名,单位 … in GB18030; the row names nobody of the district, so it is refused by name.
    const heading = Uint8Array.from([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xcc, 0xb8, 0xbb, 0xb0, 0xc0,
      0xe0, 0xd0, 0xcd, 0x0a, 0x95, 0x34, 0xb6, 0x39, 0x2c, 0x61, 0x2c, 0x62,
    ]);
    const report = await read(sdk, heading);
    assert.equal(report.encoding, 'gb18030');
    assert.equal(report.rows[0]?.name, new TextDecoder('gb18030').decode(heading.slice(19, 23)));
    assert.equal(report.refuse, 1);
  });

  for (const [what, content, sentence] of [
    ['an empty file', '', '没有内容'],
    ['a file without the columns', 'a,b,c\n1,2,3', '没有找到'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff, 0xfe]), '编码'],
    ['quotes that do not close', '姓名,单位,谈话类型\n"孙成员,云溪区财政局,任职', '引号'],
    ['a file above 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), '10 MB'],
  ] as const) {
    it(`refuses ${what} and says why`, async () => {
      const { sdk } = await atTheDesk('2026-03-10');
      const refused = await sdk.exchange.readDecisionList('x.csv', content);
      assert.ok(!refused.ok);
      assert.equal(refused.error.code, 'import.unreadable');
      assert.ok(refused.error.message.includes(sentence), refused.error.message);
    });
  }

  for (const [what, row, reason] of [
    ['a name without a unit', '1,孙成员,,,任职,提拔,2026-03-09', '“单位”为空'],
    ['an unknown unit', '1,孙成员,无此局,,任职,提拔,2026-03-09', '单位目录中没有该单位'],
    ['a person of another unit', '1,孙成员,清河镇,,任职,提拔,2026-03-09', '该单位没有此人'],
    ['an unknown kind', '1,孙成员,云溪区财政局,,闲谈,提拔,2026-03-09', '谈话类型应为'],
    ['an unknown trigger', '1,孙成员,云溪区财政局,,任职,升官,2026-03-09', '情形应为'],
    ['a day that does not exist', '1,孙成员,云溪区财政局,,任职,提拔,2026-02-30', '不是有效日期'],
    ['no date to count from', '1,孙成员,云溪区财政局,,任职,提拔,', '“决定日期”为空'],
    [
      'a notice that ended before the decision',
      '1,孙成员,云溪区财政局,,任职,提拔,2026-03-09,2026-03-01,通过',
      '公示',
    ],
  ] as const) {
    it(`refuses a row with ${what}`, async () => {
      const found = await oneRow(row);
      assert.equal(found.status, 'refuse');
      assert.ok(found.reason?.includes(reason), found.reason);
    });
  }

  it('tells namesakes in two units apart', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const report = await read(sdk, list('1,冯丽,清河镇,副镇长,任职,提拔,2026-03-09'));
    value(await sdk.exchange.importDecisionList(report));
    const [row] = await sdk.obligations.worklist();
    assert.equal(row?.obligation.ofTheDay.id, 'member-2');
  });

  it('takes an event of a cadre whom the district does not manage, and obliges nothing', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const report = await read(sdk, list('1,陈科员,云溪区财政局,科员,任职,提拔,2026-03-09'));
    assert.equal(report.rows[0]?.reason, '非区委管理干部，不产生谈话事项');
    const written = value(await sdk.exchange.importDecisionList(report));
    assert.deepEqual(written, { events: 1, obligations: 0 });
  });
});
