/** Answers: what the policy says, always with the rule, the facts that decided and a way on. */
import type { CivilDate, Person } from './facts.ts';

/**
 * `error` blocks plan, paper, closing and discharge; `warning` takes a reason; `advice` only
 * reminds.
 */
export type Severity = 'error' | 'warning' | 'advice';

/** A fact that decided, as an explanation shows it. */
export type FactValue = string | number | boolean | readonly string[];

/** One statement of the policy on a fact. `explain` turns it into sentences. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Which of the rule's statements it is: `late`, `early`, `missing` … A sentence exists for each. */
  readonly code: string;
  /** The facts that decided, by name. */
  readonly facts: Readonly<Record<string, FactValue>>;
  /** The person, obligation, point or item it speaks of, where an act has several. */
  readonly about?: string;
  /** A reason would settle it (一般应当), and it is missing. */
  readonly reasonable: boolean;
}

/** Whether a person may hold a talk on a day, and every reason for and against. */
export interface Eligibility {
  readonly person: Person;
  readonly on: CivilDate;
  /** `yes`; `with-reason`: only with a reason that is kept; `no`. */
  readonly answer: 'yes' | 'with-reason' | 'no';
  /** As what the person qualifies, e.g. `department-principal`, or `delegate`. */
  readonly as?: string;
  readonly findings: readonly Finding[];
}

/** A finding, date or refusal in words for people. */
export interface Explanation {
  readonly sentence: string;
  /** E.g. `三·6`. Absent where only a local setting speaks. */
  readonly clause?: string;
  /** The document the clause stands in, as its title. */
  readonly source: string;
  /** `text`, this project's reading, or the installation's own setting. */
  readonly authority: 'text' | 'interpretation' | 'local-setting';
  readonly remedy: string;
}

/** A refusal or fault as a value, never thrown. */
export interface PolicyFault {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  /** What would have been accepted there. */
  readonly allowed?: string;
}

/** Yes with a value, or no with the findings that say why. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] };
