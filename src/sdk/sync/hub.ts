/** Where several desks meet: takes in what each did, gives each what they may see. */
import type { Policy } from '../../policy/index.ts';
import { inForce } from '../local-settings.ts';
import type { SettingRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { PolicyReader } from '../policy.ts';
import type { Actor, ClockPort, DirectoryPort } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { Answers } from './answers.ts';
import { Giver } from './give.ts';
import type { PullPage, PushItem, Question, Verdict } from './port.ts';
import { receive } from './receive.ts';
import { LiveWorld } from './world.ts';

export interface Hub {
  push(actor: Actor, items: readonly PushItem[]): Promise<readonly Verdict[]>;
  pull(actor: Actor, cursor: string | undefined): Promise<PullPage>;
  /** Undefined where no directory was given: without one nobody knows whom the figures are about. */
  readonly ask: ((actor: Actor, question: Question) => Promise<Outcome<unknown>>) | undefined;
}

const PAGE_SIZE = 500;

export function hubOf(parts: {
  readonly policy: Policy;
  readonly store: Store;
  readonly clock: ClockPort;
  /** Records in one page of a pull. */
  readonly pageSize?: number;
  readonly directory?: DirectoryPort;
  /** With it the settings that the administrator made at a desk are in force here too. */
  readonly read?: PolicyReader;
}): Hub {
  const world = new LiveWorld(parts.store);
  const giver = new Giver(world, parts.clock, parts.pageSize ?? PAGE_SIZE);
  const rules = new Rules(parts.policy, parts.read, world);
  const { store, clock, directory } = parts;
  const answers = directory && new Answers(store, clock, directory);
  return {
    push: async (actor, items) =>
      receive({ store, clock, world, policy: await rules.now() }, actor, items),
    pull: (actor, cursor) => giver.pull(actor, cursor),
    ask: answers && (async (actor, question) => answers.answer(await rules.now(), actor, question)),
  };
}

/** The policy with the settings that are kept among the records. */
class Rules {
  private applied: SettingRecord | undefined;

  constructor(
    private policy: Policy,
    private readonly read: PolicyReader | undefined,
    private readonly world: LiveWorld,
  ) {}

  async now(): Promise<Policy> {
    if (this.read === undefined) return this.policy;
    const [setting] = (await this.world.now()).everything('setting');
    if (setting !== this.applied) this.policy = inForce(this.read, setting?.values) ?? this.policy;
    this.applied = setting;
    return this.policy;
  }
}
