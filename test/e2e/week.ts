/**
 * A week of the department at two desks that share the portal's backend: the clerk's on one side; on the
 * other those who decide, talk, are entrusted and inspect, one after another. Each part says what its
 * person does and sees; how it is done, by mouse or by keys, is the hands' matter.
 */
import assert from 'node:assert/strict';
import { todayInShanghai } from '../../demo/redate.mjs';
import type { CountingHands } from './counting.ts';
import { importSample } from './journey.ts';
import type { Portal } from './portal.ts';
import { Entrusting, propose } from './screens/planning.ts';

/** The short names of demo/accounts.mjs. */
export type As = 'clerk-2' | 'head' | 'deputy' | 'committee' | 'delegate' | 'inspector';

export interface Sides {
  readonly clerk: Portal & { readonly hands: CountingHands };
  /** Somebody sits down at the other desk. */
  readonly seat: (as: As) => Promise<Portal & { readonly hands: CountingHands }>;
}

/** A reminder that goes back to a petition: of that, whoever talks may learn nothing. */
const reminded = { name: '仇海生', kind: '提醒谈话' } as const;
const plain = { name: '俞波', kind: '提醒谈话' } as const;
const entrusted = { name: '付春梅', kind: '任职谈话' } as const;
const asked = '许怀谷';
const STATEMENT = '服从组织安排，认真履职。';
const QUESTION = '审计指出的津补贴发放是什么情况？';

/** Arranging one due talk, from its row to the day it has. */
const MOST_ACTS_TO_ARRANGE = 3;
/** What a leader does beside ticking each point. */
const MOST_ACTS_BESIDE_POINTS = 5;

export async function planTheWeek({ clerk, seat }: Sides): Promise<void> {
  await importSample(clerk);
  await clerk.find(plain.name);
  clerk.hands.since();
  const quick = await clerk.arrangeFound(plain.name, plain.kind);
  await quick.choose('彭立群');
  await quick.confirm();
  const acts = clerk.hands.since();
  assert.ok(acts <= MOST_ACTS_TO_ARRANGE, `arranging one talk took ${acts} acts`);

  const arrangement = await clerk.arrange(reminded.name, reminded.kind);
  await arrangement.choose('彭立群');
  await arrangement.outlineReady();
  await arrangement.confirm();
  await clerk.choose(reminded.name, reminded.kind);
  await propose(clerk, '苏若谦', 1);

  // The department reviews, the committee's leader in charge decides.
  const head = await seat('head');
  await head.mine.slips(1);
  await (await head.mine.openSlip(reminded.name)).review('同意报批。');
  await head.mine.slips(0);
  const committee = await seat('committee');
  await committee.mine.slips(1);
  const slip = await committee.mine.openSlip(reminded.name);
  await slip.card.getByRole('cell', { name: '彭立群' }).waitFor();
  await slip.approve('同意');
  await committee.mine.slips(0);
}

/** The talk on the leader's own page: read, held, ticked and signed in a few acts, and without a word typed. */
export async function leaderTalks({ clerk, seat }: Sides): Promise<void> {
  const leader = await seat('deputy');
  const record = await leader.mine.openTalk(reminded.name, reminded.kind);
  await record.unfold('准备');
  await record.form.getByText('谈话中不得提及').waitFor();
  const outline = await record.form.innerText();
  assert.doesNotMatch(outline, /信访|群众/, 'the outline does not say where the case comes from');

  leader.hands.since();
  await record.holdAsPlanned();
  // Nothing is signed that says too little, and it is said what is missing.
  await record.tryToConfirm();
  await record.form.getByText('未办理').first().waitFor();
  await record.coverAllPoints();
  await record.confirm();
  const points = await record.points.count();
  const acts = leader.hands.since();
  assert.ok(acts <= points + MOST_ACTS_BESIDE_POINTS, `${points} points took ${acts} acts`);

  const seen = await clerk.openRecord(reminded.name, reminded.kind);
  await seen.confirmed();
  await seen.form.getByText('彭立群登记').waitFor();
  const pages = await seen.print();
  assert.match(pages, new RegExp(reminded.name));
  await clerk.open('待谈清单');
}

