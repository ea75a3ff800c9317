/** 材料登记: which papers there are, of which archive class, and who keeps them. The papers themselves are made elsewhere. */
import type { CivilDate, Keeper } from '../../policy/index.ts';
import type { PaperRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { NextAct, Seen } from './common.ts';

/** What can be done with a paper of the register. */
export type PaperAct = 'copy' | 'file' | 'giveBack' | 'shred';

/** A paper of the register with where it may go. */
export interface PaperRow {
  readonly paper: PaperRecord;
  /** What kind of paper it is, in the policy's words. */
  readonly paperName: string;
  /** Whether it may go into the personal archive at all, and why not: named by the text, or by a setting (五¶3). */
  readonly personalArchive: boolean;
  readonly because: 'text' | 'setting' | 'free';
  readonly next: readonly NextAct<PaperAct>[];
}

/** Which papers are listed; all that there are where it is left out. */
export interface PaperQuery {
  readonly obligation?: string;
  readonly talk?: string;
  readonly keeper?: Keeper;
  /** Those that were shredded too. */
  readonly shredded?: boolean;
}

/** A file that the host keeps: its name, and where. */
export interface FileReference {
  readonly name: string;
  readonly file: string;
}

/** A paper that there is, and where. */
export interface RegisterPaperInput {
  /** A paper of the pack, e.g. `admonition-record`. */
  readonly paper: string;
  readonly name?: string;
  readonly derivedFrom?: readonly string[];
  readonly copy?: 'original' | 'copy' | 'scan';
  /** What it belongs to. */
  readonly obligation?: string;
  readonly talk?: string;
  /** Person id, for a paper of no case. */
  readonly subject?: string;
  readonly file?: FileReference;
  /** Where it is. The personal archive is nothing that a paper is registered in. */
  readonly keeper?: Exclude<Keeper, 'personal-archive'>;
  readonly holder?: string;
  readonly on?: CivilDate;
}

/** `sdk.papers`: the register of papers, where each is and may be kept (五¶3). */
export interface PapersApi {
  /** The register: what there is, of which class, in whose hands (五¶3). */
  list(query?: PaperQuery): Promise<readonly PaperRow[]>;
  /** One paper of the register; a look is audited. */
  get(id: string): Promise<PaperRow | undefined>;
  /** A paper that there is, where it is: a fact. Where it must not be there, that is on record with it. */
  register(input: RegisterPaperInput): Promise<Outcome<PaperRecord>>;
  /** A copy or scan of it, for a keeper: of the same class as what it was made from (五¶3). */
  copy(input: {
    readonly paper: Seen;
    readonly copy: 'copy' | 'scan';
    readonly name?: string;
    readonly file?: FileReference;
    readonly keeper?: Keeper;
    readonly holder?: string;
  }): Promise<Outcome<PaperRecord>>;
  /**
   * A scan of it with the file itself: PDF, JPG or PNG of at most 20 MB, kept sealed beside the records.
   * It is in backups and goes when the scan is shredded or its case leaves this desk. **No sync carries
   * it**: other desks learn that there is a scan, and read it here alone. Refused with `input.invalid`
   * at `content`, and with `store.quota` where the disk is full.
   */
  attach(input: {
    readonly paper: Seen;
    readonly content: Blob;
    readonly name?: string;
  }): Promise<Outcome<PaperRecord>>;
  /** The file of a scan, for who may read the paper; nothing where it is not at this desk. It stands in the audit who had it. */
  attachment(id: string): Promise<Blob | undefined>;
  /**
   * Puts it into somebody's keeping: the department's, a unit's, somebody's outside by transfer.
   * Refused where the policy keeps it with the department or out of the personal archive.
   */
  file(input: {
    readonly paper: Seen;
    readonly to: Keeper;
    readonly holder?: string;
    readonly on?: CivilDate;
    readonly note?: string;
  }): Promise<Outcome<PaperRecord>>;
  /** What a unit had is back with the department: dated, witnessed. */
  giveBack(input: PaperWitnessed): Promise<Outcome<PaperRecord>>;
  /** A copy is no more: dated, witnessed. An original is transferred, never shredded. */
  shred(input: PaperWitnessed): Promise<Outcome<PaperRecord>>;
  /** Takes over a package, whole or not at all. One that holds what no personal archive may hold is refused. */
  takeIn(input: {
    readonly from: Keeper;
    readonly papers: readonly Omit<RegisterPaperInput, 'keeper' | 'holder' | 'on'>[];
  }): Promise<Outcome<readonly PaperRecord[]>>;
}

/** A paper that was given back or shredded, before a witness. */
export interface PaperWitnessed {
  readonly paper: Seen;
  readonly on: CivilDate;
  /** Person id of somebody other than who enters it. */
  readonly witness: string;
  readonly note?: string;
}
