/** One block of a paper as paragraphs and tables of a .docx. */
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  FrameAnchorType,
  HeightRule,
  HorizontalPositionAlign,
  type IBorderOptions,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  VerticalPositionAlign,
  WidthType,
} from 'docx';
import { BODY, LINE_TWIPS, RED, RED_HEAD, twips, WIDE_BODY } from '../layout.ts';
import { attachmentLines, type Block, type Column, type Field, type Sheet } from '../model.ts';
import { signOffEnds } from '../spacing.ts';
import { DAY_BY_HAND } from '../written.ts';
import { fontOf, type StyleId } from './styles.ts';

/** One character of the grid. */
const CHARACTER = Math.floor(twips(BODY.width) / BODY.characters);

export interface Place {
  readonly kind: Sheet['kind'];
  readonly keepNext: boolean;
  /** Lines of marks above a red head, which stand within its drop. */
  readonly marksAbove: number;
  /** The 版记 that follows a 落款. */
  readonly copies?: readonly string[];
}

export function paragraph(
  style: StyleId,
  text: string,
  more: Omit<IParagraphOptions, 'text' | 'style'> = {},
): Paragraph {
  return new Paragraph({
    style,
    // Lines that a word processor would move to keep two together would leave a page with 21.
    widowControl: false,
    ...(text === '' ? {} : { children: [new TextRun(text)] }),
    ...more,
  });
}

/** An empty paragraph of an exact height. */
export function gap(height: number): Paragraph {
  return paragraph('Nothing', '', {
    spacing: { before: 0, after: 0, line: height, lineRule: LineRuleType.EXACT },
  });
}

/** Empty lines of the page. */
export function emptyLines(count: number, keepNext = false): readonly Paragraph[] {
  return Array.from({ length: count }, () => paragraph('Addressee', '', { keepNext }));
}

export function blockParts(block: Block, place: Place): readonly FileChild[] {
  const { keepNext } = place;
  switch (block.is) {
    case 'marks':
      return block.lines.map((line) => paragraph('Marks', line));
    case 'red-head':
      return [
        gap(twips(RED_HEAD.markDrop) - place.marksAbove * LINE_TWIPS),
        paragraph('RedMark', block.issuer),
        ...emptyLines(2),
        paragraph('Number', block.number, { alignment: AlignmentType.CENTER }),
        redLine(),
      ];
    case 'number':
      return [
        block.beside === undefined
          ? paragraph('Number', block.text)
          : paragraph('Number', '', {
              alignment: AlignmentType.LEFT,
              children: [
                new TextRun({ text: block.beside, font: fontOf('heading') }),
                new TextRun({ children: [new Tab(), block.text] }),
              ],
              tabStops: [{ type: TabStopType.RIGHT, position: twips(BODY.width) }],
            }),
      ];
    case 'title':
      return block.lines.map((line) => paragraph('PaperTitle', line, { keepNext: true }));
    case 'subtitle':
      return [paragraph('Subtitle1', block.text)];
    case 'addressee':
      return [paragraph('Addressee', block.text)];
    case 'paragraph':
      return block.text
        .split('\n')
        .map((line) =>
          paragraph(place.kind === 'wide' ? 'WideCell' : LEVELS[block.level], line, { keepNext }),
        );
    case 'fields':
      return [fieldTable(block.rows, place)];
    case 'table':
      return [table(block.table.columns, block.table.rows, place)];
    case 'blank':
      return [ruled(block.lines, place)];
    case 'attachments':
      return attachments(block.names);
    case 'sign-off': {
      const ends = signOffEnds(block.lines, block.date);
      return [
        ...block.lines.map((line, index) =>
          paragraph('SignOff', line, { keepNext: true, indent: fromRight(ends.lines[index] ?? 0) }),
        ),
        // On the date, so that it never has a page to itself.
        ...(place.copies === undefined ? [] : [copies(place.copies, place)]),
        paragraph('SignOff', block.date, { indent: fromRight(ends.date) }),
      ];
    }
    case 'signatures':
      return [signatureTable(block.lines, place)];
    case 'copies':
      return [copies(block.lines, place)];
  }
}

const LEVELS = ['Text', 'Heading1st', 'Heading2nd', 'Heading3rd', 'Heading3rd'] as const;

function fromRight(characters: number): { right: number } {
  return { right: Math.round(characters * CHARACTER) };
}

/** Further ones stand under the first. */
function attachments(names: readonly string[]): readonly Paragraph[] {
  const under = { left: CHARACTER * 5, firstLine: 0, firstLineChars: 0 };
  return attachmentLines(names).map((content, index) =>
    paragraph('Text', content, index === 0 ? {} : { indent: under }),
  );
}

const line = (size: number, color = '000000'): IBorderOptions => ({
  style: BorderStyle.SINGLE,
  size,
  color,
  space: 0,
});
const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A red line over the body's width, 4 mm under what stands before it. */
function redLine(): Paragraph {
  return paragraph('Nothing', '', {
    spacing: {
      before: 0,
      after: 0,
      line: twips(RED_HEAD.lineUnderNumber),
      lineRule: LineRuleType.EXACT,
    },
    border: { bottom: line(16, RED) },
  });
}

/** Two red lines, wider than the body by as much on either side of the sheet. */
export function doubleRedLine(
  thick: 'above' | 'below',
  leftOut: number,
  rightOut: number,
): Paragraph {
  const [above, below] = thick === 'above' ? [24, 6] : [6, 24];
  return paragraph('Nothing', '', {
    indent: { left: -leftOut, right: -rightOut },
    spacing: { before: 0, after: 0, line: 40, lineRule: LineRuleType.EXACT },
    border: { top: line(above, RED), bottom: line(below, RED) },
  });
}

