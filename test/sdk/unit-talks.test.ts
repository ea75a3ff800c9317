/** 本单位谈话 (三·4, 五¶1): the unit's own stream, counted apart from the district's, and what hangs together (五¶3). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, UnitTalkInput } from '../../src/sdk/index.ts';
import { atTheDesk, clerk } from './district.ts';
import { guarded } from './guarded.ts';
import { admonition, appointment, importList, onlyCase, onlyRow, value } from './steps.ts';

const today = '2026-03-12';
const secretary = { id: 'party', name: '钱书记', roles: ['delegate'] } as const;
const talk: UnitTalkInput = {
  unit: 'u-qinghe',
  talker: 'party',
  subjects: ['member-2'],
  date: '2026-03-11',
  topics: '沟通思想',
};
const year = { from: '2026-01-01', to: '2026-12-31' } as const;

describe('a talk of the unit’s own', () => {
  it('is entered by the head, who sees and counts those alone', async () => {
    const { sdk, seat } = await atTheDesk(today);
    seat(secretary);
    const kept = value(await sdk.unitTalks.record(talk));
    assert.deepEqual([kept.unitName, kept.heldBy.onBehalfOf], ['清河镇', undefined]);
    assert.deepEqual(kept.breaches, []);
    const foreign = await sdk.unitTalks.record({ ...talk, talker: 'head', unit: 'u-finance' });
    assert.ok(!foreign.ok && foreign.error.code === 'access.denied', 'only own talks');
    seat(clerk);
    const other = { ...talk, unit: 'u-finance', talker: 'head', subjects: ['member'] };
    const entered = value(await sdk.unitTalks.record(other));
    assert.equal(entered.heldBy.onBehalfOf, '赵正职');
    assert.equal((await sdk.unitTalks.list(year)).length, 2);
    assert.equal((await sdk.unitTalks.list({ ...year, unit: 'u-finance' })).length, 1);
    seat(secretary);
    assert.deepEqual(
      (await sdk.unitTalks.list(year)).map(({ id }) => id),
      [kept.id],
    );
    assert.deepEqual(
      (await sdk.unitTalks.counts(year)).map(({ unitName }) => unitName),
      ['清河镇'],
    );
    for (const roles of [['subject'], ['inspector'], ['administrator']] as const) {
      seat({ id: 'member-2', name: '冯丽', roles });
      assert.deepEqual(await sdk.unitTalks.list(year), [], roles[0]);
    }
  });

  it('meets no obligation of the district’s and stands in none of its figures', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const before = await onlyRow(sdk);
    const period = { from: '2026-03-01', to: '2026-03-31' } as const;
    const figures = value(await sdk.figures.read(period));
    value(
      await sdk.unitTalks.record({
        ...talk,
        unit: 'u-finance',
        talker: 'head',
        subjects: ['member'],
      }),
    );
    assert.deepEqual(await onlyRow(sdk), before);
    assert.deepEqual(value(await sdk.figures.read(period)), figures);
    assert.equal((await sdk.unitTalks.counts(period))[2]?.talks.length, 1);
  });

  it('that was held by another than the head is on record with what was found of it', async () => {
    const { sdk } = await atTheDesk(today);
    const outcome = await sdk.unitTalks.record({ ...talk, talker: 'head' });
    assert.ok(outcome.ok, 'a fact');
    assert.equal(outcome.findings[0]?.rule, 'routine.team_leader_regular');
    assert.equal(outcome.findings[0].severity, 'advice');
    const self = await sdk.unitTalks.record({ ...talk, subjects: ['party'] });
    assert.ok(self.ok, 'a fact too');
    assert.equal(self.value.breaches[0]?.rule, 'delegate.no_self');
  });

  it('is corrected in sight where it was mistyped, by its head or the clerk, and judged again', async () => {
    let seated: Actor = secretary;
    const store = guarded(() => seated);
    const { sdk, seat } = await atTheDesk(today, { store, actor: secretary });
    const kept = value(await sdk.unitTalks.record({ ...talk, startsAt: '09:00', endsAt: '10:00' }));
    const amended = value(
      await sdk.unitTalks.amend({
        unitTalk: kept,
        reason: '日期录错',
        changes: { date: '2026-03-10', startsAt: null, endsAt: null, topics: '交换意见' },
      }),
    );
    assert.deepEqual(
      [amended.date, amended.startsAt, amended.topics],
      ['2026-03-10', undefined, '交换意见'],
    );
    assert.deepEqual(amended.amendments?.[0]?.fields, [
      { field: 'date', from: '2026-03-11', to: '2026-03-10' },
      { field: 'startsAt', from: '09:00' },
      { field: 'endsAt', from: '10:00' },
      { field: 'topics', from: '沟通思想', to: '交换意见' },
    ]);
    const handed = await sdk.unitTalks.amend({
      unitTalk: amended,
      reason: '实为他人',
      changes: { talker: 'head' },
    });
    assert.ok(!handed.ok && handed.error.code === 'access.denied', 'own talks alone');
    seat((seated = clerk));
    const other = value(
      await sdk.unitTalks.amend({
        unitTalk: amended,
        reason: '与本人无关',
        changes: { subjects: ['party'] },
      }),
    );
    assert.equal(other.breaches[0]?.rule, 'delegate.no_self');
    assert.equal(other.amendments?.length, 2);
    assert.deepEqual(
      (await sdk.unitTalks.counts(year)).find(({ unit }) => unit === 'u-qinghe')?.members.met,
      [],
    );
  });

  it('takes no correction that changes nothing, lies ahead or contradicts itself', async () => {
    const { sdk } = await atTheDesk(today);
    const unitTalk = value(await sdk.unitTalks.record({ ...talk, startsAt: '09:00' }));
    const amend = async (changes: Parameters<typeof sdk.unitTalks.amend>[0]['changes']) => {
      const refused = await sdk.unitTalks.amend({ unitTalk, reason: '录错', changes });
      assert.ok(!refused.ok, JSON.stringify(changes));
      return refused.error.path;
    };
    assert.equal(await amend({ topics: '沟通思想' }), 'changes');
    assert.equal(await amend({ date: '2026-03-13' }), 'changes.date');
    assert.equal(await amend({ endsAt: '08:00' }), 'changes.endsAt');
    assert.equal(await amend({ talker: 'nobody' }), 'changes.talker');
    assert.equal(await amend({ subjects: ['member-2', 'nobody'] }), 'changes.subjects.1');
    assert.equal(await amend({ unit: 'u-nowhere' }), 'changes.unit');
  });

  it('is counted by unit, and how often is asked only where a setting says', async () => {
    const { sdk, seat } = await atTheDesk(today);
    value(await sdk.unitTalks.record(talk));
    const count = async () =>
      (await sdk.unitTalks.counts({ ...year, unit: 'u-qinghe' })).map(({ members, regular }) => ({
        members,
        regular,
      }));
    assert.deepEqual(await count(), [
      { members: { met: ['member-2'], of: ['member-2'] }, regular: undefined },
    ]);
    seat({ id: 'admin', name: '管理员', roles: ['administrator'] });
    value(await sdk.settings.set({ setting: 'unit.talks_per_year', value: 2 }));
    seat(clerk);
    const [asked] = await count();
    assert.deepEqual(asked?.regular, {
      perYear: 2,
      fewer: [{ person: 'member-2', name: '冯丽', talks: 1 }],
    });
    value(await sdk.unitTalks.record({ ...talk, date: '2026-03-12' }));
    assert.deepEqual((await count())[0]?.regular?.fewer, []);
  });

  it('is not of tomorrow, of no unit, or of nobody', async () => {
    const { sdk } = await atTheDesk(today);
    for (const [path, change] of [
      ['date', { date: '2026-03-13' }],
      ['unit', { unit: 'u-nowhere' }],
      ['talker', { talker: 'nobody' }],
      ['subjects', { subjects: [] }],
      ['subjects.0', { subjects: ['nobody'] }],
      ['endsAt', { startsAt: '10:00', endsAt: '09:00' }],
    ] as const) {
      const refused = await sdk.unitTalks.record({ ...talk, ...change });
      assert.ok(!refused.ok && refused.error.path === path, path);
    }
  });
});

describe('what hangs together', () => {
  it('is found from any of it, for whoever may see it', async () => {
    const { sdk, seat } = await atTheDesk(today);
    await importList(sdk, admonition);
    const found = await onlyCase(sdk);
    value(
      await sdk.admonitions.issueNotice({
        admonition: found.admonition,
        number: '1号',
        issuedOn: today,
      }),
    );
    const planned = value(
      await sdk.plan.arrange({
        obligation: found.obligation,
        date: today,
        talker: 'deputy',
        outline: true,
      }),
    );
    const paper = value(
      await sdk.papers.register({ paper: 'admonition-notice', talk: planned.id }),
    );
    const links = await sdk.records.links(planned.id);
    assert.deepEqual(links?.talks, [planned.id]);
    assert.deepEqual(links.obligations, [found.obligation.id]);
    assert.deepEqual(links.papers, [paper.id]);
    assert.deepEqual(links.admonitions, [
      { admonition: found.admonition.id, notice: '1号', rectification: [] },
    ]);
    for (const id of [found.admonition.id, found.obligation.id, paper.id, links.events[0] ?? '']) {
      assert.deepEqual(await sdk.records.links(id), links, 'from anywhere the same');
    }
    assert.equal(await sdk.records.links('0'.repeat(32)), undefined);
    seat({ id: 'namesake', name: '冯丽', roles: ['clerk', 'leader'] });
    assert.equal(await sdk.records.links(planned.id), undefined);
  });

  it('leads from an inquiry to what it was turned into, and back', async () => {
    const { sdk } = await atTheDesk(today);
    const at = await import('./courses.ts');
    const turned = await at.turned(sdk);
    const links = await sdk.records.links(turned.id);
    assert.equal(links?.inquiries[0]?.inquiry, turned.id);
    assert.equal(links.inquiries[0].letters, 1);
    const [into = ''] = [links.inquiries[0].turnedInto];
    assert.ok(links.events.includes(into) && links.events.length === 2, 'both events');
    assert.deepEqual(await sdk.records.links(into), links);
  });
});
