/** The stand-ins for a host's ports do what their names say, and the SDK lives with it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTalkSdk } from '../../../src/sdk/index.ts';
import {
  fakeClock,
  fakeDirectory,
  fakeIdentity,
  makeDistrict,
} from '../../../src/sdk/testing/index.ts';

const { units, people, desks, cadres } = makeDistrict({ cadres: 20, units: 4, talks: 1 });

describe('a fake directory', () => {
  it('answers late, and gives up with an AbortError when the caller does', async () => {
    const directory = fakeDirectory(units, people);
    directory.slow(50);
    const start = performance.now();
    assert.equal((await directory.units()).length, units.length);
    assert.ok(performance.now() - start >= 45, 'it took its time');
    directory.slow(60_000);
    const stop = new AbortController();
    const answer = directory.search('王', { signal: stop.signal });
    stop.abort();
    await assert.rejects(answer, { name: 'AbortError' });
  });

  it('fails until it is told to work, and the SDK passes the failure on', async () => {
    const directory = fakeDirectory(units, people);
    const sdk = await createTalkSdk({ identity: fakeIdentity(desks.clerk), directory });
    directory.fail(new Error('The portal is down'));
    await assert.rejects(sdk.people.search('王'), /The portal is down/);
    directory.work();
    assert.ok((await sdk.people.search('')).length > 0, 'the leaders are there again');
  });

  it('changes: whoever joins, moves or leaves is found so from then on', async () => {
    const directory = fakeDirectory(units, people);
    const [first] = cadres;
    const [, , from, to] = units;
    assert.ok(first && from && to, 'the district has people and units');
    const in_ = async (unit: string) =>
      (await directory.people(unit, { offset: 0, limit: 500 })).people.map(({ id }) => id);
    const moved = { ...first, posts: first.posts.map((post) => ({ ...post, unit: to.id })) };
    assert.ok((await in_(from.id)).includes(first.id), 'in the old unit');
    directory.put(moved);
    assert.ok(!(await in_(from.id)).includes(first.id), 'no longer in the old unit');
    assert.ok((await in_(to.id)).includes(first.id), 'in the new unit');
    directory.remove(first.id);
    assert.equal(await directory.person(first.id), undefined);
  });
});

describe('a fake desk', () => {
  it('is another person, with other rights, as soon as somebody else is seated', async () => {
    const identity = fakeIdentity(desks.clerk);
    const sdk = await createTalkSdk({ identity, directory: fakeDirectory(units, people) });
    assert.deepEqual(await sdk.actor(), desks.clerk);
    identity.seat(desks.administrator);
    assert.deepEqual(await sdk.people.search('王'), []);
  });

  it('has a clock that stands still at noon in Shanghai until it is moved', async () => {
    const clock = fakeClock('2026-03-11');
    const sdk = await createTalkSdk({
      identity: fakeIdentity(desks.clerk),
      directory: fakeDirectory(units, people),
      clock,
    });
    assert.equal(sdk.today(), '2026-03-11');
    clock.advance(11.9 * 3_600_000);
    assert.equal(sdk.today(), '2026-03-11');
    clock.advance(0.2 * 3_600_000);
    assert.equal(sdk.today(), '2026-03-12');
    clock.setDay('2026-04-01');
    assert.equal(sdk.today(), '2026-04-01');
  });
});
