/** The built classic file finds its worker beside itself, and long work really goes there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import readXlsx from 'read-excel-file/node';
import type { createTalkSdk, SdkOptions } from '../../src/sdk/index.ts';
import { atDesk, type Lane, lanes } from './desk.ts';

const lane: Lane =
  process.env['LANE'] === 'classic86'
    ? lanes.classic86
    : {
        ...lanes.classic86,
        name: 'classic file in the JSP-like page, current Chromium, plain HTTP',
        browser: 'current',
      };

test(`the worker lies beside the classic file (${lane.name})`, async () => {
  await atDesk(lane, {}, async ({ page }) => {
    const asked: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('cadre-talk-worker')) asked.push(String(response.status()));
    });
    // The TypeScript runner wraps named functions in a call that only this process has.
    await page.evaluate('globalThis.__name = (named) => named');
    const made = await page.evaluate(async () => {
      const { CadreTalk } = globalThis as unknown as {
        readonly CadreTalk: { readonly createTalkSdk: typeof createTalkSdk };
      };
      const directory: SdkOptions['directory'] = {
        person: async () => undefined,
        people: async () => ({ people: [], total: 0 }),
        unit: async () => undefined,
        units: async () => [],
        search: async () => [],
        holders: async () => [],
      };
      const sdk = await CadreTalk.createTalkSdk({
        identity: { current: () => ({ id: 'worker', name: '经办', roles: ['clerk'] }) },
        directory,
      });
      const { work } = await sdk.diagnostics();
      const period = { from: '2026-01-01', to: '2026-12-31' } as const;
      const list = await sdk.papers.ledger({ ledgers: ['talks'], ...period, format: 'xlsx' });
      await sdk.close();
      return { work, file: list.ok ? [...list.value.bytes] : [] };
    });
    assert.equal(made.work, 'worker');
    assert.deepEqual([...new Set(asked)], ['200']);
    const [sheet] = await readXlsx(Buffer.from(made.file));
    assert.equal(sheet?.data[0]?.[1], '姓名');
  });
});
