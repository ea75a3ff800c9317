/**
 * Initials of Chinese names, so that `zw` finds 张伟. The directory's own reading comes first; else
 * the browser's pinyin order says under which letter a character stands, and a small table knows the
 * surnames that are read otherwise than the character alone.
 */

/** The first character of each letter in pinyin order; no syllable begins with i, u or v. */
const FIRST_OF_LETTER = pairs(
  '阿a 八b 嚓c 哒d 妸e 发f 旮g 哈h 讥j 咔k 垃l 妈m 拏n 噢o 妑p 七q 呥r 仨s 他t 屲w 夕x 丫y 帀z',
);

/**
 * Surnames that are, or may be, read otherwise than their (first) character, with every initial under
 * which a clerk may look for them.
 */
const SURNAMES: ReadonlyMap<string, string> = new Map(
  pairs(
    '单s 曾z 仇q 查z 区o 解x 朴p 盖g 乐y 缪m 种c 召s 折s 繁p 秘b 员y 柏b 翟z 重c 褚c 宿s ' +
      '尉wy 覃qt 隗kw 谌cs 尉迟y 万俟m 长孙z 单于c 澹台t',
  ),
);

const byPinyin = new Intl.Collator('zh-u-co-pinyin');
const known = new Map<string, string>();

/** The letter under which a character stands; a character of another script stands for itself. */
function letterOf(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  let letter = character.toLowerCase();
  if (/\p{Script=Han}/u.test(character)) {
    for (const [first, candidate] of FIRST_OF_LETTER) {
      if (byPinyin.compare(character, first) < 0) break;
      letter = candidate;
    }
  }
  known.set(character, letter);
  return letter;
}

/** The initials of a name, one text for each way of reading its surname. */
export function initialsOf(name: string): readonly string[] {
  const [first = '', second = ''] = name;
  const rest = Array.from(name).slice(1).map(letterOf).join('');
  const readings = SURNAMES.get(first + second) ?? SURNAMES.get(first) ?? letterOf(first);
  return Array.from(readings, (letter) => letter + rest);
}

/** How a directory says that a name is read: its syllables with spaces between them, `zhai wei`. */
export type Reading = (person: {
  readonly id: string;
  readonly name: string;
}) => string | undefined;

/** Whether a person is meant by what was typed: part of the name, or how it begins in letters. */
export function isMeant(
  typed: string,
  person: { readonly id: string; readonly name: string },
  reading?: Reading,
): boolean {
  if (person.name.includes(typed)) return true;
  const letters = typed.toLowerCase().replace(/[\s'’]/g, '');
  if (!/^[a-z]+$/.test(letters)) return false;
  const syllables = reading?.(person)
    ?.toLowerCase()
    .split(/[\s'’]+/);
  if (syllables === undefined)
    return initialsOf(person.name).some((one) => one.startsWith(letters));
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  return initials.startsWith(letters) || syllables.join('').startsWith(letters);
}

function pairs(text: string): readonly (readonly [string, string])[] {
  return text.split(' ').map((pair) => {
    const characters = pair.replace(/[a-z]+$/, '');
    return [characters, pair.slice(characters.length)] as const;
  });
}
