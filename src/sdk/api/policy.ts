/** What the policy says, as a screen asks it. */
import type { CivilDate, Explanation, Finding, Window } from '../../policy/index.ts';
import type { DayKind, KindView, PointView } from './common.ts';

/** `sdk.policy`: what the rules in force offer and say, for forms and explanations. */
export interface PolicyApi {
  readonly profile: string;
  /** The kinds of talks that the policy in force knows, with their triggers and forms (三). */
  kinds(): readonly KindView[];
  /** The content points of a kind (三·1 to 三·6), in the order of the document. */
  contentPoints(kind: string): readonly PointView[];
  /** What a finding says, in words, with its clause and what to do about it. */
  explain(finding: Finding): Explanation;
  /** 依据: how the dates of a window came about, step by step. */
  explainWindow(window: Window): readonly Explanation[];
  /** Whether a day is worked, and why not. */
  day(date: CivilDate): DayKind;
}
