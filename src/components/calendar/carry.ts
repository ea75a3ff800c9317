/**
 * Carrying a talk to a day, by mouse or by keys: what was picked up, over which place it is, and what
 * the policy says of that place before it is let go.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CalendarTalk, Finding, TalkSdk, TalkerChoice, WorklistRow } from '../../sdk/index.ts';
import { reportFault } from '../controllers/fault.ts';
import type { CivilDate } from '../dates.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import type { Speaker } from '../speaking-element.ts';

bring(scheduler);

/** What is carried: a talk that is due, or one that is arranged and moves to another day. */
export interface Carried {
  readonly obligation: string;
  /** Whom and what it is about, as it is said. */
  readonly name: string;
  /** Its row, for the window; that of an arranged talk is asked for and comes a moment later. */
  readonly row?: WorklistRow;
  readonly talk?: CalendarTalk;
}

/** Where it may be let go: on a day, or on a talker's day. */
export interface Place {
  readonly date: CivilDate;
  readonly talker?: string;
}

/** What is said of a place. `choose`: the day is possible, the talker is still to be chosen. */
export type Verdict =
  | { readonly says: 'asking' | 'fine' | 'choose' }
  | { readonly says: 'warned'; readonly text: string }
  | { readonly says: 'refused'; readonly text: string };

export interface Carrying {
  readonly carried: Carried;
  readonly place?: Place;
  readonly verdict?: Verdict;
  /** Who may hold the talk on which day, as far as it was asked. */
  readonly talkers: ReadonlyMap<CivilDate, readonly TalkerChoice[]>;
}

/** How long a pointer rests before the policy is asked: a hand on its way crosses many days. */
const REST_MS = 90;

export class Carry implements ReactiveController {
  #carrying: Carrying | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(
    private readonly host: ReactiveControllerHost & Speaker,
    private readonly options: {
      readonly sdk: () => TalkSdk | undefined;
      /** Told of each answer, to say it. */
      readonly judged: (carrying: Carrying) => void;
    },
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.putDown();
  }

  get now(): Carrying | undefined {
    return this.#carrying;
  }

  pickUp(carried: Carried): void {
    this.#asked += 1;
    this.#set({ carried, talkers: new Map() });
    if (carried.row === undefined) void this.#fetchRow(carried);
  }

  putDown(): void {
    this.#asked += 1;
    clearTimeout(this.#rest);
    if (this.#carrying !== undefined) this.#set(undefined);
  }

  /** Asks who may hold it on these days, so that their places can say so before a hand is there. */
  async lookAhead(days: readonly CivilDate[]): Promise<void> {
    const carried = this.#carrying?.carried;
    if (carried === undefined) return;
    try {
      await Promise.all(days.map((day) => this.#talkersOn(carried, day)));
    } catch (error) {
      // A directory that does not answer is said where the talk is let go.
      reportFault(error);
    }
  }

  over(place: Place | undefined): void {
    const carrying = this.#carrying;
    if (carrying === undefined || samePlace(carrying.place, place)) return;
    this.#asked += 1;
    clearTimeout(this.#rest);
    const { carried, talkers } = carrying;
    if (place === undefined) return this.#set({ carried, talkers });
    this.#set({ carried, talkers, place, verdict: { says: 'asking' } });
    const asked = this.#asked;
    this.#rest = setTimeout(() => void this.#judge(carried, place, asked), REST_MS);
  }

  async #judge(carried: Carried, place: Place, asked: number): Promise<void> {
    let verdict: Verdict;
    try {
      verdict = await this.#verdictOf(carried, place);
    } catch (error) {
      reportFault(error);
      verdict = { says: 'refused', text: this.host.say.findings.fault };
    }
    const carrying = this.#carrying;
    if (asked !== this.#asked || carrying === undefined) return;
    const judged = { ...carrying, verdict };
    this.#set(judged);
    this.options.judged(judged);
  }

  async #verdictOf(carried: Carried, place: Place): Promise<Verdict> {
    const sdk = this.options.sdk();
    if (sdk === undefined) return { says: 'asking' };
    const { date, talker = carried.talk?.talker.id } = place;
    const choices = await this.#talkersOn(carried, date);
    const choice = choices.find(({ eligibility }) => eligibility.person.id === talker);
    if (choice?.eligibility.answer === 'no') {
      return {
        says: 'refused',
        text: choice.explanations
          .map(({ sentence }) => sentence)
          .join(this.host.say.signs.betweenSentences),
      };
    }
    if (talker === undefined) {
      const anybody = choices.some(({ eligibility }) => eligibility.answer !== 'no');
      return anybody ? { says: 'choose' } : { says: 'refused', text: this.host.say.plan.nobody };
    }
    const outcome = carried.talk
      ? await sdk.plan.checkReschedule({
          talk: { id: carried.talk.id, revision: carried.talk.revision },
          date,
          ...(place.talker === undefined ? {} : { talker: place.talker }),
        })
      : await sdk.plan.check({
          obligation: { id: carried.obligation, revision: carried.row?.obligation.revision ?? 0 },
          date,
          talker,
        });
    const findings = outcome.ok ? outcome.value : outcome.error.findings;
    if (!outcome.ok && findings.length === 0)
      return { says: 'refused', text: outcome.error.message };
    return findings.length === 0 ? { says: 'fine' } : spoken(sdk, findings, this.host.say);
  }

  async #talkersOn(carried: Carried, day: CivilDate): Promise<readonly TalkerChoice[]> {
    const known = this.#carrying?.talkers.get(day);
    const sdk = this.options.sdk();
    if (known !== undefined || sdk === undefined) return known ?? [];
    const choices = await sdk.obligations.talkers(carried.obligation, day);
    const carrying = this.#carrying;
    if (carrying?.carried.obligation === carried.obligation) {
      this.#set({ ...carrying, talkers: new Map(carrying.talkers).set(day, choices) });
    }
    return choices;
  }

  async #fetchRow({ obligation }: Carried): Promise<void> {
    try {
      const row = await this.options.sdk()?.obligations.get(obligation);
      const carrying = this.#carrying;
      if (row === undefined || carrying?.carried.obligation !== obligation) return;
      this.#set({ ...carrying, carried: { ...carrying.carried, row } });
    } catch (error) {
      // Without it no window is shaded; the place is judged all the same.
      reportFault(error);
    }
  }

  #set(carrying: Carrying | undefined): void {
    this.#carrying = carrying;
    this.host.requestUpdate();
  }
}

export function samePlace(one: Place | undefined, other: Place | undefined): boolean {
  return one?.date === other?.date && one?.talker === other?.talker;
}

/** What only advises stands in nobody's way. */
function spoken(sdk: TalkSdk, findings: readonly Finding[], say: Texts): Verdict {
  const standing = findings.filter(({ severity }) => severity !== 'advice');
  if (standing.length === 0) return { says: 'fine' };
  const text = standing
    .map((finding) => sdk.policy.explain(finding).sentence)
    .join(say.signs.betweenSentences);
  return {
    says: standing.some(({ severity }) => severity === 'error') ? 'refused' : 'warned',
    text,
  };
}

export function verdictText(verdict: Verdict, say: Texts): string {
  const says = say.plan.verdicts;
  return 'text' in verdict ? verdict.text : says[verdict.says];
}
