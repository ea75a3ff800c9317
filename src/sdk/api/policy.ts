/** What the policy says, as a screen asks it. */
import type { CivilDate, Explanation, Finding, Window } from '../../policy/index.ts';
import type { DayKind, KindView, PointView } from './common.ts';

export interface PolicyApi {
  readonly profile: string;
  kinds(): readonly KindView[];
  contentPoints(kind: string): readonly PointView[];
  explain(finding: Finding): Explanation;
  /** 依据: how the dates of a window came about, step by step. */
  explainWindow(window: Window): readonly Explanation[];
  day(date: CivilDate): DayKind;
}
