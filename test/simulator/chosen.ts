import type { Chance } from '../../src/sdk/testing/chance.ts';

/** One of them, or undefined of nothing. */
export function some<T>(chance: Chance, all: readonly T[]): T | undefined {
  return all.length === 0 ? undefined : chance.pick(all);
}
