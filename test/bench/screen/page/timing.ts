/** Painted: from the call to the second frame after it, as the user has it. */
export const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

export async function painted(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  await frame();
  await frame();
  return performance.now() - start;
}

export function median(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Each in turn, so that what the machine does besides falls on all of them. */
export async function inTurns(
  rounds: number,
  contestants: Readonly<Record<string, () => Promise<Readonly<Record<string, number>>>>>,
): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>> {
  const all = new Map<string, Map<string, number[]>>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(contestants)) {
      const times = await run();
      const known = all.get(name) ?? new Map<string, number[]>();
      all.set(name, known);
      // The first round warms up what every later one has.
      if (round === 0 && rounds > 1) continue;
      for (const [what, time] of Object.entries(times)) {
        known.set(what, [...(known.get(what) ?? []), time]);
      }
      await new Promise((rest) => setTimeout(rest, 60));
    }
  }
  return Object.fromEntries(
    [...all].map(([name, times]) => [
      name,
      Object.fromEntries([...times].map(([what, some]) => [what, median(some)])),
    ]),
  );
}

/** Frames that came later than two should, while a box is scrolled from top to bottom. */
export async function droppedInSweep(box: HTMLElement, seconds = 2): Promise<number> {
  const most = box.scrollHeight - box.clientHeight;
  const start = performance.now();
  let last = start;
  let dropped = 0;
  for (;;) {
    const now = await frame();
    const missed = Math.round((now - last) / (1000 / 60)) - 1;
    if (missed > 0) dropped += missed;
    last = now;
    const done = (now - start) / (seconds * 1000);
    box.scrollTop = most * Math.min(1, done);
    if (done >= 1) return dropped;
  }
}
