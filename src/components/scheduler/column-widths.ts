/**
 * How wide the columns of the worklist are. What must not be cut is as wide as the widest of it that was
 * on the screen; 安排 takes what it needs where there is room, and yields where there is none; post and
 * kind share what is left. Columns only grow, so that nothing moves to and fro while one scrolls.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** All in em, so that they hold when the type is made larger. */
interface Widths {
  readonly name: number;
  readonly window: number;
  readonly state: number;
  readonly talk: number;
  readonly act: number;
}

const LEAST: Widths = { name: 5, window: 11, state: 5.5, talk: 4, act: 4.5 };
/** Longer names and arrangements end in dots, and say all of themselves as a title. */
const MOST: Partial<Widths> = { name: 8, talk: 15 };
const CHOOSE_PX = 34;
const POST = 7;
const KIND = 7;
/** What an arrangement leaves to others at the least, where it has more to say. */
const TALK = 6;
/** A cell's padding, left and right. */
const PADDING_PX = 16;
const GAP_PX = 6;

/** How the columns share the room: the width of 安排, and that of all together. */
export function shared(
  widest: Widths,
  roomPx: number,
  emPx: number,
): { talk: number; all: number } {
  const { name, window, state, act } = widest;
  const others = CHOOSE_PX / emPx + name + window + state + act + POST + KIND;
  const left = roomPx / emPx - others;
  const talk = Math.max(Math.min(widest.talk, TALK), Math.min(widest.talk, left));
  return { talk, all: others + talk };
}

export class ColumnWidths implements ReactiveController {
  #widest = LEAST;
  #seen: unknown;
  #room = 0;
  #em = 0;
  #frame: number | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly table: {
      box(): HTMLElement | undefined;
      /** Another object whenever other rows are shown; nothing where they have no columns of this kind. */
      rows(): unknown;
    },
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    // By then what stands in the cells has drawn itself too, and nothing of it has been painted.
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#look();
    });
  }

  hostDisconnected(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  #look(): void {
    const box = this.table.box();
    const table = box?.querySelector<HTMLElement>('table');
    const rows = this.table.rows();
    if (!box || !table || rows === undefined) return;
    const room = box.clientWidth;
    const em = parseFloat(getComputedStyle(table).fontSize);
    const measured = table.style.getPropertyValue('--_w-all') !== '';
    if (measured && rows === this.#seen && room === this.#room && em === this.#em) return;
    this.#seen = rows;
    this.#room = room;
    this.#em = em;
    for (const row of table.querySelectorAll<HTMLElement>('tr.row-item')) this.#measure(row, em);
    const { talk, all } = shared(this.#widest, room, em);
    const widths = { ...this.#widest, talk, all };
    for (const [name, width] of Object.entries(widths)) {
      table.style.setProperty(`--_w-${name}`, `${Math.ceil(width * 100) / 100}em`);
    }
  }

  #measure(row: HTMLElement, em: number): void {
    const [, name, , , window, state, talk, act] = row.children;
    const widths: Widths = {
      name: name && name.scrollWidth > name.clientWidth ? name.scrollWidth : 0,
      window: together(window?.firstElementChild),
      state: together(state),
      talk: together(talk?.firstElementChild),
      act: together(act),
    };
    const grown = (column: keyof Widths): number =>
      Math.max(this.#widest[column], Math.min(MOST[column] ?? Infinity, widths[column] / em));
    this.#widest = {
      name: grown('name'),
      window: grown('window'),
      state: grown('state'),
      talk: grown('talk'),
      act: grown('act'),
    };
  }
}

/** What stands side by side in a cell, none of it cut. */
function together(box: Element | null | undefined): number {
  const parts = [...(box?.children ?? [])].filter(({ scrollWidth }) => scrollWidth > 0);
  const sum = parts.reduce((wide, { scrollWidth }) => wide + scrollWidth, 0);
  // Measured in whole pixels, and without the borders of a mark or a button.
  return sum + 2 * parts.length + GAP_PX * Math.max(0, parts.length - 1) + PADDING_PX;
}
