/** What several subjects of the public face share. */

/** A record and the revision the caller saw of it. */
export interface Seen {
  readonly id: string;
  readonly revision: number;
}

/** A kind of talk, in the SDK's language. */
export interface KindView {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly triggers: readonly { readonly id: string; readonly name: string }[];
  /** `inquiry`: may also go in writing (函询). */
  readonly forms: readonly ('talk' | 'inquiry')[];
  /** Decision, notice, talk with service, rectification and record are one (诫勉). */
  readonly ceremony: boolean;
}

/** `rest`: an official day off (休); `makeup`: a weekend day that is worked (班); `unknown`: the year is not published. */
export type DayKind = 'work' | 'rest' | 'makeup' | 'weekend' | 'unknown';

/** One thing that a talk of a kind must cover, in the SDK's language. */
export interface PointView {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** Where a point has several parts, each is ticked for itself. */
  readonly parts: readonly { readonly id: string; readonly title: string }[];
}

/** Somebody of the directory, as a screen offers them. */
export interface PersonChoice {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unitName: string;
}

/** An act that may come next, or why it may not. */
export interface NextAct<A extends string> {
  readonly act: A;
  readonly possible: boolean;
  /** Why not, and what would make it possible. */
  readonly why?: string;
}

/** A question that can be taken back: the promise is then refused with a `DOMException` named `AbortError`. */
export interface Cancellable {
  readonly signal?: AbortSignal;
}

/** So many rows from a place on: 50 unless it is told otherwise, at most 500. */
export interface PageQuery extends Cancellable {
  readonly offset?: number;
  readonly limit?: number;
}

/** A page of a list, with how many there are in all. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** How many there are in all, of those that may be seen. */
  readonly total: number;
  readonly offset: number;
}
