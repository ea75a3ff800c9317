/** Forty informants who exist nowhere but in the vault, and every form in which they could be found elsewhere. */

export interface Canary {
  readonly name: string;
  readonly pinyin: string;
  readonly phone: string;
  readonly unit: string;
}

const surnames = [
  ['裘', 'qiu'],
  ['亓', 'qi'],
  ['逄', 'pang'],
  ['厍', 'she'],
  ['璩', 'qu'],
] as const;
const given = [
  ['翯', 'he'],
  ['罍', 'lei'],
  ['龑', 'yan'],
  ['燚', 'yi'],
  ['昶', 'chang'],
  ['赟', 'yun'],
  ['翀', 'chong'],
  ['骉', 'biao'],
] as const;

export const canaries: readonly Canary[] = surnames.flatMap(([family, read], row) =>
  given.map(([first, sound], column) => ({
    name: `${family}${first}${given[(column + 3) % given.length]?.[0] ?? ''}`,
    pinyin: `${read} ${sound} ${given[(column + 3) % given.length]?.[1] ?? ''}`,
    phone: `1${3 + row}${column}7${String(4_100_937 + row * 8_111 + column * 977)}`.padEnd(11, '6'),
    unit: `${family}家坝第${column + 1}排涝${first}站`,
  })),
);

/** Each form of a canary that a search of text finds, by what it is called. */
export function formsOf(canary: Canary): readonly (readonly [string, string])[] {
  const { name, pinyin, phone, unit } = canary;
  return [
    ...[name, phone, unit].flatMap((word) => encodings(word)),
    ['pinyin', pinyin],
    ['pinyin in one word', pinyin.replaceAll(' ', '')],
    ['pinyin with a hyphen', pinyin.replaceAll(' ', '-')],
    ['the number in groups', `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`],
    ['the number with spaces', `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`],
    ['the end of the number', phone.slice(-8)],
    ['the given name alone', name.slice(1)],
  ];
}

function encodings(word: string): readonly (readonly [string, string])[] {
  const utf8 = Buffer.from(word, 'utf8');
  const little = Buffer.from(word, 'utf16le');
  const big = Buffer.from(little).swap16();
  return [
    ['as it is', word],
    ['base64', inner(utf8)],
    ['base64 of UTF-16', inner(little)],
    ['base64 of UTF-16, the other way round', inner(big)],
    ['hex', utf8.toString('hex')],
    ['hex of UTF-16', little.toString('hex')],
    ['hex of UTF-16, the other way round', big.toString('hex')],
    ['per cent', encodeURIComponent(word)],
    [
      'escapes',
      [...word].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ],
    ['numbers', [...utf8].join(',')],
    ['turned round', [...word].reverse().join('')],
  ];
}

/** Of base64 the part that does not change with what stands around it. */
function inner(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '').slice(0, -1);
}

const needles = canaries.flatMap((canary, index) =>
  formsOf(canary).map(([form, text]) => ({ index, form, text: text.toLowerCase() })),
);

/** What is found of whom, and in which form. */
export function hits(haystack: string): readonly string[] {
  const text = haystack.toLowerCase();
  return needles
    .filter((needle) => text.includes(needle.text))
    .map(({ index, form }) => `canary ${index}: ${form}`);
}
