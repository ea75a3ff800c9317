/** The week of the department, end to end: by five people at five SDKs that share one handler. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTalkSdk } from '../../src/sdk/index.ts';
import { createReferenceHandler } from '../../src/sdk/sync/handler.ts';
import { httpSync } from '../../src/sdk/sync/http.ts';
import { fakeClock } from '../../src/sdk/testing/index.ts';
import { type Desks, directory, monthOf, persons, workTheWeek } from './week.ts';

test('five people work a week over one handler, and all read the same figures of it', async () => {
  const clock = fakeClock('2026-03-09');
  const known = Object.values(persons);
  const handler = createReferenceHandler({
    identity: (request) => known.find(({ id }) => id === request.headers.get('x-person')),
    clock,
  });
  const seats = Object.entries(persons).map(async ([name, person]) => {
    const sync = httpSync('http://portal.test/talks', {
      fetch: (input, init) => handler(new Request(String(input), init)),
      headers: () => ({ 'x-person': person.id }),
    });
    const sdk = await createTalkSdk({
      identity: { current: () => person },
      directory: directory(),
      clock,
      sync,
    });
    return [name, sdk] as const;
  });
  const desks = Object.fromEntries(await Promise.all(seats)) as Desks;
  const share = async () => {
    // Once to give, once to take what the others gave.
    for (const sdk of [...Object.values(desks), ...Object.values(desks)]) {
      const { ended, held } = await sdk.sync.run();
      assert.deepEqual([ended, held], ['done', 0]);
      assert.deepEqual(await sdk.sync.conflicts(), []);
    }
  };

  await workTheWeek(desks, clock, share);

  const march = await monthOf(desks.clerk, ['2026-03-01', '2026-03-31']);
  assert.equal(march.completion.rate, 1, 'everything due was held');
  assert.equal(march.onTime.rate, 1, 'and within its window');
  const [one] = await desks.leader.admonitions.list();
  assert.equal(one?.admonition.closed?.as, 'by-the-book');
  for (const sdk of Object.values(desks)) {
    const verified = await sdk.audit.verify();
    if (verified.ok) assert.equal(verified.value.ok, true, 'the chain holds');
    await sdk.close();
  }
});
