/** Papers as one .docx. This file and what it imports are a part of their own, loaded when it is first asked for. */
import {
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  Header,
  AlignmentType,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TextRun,
} from 'docx';
import type { Pace } from '../../worker/jobs.ts';
import { cleanPaper } from '../clean-text.ts';
import {
  CHARACTER_SPACE,
  LETTER,
  LINE_TWIPS,
  MARGIN,
  PAGE,
  SIZE,
  twips,
  WIDE_MARGIN,
} from '../layout.ts';
import { draftMark, footLine, isDraft, type Paper, type Sheet } from '../model.ts';
import { linesBefore, staysWithNext } from '../spacing.ts';
import { LaterParts, packed, written } from './body.ts';
import { blockParts, doubleRedLine, emptyLines, gap, paragraph } from './blocks.ts';
import { fontTable, styles } from './styles.ts';

/** Header and footer begin this far from the sheet's edges; what is in them is built up from there. */
const HEADER = 15;
const FOOTER = 10;
const NUMBER_LINE = 283;
const FOOT_LINE = 240;

/**
 * Several papers go into one file one after the other, each with its own page numbers and each
 * beginning on the front of a leaf.
 */
export async function renderDocx(
  papers: readonly Paper[],
  pace: Pace = ATONCE,
): Promise<Uint8Array> {
  const clean = papers.map(cleanPaper);
  const [first] = clean;
  const edges = new PageEdges();
  const sections: { readonly paper: number; readonly parts: readonly FileChild[] }[] = [];
  const frames: ISectionOptions[] = [];
  for (const [order, paper] of clean.entries()) {
    for (const [index, sheet] of paper.sheets.entries()) {
      await pace.turn();
      const parts = content(sheet);
      // The last paragraph carries what the section is, so it belongs to the frame.
      const last = parts.slice(-1);
      sections.push({ paper: order, parts: parts.slice(0, -1) });
      frames.push({
        ...section(paper, sheet, { order, index, edges }),
        children: [new LaterParts(), ...last],
      });
    }
  }
  const frame = new Document({
    title: first === undefined ? '' : first.name,
    creator: '',
    lastModifiedBy: '',
    styles,
    evenAndOddHeaderAndFooters: true,
    sections: frames,
  });
  const texts: string[] = [];
  for (const { paper, parts } of sections) {
    texts.push(await written(parts, frame, pace));
    pace.progress?.(paper + 1, papers.length);
  }
  return packed(frame, [{ path: 'word/fontTable.xml', data: fontTable() }], texts, pace);
}

/** Where nobody waits for the thread. */
const ATONCE: Pace = { turn: () => Promise.resolve() };

/**
 * Headers and footers. A section without its own goes on with those of the section before, so they are
 * written only where they change: each is a file of its own, and 200 records would have 800.
 */
class PageEdges {
  #written = '';

  of(paper: Paper, sheet: Sheet): Pick<ISectionOptions, 'headers' | 'footers'> {
    const first =
      sheet.kind === 'letter'
        ? { header: letterHead(paper, sheet), footer: letterFoot(paper) }
        : undefined;
    const same = JSON.stringify([sheet.kind === 'wide', draftMark(paper), footLine(paper.foot)]);
    const changed = same !== this.#written;
    this.#written = same;
    return {
      headers: {
        ...(changed
          ? {
              default: new Header({ children: [draft(paper)] }),
              even: new Header({ children: [draft(paper)] }),
            }
          : {}),
        ...(first === undefined ? {} : { first: first.header }),
      },
      footers: {
        ...(changed
          ? { default: footer(paper, sheet, 'odd'), even: footer(paper, sheet, 'even') }
          : {}),
        ...(first === undefined ? {} : { first: first.footer }),
      },
    };
  }
}

function section(
  paper: Paper,
  sheet: Sheet,
  { order, index, edges }: { order: number; index: number; edges: PageEdges },
): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      type: index === 0 && order > 0 ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE,
      titlePage: sheet.kind === 'letter',
      page: page(sheet, index === 0),
      grid: {
        type: hasTable(sheet) ? DocumentGridType.DEFAULT : DocumentGridType.LINES,
        linePitch: LINE_TWIPS,
        charSpace: CHARACTER_SPACE,
      },
    },
    ...edges.of(paper, sheet),
  };
}

