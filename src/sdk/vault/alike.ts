/**
 * What two spellings have in common: the form in which texts are searched for names, units and
 * numbers. NFKC (full and half width, compatibility characters), one case, no spaces, no zero-width
 * or directional signs, no punctuation, no accents, traditional characters as simplified ones.
 *
 * What it does not find: a nickname, a surname with a title (王局长), a short form of a unit, pinyin,
 * a homophone, a picture of text. Such forms are found where they were registered as well.
 */

/** A text as it is compared. */
export type Alike = (text: string) => string;

export async function alike(): Promise<Alike> {
  const { TRADITIONAL, SIMPLIFIED } = await import('./traditional.ts');
  const simplified = new Map(
    [...TRADITIONAL].map((from, place) => [from, SIMPLIFIED[place] ?? '']),
  );
  return (text) =>
    [...text.normalize('NFKC').toLowerCase().normalize('NFD')]
      .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
      .map((sign) => simplified.get(sign) ?? sign)
      .join('');
}

const numerals = new Map(
  [...'〇零一二三四五六七八九幺'].map((sign, place) => [sign, digitAt(place)]),
);

function digitAt(place: number): string {
  // 〇 and 零 are both nought; 幺 is how one is said in a telephone number.
  return place === 11 ? '1' : String(Math.max(0, place - 1));
}

/** A text that was made alike, with its numerals as digits: 一三九 is 139. */
export function asDigits(text: string): string {
  return [...text].map((sign) => numerals.get(sign) ?? sign).join('');
}
