/** One of the processes of `prove.mjs`: tells the stories of the ranges that it is sent. */
import { simulate } from './run.ts';

// Nobody waits for the rest where whoever asked is gone.
process.on('disconnect', () => process.exit());

process.on('message', ({ from, to }: { readonly from: number; readonly to: number }) => {
  tell(from, to).then(
    (sum) => process.send?.({ from, to, ...sum }),
    (error: unknown) => process.send?.({ from, to, bad: String(error), ...badSeedOf(error) }),
  );
});

async function tell(from: number, to: number) {
  const sum = { acts: 0, taken: 0, kept: 0 };
  for (let seed = from; seed < to; seed += 1) {
    const story = await simulate(seed).catch((cause: unknown) => {
      throw Object.assign(new Error(`seed ${seed}`), { cause, seed });
    });
    sum.acts += story.acts;
    sum.taken += story.taken;
    sum.kept += story.kept;
  }
  return sum;
}

function badSeedOf(error: unknown): object {
  const { seed, cause } = error as { seed?: number; cause?: unknown };
  return { seed, why: cause instanceof Error ? cause.stack : String(cause) };
}