/** An order: accepted, held, its record given back; afterwards nothing of the talk is left at that desk. */
export async function delegateTalks({ clerk, seat }: Sides): Promise<void> {
  const arrangement = await clerk.arrange(entrusted.name, entrusted.kind);
  await arrangement.entrust('查文博');
  const order = new Entrusting(clerk, entrusted.name, entrusted.kind);
  await order.draft('林致和', '所在单位党组书记，情况熟悉');
  await order.give();
  await order.leave();

  const delegate = await seat('delegate');
  const given = delegate.mine.order(entrusted.name);
  await given.accept();
  const words = await delegate.page.locator('main').innerText();
  assert.doesNotMatch(
    words,
    /云组干|报批|苏若谦/,
    'an order does not tell where the case comes from',
  );
  const again = await clerk.arrange(entrusted.name, entrusted.kind);
  await again.choose('查文博');
  await again.outlineReady();
  await again.confirm();
  const record = await given.openTalk(entrusted.name);
  await record.holdAsPlanned();
  await record.coverAllPoints();
  await record.state(STATEMENT);
  await record.confirm();
  await delegate.open('本周我的谈话');
  await given.giveBack();
  await given.stands('本机材料清除', '待办理');

  const closing = await clerk.openOrder(entrusted.name, entrusted.kind);
  await closing.close();
  await closing.leave();
  const over = await delegate.mine.openOver(1);
  await over.getByText('谈话内容已不在本机').waitFor();
  await delegate.open('谈话记录');
  await delegate.page.getByText('还没有安排谈话').waitFor();
}

/** A letter of inquiry: drawn up, approved by the head, served, answered, judged by the head, closed. */
export async function inquire({ clerk, seat }: Sides): Promise<void> {
  const list = `姓名,单位,谈话类型,情形,发生日期,方式\n${asked},区发展和改革局,提醒谈话,经济责任审计,${todayInShanghai()},函询\n`;
  await clerk.open('待谈清单');
  await clerk.drop('函询.csv', Buffer.from(list));
  await clerk.report.says(1, 0, 0);
  await clerk.report.agree(1);
  await clerk.open('诫勉');
  const letter = await clerk.openInquiry(asked);
  await letter.draft(QUESTION);
  await letter.revise('情况如前所述。');

  const head = await seat('head');
  await head.open('诫勉');
  const atHead = await head.openInquiry(asked);
  await atHead.approve('林致和');
  await letter.stands('审批', '已完成');
  await letter.serve('云组函询〔2026〕3号');
  await letter.answer(QUESTION, '已全部清退，附收据。');
  await atHead.steps.getByText('已全部清退，附收据。').waitFor();
  await atHead.judgeClear('已说明清楚');
  await letter.stands('研判', '已完成');
  await letter.close();
}

/** Inspection counts what is late, draws cases by lot, and sees that steps were taken: no name, no word. */
export async function inspect({ seat }: Sides): Promise<void> {
  const inspector = await seat('inspector');
  const { inspection } = inspector;
  await inspection.open();
  const late = await inspection.list('逾期未谈');
  assert.ok(late > 0, 'the sample has talks that are overdue');
  assert.equal(await inspection.cases.count(), late + 1, 'as many rows as the list says');
  const steps = await inspection.look(1);
  await steps.getByText('谈话', { exact: true }).waitFor();
  await inspection.draw();
  await (await inspection.look(1)).getByRole('listitem').first().waitFor();
  const seen = await inspector.page.locator('main').innerText();
  for (const word of [reminded.name, entrusted.name, asked, STATEMENT, '已全部清退']) {
    assert.ok(!seen.includes(word), `inspection reads “${word}”`);
  }
}
