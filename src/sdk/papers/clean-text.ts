/** Text of people, as a file format can carry it: whatever would break a paper or fool its reader goes, the rest stays exactly. */
import type { Block, Paper } from './model.ts';

/**
 * Control characters but tab and line feed, what XML 1.0 cannot hold, and the marks that reorder text
 * on the page (a name shown backwards is another name).
 */
const NOT_IN_PAPERS =
  // eslint-disable-next-line no-control-regex -- control characters are just what is taken out
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;
const SURROGATES = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g;

/** Several lines, each ended by \n alone. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(NOT_IN_PAPERS, '')
    .replace(SURROGATES, (found) => (found.length === 2 ? found : ''))
    .replace(/\t/g, ' ');
}

/** The same in one line. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/ *\n+ */g, ' ')
    .trim();
}

/** Every renderer takes a paper through this first, whoever made it. */
export function cleanPaper(paper: Paper): Paper {
  return {
    name: cleanLine(paper.name),
    lacks: paper.lacks.map(({ rule, what }) => ({ rule, what: cleanLine(what) })),
    foot: {
      ...(paper.foot.retention === undefined ? {} : { retention: cleanLine(paper.foot.retention) }),
      ...(paper.foot.auditHead === undefined ? {} : { auditHead: cleanLine(paper.foot.auditHead) }),
    },
    sheets: paper.sheets.map(({ kind, mark, blocks }) => ({
      kind,
      ...(mark === undefined ? {} : { mark: cleanLine(mark) }),
      blocks: blocks.map(cleanBlock),
    })),
  };
}

function cleanBlock(block: Block): Block {
  switch (block.is) {
    case 'marks':
    case 'title':
    case 'copies':
      return { ...block, lines: block.lines.map(cleanLine) };
    case 'red-head':
      return { ...block, issuer: cleanLine(block.issuer), number: cleanLine(block.number) };
    case 'number':
      return {
        ...block,
        text: cleanLine(block.text),
        ...(block.beside === undefined ? {} : { beside: cleanLine(block.beside) }),
      };
    case 'subtitle':
    case 'addressee':
      return { ...block, text: cleanLine(block.text) };
    case 'paragraph':
      return { ...block, text: cleanText(block.text) };
    case 'fields':
      return {
        ...block,
        rows: block.rows.map(([first, second]) =>
          second === undefined ? [cleanField(first)] : [cleanField(first), cleanField(second)],
        ),
      };
    case 'table':
      return {
        ...block,
        table: {
          columns: block.table.columns.map((column) => ({
            ...column,
            title: cleanLine(column.title),
          })),
          rows: block.table.rows.map((row) => row.map(cleanText)),
        },
      };
    case 'blank':
      return block;
    case 'attachments':
      return { ...block, names: block.names.map(cleanLine) };
    case 'sign-off':
      return { ...block, lines: block.lines.map(cleanLine), date: cleanLine(block.date) };
    case 'signatures':
      return {
        ...block,
        lines: block.lines.map(({ label, date }) => ({
          label: cleanLine(label),
          ...(date === undefined ? {} : { date: cleanLine(date) }),
        })),
      };
  }
}

function cleanField<F extends { readonly label: string; readonly value: string }>(field: F): F {
  return { ...field, label: cleanLine(field.label), value: cleanText(field.value) };
}

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that Windows, UOS and a zip archive take, of at most 80 characters before its ending. */
export function fileName(name: string, ending: string): string {
  const plain = cleanLine(name)
    .replace(/[\\/:*?"<>|%]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = [...plain].slice(0, 80).join('').trim();
  const safe = short === '' ? '未命名' : RESERVED.test(short) ? `_${short}` : short;
  return `${safe}.${ending}`;
}
