/** One meeting for several obligations: a transfer, a group; and arrangements that change. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TalkSdk, WorklistRow } from '../../src/sdk/index.ts';
import { atTheDesk } from './district.ts';
import { admonition, allCovered, appointment, importList, value } from './steps.ts';

const leaving = '3,孙成员,云溪区财政局,副局长,免职谈话,工作需要,2026-03-09,,,,,区委常委会,,,';
const second = '4,冯丽,清河镇,副镇长,任职谈话,提拔,2026-03-09,,,,,区委常委会,,,';
const day = { date: '2026-03-11', talker: 'deputy', outline: true } as const;

async function rowsOf(sdk: TalkSdk, ...rows: readonly string[]): Promise<readonly WorklistRow[]> {
  await importList(sdk, ...rows);
  return sdk.obligations.worklist();
}

describe('one meeting', () => {
  it('discharges both obligations of a transfer when both checklists are complete', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const [first, other] = await rowsOf(sdk, appointment, leaving);
    assert.ok(first && other);
    const talk = value(
      await sdk.plan.arrange({
        obligation: first.obligation,
        together: [other.obligation],
        ...day,
      }),
    );
    assert.equal(talk.mode, 'individual');
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11' }));
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: { ...allCovered(first), ...allCovered(other) },
        record: 'written',
      }),
    );
    value(await sdk.records.confirm({ talk: recorded, method: 'paper', on: '2026-03-11' }));
    const phases = (await sdk.obligations.worklist()).map(({ phase }) => phase);
    assert.deepEqual(phases, ['done', 'done']);
  });

  it('discharges a transfer by half for nobody: an incomplete checklist is refused', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const [first, other] = await rowsOf(sdk, appointment, leaving);
    assert.ok(first && other);
    const talk = value(
      await sdk.plan.arrange({
        obligation: first.obligation,
        together: [other.obligation],
        ...day,
      }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11' }));
    const recorded = value(
      await sdk.records.write({ talk: held, points: allCovered(first), record: 'written' }),
    );
    const refused = await sdk.records.confirm({
      talk: recorded,
      method: 'paper',
      on: '2026-03-11',
    });
    assert.ok(!refused.ok);
    assert.ok(refused.error.findings.length > 0);
  });

  it('with a group asks for the need of the work, and leaves who was absent due', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const [first, other] = await rowsOf(sdk, appointment, second);
    assert.ok(first && other);
    const group = { obligation: first.obligation, together: [other.obligation], ...day };
    const needless = await sdk.plan.arrange(group);
    assert.ok(!needless.ok && needless.error.code === 'policy.reason-needed');
    assert.equal(needless.error.findings[0]?.rule, 'talk.mode.collective');
    const talk = value(await sdk.plan.arrange({ ...group, workNeed: '换届后集体任职' }));
    assert.equal(talk.mode, 'group');
    const stranger = await sdk.talks.hold({ talk, heldOn: '2026-03-11', absent: ['minister'] });
    assert.ok(!stranger.ok && stranger.error.path === 'absent');
    const absent = other.obligation.ofTheDay.id;
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-11', absent: [absent] }));
    const recorded = value(
      await sdk.records.write({
        talk: held,
        points: { ...allCovered(first), ...allCovered(other) },
        record: 'written',
      }),
    );
    const confirmation = { talk: recorded, method: 'paper', on: '2026-03-11' } as const;
    const refused = await sdk.records.confirm(confirmation);
    assert.ok(!refused.ok && refused.error.code === 'policy.refused');
    value(
      await sdk.records.confirm({
        ...confirmation,
        asBreach: { approver: 'minister', reason: '一人因病缺席,另行谈话' },
      }),
    );
    const rows = await sdk.obligations.worklist();
    const phaseOf = (id: string) => rows.find(({ obligation }) => obligation.id === id)?.phase;
    assert.equal(phaseOf(first.obligation.id), 'done');
    assert.equal(phaseOf(other.obligation.id), 'open');
  });

  it('never admonishes a group', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const rows = await rowsOf(sdk, admonition, appointment);
    const [first, other] = rows;
    assert.ok(first && other);
    const refused = await sdk.plan.arrange({
      obligation: first.obligation,
      together: [other.obligation],
      workNeed: '节省时间',
      ...day,
    });
    assert.ok(!refused.ok && refused.error.code === 'policy.refused');
    assert.ok(refused.error.findings.some(({ rule }) => rule === 'talk.mode.collective'));
  });
});

describe('an arrangement', () => {
  it('can be put on another day and given to another talker, judged like a new one', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const [row] = await rowsOf(sdk, appointment);
    assert.ok(row);
    const talk = value(await sdk.plan.arrange({ obligation: row.obligation, ...day }));
    const wrong = await sdk.plan.reschedule({ talk, talker: 'head' });
    assert.ok(!wrong.ok && wrong.error.findings[0]?.rule === 'talker.default');
    const late = await sdk.plan.reschedule({ talk, date: '2026-03-17' });
    assert.ok(!late.ok && late.error.code === 'policy.reason-needed');
    assert.equal(late.error.findings[0]?.rule, 'appointment.deadline');
    const moved = value(
      await sdk.plan.reschedule({
        talk,
        date: '2026-03-17',
        talker: 'minister',
        reasons: { 'appointment.deadline': '谈话人出差' },
      }),
    );
    assert.deepEqual([moved.date, moved.talker.id], ['2026-03-17', 'minister']);
    assert.equal(moved.reasons['appointment.deadline'], '谈话人出差');
  });

  it('does not take an obligation from another talk', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const [row] = await rowsOf(sdk, appointment);
    assert.ok(row);
    value(await sdk.plan.arrange({ obligation: row.obligation, ...day }));
    const [again] = await sdk.obligations.worklist();
    assert.ok(again);
    const refused = await sdk.plan.arrange({ obligation: again.obligation, ...day });
    assert.ok(!refused.ok && refused.error.code === 'state.not-possible');
  });
});
