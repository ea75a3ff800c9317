/**
 * The audit chain: each entry carries a hash over the hash before it and over itself as it is kept,
 * so that an entry that was changed, moved, cut out or slipped in is found, and where.
 *
 * Where the entries lie on a disk the hash is keyed (HMAC, of the cipher's suite): who can write there without the keys can
 * break the chain, but cannot mend it. A tail that was cut off whole leaves a shorter chain that
 * holds; only an anchor kept elsewhere tells that (the printed head, the host's audit port).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concatBytes, toHex, toUtf8 } from '../seal/bytes.ts';
import { hmacSha256, type Mac } from '../seal/cipher.ts';

/** An entry as it is kept, with what the hash covers beside the hash before it. */
export interface Link {
  /** Counts from 1, without gaps. */
  readonly sequence: number;
  /** Random id of the write that the entry tells of. */
  readonly commit: string;
  /** The first sequence number of the write's changes in the change log, and how many there are. */
  readonly firstChange: number;
  readonly changeCount: number;
  /** The entry's bytes: sealed where it lies on a disk. */
  readonly kept: Uint8Array;
}

export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** What the first entry has before it. */
export const CHAIN_START: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/** Synchronous, so that a link can be made inside an IndexedDB transaction. 64 hex digits. */
export type ChainHash = (previous: string, link: Link) => string;

/**
 * The key is asked for at every link: one that was wiped cannot be used by mistake, and one may have
 * taken the place of another along the chain.
 */
export function chainHash(
  key?: (sequence: number) => Uint8Array,
  mac: Mac = hmacSha256,
): ChainHash {
  return (previous, link) => {
    const covered = coveredBytes(previous, link);
    return toHex(key === undefined ? sha256(covered) : mac(key(link.sequence), covered));
  };
}

function coveredBytes(previous: string, link: Link): Bytes {
  const { sequence, commit, firstChange, changeCount } = link;
  // The head is JSON of fixed shape, closed by a line end that JSON cannot hold: no two links share it.
  const head = JSON.stringify([previous, sequence, commit, firstChange, changeCount]);
  return concatBytes(toUtf8(`${head}\n`), link.kept);
}

/**
 * One step along the chain: the new head where the link fits the head before it, else `undefined`.
 * `changes` are counted on too, so that no change can be slipped between two writes.
 */
export function follow(
  from: ChainHead & { readonly changes: number },
  link: Link & { readonly previous: string; readonly hash: string },
  hash: ChainHash,
): (ChainHead & { readonly changes: number }) | undefined {
  const fits =
    link.sequence === from.sequence + 1 &&
    link.previous === from.hash &&
    link.firstChange === from.changes + 1 &&
    link.hash === hash(from.hash, link);
  if (!fits) return undefined;
  return { sequence: link.sequence, hash: link.hash, changes: from.changes + link.changeCount };
}
