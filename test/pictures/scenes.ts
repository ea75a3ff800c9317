/** What pictures are taken of: every element in its states, and the papers as printed pages. */
import type { Page } from 'playwright-core';
import type { Shown } from './page/main.ts';

export const looks = ['light', 'dark', 'tablet', 'tablet-dark'] as const;
export type Look = (typeof looks)[number];

export interface Scene {
  readonly name: string;
  readonly shown: Shown;
  /** Until there is something to see. */
  readonly ready: (page: Page) => Promise<unknown>;
  /** What is done in it before the picture is taken. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** Of this scene, the looks that are compared in every run. */
  readonly compared: readonly Look[];
  /** The state of the talk that the record form shows. */
  readonly talk?: string;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const grid = (page: Page) => page.getByRole('grid').first().waitFor();
const text = (some: string) => (page: Page) => page.getByText(some).first().waitFor();
const dialog = (page: Page) => page.locator('dialog[open]').first().waitFor();

const states: readonly Scene[] = [
  {
    name: 'scheduler-none',
    shown: { tag: 'talk-scheduler', state: 'none' },
    ready: text('谈话组件未接入数据'),
    compared: ['light'],
  },
  {
    name: 'scheduler-empty',
    shown: { tag: 'talk-scheduler', state: 'empty' },
    ready: text('还没有待谈事项'),
    compared: ['light'],
  },
  {
    name: 'scheduler-slow',
    shown: { tag: 'talk-scheduler', state: 'slow' },
    ready: (page) => page.locator('.loading').first().waitFor({ state: 'attached' }),
    compared: ['light'],
  },
  {
    name: 'scheduler-locked',
    shown: { tag: 'talk-scheduler', state: 'locked' },
    ready: text('已锁定'),
    compared: ['light', 'dark'],
  },
  {
    name: 'tracker-empty',
    shown: { tag: 'talk-admonition-tracker', state: 'empty' },
    ready: (page) => page.locator('talk-state-view').first().waitFor(),
    compared: ['light'],
  },
  {
    name: 'record-choose',
    shown: { tag: 'talk-record-form' },
    ready: (page) => page.locator('talk-state-view').first().waitFor(),
    compared: ['light'],
  },
  {
    name: 'dashboard-failing',
    shown: { tag: 'talk-dashboard', state: 'failing' },
    ready: text('未能读取数据'),
    compared: ['light'],
  },
  {
    name: 'dashboard-no-right',
    shown: { tag: 'talk-dashboard', desk: 'administrator' },
    ready: text('没有查看统计的权限'),
    compared: ['light'],
  },
];

const schedulers: readonly Scene[] = [
  {
    name: 'scheduler-list',
    shown: { tag: 'talk-scheduler' },
    ready: grid,
    compared: ['light', 'dark', 'tablet'],
  },
  {
    name: 'scheduler-month',
    shown: { tag: 'talk-scheduler', attributes: { view: 'month' } },
    ready: (page) => page.getByRole('grid').last().waitFor(),
    compared: ['light', 'dark', 'tablet'],
  },
  {
    name: 'scheduler-week',
    shown: { tag: 'talk-scheduler', attributes: { view: 'week' } },
    ready: (page) => page.getByRole('grid').last().waitFor(),
    compared: ['light', 'tablet'],
  },
  {
    name: 'scheduler-agenda',
    shown: { tag: 'talk-scheduler', attributes: { view: 'agenda' } },
    ready: (page) => page.locator('talk-calendar').waitFor(),
    compared: ['light'],
  },
  {
    name: 'scheduler-mine',
    shown: { tag: 'talk-scheduler', attributes: { view: 'mine' }, desk: 'leader' },
    ready: (page) => page.locator('talk-scheduler').waitFor(),
    compared: ['light', 'tablet'],
  },
  {
    name: 'scheduler-nothing-found',
    shown: { tag: 'talk-scheduler' },
    ready: grid,
    act: async (page) => {
      await page.getByRole('searchbox').fill('没有这个人');
      await page.locator('talk-state-view').first().waitFor();
    },
    compared: ['light'],
  },
  {
    name: 'scheduler-basis',
    shown: { tag: 'talk-scheduler' },
    ready: grid,
    act: async (page) => {
      await button(page, /^依据/).click();
      await dialog(page);
    },
    compared: ['light', 'dark'],
  },
  {
    name: 'scheduler-arrange',
    shown: { tag: 'talk-scheduler' },
    ready: grid,
    act: async (page) => {
      await button(page, /^安排：/).click();
      await page.getByRole('radio').first().waitFor();
    },
    compared: ['light', 'dark', 'tablet'],
  },
  {
    name: 'scheduler-keys',
    shown: { tag: 'talk-scheduler' },
    ready: grid,
    act: async (page) => {
      await page.locator('tr[tabindex="0"]').first().focus();
      await page.keyboard.press('?');
      await dialog(page);
    },
    compared: ['light'],
  },
];

const records: readonly Scene[] = [
  { name: 'planned', talk: 'planned', compared: ['light', 'tablet'] },
  { name: 'held', talk: 'held', compared: ['light', 'dark', 'tablet'] },
  { name: 'recorded', talk: 'recorded', compared: ['light', 'tablet'] },
  { name: 'confirmed', talk: 'confirmed', compared: ['light', 'dark'] },
].map(({ name, talk, compared }) => ({
  name: `record-${name}`,
  talk,
  shown: { tag: 'talk-record-form' },
  ready: (page) => page.getByRole('navigation').waitFor(),
  compared: compared as readonly Look[],
}));

const openRow = async (page: Page, at: number): Promise<void> => {
  await page.locator('tr[data-index]').nth(at).click();
  await page.locator('aside').getByRole('heading').first().waitFor();
  await page.locator('aside').getByRole('listitem').first().waitFor();
};

const trackers: readonly Scene[] = [
  {
    name: 'tracker',
    shown: { tag: 'talk-admonition-tracker' },
    ready: grid,
    act: (page) => openRow(page, 0),
    compared: ['light', 'dark', 'tablet'],
  },
  {
    name: 'tracker-inquiry',
    shown: { tag: 'talk-admonition-tracker' },
    ready: grid,
    act: async (page) => {
      await page.getByRole('combobox').first().selectOption({ label: '函询' });
      await openRow(page, 0);
    },
    compared: ['light', 'dark'],
  },
  {
    name: 'tracker-reminder',
    shown: { tag: 'talk-admonition-tracker' },
    ready: grid,
    act: async (page) => {
      await page.getByRole('combobox').first().selectOption({ label: '提醒' });
      await page.locator('tr[data-index]').first().click();
      await page.locator('aside .button').first().waitFor();
    },
    compared: ['light'],
  },
];

const rates = (page: Page) => page.locator('.rate').nth(3).waitFor();
const lastMonth = async (page: Page) => {
  await button(page, '上一期').click();
  await page.getByText('2026年10月1日').first().waitFor();
};

const dashboards: readonly Scene[] = [
  {
    name: 'dashboard',
    shown: { tag: 'talk-dashboard' },
    ready: rates,
    act: lastMonth,
    compared: ['light', 'dark', 'tablet'],
  },
  {
    name: 'dashboard-rows',
    shown: { tag: 'talk-dashboard' },
    ready: rates,
    act: async (page) => {
      await lastMonth(page);
      await button(page, /查看明细：谈话完成率：应办/).click();
      await page.locator('talk-figure-rows tbody tr').first().waitFor();
    },
    compared: ['light'],
  },
  {
    name: 'dashboard-output',
    shown: { tag: 'talk-dashboard' },
    ready: rates,
    act: async (page) => {
      await button(page, '打印与导出…').click();
      await dialog(page);
    },
    compared: ['light', 'dark'],
  },
  {
    name: 'dashboard-print',
    shown: { tag: 'talk-dashboard' },
    ready: rates,
    act: async (page) => {
      await lastMonth(page);
      await button(page, '打印与导出…').click();
      await button(page, '打印通报…').click();
      await page.locator('.pages').first().waitFor();
    },
    compared: ['light'],
  },
  {
    name: 'dashboard-masked',
    shown: { tag: 'talk-dashboard', desk: 'inspector' },
    ready: (page) => page.locator('.masked').first().waitFor(),
    compared: ['light'],
  },
  {
    name: 'dashboard-cases',
    shown: { tag: 'talk-dashboard', desk: 'inspector' },
    ready: rates,
    act: async (page) => {
      await button(page, '例外与抽查').click();
      await openRow(page, 2);
    },
    compared: ['light', 'dark', 'tablet'],
  },
];

export const scenes: readonly Scene[] = [
  ...states,
  ...schedulers,
  ...records,
  ...trackers,
  ...dashboards,
];

/** The first page of each, as it comes out of the printer. */
export const papers: readonly string[] = [
  'admonition-record',
  'admonition-notice',
  'week-plan',
  'outline',
  'inquiry',
  'monthly-report',
  'inspection',
];
