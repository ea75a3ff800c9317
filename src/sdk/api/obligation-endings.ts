/** 待谈事项 that end without a talk or a reply: merged into another, cancelled, or closed as the breach they were. */
import type { ObligationRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, Seen } from './common.ts';

/** How an obligation can end without its talk. */
export type ObligationEnding = 'merge' | 'cancel' | 'close-as-breach';

/** Ends an obligation otherwise than by its talk; each way is on record with its reason. */
export interface ObligationEndingsApi {
  /** How it may end, and why it may not. */
  next(id: string): Promise<readonly NextAct<ObligationEnding>[]>;
  /**
   * Two entries of one duty become one; the other is out of every denominator from then on. Only into
   * what demands at least as much of the same subject, in the same way, and no later. A talk that was
   * arranged for it alone is cancelled with it.
   *
   * @errors `input.invalid` at `into` where the other does not cover it; `state.not-possible` where its
   * talk was held or is arranged for others too, where an order runs (`delegations.withdraw` first), or
   * where it is ended with its admonition or inquiry
   * @clause 五¶2
   */
  merge(input: {
    readonly obligation: Seen;
    /** Id of the obligation that remains. */
    readonly into: string;
    readonly reason: string;
  }): Promise<Outcome<ObligationRecord>>;
  /**
   * There is no longer a reason to talk, e.g. the subject left the district. Out of every denominator;
   * the reason stays with it. Once the talk was held there is nothing to cancel.
   *
   * @errors `state.not-possible` as for `merge`
   * @clause 五¶2
   */
  cancel(input: {
    readonly obligation: Seen;
    readonly reason: string;
  }): Promise<Outcome<ObligationRecord>>;
  /**
   * 应谈未谈: it was owed, was not met and will not be. It counts as not met. A talk that was held for it
   * and never confirmed ends with it as a breach. By a named approver, who is neither subject nor talker.
   *
   * @errors `input.invalid` at `approver`; `state.not-possible` as for `merge`
   * @clause 五¶2
   */
  closeAsBreach(input: {
    readonly obligation: Seen;
    readonly approver: string;
    readonly reason: string;
  }): Promise<Outcome<ObligationRecord>>;
}
