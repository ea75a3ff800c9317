/**
 * Renders only the rows of a long table that are near. All rows are equally high, so that sums suffice.
 *
 * Own, because `@tanstack/virtual-core` 3.17 reads `process.env` when it runs: unbundled modules of this
 * package would throw in the browser.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows that are kept beyond what is seen, so that a quick scroll shows no gap. */
const BEYOND = 12;

export interface RowWindowOptions {
  /** Until a row has been measured. */
  readonly rowHeightPx: number;
  /** Finds a rendered row to measure. */
  readonly row: () => HTMLElement | null;
  /** The head that sticks to the top and covers what is under it. */
  readonly head: () => HTMLElement | null;
}

export class RowWindow implements ReactiveController {
  #box: HTMLElement | undefined;
  #top = 0;
  #seen = 0;
  #wide = 0;
  #cutOff = 0;
  #frame: number | undefined;
  #rowHeight: number;
  readonly #resized = new ResizeObserver(() => this.#look());

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: RowWindowOptions,
  ) {
    this.#rowHeight = options.rowHeightPx;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#box) this.#resized.observe(this.#box);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  hostUpdated(): void {
    // Not at once: whoever changes a size while sizes are being told is told so again.
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#endWithAWholeRow();
    });
    const height = this.options.row()?.getBoundingClientRect().height;
    if (height === undefined || height < 1 || Math.abs(height - this.#rowHeight) < 0.01) return;
    this.#rowHeight = height;
    this.host.requestUpdate();
  }

  /** For Lit's `ref`: the box that scrolls. */
  readonly watch = (box: Element | undefined): void => {
    this.#box?.removeEventListener('scroll', this.#look);
    this.#resized.disconnect();
    this.#cutOff = 0;
    this.#box = box instanceof HTMLElement ? box : undefined;
    if (!this.#box) return;
    this.#box.addEventListener('scroll', this.#look, { passive: true });
    this.#resized.observe(this.#box);
  };

  get box(): HTMLElement | undefined {
    return this.#box;
  }

  get rowHeight(): number {
    return this.#rowHeight;
  }

  /** How many rows are seen at once. */
  get page(): number {
    const room = (this.#box?.clientHeight ?? 0) - this.#headHeight();
    return Math.max(1, Math.floor(room / this.#rowHeight) - 1);
  }

  /** The rows to render, first and last included, in ascending order; `also` wherever it lies. */
  indexes(count: number, also: number): readonly number[] {
    const top = Math.floor(this.#top / this.#rowHeight);
    const seen = Math.ceil(this.#seen / this.#rowHeight);
    const first = Math.max(0, top - BEYOND);
    const last = Math.min(count - 1, top + seen + BEYOND);
    const near = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    if (also < 0 || also >= count || (also >= first && also <= last)) return near;
    return also < first ? [also, ...near] : [...near, also];
  }

  /** Scrolls as little as is needed to bring a row into sight. */
  show(index: number): void {
    const box = this.#box;
    if (!box) return;
    const top = index * this.#rowHeight;
    const room = box.clientHeight - this.#headHeight();
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + this.#rowHeight > box.scrollTop + room) {
      box.scrollTop = top + this.#rowHeight - room;
    }
    this.#look();
  }

  /** What of the box would show a part of a row only; its styles take that off its height. */
  #endWithAWholeRow(): void {
    const box = this.#box;
    if (!box) return;
    const room = box.clientHeight + this.#cutOff;
    const cutOff =
      box.scrollHeight > room ? Math.max(0, room - this.#headHeight()) % this.#rowHeight : 0;
    if (Math.abs(cutOff - this.#cutOff) < 1) return;
    this.#cutOff = cutOff;
    box.style.setProperty('--_part-of-a-row', `${cutOff}px`);
  }

  #headHeight(): number {
    return this.options.head()?.offsetHeight ?? 0;
  }

  readonly #look = (): void => {
    const box = this.#box;
    if (!box) return;
    const moved = Math.abs(box.scrollTop - this.#top) >= this.#rowHeight * (BEYOND / 3);
    const atEdge = box.scrollTop === 0 || box.scrollTop + box.clientHeight >= box.scrollHeight - 1;
    const resized = box.clientHeight !== this.#seen || box.clientWidth !== this.#wide;
    if (!moved && !resized && !(atEdge && box.scrollTop !== this.#top)) return;
    this.#top = box.scrollTop;
    this.#seen = box.clientHeight;
    this.#wide = box.clientWidth;
    this.host.requestUpdate();
  };
}
