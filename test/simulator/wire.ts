/** A wire that loses, doubles, delays, reorders and cuts, as chance has it; and a server that forgets. */
import type { Actor } from '../../src/sdk/index.ts';
import { frozenCopy } from '../../src/sdk/store/frozen-json.ts';
import { type Hub, hubOf } from '../../src/sdk/sync/hub.ts';
import type { PullPage, SyncPort } from '../../src/sdk/sync/port.ts';
import type { Chance } from '../../src/sdk/testing/chance.ts';

type Parts = Parameters<typeof hubOf>[0];

/** The other side, which can be started again: what it keeps in memory alone is gone then. */
export class Server {
  private hub: Hub;
  /** Requests that are still on their way, to arrive whenever they will. */
  private readonly late: (() => Promise<unknown>)[] = [];
  calm = false;

  constructor(
    private readonly parts: Parts,
    private readonly chance: Chance,
  ) {
    this.hub = hubOf(parts);
  }

  restart(): void {
    this.hub = hubOf(this.parts);
  }

  portFor(actor: () => Actor, given: (actor: Actor, page: PullPage) => Promise<void>): SyncPort {
    return {
      push: (items) => {
        const by = actor();
        const sent = frozenCopy(items);
        return this.carry(() => this.hub.push(by, sent));
      },
      pull: (cursor) => {
        const by = actor();
        return this.carry(async () => {
          const page = await this.hub.pull(by, cursor);
          await given(by, page);
          return page;
        });
      },
    };
  }

  private async carry<T>(request: () => Promise<T>): Promise<T> {
    const { chance } = this;
    if (this.calm) return frozenCopy(await request());
    if (chance.is(1 / 8)) await this.arriveLate();
    if (chance.is(1 / 10)) throw new Error('lost on the way');
    if (chance.is(1 / 12)) this.late.push(request);
    const answer = await request();
    if (chance.is(1 / 12)) await request();
    if (chance.is(1 / 10)) throw new Error('the answer is lost');
    if (chance.is(1 / 16)) return torn(answer);
    if (chance.is(1 / 16) && Array.isArray(answer)) return frozenCopy(answer.slice(1)) as T;
    return frozenCopy(answer);
  }

  /** What was on its way arrives now, the last sent first. */
  async arriveLate(): Promise<void> {
    for (const request of this.late.splice(0).reverse()) await request();
  }
}

/** What is left of an answer of which only some brackets and commas arrived; mostly no JSON at all. */
function torn<T>(answer: T): T {
  const text = JSON.stringify(answer).slice(0, -1);
  return JSON.parse(text.replace(/[^[\]{}",:]/g, '') || '0');
}
