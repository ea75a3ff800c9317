/** 本单位谈话 (三·4, 五¶1): the unit's own stream. Counted apart; it discharges nothing of the district's. */
import type { CivilDate, ClockTime } from '../../policy/index.ts';
import type { UnitTalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Seen } from './common.ts';

/** A talk that a unit held with its own people. */
export interface UnitTalkInput {
  /** Unit id. */
  readonly unit: string;
  /** Person id of the team's head. A unit's secretary at the desk enters only own talks. */
  readonly talker: string;
  /** Person ids of the members talked with. */
  readonly subjects: readonly string[];
  readonly date: CivilDate;
  readonly startsAt?: ClockTime;
  readonly endsAt?: ClockTime;
  readonly place?: string;
  readonly topics?: string;
}

/** What was mistyped of a unit's own talk. `null` takes a field back; what is left out stays. */
export interface AmendUnitTalkInput {
  readonly unitTalk: Seen;
  readonly reason: string;
  readonly changes: {
    /** Unit id. */
    readonly unit?: string;
    readonly talker?: string;
    /** Person ids of all who were talked with: they take the place of those named before. */
    readonly subjects?: readonly string[];
    readonly date?: CivilDate;
    readonly startsAt?: ClockTime | null;
    readonly endsAt?: ClockTime | null;
    readonly place?: string | null;
    readonly topics?: string | null;
  };
}

/** Which of the unit’s talks are listed; all where it is left out. */
export interface UnitTalkQuery {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Unit id. */
  readonly unit?: string;
}

/** 经常 has no number: how often is a local setting, and a reminder at most. */
export interface UnitTalkCount {
  readonly unit: string;
  readonly unitName: string;
  readonly talks: readonly string[];
  /** Members of the team with a talk in the period ÷ all but its heads, on its last day. Ids are persons. */
  readonly members: { readonly met: readonly string[]; readonly of: readonly string[] };
  /** The setting `unit.talks_per_year`, and who has had fewer so far in the year of the last day. Absent where it is off. */
  readonly regular?: {
    readonly perYear: number;
    readonly fewer: readonly {
      readonly person: string;
      readonly name: string;
      readonly talks: number;
    }[];
  };
}

/** `sdk.unitTalks`: the talks that a unit holds by itself (二). */
export interface UnitTalksApi {
  /** A talk that was held: a fact, recorded even where the talker heads no team of the subject's. */
  record(input: UnitTalkInput): Promise<Outcome<UnitTalkRecord>>;
  /**
   * Corrects what was entered: it shows, with what stood there first, and the rules are asked again. A
   * unit's secretary corrects only own talks.
   *
   * @errors `input.invalid` with its path in `changes`; `access.denied` for another's talk
   * @clause 三·4, 五¶1
   */
  amend(input: AmendUnitTalkInput): Promise<Outcome<UnitTalkRecord>>;
  /**
   * The talks that teams held with their own members in a period (三·4); to a delegate their own.
   */
  list(query: UnitTalkQuery): Promise<readonly UnitTalkRecord[]>;
  /** By unit, those that the person at the desk may see. */
  counts(query: UnitTalkQuery): Promise<readonly UnitTalkCount[]>;
}
