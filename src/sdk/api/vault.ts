/** 举报信息保管库: informants' identities, sealed apart from everything else (四·2⑷). */
import type { CivilDate } from '../../policy/index.ts';
import type { Outcome } from '../outcome.ts';
import type { Entry } from '../vault/informant.ts';
import type { Sealed } from '../vault/sealed.ts';

/** Why an identity is opened. Free words about it would carry it into the log, so there are none. */
export type RevealPurpose = 'verify' | 'contact' | 'protect' | 'second-reading' | 'transfer';

/** Who reported, to be sealed in the vault (四·2⑷). */
export interface RegisterInformantInput {
  /** The event that the petition led to. */
  readonly event: string;
  /** Left out where the petition came without a name. */
  readonly informant?: {
    readonly name?: string;
    readonly unit?: string;
    readonly phones?: readonly string[];
    readonly idNumbers?: readonly string[];
    /** Other forms that would give them away: nickname, pinyin, short form of the unit. */
    readonly aliases?: readonly string[];
  };
  readonly anonymous?: true;
  readonly petition?: { readonly number?: string; readonly receivedOn?: CivilDate };
}

/** What may be listed: whose case, and how many entries. */
export interface VaultRow {
  readonly event: string;
  readonly count: number;
  readonly ids: readonly string[];
}

/**
 * Each function is refused with `vault.absent` where the host gave this session no key for the vault,
 * and with `access.denied` to who may not hold it. Who is the subject of a case finds no entry of it.
 */
export interface VaultApi {
  /** Whether this session holds a vault. */
  readonly present: boolean;
  /**
   * Puts who reported into the vault, or that nobody knows (四·2⑷).
   *
   * @errors `vault.absent` where this session holds none; `input.invalid` at `event` without a petition, at `informant` where neither is said
   * @clause 四·2⑷
   */
  register(input: RegisterInformantInput): Promise<Outcome<{ readonly id: string }>>;
  /**
   * That there are entries, by event: never what they say.
   *
   * @errors `vault.absent`
   * @clause 四·2⑷
   */
  list(): Promise<Outcome<readonly VaultRow[]>>;
  /** Opens one entry. Written into the vault's log and the audit before it is given. */
  reveal(input: {
    readonly id: string;
    readonly purpose: RevealPurpose;
  }): Promise<Outcome<Sealed<Entry>>>;
  /**
   * The second reader, who is not the one to issue the paper, finds a hit in exactly these texts
   * harmless. Changing a word of them asks for another reading.
   */
  clearHit(input: {
    readonly event: string;
    readonly texts: readonly string[];
    readonly reason: string;
  }): Promise<Outcome<{ readonly event: string }>>;
}
