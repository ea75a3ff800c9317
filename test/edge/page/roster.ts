// A made-up roster, the same on every run and in every browser, so that the test can make it again
// outside the page and compare.

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  readonly rank: string;
  readonly since: string;
  readonly note: string;
}

// The rare ones lie outside the basic plane or only in later editions of GB 18030.
const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单曾仇查区尉解朴任华盖冼乐覃缪𠮷䶮㛃',
];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏𬱖堃镕喆'];
const UNITS = [
  '区发展和改革局',
  '区财政局',
  '区人力资源和社会保障局',
  '区住房和城乡建设局',
  '青龙街道',
];
const POSTS = ['局长', '副局长', '办公室主任', '科长', '一级主任科员', '街道办事处主任'];
const RANKS = ['正科', '副科', '正股', '副处'];

/** A small generator of even numbers in [0, 1); the same seed gives the same row of numbers. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<Value>(next: () => number, from: readonly Value[]): Value {
  const value = from[Math.floor(next() * from.length)];
  if (value === undefined) throw new Error('picked from an empty list');
  return value;
}

export function roster(count: number): readonly Person[] {
  const next = chance(2026);
  return Array.from({ length: count }, (_, index) => ({
    id: `P${String(index + 1).padStart(5, '0')}`,
    name: pick(next, SURNAMES) + pick(next, GIVEN) + (next() < 0.6 ? pick(next, GIVEN) : ''),
    unit: pick(next, UNITS),
    post: pick(next, POSTS),
    rank: pick(next, RANKS),
    since: `20${10 + Math.floor(next() * 16)}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`,
    // Quotes, commas, line breaks and formula signs: what a spreadsheet's export brings along.
    note: pick(next, [
      '',
      '兼任"办公室"主任,试用期一年',
      '第一行\n第二行',
      '=1+1',
      '备注,无',
      '  前后空格 ',
    ]),
  }));
}

/** The roster as a spreadsheet program writes it: CRLF, every cell quoted that needs it. */
export function rosterCsv(people: readonly Person[]): string {
  const cell = (text: string): string =>
    /["\r\n,]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  const lines = people.map((person) =>
    [person.id, person.name, person.unit, person.post, person.rank, person.since, person.note]
      .map(cell)
      .join(','),
  );
  return ['编号,姓名,单位,职务,职级,任职日期,备注', ...lines, ''].join('\r\n');
}
