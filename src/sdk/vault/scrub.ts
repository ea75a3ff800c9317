/**
 * 涉密检查: before a paper from a petition goes out, its words are searched for what the vault knows of
 * the informant: retold extracts can give a person away too (四·2⑷). Searched are the words that
 * somebody wrote; the line that names the addressee is the case's own and need not be given.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { mayDo } from '../access/table.ts';
import type { Desk } from '../desk.ts';
import { toHex, toUtf8 } from '../seal/bytes.ts';
import { alike, type Alike, asDigits } from './alike.ts';
import type { Informant } from './informant.ts';
import { Vault } from './vault.ts';

/** Whether a petition is behind the case, and the event it led to; an obligation says both. */
interface PetitionCase {
  readonly petition: boolean;
  readonly event: string;
}

type Scrub = 'clean' | 'hit' | 'not-run';

/** The result as a `Paper` of the policy takes it. */
interface Searched {
  readonly scrub: Scrub;
  /** Name of the second reader, with vault rights and not the one who issues it, who found the hit harmless. */
  readonly secondReader?: string;
}

/**
 * `clean` where no petition is behind the case. `not-run` where this session cannot look: it holds no
 * vault, its holder has no right to it, or nobody has registered who reported (or that nobody knows).
 */
export async function searched(
  desk: Desk,
  of: PetitionCase,
  texts: readonly string[],
): Promise<Searched> {
  if (!of.petition) return { scrub: 'clean' };
  const actor = await desk.actor();
  if (desk.vault === undefined || !mayDo(actor.roles, 'vault.search')) return { scrub: 'not-run' };
  const vault = new Vault(desk.vault);
  const entries = (await vault.entries()).filter(({ event }) => event === of.event);
  if (entries.length === 0) return { scrub: 'not-run' };
  const same = await alike();
  const compared = texts.map(same).filter((text) => text !== '');
  // A name may be cut in two between one field and the next.
  const haystacks = [...compared, compared.join('')];
  const hit = entries.some(({ sealed }) => {
    const { informant = {}, petition = {} } = sealed.read();
    return haystacks.some((text) => names(text, { informant, number: petition.number }, same));
  });
  await vault.log(
    actor,
    'vault.search',
    entries.map(({ id }) => id),
    { hit },
  );
  if (!hit) return { scrub: 'clean' };
  const digest = digestOf(compared);
  const cleared = (await vault.clearances()).find(
    (one) => one.event === of.event && one.digest === digest && one.reader.id !== actor.id,
  );
  return { scrub: 'hit', ...(cleared === undefined ? {} : { secondReader: cleared.reader.name }) };
}

/** What a clearance stands for: these texts, as they are compared, in whatever order. */
export async function digest(texts: readonly string[]): Promise<string> {
  const same = await alike();
  return digestOf(texts.map(same).filter((text) => text !== ''));
}

function digestOf(texts: readonly string[]): string {
  return toHex(sha256(toUtf8(JSON.stringify([...texts].sort()))));
}

/** As many digits in a row as tell a number: of a telephone number, of an identity number. */
const DIGITS = 7;

function names(
  text: string,
  { informant, number }: { readonly informant: Informant; readonly number: string | undefined },
  same: Alike,
): boolean {
  const { name, unit, aliases = [], phones = [], idNumbers = [] } = informant;
  const words = [name, unit, number, ...aliases].map((word) => same(word ?? ''));
  if (words.some((word) => word !== '' && text.includes(word))) return true;
  const digits = asDigits(text);
  return [...phones, ...idNumbers]
    .map((one) => asDigits(same(one)))
    .some((one) => one !== '' && runs(one).some((run) => digits.includes(run)));
}

/** Every stretch of a number that is long enough to tell it. */
function runs(number: string): readonly string[] {
  if (number.length <= DIGITS) return [number];
  return Array.from({ length: number.length - DIGITS + 1 }, (_, start) =>
    number.slice(start, start + DIGITS),
  );
}
