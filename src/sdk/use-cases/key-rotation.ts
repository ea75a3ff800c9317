/**
 * Another data key; and another chain key with it, where every secret that opens the database is at
 * hand to wrap it. Only then is what is sealed from here on shut for who had one of before.
 */
import type { KeysRotated } from '../api/keys.ts';
import { refuse } from '../desk.ts';
import type { KeyRow, Secret, SecretKind } from '../seal/keyring.ts';
import { KeyringError } from '../seal/keyring.ts';
import { passphraseSecret } from '../seal/passphrase.ts';
import { renewKeys } from '../store/renewal.ts';
import { rotate, type RotationOptions } from '../store/rotation.ts';
import { escrowOf } from './escrow-text.ts';
import { fits, type KeyPlace, kindOf, secretRows } from './key-place.ts';

interface Typed {
  readonly passphrase: string | undefined;
  readonly escrow: string | undefined;
}

export async function rotateKeys(
  place: KeyPlace,
  note: (step: string) => Promise<void>,
  typed: Typed,
  options: RotationOptions,
): Promise<KeysRotated> {
  const rows = await secretRows(place);
  const secrets = await secretsFor(place, rows, typed);
  try {
    await note('begun');
    const missing = kindsOf(rows).filter((kind) => !secrets.some((one) => one.kind === kind));
    const ids = rows.map(({ id }) => id);
    const renewed =
      missing.length === 0 &&
      options.signal?.aborted !== true &&
      (await renewKeys(place.inside, secrets, ids));
    if (renewed) await note('renewed');
    const rotated = await rotate(place.inside, options);
    if (rotated.done) await note('done');
    return { ...rotated, renewed, missing };
  } finally {
    for (const { key } of secrets) key.fill(0);
  }
}

function kindsOf(rows: readonly KeyRow[]): readonly SecretKind[] {
  return [...new Set(rows.map(kindOf))];
}

/** Each secret that is at hand, seen to be one that opens it now. One that was typed wrong is refused. */
async function secretsFor(
  { hostKey }: KeyPlace,
  rows: readonly KeyRow[],
  { passphrase, escrow }: Typed,
): Promise<readonly Secret[]> {
  const of = (kind: SecretKind) => rows.filter((row) => kindOf(row) === kind);
  const found: Secret[] = [];
  if (escrow !== undefined) {
    const read = escrowOf(escrow, 'escrow');
    if (!fits(of('escrow'), read, true)) {
      refuse('store.wrong-key', (say) => say.keys.wrongKey, { path: 'escrow' });
    }
    found.push(read);
  }
  if (passphrase !== undefined) {
    const derived = await passphraseSecret(passphrase)(rows).catch((error: unknown) => {
      if (!(error instanceof KeyringError)) throw error;
      return refuse('store.wrong-key', (say) => say.keys.passphraseWrong, { path: 'passphrase' });
    });
    found.push(derived);
  }
  const bytes = of('host').length === 0 ? undefined : await hostKey?.();
  const host: Secret | undefined = bytes && { key: Uint8Array.from(bytes), kind: 'host' };
  if (host !== undefined && fits(of('host'), host, true)) found.push(host);
  return found;
}