function page(
  { kind }: Sheet,
  begins: boolean,
): NonNullable<NonNullable<ISectionOptions['properties']>['page']> {
  const margin = kind === 'wide' ? WIDE_MARGIN : MARGIN;
  return {
    // docx turns the two round for a sheet that lies on its side.
    size: {
      width: twips(PAGE.width),
      height: twips(PAGE.height),
      orientation: kind === 'wide' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twips(margin.top),
      right: twips(margin.right),
      bottom: twips(margin.bottom),
      left: twips(margin.left),
      header: twips(HEADER),
      footer: twips(FOOTER),
      gutter: 0,
    },
    ...(begins ? { pageNumbers: { start: 1 } } : {}),
  };
}

/**
 * The grid only helps whoever types on: our own lines have their exact pitch. On a sheet with a table
 * it is left out, since LibreOffice pulls the lines of cells onto it, which Word does not.
 */
function hasTable({ blocks }: Sheet): boolean {
  return blocks.some(({ is }) => is === 'fields' || is === 'table' || is === 'signatures');
}

function content(sheet: Sheet): readonly FileChild[] {
  const parts = sheet.blocks.flatMap((block, index): readonly FileChild[] => {
    const [before, next] = [sheet.blocks[index - 1], sheet.blocks[index + 1]];
    if (block.is === 'copies' && before?.is === 'sign-off') return [];
    return [
      ...emptyLines(
        linesBefore(sheet, index),
        before !== undefined && staysWithNext(before, block),
      ),
      ...blockParts(block, {
        kind: sheet.kind,
        keepNext: staysWithNext(block, next),
        marksAbove: before?.is === 'marks' ? before.lines.length : 0,
        ...(next?.is === 'copies' ? { copies: next.lines } : {}),
      }),
    ];
  });
  // Two tables in a row would become one, and a section ends with a paragraph: a hair's breadth each.
  return parts.flatMap((part, index) => {
    const next = parts[index + 1];
    const between = part instanceof Table && (next === undefined || next instanceof Table);
    return between ? [part, gap(10)] : [part];
  });
}

function draft(paper: Paper): Paragraph {
  return isDraft(paper) ? paragraph('DraftMark', draftMark(paper)) : gap(400);
}

function letterHead(paper: Paper, sheet: Sheet): Header {
  return new Header({
    children: [
      draft(paper),
      gap(twips(LETTER.markTop) - twips(HEADER) - 400),
      paragraph('RedMark', sheet.mark ?? ''),
      gap(twips(LETTER.lineUnderMark)),
      doubleRedLine('above', overhang(MARGIN.left), overhang(MARGIN.right)),
    ],
  });
}

/** How far the lines of a letter reach over the body's edge on this side, in twips. */
function overhang(margin: number): number {
  return twips(margin - (PAGE.width - LETTER.lineWidth) / 2);
}

function letterFoot(paper: Paper): Footer {
  return new Footer({
    children: [
      doubleRedLine('below', overhang(MARGIN.left), overhang(MARGIN.right)),
      gap(twips(LETTER.lineFromFoot) - twips(FOOTER) - FOOT_LINE),
      paragraph('FootMark', footLine(paper.foot)),
    ],
  });
}

/** — 1 —, odd at the right and even at the left, one character in; the small marks under it. */
function footer(paper: Paper, sheet: Sheet, side: 'odd' | 'even'): Footer {
  const character = SIZE.四号 * 20;
  const number = new Paragraph({
    style: 'PageNumber1',
    alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === 'odd' ? { right: character } : { left: character },
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
  const mark = paragraph('FootMark', footLine(paper.foot));
  const under = twips(MARGIN.bottom) - twips(FOOTER) - twips(7) - NUMBER_LINE - FOOT_LINE;
  return new Footer({
    children: sheet.kind === 'wide' ? [number, mark] : [number, mark, gap(under)],
  });
}
