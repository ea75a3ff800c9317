/** What is one's own: drafts, and saved views of lists. Nobody else sees them, and they stay in this browser. */
import type { DraftRecord, ViewRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Seen } from './common.ts';

/** Which form, and of which record where it is of one. */
export interface DraftKey {
  /**
   * The act that it is to become, as it stands in the audit, e.g. `record.write`: when that act is done
   * to the record, the draft is gone. A draft under any other key stays until it is discarded.
   */
  readonly form: string;
  readonly record?: string;
}

/** What somebody typed and did not send. */
export interface Draft {
  readonly draft: DraftRecord;
  /** The record is not what it was when this was typed: look again before it is sent. */
  readonly movedOn: boolean;
}

/** `sdk.drafts`: what was typed, sealed, for the same person only. */
export interface DraftsApi {
  /** Keeps what was typed; again under the same key, it takes the place of what was there. */
  save(input: {
    readonly form: string;
    /** The record with the revision that was on the screen. */
    readonly record?: Seen;
    /** Plain JSON, 200,000 characters at most. */
    readonly content: unknown;
  }): Promise<Outcome<DraftRecord>>;
  /** One's own draft under a key. */
  get(key: DraftKey): Promise<Draft | undefined>;
  /** One's own drafts, the newest first. */
  list(): Promise<readonly Draft[]>;
  /**
   * What was typed is not wanted any more.
   *
   * @errors `input.invalid` at the key
   */
  discard(key: DraftKey): Promise<Outcome<undefined>>;
}

/** `sdk.views`: queries of lists that somebody keeps under a name. */
export interface ViewsApi {
  /** Keeps a query of a list under a name; the same name again takes its place. */
  save(input: {
    readonly list: string;
    readonly name: string;
    readonly query: unknown;
  }): Promise<Outcome<ViewRecord>>;
  /** One's own saved views, by name. */
  list(list?: string): Promise<readonly ViewRecord[]>;
  /**
   * Takes one of one's own saved views away.
   *
   * @errors `record.not-found` where there is none of that id
   */
  remove(view: string): Promise<Outcome<undefined>>;
}
