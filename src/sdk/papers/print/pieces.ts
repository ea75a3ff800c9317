/** The blocks of a sheet as nodes that a page is filled with, one after the other. Text only ever becomes text. */
import { LINE_POINTS, RED_HEAD } from '../layout.ts';
import { attachmentLines, type Block, type Column, type Field, type Sheet } from '../model.ts';
import { DAY_BY_HAND } from '../written.ts';
import { linesBefore, signOffEnds, staysWithNext } from '../spacing.ts';

export interface Piece {
  readonly node: HTMLElement;
  /**
   * `text`: may be broken between its lines; `row`: goes into a table like `shell`, of which each page
   * gets its own; `gap`: vanishes at the top of a page; `bottom`: lies at the foot of the page.
   */
  readonly as: 'text' | 'row' | 'solid' | 'gap' | 'bottom';
  readonly shell?: () => HTMLTableElement;
  /** Not to be parted from the piece after it. */
  readonly keepNext: boolean;
}

/** Makes elements of one document. */
export class Nodes {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  element<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    className = '',
    ...children: readonly (Node | string)[]
  ): HTMLElementTagNameMap[K] {
    const made = this.#document.createElement(tag);
    if (className !== '') made.className = className;
    made.append(...children);
    return made;
  }

  lines(className: string, lines: readonly string[]): HTMLElement {
    return this.element('div', className, ...lines.map((line) => this.element('p', '', line)));
  }
}

export function piecesOf(sheet: Sheet, nodes: Nodes): readonly Piece[] {
  return sheet.blocks.flatMap((block, index) => {
    const [before, next] = [sheet.blocks[index - 1], sheet.blocks[index + 1]];
    const keepNext = staysWithNext(block, next);
    const gaps = Array.from({ length: linesBefore(sheet, index) }, (): Piece => ({
      node: nodes.element('div', 'gap'),
      as: 'gap',
      keepNext: before !== undefined && staysWithNext(before, block),
    }));
    const marks = before?.is === 'marks' ? before.lines.length : 0;
    return [...gaps, ...blockPieces(block, nodes, { keepNext, marks, next })];
  });
}

interface Place {
  readonly keepNext: boolean;
  readonly marks: number;
  readonly next: Block | undefined;
}

const LEVELS = ['p', 'h2', 'h3', 'p', 'p'] as const;

function blockPieces(block: Block, nodes: Nodes, place: Place): readonly Piece[] {
  const { keepNext } = place;
  const solid = (node: HTMLElement, keep = keepNext): Piece => ({
    node,
    as: 'solid',
    keepNext: keep,
  });
  const text = (node: HTMLElement, keep = keepNext): Piece => ({
    node,
    as: 'text',
    keepNext: keep,
  });
  switch (block.is) {
    case 'marks':
      return block.lines.map((line) => solid(nodes.element('p', 'marks', line)));
    case 'red-head': {
      const head = nodes.element(
        'div',
        'red-head',
        nodes.element('p', 'mark', block.issuer),
        nodes.element('p', '', block.number),
      );
      head.style.paddingTop = `calc(${RED_HEAD.markDrop}mm - ${place.marks * LINE_POINTS}pt)`;
      return [solid(head)];
    }
    case 'number':
      return [
        solid(
          block.beside === undefined
            ? nodes.element('p', 'number', block.text)
            : nodes.element(
                'p',
                'number beside',
                nodes.element('span', 'marks', block.beside),
                nodes.element('span', '', block.text),
              ),
        ),
      ];
    case 'title':
      return block.lines.map((line) => solid(nodes.element('h1', '', line), true));
    case 'subtitle':
      return [solid(nodes.element('p', 'subtitle', block.text))];
    case 'addressee':
      return [text(nodes.element('p', 'flush', block.text))];
    case 'paragraph':
      return block.text
        .split('\n')
        .map((line) => text(nodes.element(LEVELS[block.level], '', line)));
    case 'fields':
      return fieldPieces(block.rows, nodes, keepNext);
    case 'table':
      return tablePieces(block.table.columns, block.table.rows, nodes, keepNext);
    case 'blank':
      return Array.from({ length: block.lines }, () => solid(nodes.element('div', 'ruled')));
    case 'attachments':
      return attachmentLines(block.names).map((content, index) =>
        text(nodes.element('p', index === 0 ? '' : 'under', content)),
      );
    case 'sign-off': {
      const ends = signOffEnds(block.lines, block.date);
      const line = (content: string, end: number): HTMLElement => {
        const node = nodes.element('p', 'sign-off', content);
        node.style.paddingRight = `${end}em`;
        return node;
      };
      return [
        ...block.lines.map((content, index) => solid(line(content, ends.lines[index] ?? 0), true)),
        solid(line(block.date, ends.date), place.next?.is === 'copies'),
      ];
    }
    case 'signatures':
      return block.lines.map(({ label, date }, index) =>
        solid(
          nodes.element(
            'div',
            'signature',
            nodes.element('span', 'label', `${label}：`),
            nodes.element('span', 'line'),
            nodes.element('span', 'day', date === undefined ? '' : `${date}：${DAY_BY_HAND}`),
          ),
          index < block.lines.length - 1,
        ),
      );
    case 'copies':
      return [{ node: nodes.lines('copies', block.lines), as: 'bottom', keepNext: false }];
  }
}

function fieldPieces(
  rows: readonly (readonly [Field] | readonly [Field, Field])[],
  nodes: Nodes,
  keepNext: boolean,
): readonly Piece[] {
  const shell = (): HTMLTableElement =>
    nodes.element(
      'table',
      '',
      nodes.element(
        'colgroup',
        '',
        ...['label', '', 'label', ''].map((name) => nodes.element('col', name)),
      ),
    );
  return rows.map((row, index) => {
    const cells = row.flatMap((field) => {
      const label = nodes.element('th', '', field.label);
      label.scope = 'row';
      const value = nodes.element('td', '', field.value);
      if (row.length === 1) value.colSpan = 3;
      for (let line = 0; line < (field.room ?? 0); line += 1) {
        value.append(nodes.element('div', 'room'));
      }
      return [label, value];
    });
    return {
      node: nodes.element('tr', '', ...cells),
      as: 'row',
      shell,
      keepNext: keepNext && index === rows.length - 1,
    };
  });
}

function tablePieces(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  nodes: Nodes,
  keepNext: boolean,
): readonly Piece[] {
  const parts = columns.reduce((sum, { share }) => sum + share, 0);
  const shell = (): HTMLTableElement => {
    const widths = columns.map(({ share }) => {
      const column = nodes.element('col');
      column.style.width = `${(share / parts) * 100}%`;
      return column;
    });
    const titles = columns.map(({ title }) => {
      const cell = nodes.element('th', '', title);
      cell.scope = 'col';
      return cell;
    });
    return nodes.element(
      'table',
      'grid',
      nodes.element('colgroup', '', ...widths),
      nodes.element('thead', '', nodes.element('tr', '', ...titles)),
    );
  };
  return rows.map((row, index) => ({
    node: nodes.element(
      'tr',
      '',
      ...columns.map(({ align }, column) => nodes.element('td', align ?? '', row[column] ?? '')),
    ),
    as: 'row',
    shell,
    keepNext: keepNext && index === rows.length - 1,
  }));
}
