/** The rows behind one number of the dashboard, as a list. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { FigureRow, TalkSdk } from '../../sdk/index.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { shortDate } from '../dates.ts';
import { bring } from '../messages/index.ts';
import { dashboard } from '../messages/zh-CN/dashboard.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { tables } from '../styles/tables.ts';
import { liveView } from '../ui/live-view.ts';

bring({ dashboard });

/** More rows than anybody reads; the ledgers have them all. */
const MOST_ROWS = 300;

/** One number: what it counts, and the ids of its rows. */
export interface Drill {
  readonly title: string;
  readonly ids: readonly string[];
}

/**
 * @summary Lists what a number counts, in words, and opens a talk from there.
 * @fires {CustomEvent<{ talk: string }>} row-open - A talk is to be opened.
 * @fires close - The dialog was closed.
 */
export class TalkFigureRows extends SpeakingElement {
  static override styles: CSSResultGroup = [
    controls,
    tables,
    css`
      .scroller {
        max-height: 60vh;
      }
      table {
        min-width: 620px;
      }
      td,
      th {
        white-space: normal;
      }
      .c-name,
      .c-on,
      .c-state {
        width: 104px;
      }
      .c-act {
        width: 76px;
      }
      .count {
        margin-bottom: 8px;
      }
    `,
  ];

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** Nothing closes the dialog. */
  @property({ attribute: false }) drill: Drill | undefined;

  private readonly rows = new LiveQuery<readonly FigureRow[]>(this, () => {
    const { drill, sdk } = this;
    if (!drill) return undefined;
    const ids = drill.ids.slice(0, MOST_ROWS);
    return { sdk, key: ids.join(), ask: (one) => one.figures.rows(ids) };
  });

  #renderRow(sdk: TalkSdk, row: FigureRow): TemplateResult {
    const says = this.say.dashboard;
    const { talk } = row;
    return html`<tr>
      <th scope="row">${row.name}</th>
      <td>${row.unitName}</td>
      <td>
        ${row.what}
        ${row.type === 'obligation' ? nothing : html`<span class="muted">${says.types[row.type]}</span>`}
      </td>
      <td>${row.on ? shortDate(row.on, sdk.today(), this.say) : nothing}</td>
      <td>${row.stateName ?? nothing}</td>
      <td>
        ${
          talk !== undefined
            ? html`<button
                type="button"
                class="button small"
                aria-label=${this.say.talk.openName(row.name, row.what)}
                @click=${() =>
                  this.dispatchEvent(new CustomEvent('row-open', { detail: { talk } }))}
              >
                ${this.say.talk.open}
              </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  #renderRows(sdk: TalkSdk, { title, ids }: Drill, rows: readonly FigureRow[]): TemplateResult {
    const says = this.say.dashboard;
    const { columns } = says;
    return html`<p class="muted count">${says.rowsShown(rows.length, ids.length)}</p>
      <div class="scroller" tabindex="0" role="group" aria-label=${title}>
        <table aria-label=${title}>
          <thead>
            <tr>
              <th scope="col" class="c-name">${columns.name}</th>
              <th scope="col">${columns.unit}</th>
              <th scope="col">${columns.what}</th>
              <th scope="col" class="c-on">${columns.on}</th>
              <th scope="col" class="c-state">${columns.state}</th>
              <th scope="col" class="c-act">${columns.act}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#renderRow(sdk, row))}
          </tbody>
        </table>
      </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, drill } = this;
    if (!sdk || !drill) return nothing;
    return html`<talk-dialog
      open
      size="large"
      .heading=${drill.title}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      ${liveView(this.rows, this.say, (rows) => this.#renderRows(sdk, drill, rows))}
    </talk-dialog>`;
  }
}
