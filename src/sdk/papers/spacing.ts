/** Distances between the parts of a paper, for every renderer: in lines and characters of the page's own grid. */
import type { Block, Sheet } from './model.ts';

/** Empty lines before a block. */
export function linesBefore(sheet: Sheet, index: number): number {
  const block = sheet.blocks[index];
  const before = sheet.blocks[index - 1];
  if (block === undefined || before === undefined) return 0;
  switch (block.is) {
    case 'title':
      if (before.is === 'red-head') return 2;
      return sheet.kind === 'letter' ? 2 : 1;
    case 'sign-off':
      return sheet.kind === 'wide' ? 0 : 2;
    case 'attachments':
    case 'signatures':
      return 1;
    case 'addressee':
    case 'paragraph':
    case 'fields':
    case 'table':
      return before.is === 'title' || before.is === 'subtitle' ? 1 : 0;
    default:
      return 0;
  }
}

/**
 * Whether a block and the next must lie on one page: a heading is not the last line of a page, and a
 * 落款 or signature does not have one to itself.
 */
export function staysWithNext(block: Block, next: Block | undefined): boolean {
  if (next === undefined) return false;
  if (next.is === 'sign-off' || next.is === 'signatures' || next.is === 'blank') return true;
  return (
    block.is === 'title' || (block.is === 'paragraph' && (block.level === 1 || block.level === 2))
  );
}

/** The width of a text in characters of the grid: half for what is not full width. */
export function widthInCharacters(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u0020-\u024F]/.test(char) ? 0.5 : 1), 0);
}

/** 落款: how far each line ends from the right edge, in characters; the names stand over the date's middle. */
export function signOffEnds(
  lines: readonly string[],
  date: string,
): { readonly lines: readonly number[]; readonly date: number } {
  const dateWidth = widthInCharacters(date);
  const widest = Math.max(0, ...lines.map(widthInCharacters));
  // The date ends four characters in; a long name ends two in, and the date moves under its middle.
  const dateEnd = Math.max(4, 2 + (widest - dateWidth) / 2);
  return {
    date: dateEnd,
    lines: lines.map((line) => dateEnd + (dateWidth - widthInCharacters(line)) / 2),
  };
}
