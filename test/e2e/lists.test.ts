/** Lists as they come from the desktop: dropped on the page, in either encoding, twice, and broken. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { redate, todayInShanghai } from '../../demo/redate.mjs';
import { atDesk, lanesOfThisRun } from './desk.ts';
import { mouse } from './hands.ts';
import { ROWS_OF_SAMPLE } from './journey.ts';
import { Portal } from './portal.ts';

const file = (name: string) => readFileSync(new URL(`../../demo/data/${name}`, import.meta.url));
const fresh = () =>
  Buffer.from(redate(file('decision-list.csv').toString('utf8'), todayInShanghai()));

for (const lane of lanesOfThisRun) {
  test(`a dropped list is imported, and the same list again adds nothing (${lane.name})`, async () => {
    await atDesk(lane, {}, async ({ page }) => {
      const portal = new Portal(page, mouse(page), lane);
      await page.getByText('还没有待谈事项').waitFor();
      await portal.drop('十一月任免.csv', fresh());
      await portal.report.dialog.getByText('文件编码：UTF-8').waitFor();
      await portal.report.says(ROWS_OF_SAMPLE, 0, 0);
      await portal.report.agree(ROWS_OF_SAMPLE);
      await page.getByText(`共 ${ROWS_OF_SAMPLE} 项`).first().waitFor();

      await portal.drop('十一月任免.csv', fresh());
      await portal.report.says(0, 0, ROWS_OF_SAMPLE);
      await portal.report.line('罗亮').getByText('与已登记的事项相同').waitFor();
      const nothing = portal.report.dialog.getByRole('button', { name: '没有可以导入的行' });
      assert.equal(await nothing.getAttribute('aria-disabled'), 'true');
      await portal.report.leave();
      await page.getByText(`共 ${ROWS_OF_SAMPLE} 项`).first().waitFor();
    });
  });

  test(`a list in GB18030 is read as it was written, rare characters included (${lane.name})`, async () => {
    await atDesk(lane, {}, async ({ page }) => {
      const portal = new Portal(page, mouse(page), lane);
      await page.getByText('还没有待谈事项').waitFor();
      await portal.drop('名单.csv', file('decision-list.gb18030.csv'));
      await portal.report.dialog.getByText('文件编码：GB18030').waitFor();
      await portal.report.says(ROWS_OF_SAMPLE, 0, 0);
      await portal.report.line('𠮷海波').first().waitFor();
      await portal.report.line('叶㛃').waitFor();
      await portal.report.agree(ROWS_OF_SAMPLE);
      await portal.find('叶㛃');
      await portal.row('叶㛃', '日常谈话').waitFor();
    });
  });

  test(`a broken list is refused row by row with its reasons, and nothing is written before the agreement (${lane.name})`, async () => {
    await atDesk(lane, {}, async ({ page }) => {
      const portal = new Portal(page, mouse(page), lane);
      await page.getByText('还没有待谈事项').waitFor();

      await portal.drop(
        '有错的名单.csv',
        Buffer.from(
          [
            '姓名,单位,谈话类型,情形,决定日期,发生日期',
            '付春梅,区住房和城乡建设局,任职谈话,轮岗,2026-11-23,',
            '查无此人,区住房和城乡建设局,任职谈话,轮岗,2026-11-23,',
            '付春梅,区不存在局,任职谈话,轮岗,2026-11-23,',
            '邵勇,区住房和城乡建设局,任职谈话,轮岗,2026-02-30,',
            '邵勇,区住房和城乡建设局,闲谈,轮岗,2026-11-23,',
            '邵勇,区住房和城乡建设局,任职谈话,高升,2026-11-23,',
            '叶㛃,东亭街道,日常谈话,个人有思想问题,,',
          ].join('\n'),
        ),
      );
      const { report } = portal;
      await report.says(1, 6, 0);
      for (const [row, reason] of [
        [3, '该单位没有此人'],
        [4, '单位目录中没有该单位'],
        [5, '“决定日期”不是有效日期'],
        [6, '谈话类型应为'],
        [7, '情形应为'],
        [8, '“发生日期”为空'],
      ] as const) {
        const line = report.dialog.getByRole('row').filter({ hasText: reason });
        assert.equal(await line.getByRole('cell').first().innerText(), String(row), reason);
      }
      await report.leave();
      await page.getByText('还没有待谈事项').waitFor();

      await portal.drop('没有表头.csv', Buffer.from('甲,乙,丙\n1,2,3\n'));
      await portal.report.dialog.getByText('没有找到“姓名”一列').first().waitFor();
      await portal.report.leave();

      await portal.drop('引号不成对.csv', Buffer.from('姓名,单位\n"付春梅,区财政局\n'));
      await portal.report.dialog.getByText('引号不成对').first().waitFor();
      await portal.report.leave();

      await portal.drop('不是文本.csv', Buffer.from([0x81, 0xff, 0xfe, 0x80, 0xff, 0xff]));
      await portal.report.dialog.getByText('无法读取').first().waitFor();
      await portal.report.leave();

      await portal.drop('名单.pdf', Buffer.from('%PDF-1.4'));
      await page.getByText('请导入 .xlsx 或 .csv 名单。').first().waitFor();
      await page.getByText('还没有待谈事项').waitFor();
    });
  });
}
