/**
 * The numbers of GB/T 9704-2012 that every renderer lays papers out by, in one place. Lengths are
 * millimetres as the standard gives them; twips (1/1440 inch) are what .docx counts in.
 */

const TWIPS_PER_MM = 1440 / 25.4;

export function twips(mm: number): number {
  return Math.round(mm * TWIPS_PER_MM);
}

/** A4, and the edges around the 版心 of 156 × 225 mm: 天头 37, 订口 28. */
export const PAGE = { width: 210, height: 297 } as const;
export const MARGIN = { top: 37, right: 26, bottom: 35, left: 28 } as const;
export const BODY = { width: 156, height: 225, lines: 22, characters: 28 } as const;

/** A wide table lies on its side: the same edges, turned with the sheet, the head towards the binding. */
export const WIDE_MARGIN = { top: 28, right: 37, bottom: 26, left: 35 } as const;
export const WIDE_BODY = { width: 225, height: 156 } as const;

/**
 * Line pitch. 225 mm / 22 is 28.99 pt, but 29 pt = 580 twips × 22 is more than the body's 12,756
 * twips, and Word then fits 21 lines: so 579, which is 28.95 pt.
 */
export const LINE_TWIPS = 579;
export const LINE_POINTS = LINE_TWIPS / 20;

/**
 * Character pitch: 28 in a line of 156 mm is 315.86 twips each, where a 16-point character has 320. As
 * what each gives up: in the page's grid in 1/4096 point, in a run in whole twips. The run says it too
 * because LibreOffice makes wide cells of a grid of characters and puts 17 into a line; so the grid is
 * one of lines.
 */
export const CHARACTER_SPACE = -848;
export const CHARACTER_TWIPS = -5;

/** Sizes of type by their Chinese names, in points. */
export const SIZE = {
  mark: 30,
  二号: 22,
  三号: 16,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
} as const;

/** Lines inside tables and under the body are closer than in the text. */
export const TABLE_LINE_POINTS = 21;
export const WIDE_TABLE_LINE_POINTS = 17;
export const SMALL_LINE_POINTS = 12;

/** The page number's dash stands 7 mm under the body, and one character in from the edge. */
export const PAGE_NUMBER_DROP = 7;

/** Letters (信函格式): the mark from the top, the upper line under it, the lower one from the foot, both wider than the body. */
export const LETTER = { markTop: 30, lineUnderMark: 4, lineFromFoot: 20, lineWidth: 170 } as const;

/** Red head (公文格式): the mark from the body's top, the line under the number. */
export const RED_HEAD = { markDrop: 35, lineUnderNumber: 4 } as const;

export const RED = 'C00000';

export type FontRole = 'title' | 'text' | 'heading' | 'subheading' | 'number';

/** A font is named, never embedded: the ones of the standard are licensed and absent on UOS and Kylin. */
export interface FontChoice {
  readonly name: string;
  /** What stands in for it, the nearest first. */
  readonly fallbacks: readonly string[];
}

export const FONTS: { readonly [R in FontRole]: FontChoice } = {
  title: {
    name: '方正小标宋简体',
    fallbacks: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', '宋体', 'SimSun', 'Noto Serif CJK SC'],
  },
  text: {
    name: '仿宋_GB2312',
    fallbacks: ['仿宋', 'FangSong', '方正仿宋_GBK', '华文仿宋', 'STFangsong', 'Noto Serif CJK SC'],
  },
  heading: {
    name: '黑体',
    fallbacks: ['SimHei', '方正黑体_GBK', '华文黑体', 'STHeiti', 'Noto Sans CJK SC'],
  },
  subheading: {
    name: '楷体_GB2312',
    fallbacks: ['楷体', 'KaiTi', '方正楷体_GBK', '华文楷体', 'STKaiti', 'Noto Serif CJK SC'],
  },
  number: {
    name: '宋体',
    fallbacks: ['SimSun', '方正书宋_GBK', '华文宋体', 'STSong', 'Noto Serif CJK SC'],
  },
};
