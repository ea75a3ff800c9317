/** The index behind the queries agrees with a plain loop over the store, whatever is written where. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { districtTrialPolicy } from '../../../src/policy/index.ts';
import { type Actor, addDays, createTalkSdk, type TalkSdk } from '../../../src/sdk/index.ts';
import type { JsonObject, Store, StoredRecord } from '../../../src/sdk/store/store.ts';
import {
  Chance,
  type District,
  fakeClock,
  fakeIdentity,
  makeDistrict,
} from '../../../src/sdk/testing/index.ts';
import { value } from '../steps.ts';
import { calendarOf, openCases, overdueCount, worklistIds, worldOf, type Wanted } from './naive.ts';

const loaded = districtTrialPolicy();
assert.ok(loaded.ok, 'the default policy loads');
const policy = loaded.value;

async function open(
  district: District,
  actor: Actor = district.desks.clerk,
): Promise<{ readonly sdk: TalkSdk; readonly store: Store }> {
  const store = await district.store();
  const sdk = await createTalkSdk({
    identity: fakeIdentity(actor),
    directory: district.directory(),
    clock: fakeClock(district.today),
    store,
  });
  return { sdk, store };
}

async function agrees(district: District, sdk: TalkSdk, store: Store, me: string): Promise<void> {
  const { today } = district;
  const world = await worldOf(store, { policy, today, me });
  const unit = district.units[4]?.name ?? '';
  const questions: readonly Wanted[] = [
    {},
    { states: ['open', 'arranged'] },
    { states: ['open'], kinds: ['appointment', 'removal'] },
    { unit },
    { text: '镇' },
    { dueFrom: addDays(today, -30), dueTo: addDays(today, 7) },
  ];
  for (const question of questions) {
    const wanted = worklistIds(world, question);
    const asked = { ...question, states: question.states as ('open' | 'arranged' | 'done')[] };
    const query = question.states === undefined ? { ...question, states: undefined } : asked;
    const { states, ...rest } = query;
    const given = states === undefined ? rest : { ...rest, states };
    const page = await sdk.obligations.page({ ...given, offset: 3, limit: 20 });
    assert.deepEqual(
      page.rows.map(({ obligation }) => obligation.id),
      wanted.slice(3, 23),
      `the page for ${JSON.stringify(question)}`,
    );
    assert.equal(page.total, wanted.length, `the total for ${JSON.stringify(question)}`);
    assert.equal((await sdk.obligations.counts(given)).total, wanted.length);
  }
  const { urgency } = await sdk.obligations.counts();
  assert.equal(urgency.overdue, overdueCount(world), 'what is overdue');
  const [from, to] = [addDays(today, -40), addDays(today, 20)];
  const calendar = await sdk.calendar.range({ from, to });
  const seen = Object.fromEntries(
    calendar
      .filter(({ talks, due }) => talks.length + due.length > 0)
      .map(({ date, talks, due }) => [
        date,
        { talks: talks.map(({ id }) => id).sort(), due: due.map(({ id }) => id).sort() },
      ]),
  );
  assert.deepEqual(seen, calendarOf(world, from, to), 'the calendar');
  const cases = openCases(world);
  const listed = await sdk.cases.page({ open: true, limit: 500 });
  assert.equal(listed.total, cases.length, 'open cases');
  const overdue = cases.filter(({ due }) => due !== undefined && due < today).map(({ id }) => id);
  const late = await sdk.cases.page({ overdue: true, limit: 500 });
  assert.deepEqual(late.rows.map(({ id }) => id).sort(), overdue.sort(), 'overdue cases');
}

describe('the queries', () => {
  it('agree with a plain loop over the store, for a clerk and for one who is also a subject', async () => {
    const district = makeDistrict({ seed: 11, cadres: 80, units: 12, talks: 600 });
    const [cadre] = district.cadres;
    assert.ok(cadre, 'there is a cadre');
    const both: Actor = { id: cadre.id, name: cadre.name, roles: ['clerk'] };
    for (const actor of [district.desks.clerk, both]) {
      const { sdk, store } = await open(district, actor);
      await agrees(district, sdk, store, actor.id);
    }
  });

  it('go on agreeing after whatever is adopted, dropped or written', async () => {
    const district = makeDistrict({ seed: 12, cadres: 60, units: 10, talks: 300 });
    const others = makeDistrict({ seed: 13, cadres: 60, units: 10, talks: 120 });
    const { sdk, store } = await open(district);
    await agrees(district, sdk, store, district.desks.clerk.id);
    const chance = new Chance(14);
    for (let round = 0; round < 8; round += 1) {
      await churn(store, chance, others.records);
      await agrees(district, sdk, store, district.desks.clerk.id);
    }
  });

  it('know of an own write at once, and of one at another desk over the same store', async () => {
    const district = makeDistrict({ seed: 15, cadres: 40, units: 8, talks: 60 });
    const { sdk, store } = await open(district);
    const other = await createTalkSdk({
      identity: fakeIdentity(district.desks.clerk),
      directory: district.directory(),
      clock: fakeClock(district.today),
      store,
    });
    const before = await other.obligations.counts();
    const [cadre] = district.cadres;
    assert.ok(cadre, 'there is a cadre');
    const recorded = value(
      await sdk.events.record({
        kind: 'removal',
        triggers: ['health'],
        subject: cadre.id,
        dates: { decision: addDays(district.today, -1) },
        decision: { body: '区委常委会' },
      }),
    );
    for (const desk of [sdk, other]) {
      assert.equal((await desk.obligations.counts()).total, before.total + 1);
      const { rows } = await desk.obligations.page({ states: ['open'], limit: 500 });
      const id = recorded.obligations[0]?.id;
      assert.ok(
        rows.some(({ obligation }) => obligation.id === id),
        'it is on the page',
      );
    }
  });

  it('are watched: a page that is asked for live is told again after each change', async () => {
    const district = makeDistrict({ seed: 16, cadres: 40, units: 8, talks: 40 });
    const { sdk, store } = await open(district);
    const totals: number[] = [];
    let told: () => void = () => undefined;
    const next = () => new Promise<void>((resolve) => (told = resolve));
    const first = next();
    const stop = sdk.watch(
      (here) => here.obligations.counts(),
      ({ total }) => {
        totals.push(total);
        told();
      },
    );
    await first;
    const again = next();
    const [record] = await store.all('obligation');
    assert.ok(record, 'there is an obligation');
    await commit(store, { drop: [record.id] });
    await again;
    stop();
    assert.equal(totals[1], (totals[0] ?? 0) - 1);
  });

  it('answer although a record is let go of while they read it', async () => {
    const district = makeDistrict({ seed: 19, cadres: 40, units: 8, talks: 40 });
    const { sdk, store } = await open(district);
    const { total } = await sdk.obligations.page();
    const [record] = await store.all('obligation');
    assert.ok(record, 'there is an obligation');
    await commit(store, { adopt: [record] });
    const { get } = store;
    store.get = async (id) => {
      const found = await get.call(store, id);
      store.get = get;
      await commit(store, { drop: [record.id] });
      return found;
    };
    assert.equal((await sdk.obligations.page()).total, total - 1);
  });

  it('answer although a case is let go of with all that belongs to it while they read it', async () => {
    const district = makeDistrict({ seed: 3, cadres: 200, units: 10, talks: 300 });
    const { sdk, store } = await open(district);
    const listed = await sdk.admonitions.list();
    const [row] = listed;
    assert.ok(row, 'there is an admonition');
    const { get } = store;
    store.get = async (id) => {
      if (id === row.obligation.id) {
        store.get = get;
        await commit(store, { drop: [row.admonition.id, row.obligation.id] });
      }
      return get.call(store, id);
    };
    const left = await sdk.admonitions.list();
    assert.equal(store.get, get);
    assert.deepEqual(
      left.map(({ admonition }) => admonition.id),
      listed.map(({ admonition }) => admonition.id).filter((id) => id !== row.admonition.id),
    );
  });

  it('are taken back by a signal, before and while they are worked on', async () => {
    const district = makeDistrict({ seed: 17, cadres: 40, units: 8, talks: 40 });
    const { sdk } = await open(district);
    const stopped = new AbortController();
    stopped.abort();
    const taken = { name: 'AbortError' };
    await assert.rejects(sdk.obligations.page({ signal: stopped.signal }), taken);
    await assert.rejects(sdk.cases.page({ signal: stopped.signal }), taken);
    const { from, to } = { from: district.today, to: district.today };
    await assert.rejects(sdk.calendar.range({ from, to, signal: stopped.signal }), taken);
    await assert.rejects(sdk.people.find({ signal: stopped.signal }), taken);
    const late = new AbortController();
    const page = sdk.obligations.page({ signal: late.signal });
    late.abort();
    await assert.rejects(page, taken);
    assert.ok((await sdk.obligations.page()).total > 0, 'the next question is answered');
  });

  it('hold nothing for who may see nothing', async () => {
    const district = makeDistrict({ seed: 18, cadres: 40, units: 8, talks: 40 });
    for (const actor of [district.desks.administrator, district.desks.securityAuditor]) {
      const { sdk } = await open(district, actor);
      assert.equal((await sdk.obligations.page()).total, 0);
      assert.equal((await sdk.obligations.counts()).total, 0);
      assert.equal((await sdk.cases.page()).total, 0);
      const { from, to } = { from: addDays(district.today, -365), to: district.today };
      assert.deepEqual(await sdk.calendar.range({ from, to }), []);
      assert.equal((await sdk.people.find()).total, 0);
    }
  });
});

async function commit(
  store: Store,
  write: { readonly adopt?: readonly StoredRecord[]; readonly drop?: readonly string[] },
): Promise<void> {
  const result = await store.commit({
    puts: [],
    changes: [],
    ...write,
    audit: {
      action: 'testing.churn',
      at: '2026-11-23T04:00:00.000Z',
      by: 'g-clerk',
      records: [],
      outcome: 'done',
      detail: {},
    },
  });
  assert.ok(result.ok, 'the write went in');
}

/** A few records changed, gone, or new, all in one write; a talk and its obligation go together. */
async function churn(store: Store, chance: Chance, pool: readonly StoredRecord[]): Promise<void> {
  const adopt = new Map<string, StoredRecord>();
  const drop = new Set<string>();
  const obligations = await store.all('obligation');
  const talks = new Map((await store.all('talk')).map((talk) => [talk.id, talk]));
  const matters = await store.all('matter');
  const put = (record: StoredRecord, change: JsonObject): void => {
    adopt.set(record.id, { ...record, body: { ...record.body, ...change } });
  };
  for (let count = 0; count < 8; count += 1) {
    const one = chance.pick(obligations);
    const { talk: talkId, ...untalked } = one.body;
    const talk = talks.get(String(talkId));
    if (chance.is(0.2)) {
      for (const { id, body } of obligations) if (body['talk'] === talkId) drop.add(id);
      if (talk !== undefined) drop.add(talk.id);
    } else if (talk?.body['heldBy'] === undefined || chance.is(0.2)) {
      const state = chance.pick(['pending', 'cancelled', 'inquired']);
      const by = { by: 'g-clerk', name: '李书宁' };
      const date = `2026-11-${chance.between(10, 28)}`;
      const cancelled = { reason: '改期', by };
      if (talk !== undefined) put(talk, { state: 'cancelled', date, cancelled });
      adopt.set(one.id, { ...one, body: { ...untalked, state } });
    } else {
      put(one, { state: chance.pick(['held', 'recorded', 'following', 'closed']) });
      put(talk, { date: `2026-11-${chance.between(10, 28)}` });
    }
    const matter = chance.pick(matters);
    const state = chance.pick(['raised', 'assigned', 'closed', 'noted']);
    put(matter, { state, dueOn: `2026-11-${chance.between(10, 28)}` });
  }
  // Newcomers come whole, as a first pull brings them.
  const course = chance.int(Math.max(1, pool.length - 40));
  for (const record of pool.slice(course, course + 40)) {
    const needed = record.type !== 'obligation' || record.body['talk'] === undefined;
    if (needed && record.type !== 'matter') adopt.set(record.id, record);
  }
  for (const id of drop) adopt.delete(id);
  await commit(store, { adopt: [...adopt.values()], drop: [...drop] });
}
