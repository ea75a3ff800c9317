/** The styles of our .docx files, by the names that a clerk sees in the style list, and the fonts they use. */
import {
  AlignmentType,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from 'docx';
import {
  CHARACTER_TWIPS,
  FONTS,
  type FontRole,
  LINE_TWIPS,
  RED,
  SIZE,
  SMALL_LINE_POINTS,
  TABLE_LINE_POINTS,
  WIDE_TABLE_LINE_POINTS,
} from '../layout.ts';

export type StyleId =
  | 'Text'
  | 'PaperTitle'
  | 'Subtitle1'
  | 'Heading1st'
  | 'Heading2nd'
  | 'Heading3rd'
  | 'Addressee'
  | 'Marks'
  | 'Number'
  | 'RedMark'
  | 'Cell'
  | 'CellLabel'
  | 'WideCell'
  | 'WideCellLabel'
  | 'SignOff'
  | 'SignatureLine'
  | 'Copies'
  | 'PageNumber1'
  | 'FootMark'
  | 'DraftMark'
  | 'Nothing';

const points = (size: number): number => size * 2;

function exactly(pt: number): NonNullable<IParagraphStyleOptions['paragraph']> {
  return { spacing: { before: 0, after: 0, line: pt * 20, lineRule: LineRuleType.EXACT } };
}

interface Look {
  readonly name: string;
  readonly font: FontRole;
  readonly size: number;
  /** Line pitch in points; that of the page where it is left out. */
  readonly pitch?: number;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  /** Two characters, as paragraphs begin. */
  readonly indented?: boolean;
  readonly color?: string;
}

const { BOTH, CENTER, LEFT, RIGHT } = AlignmentType;

const LOOKS: { readonly [S in StyleId]: Look } = {
  Text: { name: '公文正文', font: 'text', size: SIZE.三号, align: BOTH, indented: true },
  PaperTitle: { name: '公文标题', font: 'title', size: SIZE.二号, align: CENTER },
  Subtitle1: { name: '公文副标题', font: 'subheading', size: SIZE.三号, align: CENTER },
  Heading1st: {
    name: '公文一级标题',
    font: 'heading',
    size: SIZE.三号,
    align: BOTH,
    indented: true,
  },
  Heading2nd: {
    name: '公文二级标题',
    font: 'subheading',
    size: SIZE.三号,
    align: BOTH,
    indented: true,
  },
  Heading3rd: { name: '公文三级标题', font: 'text', size: SIZE.三号, align: BOTH, indented: true },
  Addressee: { name: '公文主送', font: 'text', size: SIZE.三号, align: LEFT },
  Marks: { name: '公文密级', font: 'heading', size: SIZE.三号, align: LEFT },
  Number: { name: '公文发文字号', font: 'text', size: SIZE.三号, align: RIGHT },
  RedMark: {
    name: '公文发文机关标志',
    font: 'title',
    size: SIZE.mark,
    pitch: 36,
    align: CENTER,
    color: RED,
  },
  Cell: { name: '表内文字', font: 'text', size: SIZE.四号, pitch: TABLE_LINE_POINTS, align: LEFT },
  CellLabel: {
    name: '表内栏目',
    font: 'heading',
    size: SIZE.四号,
    pitch: TABLE_LINE_POINTS,
    align: CENTER,
  },
  WideCell: {
    name: '横表文字',
    font: 'text',
    size: SIZE.小四,
    pitch: WIDE_TABLE_LINE_POINTS,
    align: LEFT,
  },
  WideCellLabel: {
    name: '横表栏目',
    font: 'heading',
    size: SIZE.小四,
    pitch: WIDE_TABLE_LINE_POINTS,
    align: CENTER,
  },
  SignOff: { name: '公文落款', font: 'text', size: SIZE.三号, align: RIGHT },
  SignatureLine: { name: '签名栏', font: 'text', size: SIZE.四号, align: LEFT },
  Copies: { name: '公文版记', font: 'text', size: SIZE.四号, pitch: 24, align: LEFT },
  PageNumber1: { name: '公文页码', font: 'number', size: SIZE.四号, pitch: 14.15 },
  FootMark: {
    name: '留存标注',
    font: 'text',
    size: SIZE.小五,
    pitch: SMALL_LINE_POINTS,
    align: CENTER,
  },
  DraftMark: {
    name: '草稿标注',
    font: 'heading',
    size: SIZE.四号,
    pitch: 20,
    align: RIGHT,
    color: RED,
  },
  Nothing: { name: '空行', font: 'text', size: 1, pitch: 0.5 },
};

export const styles: IStylesOptions = {
  default: {
    document: {
      // The page's grid counts its characters in the size that stands here.
      run: {
        font: fontOf('text'),
        size: points(SIZE.三号),
        language: { eastAsia: 'zh-CN', value: 'zh-CN' },
      },
      paragraph: {
        spacing: { before: 0, after: 0, line: LINE_TWIPS, lineRule: LineRuleType.EXACT },
      },
    },
  },
  paragraphStyles: Object.entries(LOOKS).map(([id, look]) => ({
    id,
    name: look.name,
    basedOn: 'Normal',
    quickFormat: true,
    run: {
      font: fontOf(look.font),
      size: points(look.size),
      ...(look.size === SIZE.三号 ? { characterSpacing: CHARACTER_TWIPS } : {}),
      ...(look.color === undefined ? {} : { color: look.color }),
    },
    paragraph: {
      ...(look.pitch === undefined ? exactly(LINE_TWIPS / 20) : exactly(look.pitch)),
      ...(look.align === undefined ? {} : { alignment: look.align }),
      ...(look.indented === true ? { indent: { firstLineChars: 200, firstLine: 632 } } : {}),
    },
  })),
};

export function fontOf(role: FontRole): {
  ascii: string;
  hAnsi: string;
  eastAsia: string;
  cs: string;
} {
  const { name } = FONTS[role];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/** word/fontTable.xml with what may stand in for each font: docx itself writes none. */
export function fontTable(): string {
  const fonts = Object.values(FONTS).map(
    ({ name, fallbacks }) =>
      `<w:font w:name="${name}"><w:altName w:val="${fallbacks.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