function widthOf({ kind }: Pick<Place, 'kind'>): number {
  return twips(kind === 'wide' ? WIDE_BODY.width : BODY.width);
}

const CELL_MARGINS = { top: 60, bottom: 60, left: 70, right: 70 };

function cellParagraphs(
  style: StyleId,
  text: string,
  more: Omit<IParagraphOptions, 'text' | 'style'> = {},
): Paragraph[] {
  return text.split('\n').map((part) => paragraph(style, part, more));
}

function cell(
  width: number,
  children: readonly Paragraph[],
  more: { columnSpan?: number; top?: boolean } = {},
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: CELL_MARGINS,
    verticalAlign: more.top === true ? VerticalAlign.TOP : VerticalAlign.CENTER,
    ...(more.columnSpan === undefined ? {} : { columnSpan: more.columnSpan }),
    children: [...children],
  });
}

function fieldTable(
  rows: readonly (readonly [Field] | readonly [Field, Field])[],
  place: Place,
): Table {
  const [cellStyle, labelStyle]: readonly [StyleId, StyleId] =
    place.kind === 'wide' ? ['WideCell', 'WideCellLabel'] : ['Cell', 'CellLabel'];
  const whole = widthOf(place);
  const label = Math.round(whole * 0.19);
  const value = Math.floor(whole / 2) - label;
  const columnWidths = [label, value, label, whole - 2 * label - value];
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths,
    rows: rows.map((row, index) => {
      const [first, second] = row;
      const values = (one: Field): Paragraph[] => [
        ...cellParagraphs(cellStyle, one.value),
        ...Array.from({ length: one.room ?? 0 }, () => paragraph(cellStyle, '')),
      ];
      return new TableRow({
        keepNext: place.keepNext && index === rows.length - 1,
        cantSplit: !row.some((one) => one.value.length > 200),
        children:
          second === undefined
            ? [
                cell(label, [paragraph(labelStyle, first.label)]),
                cell(whole - label, values(first), { columnSpan: 3 }),
              ]
            : [
                cell(label, [paragraph(labelStyle, first.label)]),
                cell(value, values(first)),
                cell(label, [paragraph(labelStyle, second.label)]),
                cell(columnWidths[3] ?? value, values(second)),
              ],
      });
    }),
  });
}

const ALIGNMENT = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
} as const;

function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  place: Place,
): Table {
  const whole = widthOf(place);
  const parts = columns.reduce((sum, { share }) => sum + share, 0);
  const columnWidths = columns.map(({ share }) => Math.floor((whole * share) / parts));
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) =>
          cell(columnWidths[index] ?? 0, [paragraph('WideCellLabel', title)]),
        ),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ align }, index) =>
              cell(
                columnWidths[index] ?? 0,
                cellParagraphs('WideCell', row[index] ?? '', {
                  alignment: ALIGNMENT[align ?? 'start'],
                }),
              ),
            ),
          }),
      ),
    ],
  });
}

const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** Lines to write on, as far apart as the page's own. */
function ruled(lines: number, place: Place): Table {
  const whole = widthOf(place);
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [whole],
    borders: { ...NO_BORDERS, bottom: line(4), insideHorizontal: line(4) },
    rows: Array.from(
      { length: lines },
      () =>
        new TableRow({
          height: { value: LINE_TWIPS, rule: HeightRule.EXACT },
          children: [
            new TableCell({
              width: { size: whole, type: WidthType.DXA },
              children: [paragraph('Addressee', '')],
            }),
          ],
        }),
    ),
  });
}

/** Label, line to sign on, day: in columns, so that several signatures stand under each other. */
function signatureTable(
  lines: readonly { readonly label: string; readonly date?: string }[],
  place: Place,
): Table {
  const whole = widthOf(place);
  const columnWidths = [0.36, 0.22, 0.42].map((share) => Math.floor(whole * share));
  const [first = 0, second = 0, third = 0] = columnWidths;
  const plain = { top: NONE, bottom: NONE, left: NONE, right: NONE };
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths,
    borders: NO_BORDERS,
    rows: lines.map(({ label, date }, index) => {
      const keep = { keepNext: index < lines.length - 1 };
      const signatureCell = (
        width: number,
        text: string,
        alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
        bottom: IBorderOptions = NONE,
      ): TableCell =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: { left: 0, right: 0, top: 0, bottom: 0 },
          verticalAlign: VerticalAlign.BOTTOM,
          borders: { ...plain, bottom },
          children: [paragraph('SignatureLine', text, { alignment, ...keep })],
        });
      return new TableRow({
        cantSplit: true,
        children: [
          signatureCell(first, `${label}：`, AlignmentType.RIGHT),
          signatureCell(second, '', AlignmentType.LEFT, line(4)),
          signatureCell(
            third,
            date === undefined ? '' : `${date}：${DAY_BY_HAND}`,
            AlignmentType.LEFT,
          ),
        ],
      });
    }),
  });
}

/** 版记: a frame holds it at the bottom of the page that the paragraph after it comes to. */
export function copies(lines: readonly string[], { kind }: Pick<Place, 'kind'>): Paragraph {
  return paragraph('Copies', '', {
    // One paragraph, since LibreOffice makes a frame of each.
    children: lines.map(
      (text, index) => new TextRun({ text, ...(index === 0 ? {} : { break: 1 }) }),
    ),
    indent: { left: CHARACTER, right: CHARACTER },
    frame: {
      type: 'alignment',
      width: widthOf({ kind }),
      height: 0,
      anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
      alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
    },
    border: { top: line(8), bottom: line(8) },
  });
}
