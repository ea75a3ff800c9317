/**
 * The main job of a clerk, once through: a decision list goes in, talks come out with their windows,
 * one is planned, held, recorded and confirmed, and an admonition runs through its whole ceremony.
 */
import assert from 'node:assert/strict';
import { todayInShanghai } from '../../demo/redate.mjs';
import { createCalendar, parseCivilDate } from '../../src/policy/index.ts';
import type { Portal } from './portal.ts';

/** Of the sample: decided on the Monday of the week, so that its window holds all of the week. */
const appointed = { name: '付春梅', kind: '任职谈话' } as const;
const principal = { name: '石磊', kind: '任职谈话' } as const;
const admonished = { name: '尉迟明远', kind: '诫勉谈话' } as const;
const NOTICE = '云组诫通〔2026〕8号';
const DEMAND = '完善预算执行审核流程，逐项整改到位';

export const ROWS_OF_SAMPLE = 76;

export async function importSample(portal: Portal): Promise<void> {
  await portal.loadSample();
  const { report } = portal;
  await report.says(ROWS_OF_SAMPLE, 0, 0);
  await report.agree(ROWS_OF_SAMPLE);
  await portal.page.getByText(`共 ${ROWS_OF_SAMPLE} 项`).first().waitFor();
}

/** The windows of five rows, each counted in another way, against arithmetic of the test's own. */
export async function checkWindows(portal: Portal): Promise<void> {
  const monday = mondayOf(todayInShanghai());
  const decided = (days: number) => plus(monday, days);
  const expected: readonly (readonly [name: string, kind: string, days: string])[] = [
    // 三·1: a week after the decision, the last day rolled where it is an official day off.
    ['付春梅', '任职谈话', range(decided(0), rolled(decided(7)))],
    // 三·1: where 公示 was held, a week after it ended, from the day after.
    ['于佳琪', '任职谈话', range(decided(-2), rolled(decided(4)))],
    // 三·2: a week after the decision.
    ['常青松', '免职谈话', range(decided(-3), rolled(decided(4)))],
    // 三·3: the week before the formalities, which is never rolled.
    ['卢长青', '退休谈话', range(decided(-3), decided(4))],
  ];
  for (const [name, kind, days] of expected) {
    await portal.find(name);
    await portal.row(name, kind).getByText(days, { exact: true }).waitFor();
  }
  // While 公示 runs, nothing can be late yet.
  await portal.find('丁越');
  const waiting = await portal.row('丁越', '任职谈话').innerText();
  assert.doesNotMatch(waiting, /超期/);
}

export async function planTalk(portal: Portal): Promise<void> {
  const today = todayInShanghai();

  // A principal: a deputy head of the department may only with a reason (二·2, 一般由).
  const ofPrincipal = await portal.arrange(principal.name, principal.kind);
  assert.match(await ofPrincipal.entry('高婉清'), /说明原因后可以谈话/);
  assert.doesNotMatch(await ofPrincipal.entry('林致和'), /说明原因后可以谈话/);
  await portal.hands.press(ofPrincipal.dialog.getByRole('button', { name: '取消', exact: true }));
  await ofPrincipal.dialog.waitFor({ state: 'detached' });

  // Another member of a team: every head of the department may; one who has left it may not.
  const arrangement = await portal.arrange(appointed.name, appointed.kind);
  await arrangement.on(today);
  const refused = await arrangement.refused('邓远山');
  assert.match(refused, /二·2/, 'an ineligible talker says why, with the clause');
  assert.equal(await arrangement.talker('邓远山').count(), 0);
  await arrangement.choose('高婉清');
  await arrangement.at('9:30', '区委 302 室');
  await arrangement.outlineReady();
  await arrangement.dialog
    .getByRole('paragraph')
    .filter({ hasText: '未发现不符合制度之处。' })
    .waitFor();
  await arrangement.confirm();
  await portal.find(appointed.name);
  await portal
    .row(appointed.name, appointed.kind)
    .getByText(`${short(today)} 高婉清`)
    .waitFor();
}

export async function holdAndRecord(portal: Portal): Promise<void> {
  const record = await portal.openRecord(appointed.name, appointed.kind);
  await record.form.getByText(appointed.name).first().waitFor();
  await record.hold('9:30', '10:10');
  assert.ok((await record.coverAllPoints()) >= 5);
  await record.state('服从组织安排，尽快熟悉新的分管工作。');
  await record.raise('分管科室人手不足，请求协调一名工作人员');
  await record.confirm();
  await record.form.getByText('分管科室人手不足，请求协调一名工作人员').first().waitFor();
}

