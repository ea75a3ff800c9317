/** What a host gives: who is at the desk, who is who, the day, a key, and where records live. */
import type {
  CivilDate,
  HolidayYear,
  Locale,
  Person,
  PolicyPack,
  Role,
  SettingValue,
  Unit,
} from '../policy/index.ts';
import type { AuditLine } from './audit/lines.ts';
import type { MessageOverrides } from './messages/index.ts';
import type { UnlockSecret } from './api/keys.ts';
import type { Cipher } from './seal/cipher.ts';
import type { AnchorPort } from './store/anchor.ts';
import type { Store } from './store/store.ts';
import type { SyncPort } from './sync/port.ts';

/** What a person may be at the desk. One person can be several. */
export type DeskRole =
  | 'clerk'
  | 'leader'
  | 'committee-leader'
  | 'delegate'
  | 'inspector'
  | 'subject'
  | 'security-auditor'
  /** May open the identities of informants (保管举报信息); held beside another role. */
  | 'vault-holder'
  | 'administrator';

/** Who is at the desk. The portal has logged them in; the SDK asks again for every act. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly DeskRole[];
}

/** Who is at the desk, as the portal has logged them in. */
export interface IdentityPort {
  current(): Actor | Promise<Actor>;
}

/** The portal's directory. It is asked for the future, never for the past: acts keep 时任. */
export interface DirectoryPort {
  person(id: string): Promise<Person | undefined>;
  /** Persons with a post in a unit, by page. */
  people(
    unit: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly people: readonly Person[]; readonly total: number }>;
  unit(id: string): Promise<Unit | undefined>;
  units(parent?: string): Promise<readonly Unit[]>;
  search(text: string, options?: { readonly signal?: AbortSignal }): Promise<readonly Person[]>;
  /** Everybody who holds, or ever held, a post with one of these roles: the candidates for a talk. */
  holders(roles: readonly Role[]): Promise<readonly Person[]>;
  /**
   * How the directory says that a name is read: its syllables with spaces between them, `zhai wei`.
   * Where it is left out or gives nothing, the browser's pinyin order is asked.
   */
  readonly pinyin?: (person: { readonly id: string; readonly name: string }) => string | undefined;
}

/** The clock. Days are those of Asia/Shanghai. */
export interface ClockPort {
  /** An instant, as milliseconds since 1970 UTC. */
  now(): number;
}

/** Values of the pack's settings, by their ids. */
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** Where the host keeps the audit as well, beyond this browser's reach. */
export interface AuditSinkPort {
  /**
   * One line, without content, in the log's order. Where it rejects, the same line comes again with
   * the next write; several tabs may bring the same, so a line is known by its `sequence` and `hash`.
   */
  append(line: AuditLine): void | Promise<void>;
  /** The sequence number of the last line the host has; left out, it is told only what is new. */
  last?(): number | Promise<number>;
}

/** When a desk that nobody touches is locked. */
export interface LockOptions {
  /** Without any input, in milliseconds; `never` where the portal locks by itself. Default: 5 minutes. */
  readonly afterMs?: number | 'never';
  /** How long before it is announced. Default: 60 s. */
  readonly warnMs?: number;
  /** In the place of the page's own time and timers. */
  readonly timers?: LockTimers;
  /** Where input is heard. Default: the page's window. */
  readonly input?: EventTarget;
}

/** The timers of the lock; for tests. */
export interface LockTimers {
  now(): number;
  /** Calls once, later; the returned function calls it off. */
  after(ms: number, call: () => void): () => void;
}

/** When sync runs by itself. */
export interface AutoSyncOptions {
  /** How long after something was written here, in milliseconds. Default: 2 s. */
  readonly soonMs?: number;
  /** How long after a run that went well, while somebody looks at the page. Default: 60 s. */
  readonly everyMs?: number;
  /** After each run that failed the next one waits twice as long, up to this. Default: 10 minutes. */
  readonly atMostMs?: number;
  /** In the place of the page's own time and timers. */
  readonly timers?: LockTimers;
  /** Where it is heard that the network or the page comes back. Default: the page. */
  readonly page?: {
    readonly window: EventTarget;
    readonly document: EventTarget & { readonly visibilityState: string };
  };
}

/** What a host gives to `createTalkSdk`. Only `identity` and `directory` must be there. */
export interface SdkOptions {
  readonly identity: IdentityPort;
  readonly directory: DirectoryPort;
  /** A pack, or a pack with its overlays. Default: `district-trial`. */
  readonly policy?: PolicyPack | readonly PolicyPack[];
  /** Official holiday years that take the place of those that come with the policy. */
  readonly holidays?: readonly HolidayYear[];
  readonly clock?: ClockPort;
  /**
   * 32 bytes for this session. With it, records are kept sealed in this browser's IndexedDB;
   * without it (and without `store`) everything stays in memory and the screen says so.
   */
  readonly key?: () => Uint8Array | Promise<Uint8Array>;
  /**
   * Instead of `key`: what the user types. The key is derived from it (Argon2id) and it opens what it
   * has set up; a wrong one is `store.wrong-key`.
   */
  readonly passphrase?: () => string | Promise<string>;
  /** What opens the records this time, in the place of key and passphrase: the escrow key, say. */
  readonly secret?: UnlockSecret;
  /**
   * The cipher of the rows. Default: the browser's own where the page has it, else the one in
   * JavaScript. `sm4-gcm` is SM4-GCM with SM3, in JavaScript; a host may give its certified module. A
   * database stays in the suite that it was made in.
   */
  readonly cipher?: 'sm4-gcm' | Cipher | (() => Cipher | Promise<Cipher>);
  /** Where the host writes down how far this browser's database went, so that a loss of it is noticed. */
  readonly anchor?: AnchorPort;
  /** When a desk whose records are sealed here locks by itself. */
  readonly lock?: LockOptions;
  /** Tells one installation's records from another's on a shared PC. Default: `default`. */
  readonly tenant?: string;
  /** The language of the SDK's sentences. What is kept stays as it was written. Default: `zh-CN`. */
  readonly locale?: Locale;
  /** What this installation says otherwise, e.g. another name for an office; the rest stays. */
  readonly messages?: MessageOverrides;
  /** The portal's backend, through which several people share one district's records. */
  readonly sync?: SyncPort;
  /**
   * When a desk with `sync` runs it by itself: soon after something was written, when the network or the
   * page comes back, and every so often; later and later where it fails, and not while it is locked.
   * What came of it is told by the event `sync`. `never`: only `sync.run` does. Default: by itself in a
   * page, never where there is none.
   */
  readonly autoSync?: AutoSyncOptions | 'never';
  /** Calendars that leave may carry the subjects' names. Without it an entry is 谈话 and no more. */
  readonly namesInCalendars?: boolean;
  /** Settings of the pack that the host fixes; they go before the administrator's. */
  readonly settings?: SettingValues;
  /** A store of the host's own, instead of the built-in ones. */
  readonly store?: Store;
  /**
   * 32 bytes for the vault of informants, given only to who may hold it. Without it `sdk.vault` says
   * that there is none, and papers from a petition are not issued here.
   */
  readonly vaultKey?: () => Uint8Array | Promise<Uint8Array>;
  readonly audit?: AuditSinkPort;
  /** A store for the vault instead of the sealed one in this browser, e.g. in memory for tests. */
  readonly vaultStore?: Store;
}

export type { CivilDate, HolidayYear, Person, PolicyPack, Role, Unit };
