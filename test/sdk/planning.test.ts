/** A week's plan: many at once or none, nobody in two places, the outline, and telling people without telling why. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ArrangeInput, TalkSdk, WorklistRow } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk } from './district.ts';
import { appointment, importList, onlyRow, value } from './steps.ts';

const second = '4,冯丽,清河镇,副镇长,任职谈话,提拔,2026-03-09,,,,,区委常委会,,,';
const today = '2026-03-10';
const nine = { date: '2026-03-11', startsAt: '09:00', talker: 'deputy', outline: true } as const;

async function two(sdk: TalkSdk): Promise<readonly [WorklistRow, WorklistRow]> {
  await importList(sdk, appointment, second);
  const [first, other] = await sdk.obligations.worklist();
  assert.ok(first && other, 'two rows');
  return [first, other];
}

describe('a batch', () => {
  it('is arranged whole, in one write', async () => {
    const store = memoryStore();
    const { sdk } = await atTheDesk(today, { store });
    const [first, other] = await two(sdk);
    const before = (await store.auditAfter(0, 100)).length;
    const rows: readonly ArrangeInput[] = [
      { ...nine, obligation: first.obligation },
      { ...nine, obligation: other.obligation, startsAt: '10:00' },
    ];
    const report = value(await sdk.plan.checkAll(rows));
    assert.deepEqual(
      report.map(({ row, error }) => [row, error]),
      [
        [0, undefined],
        [1, undefined],
      ],
    );
    const talks = value(await sdk.plan.arrangeAll(rows));
    assert.deepEqual(
      talks.map(({ startsAt, obligations }) => [startsAt, obligations[0]]),
      [
        ['09:00', first.obligation.id],
        ['10:00', other.obligation.id],
      ],
    );
    assert.equal((await store.auditAfter(0, 100)).length, before + 1);
    assert.deepEqual(
      (await sdk.obligations.worklist()).map(({ phase }) => phase),
      ['arranged', 'arranged'],
    );
  });

  it('with one bad row arranges nothing, and tells of each row', async () => {
    const { sdk } = await atTheDesk(today);
    const [first, other] = await two(sdk);
    const refused = await sdk.plan.arrangeAll([
      { ...nine, obligation: first.obligation },
      { ...nine, obligation: other.obligation, startsAt: '10:00', talker: 'head' },
      { ...nine, obligation: { id: other.obligation.id, revision: 9 }, startsAt: '11:00' },
      { ...nine, obligation: other.obligation, date: 'soon' as '2026-01-01' },
    ]);
    assert.ok(!refused.ok, 'refused');
    assert.equal(refused.error.code, 'policy.refused');
    assert.equal(refused.error.path, '1');
    assert.deepEqual(
      refused.error.rows?.map(({ error }) => error?.code),
      [undefined, 'policy.refused', 'revision.conflict', 'input.invalid'],
    );
    assert.equal(refused.error.rows[3]?.error?.path, 'date');
    assert.deepEqual(
      (await sdk.obligations.worklist()).map(({ phase }) => phase),
      ['open', 'open'],
    );
  });

  it('takes no obligation twice, and is not empty', async () => {
    const { sdk } = await atTheDesk(today);
    const [first] = await two(sdk);
    const row = { ...nine, obligation: first.obligation };
    const refused = await sdk.plan.arrangeAll([row, { ...row, startsAt: '10:00' }]);
    assert.ok(!refused.ok && refused.error.path === '1.obligation', 'twice');
    assert.equal((await sdk.plan.arrangeAll([])).ok, false);
    assert.equal((await sdk.plan.arrangeAll([undefined as never])).ok, false);
  });

  it('has nobody in two places at once either', async () => {
    const { sdk } = await atTheDesk(today);
    const [first, other] = await two(sdk);
    const rows = [
      { ...nine, obligation: first.obligation },
      { ...nine, obligation: other.obligation },
    ] as const;
    const refused = await sdk.plan.arrangeAll(rows);
    assert.ok(!refused.ok && refused.error.code === 'policy.reason-needed', 'double booking');
    assert.equal(refused.error.path, '1');
    const reasons = { 'local.double_booking': '两人先后进行' };
    value(await sdk.plan.arrangeAll([rows[0], { ...rows[1], reasons }]));
  });
});

describe('a talker', () => {
  it('is not booked twice at one time without a reason, which the SDK asks for in its own words', async () => {
    const { sdk } = await atTheDesk(today);
    const [first, other] = await two(sdk);
    const talk = value(
      await sdk.plan.arrange({ ...nine, obligation: first.obligation, endsAt: '10:00' }),
    );
    const clash = { ...nine, obligation: other.obligation, startsAt: '09:30' } as const;
    const refused = await sdk.plan.arrange(clash);
    assert.ok(!refused.ok && refused.error.code === 'policy.reason-needed', 'asks for a reason');
    const [found] = refused.error.findings;
    assert.deepEqual([found?.rule, found?.about], ['local.double_booking', 'deputy']);
    assert.ok(found, 'a finding');
    const told = sdk.policy.explain(found);
    assert.ok(told.sentence.includes('王副部长'), told.sentence);
    assert.equal(told.authority, 'local-setting');
    assert.equal(told.clause, undefined);
    const later = value(await sdk.plan.arrange({ ...clash, startsAt: '10:00' }));
    const before = value(await sdk.plan.checkReschedule({ talk: later, startsAt: '09:59' }));
    assert.deepEqual(
      before.map(({ rule }) => rule),
      ['local.double_booking'],
      'said before',
    );
    assert.equal((await sdk.talks.get(later.id))?.startsAt, '10:00', 'and nothing has moved');
    const moved = await sdk.plan.reschedule({ talk: later, startsAt: '09:59' });
    assert.ok(!moved.ok && moved.error.code === 'policy.reason-needed', 'moved into it');
    value(
      await sdk.plan.reschedule({
        talk: later,
        startsAt: '09:59',
        reasons: { 'local.double_booking': '两场相连' },
      }),
    );
    // It stands in the other's way now; a talk never stands in its own.
    const first9 = await sdk.plan.reschedule({ talk, place: '会议室' });
    assert.ok(!first9.ok && first9.error.findings.length === 1, 'asked once');
  });

  it('is free on another day, at an hour nobody named, and when the other talk is cancelled', async () => {
    const { sdk } = await atTheDesk(today);
    const [first, other] = await two(sdk);
    const talk = value(await sdk.plan.arrange({ ...nine, obligation: first.obligation }));
    const { startsAt: _hour, ...day } = nine;
    const free = async (input: Omit<ArrangeInput, 'obligation'>) => {
      const said = await sdk.plan.check({ obligation: other.obligation, ...input });
      const findings = said.ok ? said.value : said.error.findings;
      return findings.every(({ rule }) => rule !== 'local.double_booking');
    };
    assert.equal(await free(nine), false);
    assert.equal(await free({ ...nine, talker: 'minister' }), true);
    assert.equal(await free({ ...nine, date: '2026-03-12' }), true);
    assert.equal(await free(day), true);
    assert.equal(await free({ ...nine, startsAt: '09:01' }), true);
    value(await sdk.plan.cancel(talk, '改期'));
    assert.equal(await free(nine), true);
  });

  it('shares no room with another talk unasked', async () => {
    const { sdk } = await atTheDesk(today);
    const [first, other] = await two(sdk);
    const room = { place: '谈话室' };
    value(await sdk.plan.arrange({ ...nine, ...room, obligation: first.obligation }));
    const said = await sdk.plan.check({
      ...nine,
      place: ' 谈话室 ',
      talker: 'minister',
      obligation: other.obligation,
    });
    assert.deepEqual(said.ok && said.value.map(({ code }) => code), ['place']);
  });
});

describe('the outline', () => {
  it('is prepared point by point, read by the talker, and counts as the preparation', async () => {
    const { sdk, seat } = await atTheDesk(today);
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({ obligation: row.obligation, ...nine, outline: false }),
    );
    const [point] = row.points;
    assert.ok(point, 'a point');
    const note = { obligation: row.obligation.id, point: point.id, note: '宣布区委决定' };
    const wrong = await sdk.plan.prepareOutline({ talk, notes: [{ ...note, point: 'kite' }] });
    assert.ok(!wrong.ok && wrong.error.path === 'notes.0', 'no such point');
    value(
      await sdk.plan.prepareOutline({ talk, notes: [note], questions: ['对新岗位有何打算？'] }),
    );
    const prepared = await sdk.talks.get(talk.id);
    assert.equal(prepared?.outline, true);
    assert.equal(prepared.state, 'planned');
    seat({ id: 'deputy', name: '王副部长', roles: ['leader'] });
    const read = await sdk.plan.outline(talk.id);
    assert.equal(read?.principles, '实事求是、客观公正、严格要求、热情关心');
    assert.equal(read.sections[0]?.subjectName, '孙成员');
    assert.deepEqual(
      read.sections[0].points.map(({ notes }) => notes),
      row.points.map(({ id }) => (id === point.id ? ['宣布区委决定'] : [])),
    );
    // Written again it stays one outline.
    const again = value(
      await sdk.plan.prepareOutline({ talk: prepared, notes: [], questions: ['问'] }),
    );
    assert.equal(again.id, read.outline.id);
    seat({ id: 'member', name: '孙成员', roles: ['leader'] });
    assert.equal(await sdk.plan.outline(talk.id), undefined);
  });

  it('of a petition’s case goes to nobody before its text was searched', async () => {
    const { sdk } = await atTheDesk(today);
    value(
      await sdk.events.record({
        kind: 'reminder',
        triggers: ['petition'],
        subject: 'member',
        dates: { arisen: today },
      }),
    );
    const row = await onlyRow(sdk);
    const talk = value(await sdk.plan.arrange({ obligation: row.obligation, ...nine }));
    const notes = [
      { obligation: row.obligation.id, point: row.points[0]?.id ?? '', note: '指出问题' },
    ];
    const refused = await sdk.plan.prepareOutline({ talk, notes });
    assert.ok(!refused.ok && refused.error.code === 'policy.refused', 'not searched');
    assert.equal(refused.error.findings[0]?.rule, 'confidential.informant');
    assert.equal(await sdk.plan.outline(talk.id), undefined);
  });
});

describe('telling people', () => {
  it('says when and where, and neither what nor why, in the same words to all', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({ obligation: row.obligation, ...nine, place: '组织部谈话室' }),
    );
    const before = await sdk.plan.notices(talk.id);
    const told = value(await sdk.plan.notify(talk));
    assert.deepEqual(before, told.notices);
    assert.equal(told.talk.state, 'notified');
    assert.equal((await onlyRow(sdk)).obligation.state, 'notified');
    assert.deepEqual(
      told.notices.map(({ name }) => name),
      ['王副部长', '孙成员'],
    );
    for (const { text } of told.notices) {
      assert.equal(text, '请于2026年3月11日（星期三） 09:00 到组织部谈话室参加谈话。');
    }
    const twice = await sdk.plan.notify(told.talk);
    assert.ok(!twice.ok && twice.error.code === 'state.not-possible', 'told already');
    const moved = value(await sdk.plan.reschedule({ talk: told.talk, date: '2026-03-12' }));
    assert.deepEqual([moved.state, moved.notified], ['planned', undefined]);
    assert.equal((await onlyRow(sdk)).obligation.state, 'planned');
    value(await sdk.plan.notify(moved));
  });
});
