// @tanstack/lit-virtual: long lists of which only a window is in the DOM.
import { VirtualizerController } from '@tanstack/lit-virtual';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { demand, demandEqual, until, type Job } from '../job.ts';
import { roster, type Person } from '../roster.ts';

const ROW_HEIGHT = 28;
const VIEW_HEIGHT = 420;

@customElement('edge-long-list')
class EdgeLongList extends LitElement {
  static override readonly styles = css`
    .view {
      height: ${VIEW_HEIGHT}px;
      overflow: auto;
    }
    .all {
      position: relative;
    }
    .row {
      position: absolute;
      top: 0;
      left: 0;
      height: ${ROW_HEIGHT}px;
    }
  `;

  people: readonly Person[] = [];

  readonly #view = createRef<HTMLElement>();
  #controller: VirtualizerController<HTMLElement, HTMLElement> | undefined;

  override connectedCallback(): void {
    this.#controller = new VirtualizerController<HTMLElement, HTMLElement>(this, {
      count: this.people.length,
      getScrollElement: () => this.#view.value ?? null,
      estimateSize: () => ROW_HEIGHT,
      overscan: 5,
    });
    super.connectedCallback();
  }

  get rows(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
  }

  get view(): HTMLElement {
    const view = this.#view.value;
    if (view === undefined) throw new Error('not rendered');
    return view;
  }

  showLast(): void {
    this.#controller?.getVirtualizer().scrollToIndex(this.people.length - 1, { align: 'end' });
  }

  override render(): TemplateResult {
    const items = this.#controller?.getVirtualizer().getVirtualItems() ?? [];
    return html`<div class="view" ${ref(this.#view)}>
      <div class="all">
        ${repeat(
          items,
          (item) => item.key,
          (item) =>
            html`<div class="row" data-start=${item.start}>
              ${this.people[item.index]?.id} ${this.people[item.index]?.name}
            </div>`,
        )}
      </div>
    </div>`;
  }

  // A style attribute in the template would be a CSP report; the style object is not.
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const total = this.#controller?.getVirtualizer().getTotalSize() ?? 0;
    const all = this.renderRoot.querySelector<HTMLElement>('.all');
    if (all) all.style.height = `${total}px`;
    for (const row of this.rows) row.style.transform = `translateY(${row.dataset['start']}px)`;
  }
}

export function virtualJob(stage: HTMLElement): Job {
  return {
    id: 'lit-virtual',
    library: '@tanstack/lit-virtual',
    does: '长名册只画眼前一段,滚到末行',
    size: '1 000 行、10 000 行',
    async run() {
      const most: string[] = [];
      for (const count of [1_000, 10_000]) {
        const element = new EdgeLongList();
        element.people = roster(count);
        stage.append(element);
        try {
          const firstId = element.people[0]?.id ?? '?';
          await until(() => shows(element, firstId), `first of ${count} rows`);
          const atTop = element.rows.length;
          const wanted = Math.ceil(VIEW_HEIGHT / ROW_HEIGHT);
          demand(atTop >= wanted && atTop <= wanted + 12, `${atTop} rows in the DOM at the top`);
          demandEqual(element.view.scrollHeight, count * ROW_HEIGHT, 'height of the list');

          element.showLast();
          const lastId = element.people[count - 1]?.id ?? '?';
          await until(() => shows(element, lastId), `last of ${count} rows`);
          demand(!shows(element, firstId), 'the first row is still in sight');
          const atEnd = element.rows.length;
          demand(atEnd >= wanted && atEnd <= wanted + 12, `${atEnd} rows in the DOM at the end`);
          most.push(`${count}: ${Math.max(atTop, atEnd)}`);
        } finally {
          element.remove();
        }
      }
      return { says: `滚到末行后,页内行数 ${most.join(';')}`, facts: { rowsInPage: most } };
    },
  };
}

/** The row is there and wholly within the part of the list that can be seen. */
function shows(element: EdgeLongList, id: string): boolean {
  const row = element.rows.find((one) => one.textContent?.trim().startsWith(id));
  if (row === undefined) return false;
  const [box, view] = [row.getBoundingClientRect(), element.view.getBoundingClientRect()];
  return box.top >= view.top - 1 && box.bottom <= view.bottom + 1;
}
