/**
 * Keys for a table whose rows are many: one row is in the tab order, the arrows go from row to row
 * and, within it, from control to control. The keys are those of the ARIA grid pattern.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface RowTable {
  count(): number;
  rowsPerPage(): number;
  /** The row's element, once it is in the document; scrolled to where the table is virtual. */
  show(index: number): Promise<HTMLElement | null>;
  /** What Enter does on a row, and Space too where rows cannot be chosen. */
  act(index: number): void;
  /** What Space does on a row that can be chosen. */
  choose?(index: number): void;
}

const CONTROLS = '[data-control]';

export class RowFocus implements ReactiveController {
  #active = 0;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly table: RowTable,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#active = 0;
  }

  /** The row that Tab comes to. */
  get active(): number {
    return Math.max(0, Math.min(this.#active, this.table.count() - 1));
  }

  set active(index: number) {
    if (index === this.#active) return;
    this.#active = index;
    this.host.requestUpdate();
  }

  async focus(index = this.active): Promise<void> {
    this.active = index;
    const row = await this.table.show(index);
    row?.focus();
  }

  keydown(event: KeyboardEvent, index: number): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = event.currentTarget;
    if (!(row instanceof HTMLElement)) return;
    const last = this.table.count() - 1;
    const goTo: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + this.table.rowsPerPage(),
      PageUp: index - this.table.rowsPerPage(),
      Home: 0,
      End: last,
    };
    const target = goTo[event.key];
    if (target !== undefined) {
      event.preventDefault();
      void this.focus(Math.max(0, Math.min(target, last)));
      return;
    }
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      this.#within(row, event.key === 'ArrowRight' ? 1 : -1);
      return;
    }
    const onRow = event.composedPath()[0] === row;
    if (onRow && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      if (event.key === ' ' && this.table.choose) this.table.choose(index);
      else this.table.act(index);
    }
  }

  #within(row: HTMLElement, step: 1 | -1): void {
    const stops = [row, ...row.querySelectorAll<HTMLElement>(CONTROLS)];
    const root = row.getRootNode();
    const focused =
      root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    const at = stops.findIndex((stop) => stop === focused);
    stops[Math.max(0, Math.min(at + step, stops.length - 1))]?.focus();
  }
}
