// Long work gives the page its turn: by a clock of its own that only work moves, so that no other
// work on the machine counts.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type * as Slices from '../../../src/sdk/store/slices.ts';

/** A copy of its own: the page's own slice goes by the real clock, which other tests have moved on. */
const OWN = '../../../src/sdk/store/slices.ts?own';
const { eachInSlices, slices } = (await import(OWN)) as typeof Slices;

const SLICE_MS = 12;
const STEP_MS = 3;

/** One clock for all tests here, since it is never set back. */
let now = performance.now();

/** The longest time on end in which nothing but the work could happen. */
async function longestOf(work: (step: () => void) => Promise<unknown>): Promise<number> {
  const clock = mock.method(performance, 'now', () => now);
  let [last, longest, going] = [now, 0, true];
  const beat = (): void => {
    longest = Math.max(longest, now - last);
    last = now;
    if (going) setImmediate(beat);
  };
  setImmediate(beat);
  try {
    await work(() => (now += STEP_MS));
  } finally {
    going = false;
    clock.mock.restore();
  }
  return Math.max(longest, now - last);
}

const items = Array.from({ length: 80 }, (_, at) => at);

test('work on many gives the page its turn after each slice, from the first on', async () => {
  const longest = await longestOf((step) =>
    eachInSlices(items, async () => {
      step();
      await Promise.resolve();
    }),
  );
  // Node may tell two turns in one go.
  assert.ok(longest <= 2 * (SLICE_MS + STEP_MS), `${longest} ms on end`);
});

test('several at once have no more of it between them than one', async () => {
  const longest = await longestOf((step) => {
    const pause = slices();
    const one = async () => {
      for (const _ of items) {
        await pause();
        step();
      }
    };
    const many = () => eachInSlices(items, async () => step());
    return Promise.all([one(), many(), one(), many()]);
  });
  // Who had looked at the clock while the slice lasted makes one step more.
  assert.ok(longest <= 2 * (SLICE_MS + 3 * STEP_MS), `${longest} ms on end`);
});

test('who waits longest goes on first, and everything is done once and in its place', async () => {
  const ends: string[] = [];
  await longestOf(async (step) => {
    const long = eachInSlices(items, async (at) => {
      step();
      return at * 2;
    }).then((all) => {
      ends.push('long');
      return all;
    });
    const short = eachInSlices(items.slice(0, 20), async () => step()).then(() => {
      ends.push('short');
    });
    const [done] = await Promise.all([long, short]);
    assert.deepEqual(
      done,
      items.map((at) => at * 2),
    );
  });
  assert.deepEqual(ends, ['short', 'long']);
});

test('a step that fails ends the work with its error', async () => {
  await assert.rejects(
    eachInSlices(items, async (at) => {
      if (at === 40) throw new RangeError('no');
    }),
    RangeError,
  );
});
