/** axe finds nothing in any state that the journey passes, light and dark, and in the JSP-like page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { todayInShanghai } from '../../demo/redate.mjs';
import { atDesk, type Lane, lanes } from './desk.ts';
import { mouse } from './hands.ts';
import { importSample } from './journey.ts';
import { Portal } from './portal.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const cases: readonly (readonly [Lane, 'light' | 'dark'])[] =
  process.env['LANE'] === 'classic86'
    ? [[lanes.classic86, 'light']]
    : [
        [lanes.secure, 'light'],
        [lanes.secure, 'dark'],
      ];

for (const [lane, theme] of cases) {
  test(`axe finds nothing in any state (${lane.name}, ${theme})`, async () => {
    await atDesk(lane, { colorScheme: theme }, async ({ page }) => {
      const portal = new Portal(page, mouse(page), lane);
      const told: string[] = [];
      const look = async (state: string) => told.push(...(await violations(page, state)));

      await page.getByText('还没有待谈事项').waitFor();
      await look('empty worklist');
      await portal.open('谈话记录');
      await look('no talk yet');
      await portal.open('诫勉');
      await page.getByText('没有提醒、函询和诫勉事项').waitFor();
      await look('no admonitions');
      await portal.open('待谈清单');

      await portal.drop('有错.csv', Buffer.from('姓名,单位,谈话类型,情形\n甲,乙,丙,丁\n'));
      await portal.report.says(0, 1, 0);
      await look('report with refused rows');
      await portal.report.leave();
      await portal.loadSample();
      await portal.report.says(76, 0, 0);
      await look('report');
      await portal.report.leave();
      await importSample(portal);
      await look('worklist');

      await portal.find('没有这个人');
      await page.getByText('没有符合条件的事项').waitFor();
      await look('nothing found');

      const arrangement = await portal.arrange('石磊', '任职谈话');
      await arrangement.refused('邓远山');
      await arrangement.choose('高婉清');
      await arrangement.dialog.getByRole('textbox', { name: /原因/ }).first().waitFor();
      await look('arranging, with a reason to give');
      await arrangement.dialog.getByRole('button', { name: /^依据/ }).first().click();
      await page.getByRole('dialog', { name: /^依据/ }).waitFor();
      await look('basis');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await arrangement.dialog.waitFor({ state: 'detached' });

      const plain = await portal.arrange('付春梅', '任职谈话');
      await plain.on(todayInShanghai());
      await plain.choose('高婉清');
      await plain.outlineReady();
      await plain.confirm();
      const record = await portal.openRecord('付春梅', '任职谈话');
      await record.form.getByRole('button', { name: '登记已谈' }).waitFor();
      await look('talk to be held');
      await record.hold('9:30', '10:00');
      await look('record, nothing ticked');
      await record.coverAllPoints();
      await record.raise('请求协调');
      await look('record, filled in');
      await record.confirm();
      await look('record, confirmed');

      await portal.open('诫勉');
      await look('admonitions');
      const ceremony = await portal.openCase('尉迟明远');
      await ceremony.issueNotice('云组诫通〔2026〕8号');
      await look('admonition, notice issued');
      assert.deepEqual(told, []);
    });
  });
}

async function violations(page: Page, state: string): Promise<readonly string[]> {
  await page.evaluate(axe);
  // This rule compares word by word, by Intl.Segmenter; Chromium 86 has none, and axe then takes every
  // Chinese sentence for one word. The other lanes judge by it.
  const unfit = await page.evaluate(() =>
    'Segmenter' in Intl ? [] : ['label-content-name-mismatch'],
  );
  const found = await page.evaluate(async (rules) => {
    const { axe: tool } = globalThis as unknown as {
      axe: {
        run(options: { readonly rules: object }): Promise<{
          passes: readonly unknown[];
          violations: readonly {
            id: string;
            nodes: readonly { target: unknown; html: string }[];
          }[];
        }>;
      };
    };
    const { passes, violations: all } = await tool.run({
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
    });
    if (passes.length < 10) return [`axe looked at next to nothing: ${passes.length} rules`];
    return all.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${JSON.stringify(target)} ${html.slice(0, 160)}`),
    );
  }, unfit);
  return found.map((one) => `${state}: ${one}`);
}
