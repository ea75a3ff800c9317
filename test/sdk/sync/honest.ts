/** What honest desks send: every job of staff done once, as the items that go to the server, in small worlds. */
import type { Actor } from '../../../src/sdk/index.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import { actsAfter } from '../../../src/sdk/sync/outbox.ts';
import type { PushItem } from '../../../src/sdk/sync/port.ts';
import { works } from '../canaries/drive.ts';
import * as course from '../courses.ts';
import { value } from '../steps.ts';

export interface Sent {
  readonly actor: Actor;
  readonly item: PushItem;
}

/** The clerk as the drive needs them: whoever handles petitions holds the vault. */
const holder: Actor = { id: 'clerk', name: '李经办', roles: ['clerk', 'vault-holder'] };

const more: typeof works = [
  // An order whose papers may be kept by nobody else.
  async ({ sdk }) => {
    const delegation = await course.returned(sdk, 'reminder');
    value(await sdk.delegations.close({ delegation, keeper: 'department' }));
  },
  // A talk that was held without its contents, closed as the breach that it was.
  async ({ sdk }) => {
    const obligation = await course.obligationOf(sdk, 'appointment', 'member');
    const held = { obligation, heldOn: course.today, talker: 'head' } as const;
    const talk = value(await sdk.talks.recordUnarranged(held));
    const written = value(await sdk.records.write({ talk, points: {}, record: 'written' }));
    const rules = ['decision', 'evaluation', 'post', 'integrity', 'listen'];
    const missing = rules.map((rule) => [`appointment.content.${rule}`, '仓促'] as const);
    const reasons = { ...Object.fromEntries(missing), 'plan.before': '临时' };
    const asBreach = { approver: 'minister', reason: '未按要求谈话' };
    const on = course.today;
    value(await sdk.records.confirm({ talk: written, method: 'paper', on, asBreach, reasons }));
  },
];

let told: Promise<readonly (readonly Sent[])[]> | undefined;

/** One list for each small world, oldest first; made once for all tests of a process. */
export function honestActs(): Promise<readonly (readonly Sent[])[]> {
  return (told ??= tell());
}

async function tell(): Promise<readonly (readonly Sent[])[]> {
  const worlds: (readonly Sent[])[] = [];
  for (const work of [...more, ...works]) {
    const store = memoryStore();
    const desk = await course.open({ actor: holder, store, vaultStore: memoryStore() });
    const seated = new Map([[holder.id, holder]]);
    const seat = (actor: Actor) => {
      seated.set(actor.id, actor);
      desk.seat(actor);
    };
    // One case in each world comes from a petition.
    const dates = { arisen: '2026-02-02' } as const;
    const { event } = await course.toInquire(desk.sdk, { triggers: ['petition'], dates });
    value(await desk.sdk.vault.register({ event, informant: { name: '某人' } }));
    await work({ ...desk, seat }, holder);
    const acts = await actsAfter(store, 0);
    worlds.push(
      acts.map(({ item }) => {
        const actor = seated.get(item.by);
        if (actor === undefined) throw new Error(`Nobody called ${item.by} sat there`);
        return { actor, item };
      }),
    );
    await desk.sdk.close();
  }
  return worlds;
}
