/**
 * Fills pages with pieces. The browser lays each piece out, and what does not fit goes to the next
 * page: text between its lines, a table between its rows, anything else whole.
 */
import { draftMark, footLine, isDraft, type Paper, type Sheet } from '../model.ts';
import { Nodes, type Piece, piecesOf } from './pieces.ts';

/** A pixel's part by which a full page may seem to run over. */
const TOLERANCE = 0.6;

export class Pages {
  readonly #nodes: Nodes;
  readonly #into: HTMLElement;
  readonly #paper: Paper;
  #number = 0;

  constructor(paper: Paper, into: HTMLElement) {
    this.#nodes = new Nodes(into.ownerDocument);
    this.#into = into;
    this.#paper = paper;
  }

  /** How many pages the paper has so far. */
  get count(): number {
    return this.#number;
  }

  add(sheet: Sheet): void {
    new SheetFiller(piecesOf(sheet, this.#nodes), (first) => this.#page(sheet, first)).fill();
  }

  /** An empty leaf's back, so that what follows begins on a front. */
  blank(): void {
    this.#into.append(this.#nodes.element('article', 'page blank'));
  }

  #page(sheet: Sheet, first: boolean): HTMLElement {
    const nodes = this.#nodes;
    this.#number += 1;
    const letter = first && sheet.kind === 'letter';
    const side = this.#number % 2 === 1 ? 'odd' : 'even';
    const kind = letter ? ' letter' : sheet.kind === 'wide' ? ' wide' : '';
    const body = nodes.element('div', 'body');
    const foot = nodes.element('footer', 'foot');
    if (!letter) foot.append(nodes.element('p', 'page-number', `— ${this.#number} —`));
    foot.append(nodes.element('p', 'foot-mark', footLine(this.#paper.foot)));
    const page = nodes.element('article', `page ${side}${kind}`);
    if (isDraft(this.#paper)) page.append(nodes.element('p', 'draft', draftMark(this.#paper)));
    if (letter) {
      const mark = nodes.element('p', 'mark', sheet.mark ?? '');
      page.append(nodes.element('header', 'letter-head', mark));
      foot.append(nodes.element('div', 'letter-foot'));
    }
    page.append(body, foot);
    this.#into.append(page);
    return body;
  }
}

class SheetFiller {
  readonly #todo: Piece[];
  readonly #newPage: (first: boolean) => HTMLElement;
  #body: HTMLElement;
  #placed: Piece[] = [];
  #shell: (() => HTMLTableElement) | undefined;
  #rows: HTMLTableSectionElement | undefined;

  constructor(pieces: readonly Piece[], newPage: (first: boolean) => HTMLElement) {
    this.#todo = [...pieces];
    this.#newPage = newPage;
    this.#body = newPage(true);
  }

  fill(): void {
    for (let piece = this.#todo.shift(); piece !== undefined; piece = this.#todo.shift()) {
      if (piece.as === 'gap' && this.#placed.length === 0) continue;
      this.#put(piece);
      if (this.#fits(piece)) continue;
      if (piece.as === 'text' && this.#breakText(piece)) continue;
      // What is higher than a page stays where it is and is cut, since nowhere is there more room.
      if (this.#placed.length > 1) this.#toNextPage();
    }
  }

  #put(piece: Piece): void {
    this.#placed.push(piece);
    if (piece.as !== 'row' || piece.shell === undefined) {
      this.#rows = undefined;
      this.#shell = undefined;
      this.#body.append(piece.node);
      return;
    }
    if (this.#rows === undefined || this.#shell !== piece.shell) {
      const table = piece.shell();
      this.#shell = piece.shell;
      this.#rows = table.createTBody();
      this.#body.append(table);
    }
    this.#rows.append(piece.node);
  }

  #limit(): number {
    return this.#body.getBoundingClientRect().bottom + TOLERANCE;
  }

  #fits(piece: Piece): boolean {
    if (piece.as !== 'bottom') return bottomOf(piece) <= this.#limit();
    const above = this.#placed[this.#placed.length - 2];
    return above === undefined || bottomOf(above) <= piece.node.getBoundingClientRect().top;
  }

  /** Leaves on this page the lines that fit; false where not one does. */
  #breakText(piece: Piece): boolean {
    const rest = breakLines(piece.node, this.#limit());
    if (rest === undefined) return false;
    this.#todo.unshift({ ...piece, node: rest });
    this.#turn();
    return true;
  }

  /** Takes the last piece, and what must not be parted from it, over to a new page. */
  #toNextPage(): void {
    const moved: Piece[] = [];
    do {
      const last = this.#placed.pop();
      if (last === undefined) break;
      last.node.remove();
      moved.unshift(last);
    } while (this.#placed.length > 1 && this.#placed[this.#placed.length - 1]?.keepNext === true);
    this.#todo.unshift(...moved);
    this.#turn();
  }

  #turn(): void {
    // A table whose every row went on leaves its head behind.
    for (const table of this.#body.querySelectorAll('table')) {
      if (table.tBodies[0]?.rows.length === 0) table.remove();
    }
    this.#placed = [];
    this.#rows = undefined;
    this.#shell = undefined;
    this.#body = this.#newPage(false);
  }
}

function bottomOf({ node }: Piece): number {
  return node.getBoundingClientRect().bottom;
}

/** Cuts a paragraph before the first line that ends below the limit; undefined where that is its first. */
function breakLines(node: HTMLElement, limit: number): HTMLElement | undefined {
  const text = node.firstChild;
  if (text === null || text.nodeType !== 3) return undefined;
  const content = text.nodeValue ?? '';
  const range = node.ownerDocument.createRange();
  const below = (offset: number): boolean => {
    range.setStart(text, offset);
    range.setEnd(text, offset + 1);
    return lineBottom(range, node) > limit;
  };
  let [low, high] = [0, content.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (below(middle)) high = middle;
    else low = middle + 1;
  }
  const cut = /[\uDC00-\uDFFF]/.test(content.charAt(low)) ? low - 1 : low;
  if (cut <= 0 || cut >= content.length) return undefined;
  const rest = node.cloneNode(false) as HTMLElement;
  rest.classList.add('continued');
  rest.append(content.slice(cut));
  text.nodeValue = content.slice(0, cut);
  node.classList.add('unfinished');
  return rest;
}

/** The end of the line that a character stands in: the box of the glyph is lower or higher than its line. */
function lineBottom(range: Range, node: HTMLElement): number {
  const glyph = range.getBoundingClientRect();
  const { top } = node.getBoundingClientRect();
  const pitch = parseFloat(node.ownerDocument.defaultView?.getComputedStyle(node).lineHeight ?? '');
  const line = Math.floor(((glyph.top + glyph.bottom) / 2 - top) / pitch);
  return top + (line + 1) * pitch;
}
