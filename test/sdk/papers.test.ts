/** 材料登记 (五¶3): the department keeps what it must, a copy is of the class of its original, and no archive takes it in. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PaperRecord, TalkSdk } from '../../src/sdk/index.ts';
import { atTheDesk } from './district.ts';
import { admonition, allCovered, appointment, importList, onlyRow, value } from './steps.ts';

const today = '2026-03-12';

async function registered(sdk: TalkSdk, paper: string): Promise<PaperRecord> {
  await importList(sdk, admonition);
  const { obligation } = await onlyRow(sdk);
  return value(await sdk.papers.register({ paper, obligation: obligation.id }));
}

describe('the personal archive', () => {
  for (const paper of ['admonition-record', 'inquiry-reply']) {
    it(`takes no ${paper}, nor a copy, a scan, or anything made from one`, async () => {
      const { sdk } = await atTheDesk(today);
      const original = await registered(sdk, paper);
      const scan = value(await sdk.papers.copy({ paper: original, copy: 'scan' }));
      const print = value(await sdk.papers.copy({ paper: scan, copy: 'copy' }));
      const packed = value(
        await sdk.papers.register({ paper: 'arrangement', derivedFrom: [paper], copy: 'copy' }),
      );
      for (const one of [original, scan, print, packed]) {
        const refused = await sdk.papers.file({ paper: one, to: 'personal-archive' });
        assert.ok(!refused.ok, one.name);
        assert.equal(refused.error.code, 'policy.refused');
        assert.equal(refused.error.findings[0]?.rule, 'archive.not_personal_file');
        const [row] = (await sdk.papers.list()).filter(({ paper: kept }) => kept.id === one.id);
        assert.equal(row?.paper.keeper, 'department');
        assert.deepEqual([row.personalArchive, row.because], [false, 'text']);
      }
      const copied = await sdk.papers.copy({
        paper: original,
        copy: 'copy',
        keeper: 'personal-archive',
      });
      assert.ok(
        !copied.ok && copied.error.findings[0]?.rule === 'archive.not_personal_file',
        paper,
      );
      assert.ok(scan.derivedFrom.includes(paper), 'the class sticks');
    });
  }

  it('is no place that a paper is registered in', async () => {
    const { sdk } = await atTheDesk(today);
    const input = { paper: 'talk-record', keeper: 'personal-archive' } as never;
    const refused = await sdk.papers.register(input);
    assert.ok(!refused.ok && refused.error.path === 'keeper', 'not there');
  });

  it('that claims to hold one of them is not taken in, whole as it came', async () => {
    const { sdk } = await atTheDesk(today);
    const ordinary = { paper: 'talk-record', subject: 'member' };
    const refused = await sdk.papers.takeIn({
      from: 'personal-archive',
      papers: [ordinary, { ...ordinary, derivedFrom: ['admonition-record'], copy: 'copy' }],
    });
    assert.ok(!refused.ok && refused.error.code === 'policy.refused', 'refused');
    assert.equal(refused.error.findings[0]?.rule, 'archive.not_personal_file');
    assert.deepEqual(await sdk.papers.list(), []);
    const taken = value(
      await sdk.papers.takeIn({ from: 'personal-archive', papers: [ordinary, ordinary] }),
    );
    assert.equal(taken.length, 2);
  });

  it('may hold an ordinary record, of which the text says nothing', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const { obligation } = await onlyRow(sdk);
    const paper = value(
      await sdk.papers.register({ paper: 'talk-record', obligation: obligation.id }),
    );
    const filed = value(await sdk.papers.file({ paper, to: 'personal-archive' }));
    assert.equal(filed.keeper, 'personal-archive');
  });
});

describe('a paper that the department keeps', () => {
  it('goes to no unit and to nobody outside', async () => {
    const { sdk } = await atTheDesk(today);
    const paper = await registered(sdk, 'admonition-record');
    for (const to of ['unit', 'elsewhere'] as const) {
      const refused = await sdk.papers.file({ paper, to, holder: 'u-finance' });
      assert.ok(!refused.ok && refused.error.findings[0]?.rule === 'archive.keeper', to);
    }
  });

  it('that lies with a unit all the same is on record there as a breach, comes back and its copy is shredded', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, admonition);
    const { obligation } = await onlyRow(sdk);
    const stray = await sdk.papers.register({
      paper: 'admonition-record',
      obligation: obligation.id,
      copy: 'copy',
      keeper: 'unit',
      holder: 'u-finance',
    });
    const paper = value(stray);
    assert.equal(stray.ok && stray.findings[0]?.rule, 'archive.keeper');
    assert.equal(paper.custody[0]?.breaches?.[0]?.rule, 'archive.keeper');
    const back = value(await sdk.papers.giveBack({ paper, on: today, witness: 'deputy' }));
    assert.deepEqual([back.keeper, back.holder], ['department', undefined]);
    const twice = await sdk.papers.giveBack({ paper: back, on: today, witness: 'deputy' });
    assert.ok(!twice.ok && twice.error.code === 'state.not-possible', 'back already');
    for (const witness of ['clerk', 'namesake']) {
      const refused = await sdk.papers.shred({ paper: back, on: today, witness });
      assert.ok(!refused.ok && refused.error.path === 'witness', witness);
    }
    const gone = value(
      await sdk.papers.shred({ paper: back, on: today, witness: 'deputy', note: '碎纸' }),
    );
    assert.deepEqual(
      gone.custody.map(({ act, witness, by }) => [act, witness?.name, by.name]),
      [
        ['registered', undefined, '李经办'],
        ['given-back', '王副部长', '李经办'],
        ['shredded', '王副部长', '李经办'],
      ],
    );
    assert.deepEqual(await sdk.papers.list(), []);
    assert.equal((await sdk.papers.list({ shredded: true })).length, 1);
    const after = await sdk.papers.file({ paper: gone, to: 'department' });
    assert.ok(!after.ok && after.error.code === 'state.not-possible', 'no more');
  });

  it('is never shredded where it is the original', async () => {
    const { sdk } = await atTheDesk(today);
    const paper = await registered(sdk, 'admonition-record');
    const refused = await sdk.papers.shred({ paper, on: today, witness: 'deputy' });
    assert.ok(!refused.ok && refused.error.code === 'state.not-possible', 'the original stays');
  });

  it('leaves a copy in the subject’s hand: that is service, not keeping', async () => {
    const { sdk } = await atTheDesk(today);
    const paper = await registered(sdk, 'admonition-notice');
    const served = value(await sdk.papers.copy({ paper, copy: 'copy', keeper: 'subject' }));
    assert.equal(served.keeper, 'subject');
    const filed = await sdk.papers.file({ paper, to: 'subject' });
    assert.ok(filed.ok || filed.error.findings[0]?.rule === 'archive.keeper', 'not the original');
  });

  it('does not exist for whom it is about', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const paper = await registered(sdk, 'admonition-record');
    seat({ id: 'namesake', name: '冯丽', roles: ['clerk', 'leader', 'subject'] });
    assert.deepEqual(await sdk.papers.list(), []);
    assert.equal(await sdk.papers.get(paper.id), undefined);
    const refused = await sdk.papers.file({ paper, to: 'department' });
    assert.ok(!refused.ok && refused.error.code === 'record.not-found', 'not there');
  });
});

describe('a signed record that was scanned', () => {
  it('is in the register with its file, of the class of the talk’s kind', async () => {
    const { sdk } = await atTheDesk(today);
    await importList(sdk, appointment);
    const row = await onlyRow(sdk);
    const talk = value(
      await sdk.plan.arrange({
        obligation: row.obligation,
        date: today,
        talker: 'deputy',
        outline: true,
      }),
    );
    const held = value(await sdk.talks.hold({ talk, heldOn: today }));
    const recorded = value(
      await sdk.records.write({ talk: held, points: allCovered(row), record: 'written' }),
    );
    const scan = { name: '谈话记录.pdf', file: 'oa-4711' };
    const done = value(
      await sdk.records.confirm({ talk: recorded, method: 'paper', on: today, scan }),
    );
    const [entry] = await sdk.papers.list({ talk: talk.id });
    assert.equal(entry?.paper.id, done.confirmed?.scan);
    assert.deepEqual(entry?.paper.file, scan);
    assert.equal(entry.paper.paper, 'talk-record');
    assert.equal(entry.paperName, '谈话记录');
    assert.equal(entry.paper.copy, 'scan');
  });
});

describe('what is registered', () => {
  it('is a paper of the policy, in a case that is not one’s own, and not of tomorrow', async () => {
    const { sdk, seat } = await atTheDesk(today);
    const unknown = await sdk.papers.register({ paper: 'kite' });
    assert.ok(!unknown.ok && unknown.error.path === 'paper', 'unknown');
    const from = await sdk.papers.register({ paper: 'talk-record', derivedFrom: ['kite'] });
    assert.ok(!from.ok && from.error.path === 'derivedFrom.0', 'unknown source');
    const later = await sdk.papers.register({ paper: 'talk-record', on: '2026-03-13' });
    assert.ok(!later.ok && later.error.path === 'on', 'later');
    seat({ id: 'member', name: '孙成员', roles: ['clerk'] });
    const own = await sdk.papers.register({ paper: 'talk-record', subject: 'member' });
    assert.ok(!own.ok && own.error.code === 'access.denied', 'own case');
  });
});
