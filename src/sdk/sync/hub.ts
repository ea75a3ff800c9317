/** Where several desks meet: takes in what each did, gives each what they may see. */
import type { Policy } from '../../policy/index.ts';
import type { Actor, ClockPort } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { Giver } from './give.ts';
import type { PullPage, PushItem, Verdict } from './port.ts';
import { receive } from './receive.ts';
import { LiveWorld } from './world.ts';

export interface Hub {
  push(actor: Actor, items: readonly PushItem[]): Promise<readonly Verdict[]>;
  pull(actor: Actor, cursor: string | undefined): Promise<PullPage>;
}

const PAGE_SIZE = 500;

export function hubOf(parts: {
  readonly policy: Policy;
  readonly store: Store;
  readonly clock: ClockPort;
  /** Records in one page of a pull. */
  readonly pageSize?: number;
}): Hub {
  const world = new LiveWorld(parts.store);
  const giver = new Giver(world, parts.clock, parts.pageSize ?? PAGE_SIZE);
  return {
    push: (actor, items) => receive({ ...parts, world }, actor, items),
    pull: (actor, cursor) => giver.pull(actor, cursor),
  };
}
