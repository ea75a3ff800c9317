/** A paper as text alone: for the text check before it is issued, for search, and for a quick look. */
import { cleanPaper } from './clean-text.ts';
import { WIDE_SPACE } from './written.ts';
import { attachmentLines, type Block, draftMark, footLine, isDraft, type Paper } from './model.ts';

/** Everything that any renderer prints, the marks of each page once. */
export function plainText(given: Paper): string {
  const paper = cleanPaper(given);
  const sheets = paper.sheets.map(({ mark, blocks }) =>
    [...(mark === undefined ? [] : [mark]), ...blocks.flatMap(blockLines)].join('\n'),
  );
  return [
    ...(isDraft(paper) ? [draftMark(paper)] : []),
    sheets.join('\n\n'),
    ...[footLine(paper.foot)].filter((foot) => foot !== ''),
  ].join('\n\n');
}

function blockLines(block: Block): readonly string[] {
  switch (block.is) {
    case 'marks':
    case 'title':
    case 'copies':
      return block.lines;
    case 'red-head':
      return [block.issuer, block.number];
    case 'number':
      return block.beside === undefined ? [block.text] : [block.beside, block.text];
    case 'subtitle':
    case 'addressee':
    case 'paragraph':
      return [block.text];
    case 'fields':
      return block.rows.flat().map(({ label, value }) => `${label}：${value}`);
    case 'table':
      return [block.table.columns.map(({ title }) => title), ...block.table.rows].map((row) =>
        row.join('\t'),
      );
    case 'blank':
      return [];
    case 'attachments':
      return attachmentLines(block.names);
    case 'sign-off':
      return [...block.lines, block.date];
    case 'signatures':
      return block.lines.map(
        ({ label, date }) => `${label}：${date === undefined ? '' : `${WIDE_SPACE}${date}：`}`,
      );
  }
}
