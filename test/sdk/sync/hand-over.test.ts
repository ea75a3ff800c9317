/** Two desks without a wire: what one did goes over as a sealed file, and what came of it comes back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Actor, TalkSdk } from '../../../src/sdk/index.ts';
import type { Outcome } from '../../../src/sdk/outcome.ts';
import { atTheDesk, clerk, noon } from '../district.ts';
import { appointment, importList, onlyRow, value } from '../steps.ts';
import { deskAt, hubOn } from './desks.ts';

const day = '2026-03-11';
const key = new Uint8Array(32).fill(7);
const leader: Actor = { id: 'deputy', name: '王副部长', roles: ['leader'] };
const sender = (id: string) => (id === leader.id ? leader : undefined);

async function twoDesks() {
  const [a, b] = [await atTheDesk(day), await atTheDesk(day, { actor: leader })];
  await importList(a.sdk, appointment);
  await answer(a.sdk, b.sdk);
  return { a: a.sdk, b: b.sdk };
}

async function answer(from: TalkSdk, to: TalkSdk): Promise<Uint8Array> {
  const file = value(await from.sync.handOver({ key, recipient: leader }));
  value(await to.sync.takeOver(file, { key }));
  return file;
}

async function code(outcome: Promise<Outcome<unknown>>) {
  const { ok, ...rest } = await outcome;
  return 'error' in rest ? rest.error.code : ok;
}

describe('a hand-over file', () => {
  it('carries what one did to the other, and what came of it back', async () => {
    const { a, b } = await twoDesks();
    const row = await onlyRow(a);
    const plan = {
      obligation: row.obligation,
      date: day,
      talker: 'deputy',
      outline: true,
    } as const;
    const talk = value(await a.plan.arrange(plan));
    await answer(a, b);
    const theirs = await b.talks.get(talk.id);
    assert.ok(theirs, 'the leader has the talk');
    value(await b.talks.hold({ talk: theirs, heldOn: day }));
    const file = value(await b.sync.handOver({ key }));
    const taken = value(await a.sync.takeOver(file, { key, sender }));
    assert.deepEqual(
      taken.verdicts.map(({ verdict }) => verdict),
      ['accepted'],
    );
    assert.equal((await a.talks.get(talk.id))?.state, 'held');
    assert.deepEqual(value(await a.sync.takeOver(file, { key, sender })), taken);
    await answer(a, b);
    assert.equal((await b.sync.status()).pending, 0);
    assert.equal((await b.talks.get(talk.id))?.state, 'held');
  });

  it('brings back what was not taken, and the others’ record in its place', async () => {
    const { a, b } = await twoDesks();
    const row = await onlyRow(a);
    const plan = {
      obligation: row.obligation,
      date: day,
      talker: 'deputy',
      outline: true,
    } as const;
    const talk = value(await a.plan.arrange(plan));
    await answer(a, b);
    const theirs = await b.talks.get(talk.id);
    assert.ok(theirs, 'the leader has the talk');
    value(await b.talks.hold({ talk: theirs, heldOn: day }));
    value(await a.plan.cancel(talk, '时间冲突'));
    const file = value(await b.sync.handOver({ key }));
    const [verdict] = value(await a.sync.takeOver(file, { key, sender })).verdicts;
    assert.equal(verdict?.verdict, 'conflict');
    await answer(a, b);
    assert.equal((await b.talks.get(talk.id))?.state, 'cancelled');
    assert.equal((await b.sync.conflicts()).length, 1);
  });

  it('is refused where it is damaged, older, for another, of an unknown sender, or the key is another', async () => {
    const { a, b } = await twoDesks();
    const old = value(await a.sync.handOver({ key, recipient: leader }));
    await answer(a, b);
    assert.equal(await code(b.sync.takeOver(old, { key })), 'hand-over.older');
    const other = new Uint8Array(32).fill(8);
    assert.equal(await code(b.sync.takeOver(old, { key: other })), 'hand-over.wrong-key');
    for (const at of [0, 10, 30, 50, old.length - 1]) {
      const hurt = Uint8Array.from(old);
      hurt[at] = (hurt[at] ?? 0) ^ 1;
      const refused = await code(b.sync.takeOver(hurt, { key }));
      assert.ok(
        ['hand-over.damaged', 'hand-over.wrong-key'].includes(String(refused)),
        `byte ${at}`,
      );
    }
    const newer = Uint8Array.from(old);
    newer[4] = 2;
    assert.equal(await code(b.sync.takeOver(newer, { key })), 'hand-over.newer');
    const c = await atTheDesk(day, { actor: { ...clerk, id: 'other' } });
    assert.equal(await code(c.sdk.sync.takeOver(old, { key })), 'hand-over.not-for-you');
    const row = await onlyRow(a);
    const plan = {
      obligation: row.obligation,
      date: day,
      talker: 'deputy',
      outline: true,
    } as const;
    value(await a.plan.arrange(plan));
    const mine = value(await a.sync.handOver({ key }));
    assert.equal(await code(c.sdk.sync.takeOver(mine, { key, sender })), 'access.denied');
    assert.ok(!Buffer.from(old).toString('utf8').includes('孙成员'), 'no name can be read in it');
  });

  it('opens with a passphrase that both know', async () => {
    const { sdk } = await atTheDesk(day, { clock: { now: () => noon(day) } });
    await importList(sdk, appointment);
    const passphrase = '云溪 2026 谈话';
    const file = value(await sdk.sync.handOver({ passphrase, recipient: leader }));
    const there = await atTheDesk(day, { actor: leader });
    assert.equal(value(await there.sdk.sync.takeOver(file, { passphrase })).received, 2);
  });

  it('is neither made nor taken over where there is a server, but for what somebody may read', async () => {
    const around = await hubOn(day);
    const { sdk, store } = await deskAt(around, day, clerk);
    await importList(sdk, appointment);
    const { b } = await twoDesks();
    const file = value(await b.sync.handOver({ key }));
    assert.equal(await code(sdk.sync.handOver({ key })), 'hand-over.connected');
    const before = await store.all('obligation');
    assert.equal(await code(sdk.sync.takeOver(file, { key, sender })), 'hand-over.connected');
    assert.deepEqual(await store.all('obligation'), before);
    value(await sdk.sync.handOver({ key, recipient: leader }));
  });
});