export async function admonish(portal: Portal): Promise<void> {
  const today = todayInShanghai();
  await portal.open('诫勉');
  const ceremony = await portal.openCase(admonished.name);
  await ceremony.stands('诫勉决定', '已完成');
  await ceremony.issueNotice(NOTICE);

  const arrangement = await ceremony.planTalk(admonished.name);
  await arrangement.on(today);
  await arrangement.choose('彭立群');
  await arrangement.outlineReady();
  await arrangement.confirm();

  const record = await ceremony.openTalk();
  await record.hold('15:00', '15:40');
  assert.ok((await record.coverAllPoints()) >= 6);
  await record.state('接受组织批评，认真整改。');
  await record.save();

  // The notice is handed over in the talk (三·6), and the demands get their dates.
  await portal.open('诫勉');
  const again = await reopenCase(portal);
  await again.serve('15:10');
  await again.demand(DEMAND, longDate(plus(today, 30)));

  await portal.open('谈话记录');
  await chooseRecord(portal, admonished.name);
  await portal.record.confirm();

  await portal.open('诫勉');
  const last = await reopenCase(portal);
  await last.report(1, '已修订审核流程并逐项核对。');
  // The clerk who handled the case is not the one who checks it (五¶2).
  await last.verify(1, '吕文博', '整改属实。');
  await last.item(1).getByText('吕文博').waitFor();
  await last.close();
}

/** After a reload, a restart or another day: everything stands where it was left. */
export async function findAllAgain(portal: Portal): Promise<void> {
  const today = todayInShanghai();
  await portal.open('待谈清单');
  await portal.page.getByText(`共 ${ROWS_OF_SAMPLE} 项`).first().waitFor();
  await portal.find(appointed.name);
  const row = portal.row(appointed.name, appointed.kind);
  await row.getByText(`${short(today)} 高婉清`).waitFor();
  await portal.hands.act(row, row.getByRole('button', { name: /^(查看|记录)：/ }));
  await portal.record.confirmed();
  await portal.record.form.getByText('分管科室人手不足，请求协调一名工作人员').first().waitFor();

  await portal.open('诫勉');
  const ceremony = await reopenCase(portal);
  for (const step of [
    '诫勉决定',
    '诫勉通知书',
    '诫勉谈话',
    '送达与签收',
    '整改要求与时限',
    '谈话记录',
    '结案',
  ]) {
    await ceremony.stands(step, '已完成');
  }
  await ceremony.steps.getByText(NOTICE).waitFor();
  await ceremony.item(1).getByText(DEMAND).waitFor();
}

/** The portal's page keeps the open case; the JSP-like one makes the element anew. */
async function reopenCase(portal: Portal) {
  const ceremony = portal.case(admonished.name);
  return (await ceremony.steps.count()) > 0 ? ceremony : portal.openCase(admonished.name);
}

async function chooseRecord(portal: Portal, name: string): Promise<void> {
  const choice = portal.page.getByRole('combobox', { name: '谈话', exact: true });
  const chosen = await choice.locator('option:checked').textContent();
  if (chosen?.startsWith(name)) return;
  await portal.hands.choose(choice, new RegExp(`^${name} `));
}

// Dates, counted by the test itself.

function plus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function mondayOf(date: string): string {
  return plus(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** To the next working day, by the calendar, which has its own tests against an independent one. */
function rolled(date: string): string {
  const calendar = createCalendar();
  const civil = parseCivilDate(date);
  assert.ok(calendar.ok && civil !== undefined);
  return calendar.value.rollForward(civil).date;
}

function parts(date: string): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}

function short(date: string): string {
  const [year, month, day] = parts(date);
  const thisYear = todayInShanghai().startsWith(String(year));
  return thisYear ? `${month}月${day}日` : `${year}年${month}月${day}日`;
}

function longDate(date: string): string {
  const [year, month, day] = parts(date);
  return `${year}年${month}月${day}日`;
}

function range(from: string, to: string): string {
  const [year, month] = parts(from);
  const [endYear, endMonth, endDay] = parts(to);
  if (year === endYear && month === endMonth) return `${short(from)}–${endDay}日`;
  const end = year === endYear ? `${endMonth}月${endDay}日` : short(to);
  return `${short(from)}–${end}`;
}
