/** The head of the worklist: what the columns are, and by which the rows are ordered. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { icons } from '../ui/icons.ts';
import type { Order, SortBy } from './filters.ts';

bring(scheduler);

interface Column {
  readonly look: string;
  readonly name: string;
  readonly by?: SortBy;
}

export interface HeadActs {
  readonly sort: (by: SortBy) => void;
  readonly down: () => void;
  /** Whether everything that can be chosen is. */
  readonly all: boolean;
  readonly chooseAll: () => void;
}

export function worklistHead(
  beside: boolean,
  order: Order,
  acts: HeadActs,
  say: Texts,
): TemplateResult {
  const says = say.scheduler.columns;
  const columns: readonly Column[] = beside
    ? [
        { look: 'c-name', name: says.subject, by: 'name' },
        { look: 'c-kind', name: say.plan.kind },
        { look: '', name: says.window, by: 'due' },
        { look: 'c-act', name: says.act },
      ]
    : [
        { look: 'c-name', name: says.subject, by: 'name' },
        { look: '', name: says.post, by: 'unit' },
        { look: 'c-kind', name: says.kind },
        { look: 'c-window', name: says.window, by: 'due' },
        { look: 'c-state', name: says.state, by: 'urgency' },
        { look: 'c-talk', name: says.talk },
        { look: 'c-act', name: says.act },
      ];
  // One of them is in the tab order: the one that orders the rows, or the first.
  const stop = columns.find(({ by }) => by === order.by) ?? columns[0];
  return html`<thead role="rowgroup">
    <tr role="row" aria-rowindex="1" @keydown=${(event: KeyboardEvent) => onKey(event, acts)}>
      ${
        beside
          ? nothing
          : html`<th role="columnheader" scope="col" class="c-choose">
              <input
                type="checkbox"
                tabindex="-1"
                aria-label=${say.scheduler.choice.all}
                .checked=${acts.all}
                @change=${acts.chooseAll}
              />
            </th>`
      }
      ${columns.map(({ look, name, by }) =>
        by === undefined
          ? html`<th role="columnheader" scope="col" class=${look}>${name}</th>`
          : html`<th
              role="columnheader"
              scope="col"
              class=${look}
              aria-sort=${order.by !== by ? 'none' : order.descending ? 'descending' : 'ascending'}
            >
              <button
                type="button"
                class="sort"
                tabindex=${stop?.by === by ? '0' : '-1'}
                title=${say.scheduler.sortBy(name)}
                @click=${() => acts.sort(by)}
              >
                ${name}${
                  order.by === by
                    ? html`<span class="turn ${order.descending ? 'down' : ''}"
                        >${icons.next}</span
                      >`
                    : nothing
                }
              </button>
            </th>`,
      )}
    </tr>
  </thead>`;
}

function onKey(event: KeyboardEvent, acts: HeadActs): void {
  const { currentTarget: head, key } = event;
  if (!(head instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === 'ArrowDown') {
    event.preventDefault();
    acts.down();
    return;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
  event.preventDefault();
  const stops = [...head.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.findIndex((one) => one === event.composedPath()[0]);
  stops[Math.max(0, Math.min(at + (key === 'ArrowRight' ? 1 : -1), stops.length - 1))]?.focus();
}
