/** Several desks around one hub, each with a browser of its own. */
import { openPolicy, policyReader } from '../../../src/sdk/policy.ts';
import type { Actor, Store, TalkSdk } from '../../../src/sdk/index.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import { type Hub, hubOf } from '../../../src/sdk/sync/hub.ts';
import type { SyncPort } from '../../../src/sdk/sync/port.ts';
import { atTheDesk, noon } from '../district.ts';

export interface HubOfTest {
  readonly hub: Hub;
  readonly store: Store;
  setDay(day: string): void;
}

export async function hubOn(day: string, pageSize = 500): Promise<HubOfTest> {
  let now = noon(day);
  const store = memoryStore();
  const policy = openPolicy(await policyReader({}));
  const hub = hubOf({ policy, store, clock: { now: () => now }, pageSize });
  return { hub, store, setDay: (next) => (now = noon(next)) };
}

/** The port as a perfect wire: what comes out on the other side is JSON. */
export function portOf(hub: Hub, actor: () => Actor): SyncPort {
  return {
    push: async (items) => wire(await hub.push(actor(), wire(items))),
    pull: async (cursor) => wire(await hub.pull(actor(), cursor)),
  };
}

function wire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

export async function deskAt(
  { hub }: HubOfTest,
  day: string,
  actor: Actor,
): Promise<{
  readonly sdk: TalkSdk;
  readonly store: Store;
  setDay(day: string): void;
  seat(actor: Actor): void;
}> {
  let seated = actor;
  const store = memoryStore();
  const sync = portOf(hub, () => seated);
  const desk = await atTheDesk(day, { actor, store, sync });
  return {
    ...desk,
    store,
    seat: (next) => {
      seated = next;
      desk.seat(next);
    },
  };
}
