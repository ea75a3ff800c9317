/**
 * The department's escrow key: made at set-up, printed once, and kept in a safe. It opens what a lost
 * passphrase or a lost key of the host would otherwise have lost.
 *
 * On paper it is eight groups of five signs. Four of each carry 20 of the key's 160 random bits; the
 * fifth checks them and the group's place, so that a slip of the pen is found, and where: any one sign
 * wrong, any two neighbours swapped, any two groups swapped. Signs that look alike are taken for one
 * another (O and 0, I, L and 1), and there is no U.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toUtf8 } from './bytes.ts';
import { KeyringError, type Secret } from './keyring.ts';
import { randomBytes } from './random.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const IN_GROUP = 4;
const KEY_BITS_BYTES = 20;

export type ReadEscrow =
  | { readonly ok: true; readonly secret: Secret }
  /** Which groups, counted from 1, are not as they were printed; none where there are not eight. */
  | { readonly ok: false; readonly groups: readonly number[] };

/** A new escrow key, as it is printed: `7K3QA-0ZN5D-…`. */
export function newEscrow(): string {
  return printed(randomBytes(KEY_BITS_BYTES));
}

function printed(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const values = Array.from({ length: GROUPS * IN_GROUP }, (_, at) =>
    Number((bits >> BigInt(5 * (GROUPS * IN_GROUP - 1 - at))) & 31n),
  );
  return Array.from({ length: GROUPS }, (_, group) => {
    const of = values.slice(group * IN_GROUP, (group + 1) * IN_GROUP);
    return [...of, checkOf(of, group)].map((value) => SIGNS.charAt(value)).join('');
  }).join('-');
}

/** Takes it as people type it: spaces, dashes, small letters and full-width forms make no difference. */
export function readEscrow(text: string): ReadEscrow {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if ([...signs].length !== GROUPS * (IN_GROUP + 1)) return { ok: false, groups: [] };
  const groups = Array.from({ length: GROUPS }, (_, group) =>
    [...signs]
      .slice(group * (IN_GROUP + 1), (group + 1) * (IN_GROUP + 1))
      .map((sign) => SIGNS.indexOf(sign)),
  );
  const wrong = groups.flatMap((values, group) => {
    const whole = values.every((value) => value >= 0);
    return whole && values[IN_GROUP] === checkOf(values.slice(0, IN_GROUP), group)
      ? []
      : [group + 1];
  });
  if (wrong.length > 0) return { ok: false, groups: wrong };
  let bits = 0n;
  for (const value of groups.flatMap((values) => values.slice(0, IN_GROUP))) {
    bits = (bits << 5n) | BigInt(value);
  }
  const bytes = Uint8Array.from({ length: KEY_BITS_BYTES }, (_, at) =>
    Number((bits >> BigInt(8 * (KEY_BITS_BYTES - 1 - at))) & 255n),
  );
  const key = hmac(sha256, bytes, toUtf8('cadre-talk escrow key'));
  bytes.fill(0);
  return { ok: true, secret: { key, kind: 'escrow' } };
}

/** For the opening of a database; what is no escrow key is a wrong key. */
export function escrowSecret(text: string): () => Promise<Secret> {
  return async () => {
    const read = readEscrow(text);
    if (read.ok) return read.secret;
    throw new KeyringError('keyring.wrong-key', 'This is not an escrow key');
  };
}

/** The check sign: a sum over GF(32) with another factor for each place, and the group's number. */
function checkOf(values: readonly number[], group: number): number {
  return values.reduce((sum, value) => timesAlpha(sum ^ value), 0) ^ group;
}

/** Times the generator of GF(32), whose polynomial is x⁵ + x² + 1. */
function timesAlpha(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}
