/**
 * What is typed is never lost, and nothing is overwritten in silence: two clerks at one record, one of
 * them cut off meanwhile; a tab that is killed; a login that ends. Everything offered again is offered to
 * the one who typed it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atDesks, type Desk, lanes } from './desk.ts';
import { type Hands, keyboard, mouse } from './hands.ts';
import { importSample } from './journey.ts';
import { Portal } from './portal.ts';
import type { RecordForm } from './screens/record-form.ts';

const held = { name: '付春梅', kind: '任职谈话' } as const;
const THEIRS = '服从组织安排。';
const MINE = '服从组织安排，尽快交接原分管工作。';
const KILLED = '希望适当安排业务培训。';
const ENDED = '希望适当安排业务培训，已与单位沟通。';
const AGAIN = '以下是上次填写未保存的内容，请继续填写并保存。';

const lane = process.env['LANE'] === 'classic86' ? lanes.portal86 : lanes.secure;

test(`what is typed is never lost or overwritten in silence (${lane.name})`, async () => {
  await atDesks(lane, { left: {}, right: { as: 'clerk-2' } }, async ({ left, right }) => {
    const clerk = new Portal(left.page, mouse(left.page), lane);
    await importSample(clerk);
    const arrangement = await clerk.arrange(held.name, held.kind);
    await arrangement.choose('彭立群');
    await arrangement.outlineReady();
    await arrangement.confirm();
    const record = await clerk.openRecord(held.name, held.kind);
    await record.holdAsPlanned();

    const colleague = new Portal(right.page, keyboard(right.page), lane);
    const theirs = await colleague.openRecord(held.name, held.kind);
    await theirs.form.getByRole('button', { name: '保存记录' }).waitFor();
    await right.cutOff(async () => {
      await theirs.state(MINE);
      await record.state(THEIRS);
      await record.save();
      await left.sent();
    });
    await conflict(theirs);
    await colleague.hands.press(theirs.form.getByRole('button', { name: '以我的为准' }));
    await theirs.save();
    await right.sent();
    await record.stated(MINE);

    // The tab is gone without asking anybody, a moment after the last word.
    await typed(left, record, KILLED);
    await left.killTab('clerk');
    await offered(left, mouse, KILLED);

    // The same desk, another person: nothing is offered, and nothing is shown.
    await left.signIn('clerk-2');
    const other = await new Portal(left.page, mouse(left.page), lane).openRecord(
      held.name,
      held.kind,
    );
    await other.stated(MINE);
    assert.equal(await other.form.getByText(AGAIN).count(), 0, 'another person is offered nothing');

    await left.signIn('clerk');
    const again = await offered(left, mouse, KILLED);
    await typed(left, again, ENDED);
    await left.endLogin();
    await left.signIn('clerk');
    await offered(left, mouse, ENDED);
  });
});

async function conflict(record: RecordForm): Promise<void> {
  await record.form.getByText('填写期间，他人保存了不同的内容').waitFor();
  const versions = record.form.getByRole('row').filter({
    has: record.form.page().getByRole('rowheader', { name: '说明及表态' }),
  });
  assert.deepEqual(await versions.getByRole('cell').allInnerTexts(), [THEIRS, MINE]);
  await record.form
    .page()
    .getByRole('status')
    .filter({ hasText: '他人保存了不同的内容' })
    .waitFor();
}

/** Typed, and a moment later kept: that moment is the most that can be lost. */
async function typed({ page }: Desk, record: RecordForm, words: string): Promise<void> {
  await record.state(words);
  await page.waitForTimeout(2500);
}

async function offered(desk: Desk, hands: (page: Desk['page']) => Hands, words: string) {
  const portal = new Portal(desk.page, hands(desk.page), desk.lane);
  const record = await portal.openRecord(held.name, held.kind);
  await record.form.getByText(AGAIN).waitFor();
  await record.stated(words);
  return record;
}
