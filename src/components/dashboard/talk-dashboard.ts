/** 督促检查: the rates of a period, and behind every number the rows that make it. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type {
  Cell,
  Count,
  Figure,
  FigureRow,
  Figures,
  Outcome,
  Refusal,
  Report,
  ReportQuery,
  ReportTable,
  TalkSdk,
} from '../../sdk/index.ts';
import { reportFault } from '../controllers/fault.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { addMonths, firstOfMonth, longDate, plainDate, shortDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { announce } from '../events.ts';
import { bring } from '../messages/index.ts';
import { dashboard } from '../messages/zh-CN/dashboard.ts';
import { tables } from '../styles/tables.ts';
import { TalkElement } from '../talk-element.ts';
import { icons } from '../ui/icons.ts';
import { laterView } from '../ui/later-view.ts';
import { liveView } from '../ui/live-view.ts';
import { bar, ring } from './charts.ts';
import { dashboardStyles } from './styles.ts';

bring({ dashboard });

const spans = ['month', 'quarter', 'year'] as const;
type Span = (typeof spans)[number];

/** More rows than anybody reads; the report has them all. */
const MOST_ROWS = 300;

type Shown = { readonly figures: Figures; readonly report: Report } | { readonly refused: Refusal };

/** The rows of one number, as they are read in the dialog. */
interface Drill {
  readonly title: string;
  readonly all: number;
  readonly rows?: readonly FigureRow[];
  readonly failed?: boolean;
}

/**
 * @summary Coverage, timeliness and completion of a period, with the rows behind every number.
 *
 * @attr {auto|light|dark} theme - The theme; without it, that of the provider.
 * @fires {CustomEvent<{ talk: string }>} talk-open-record - Cancelable: a talk was opened from the rows of a number.
 * @csspart base - The whole element.
 * @cssproperty --talk-accent - The one accent colour.
 */
export class TalkDashboard extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, tables, dashboardStyles];

  @state() private span: Span = 'month';
  /** A day of the period that is shown; today's where none was chosen. */
  @state() private day: CivilDate | undefined;
  @state() private tab = 'overall';
  @state() private drill: Drill | undefined;
  @state() private recording: string | undefined;

  readonly #record = new LaterPart(this, async () =>
    (await import('../record-form/register.ts')).registerRecordForm(),
  );

  readonly #figures = new LiveQuery<Shown>(
    this,
    () => {
      const sdk = this.activeSdk;
      if (sdk === undefined) return undefined;
      const query = periodOf(this.span, this.#day(sdk));
      return { sdk, key: JSON.stringify(query), ask: (one) => read(one, query) };
    },
    (shown) => this.#goToClosed(shown),
  );

  /** Whether the period was turned to by hand: then it stays, whatever is said of it. */
  #chosen = false;

  /** Outside the department a month is told of once it is closed: it begins with the latest of these. */
  #goToClosed(shown: Shown): void {
    const sdk = this.activeSdk;
    if (sdk === undefined || this.#chosen || !('refused' in shown)) return;
    if (shown.refused.code !== 'figures.not-closed' || this.span !== 'month') return;
    this.day = turned('month', this.#day(sdk), -1);
  }

  protected override letGo(): void {
    this.drill = undefined;
    this.recording = undefined;
  }

  #day(sdk: TalkSdk): CivilDate {
    return this.day ?? sdk.today();
  }

  #turn(sdk: TalkSdk, pages: number): void {
    this.#chosen = true;
    this.day = turned(this.span, this.#day(sdk), pages);
    announce(this, this.say.dashboard.period(this.span, this.day));
  }

  async #open(title: string, ids: readonly string[]): Promise<void> {
    const sdk = this.activeSdk;
    if (sdk === undefined) return;
    const asked: Drill = { title, all: ids.length };
    this.drill = asked;
    try {
      const rows = await sdk.figures.rows(ids.slice(0, MOST_ROWS));
      if (this.drill === asked) this.drill = { ...asked, rows };
    } catch (error) {
      reportFault(error);
      if (this.drill === asked) this.drill = { ...asked, failed: true };
    }
  }

  #openTalk(talk: string): void {
    const event = new CustomEvent('talk-open-record', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { talk },
    });
    this.drill = undefined;
    if (this.dispatchEvent(event)) this.recording = talk;
  }

  // Numbers.

  #renderCount(title: string, count: Count, ids: readonly string[] = []): TemplateResult {
    const says = this.say.dashboard;
    if (count === 'masked') {
      return html`<span title=${says.maskedWhy}>${says.masked}</span>`;
    }
    if (ids.length === 0) return html`${count}`;
    return html`<button
      type="button"
      class="link"
      aria-label=${says.openRows(title, count)}
      @click=${() => void this.#open(title, ids)}
    >
      ${count}
    </button>`;
  }

  #renderRate(title: string, figure: Figure): TemplateResult {
    const says = this.say.dashboard;
    return html`<div class="rate">
      ${ring(figure.rate)}
      <div>
        <h3>${title}</h3>
        <p class="percent">${says.percent(figure.rate)}</p>
        <p class="muted">
          ${this.#renderCount(says.metOf(title), figure.count.met, figure.met)} /
          ${this.#renderCount(says.dueOf(title), figure.count.of, figure.of)}
        </p>
      </div>
    </div>`;
  }

  #renderBars(
    title: string,
    rows: readonly {
      readonly name: string;
      readonly count: Count;
      readonly ids: readonly string[];
    }[],
  ): TemplateResult {
    const numbers = rows.map(({ count }) => (count === 'masked' ? 0 : count));
    const longest = Math.max(0, ...numbers);
    return html`<section class="chart" aria-label=${title}>
      <h3>${title}</h3>
      ${
        rows.length === 0
          ? html`<p class="muted">${this.say.dashboard.nothing}</p>`
          : html`<table>
              ${rows.map(
                ({ name, count, ids }, index) =>
                  html`<tr>
                    <th scope="row">${name}</th>
                    <td>${bar(numbers[index] ?? 0, longest)}</td>
                    <td class="number">
                      ${this.#renderCount(this.say.signs.labelled(title, name), count, ids)}
                    </td>
                  </tr>`,
              )}
            </table>`
      }
    </section>`;
  }

  #renderCell(title: string, cell: Cell): TemplateResult {
    const says = this.say.dashboard;
    if ('text' in cell) return html`<td>${cell.text}</td>`;
    if ('count' in cell) {
      return html`<td class="number">${this.#renderCount(title, cell.count, cell.rows)}</td>`;
    }
    if ('days' in cell) return html`<td class="number">${says.days(cell.days)}</td>`;
    return html`<td class="number">${says.percent('rate' in cell ? cell.rate : undefined)}</td>`;
  }

  #renderTable({ title, columns, rows }: ReportTable): TemplateResult {
    if (rows.length === 0) {
      return html`<p class="muted">${this.say.dashboard.nothing}</p>`;
    }
    return html`<div class="scroller" tabindex="0">
      <table aria-label=${title}>
        <thead>
          <tr>
            ${columns.map((column, at) => {
              const first = rows[0]?.[at];
              const words = first === undefined || 'text' in first;
              return html`<th scope="col" class=${words ? '' : 'number'}>${column.title}</th>`;
            })}
          </tr>
        </thead>
        <tbody>
          ${rows.map((cells) => {
            const [head] = cells;
            const name = head !== undefined && 'text' in head ? head.text : title;
            return html`<tr>
              ${cells.map((cell, at) =>
                this.#renderCell(
                  this.say.signs.labelled(
                    title,
                    [name, columns[at]?.title ?? ''].join(this.say.signs.comma),
                  ),
                  cell,
                ),
              )}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  // Tabs, with the keys of the ARIA pattern.

  #onTabKey(event: KeyboardEvent, ids: readonly string[]): void {
    const at = ids.indexOf(this.tab);
    const goTo: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % ids.length,
      ArrowLeft: (at + ids.length - 1) % ids.length,
      Home: 0,
      End: ids.length - 1,
    };
    const target = goTo[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.tab = ids[target] ?? this.tab;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    );
  }

  #renderTabs({ tables: all }: Report): TemplateResult {
    const ids = all.map(({ id }) => id);
    const shown = all.find(({ id }) => id === this.tab) ?? all[0];
    return html`<div>
      <div
        class="tabs"
        role="tablist"
        aria-label=${this.say.dashboard.tables}
        @keydown=${(event: KeyboardEvent) => this.#onTabKey(event, ids)}
      >
        ${all.map(
          ({ id, title }) =>
            html`<button
              type="button"
              class="tab"
              role="tab"
              id="tab-${id}"
              aria-controls="panel"
              aria-selected=${shown?.id === id ? 'true' : 'false'}
              tabindex=${shown?.id === id ? '0' : '-1'}
              @click=${() => {
                this.tab = id;
              }}
            >
              ${title}
            </button>`,
        )}
      </div>
      <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${shown?.id ?? ''}">
        ${shown ? this.#renderTable(shown) : nothing}
      </div>
    </div>`;
  }

  #renderFigures({ figures, report }: Extract<Shown, { report: Report }>): TemplateResult {
    const says = this.say.dashboard;
    return html`<div class="rates">
        ${this.#renderRate(says.rates.coverage, figures.coverage.all)}
        ${this.#renderRate(says.rates.completion, figures.completion)}
        ${this.#renderRate(says.rates.onTime, figures.onTime)}
        ${this.#renderRate(says.rates.rectified, figures.rectified)}
      </div>
      <div class="charts">
        ${this.#renderBars(
          says.punctuality,
          figures.punctuality.map(({ class: name, count, obligations }) => ({
            name: says.classes[name],
            count,
            ids: obligations,
          })),
        )}
        ${this.#renderBars(
          says.load,
          figures.load.map(({ name, count, talks }) => ({ name, count, ids: talks })),
        )}
        ${this.#renderBars(
          says.ageing,
          figures.ageing.map(({ from, to, count, obligations }) => ({
            name: says.daysRange(from, to),
            count,
            ids: obligations,
          })),
        )}
      </div>
      ${this.#renderTabs(report)}
      ${figures.withRows ? nothing : html`<p class="muted note">${says.maskedNote}</p>`}`;
  }

  #renderHead(sdk: TalkSdk, shown: Shown | undefined): TemplateResult {
    const says = this.say.dashboard;
    return html`<div class="head">
      <h2>${says.heading}</h2>
      <label for="span" class="visually-hidden">${says.span}</label>
      <select
        id="span"
        @change=${(event: Event) => {
          const { target } = event;
          const wanted = target instanceof HTMLSelectElement ? target.value : '';
          this.span = spans.find((span) => span === wanted) ?? 'month';
        }}
      >
        ${spans.map(
          (span) =>
            html`<option value=${span} .selected=${live(this.span === span)}>
              ${says.spans[span]}
            </option>`,
        )}
      </select>
      <button
        type="button"
        class="button turn"
        aria-label=${says.earlier}
        @click=${() => this.#turn(sdk, -1)}
      >
        ${icons.previous}
      </button>
      <span class="period">${says.period(this.span, this.#day(sdk))}</span>
      <button
        type="button"
        class="button turn"
        aria-label=${says.later}
        @click=${() => this.#turn(sdk, 1)}
      >
        ${icons.next}
      </button>
      ${
        shown && 'report' in shown
          ? html`<span class="on muted"
              >${says.countedOn(longDate(shown.report.on, this.say), plainDate(shown.report.period.from, this.say), plainDate(shown.report.period.to, this.say))}</span
            >`
          : nothing
      }
    </div>`;
  }

  #renderDrill(sdk: TalkSdk, { title, all, rows, failed }: Drill): TemplateResult {
    const says = this.say.dashboard;
    return html`<talk-dialog
      open
      size="large"
      .heading=${title}
      @close=${() => {
        this.drill = undefined;
      }}
    >
      ${
        failed
          ? html`<talk-state-view
              kind="error"
              .heading=${this.say.states.failed}
              .text=${this.say.states.failedText}
            ></talk-state-view>`
          : rows === undefined
            ? html`<talk-state-view kind="loading"></talk-state-view>`
            : html`<p class="muted">${says.rowsShown(rows.length, all)}</p>
                <div class="scroller" tabindex="0">
                  <table aria-label=${title}>
                    <thead>
                      <tr>
                        <th scope="col">${says.columns.name}</th>
                        <th scope="col">${says.columns.unit}</th>
                        <th scope="col">${says.columns.what}</th>
                        <th scope="col">${says.columns.on}</th>
                        <th scope="col">${says.columns.state}</th>
                        <th scope="col">${says.columns.act}</th>
                      </tr>
                    </thead>
                    <tbody>
                      ${rows.map((row) => this.#renderRow(sdk, row))}
                    </tbody>
                  </table>
                </div>`
      }
    </talk-dialog>`;
  }

  #renderRow(sdk: TalkSdk, row: FigureRow): TemplateResult {
    const says = this.say.dashboard;
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
          row.type === 'talk'
            ? html`<button
                type="button"
                class="button small"
                aria-label=${this.say.talk.openName(row.name, row.what)}
                @click=${() => this.#openTalk(row.id)}
              >
                ${this.say.talk.open}
              </button>`
            : nothing
        }
      </td>
    </tr>`;
  }

  #renderCurrent(): TemplateResult {
    return liveView(this.#figures, this.say, (shown) =>
      'refused' in shown
        ? html`<talk-state-view
            kind="error"
            .heading=${this.say.dashboard.refused}
            .text=${shown.refused.message}
          ></talk-state-view>`
        : this.#renderFigures(shown),
    );
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return html`<div class="dashboard">
        ${this.#renderHead(sdk, this.#figures.value)} ${this.#renderCurrent()}
      </div>
      ${this.drill ? this.#renderDrill(sdk, this.drill) : nothing}
      ${
        this.recording
          ? html`<talk-dialog
              open
              size="large"
              .heading=${this.say.talk.record}
              @close=${() => {
                this.recording = undefined;
              }}
            >
              ${laterView(
                this.#record,
                this.say,
                () =>
                  html`<talk-record-form
                    embedded
                    .sdk=${sdk}
                    .theme=${this.effectiveTheme}
                    .talk=${this.recording}
                  ></talk-record-form>`,
              )}
            </talk-dialog>`
          : nothing
      }`;
  }
}

function periodOf(span: Span, day: CivilDate): ReportQuery {
  const [year = '', month = ''] = day.split('-');
  if (span === 'month') return { month: `${year}-${month}` };
  if (span === 'quarter') return { quarter: `${year}-Q${Math.ceil(Number(month) / 3)}` };
  return { year };
}

function turned(span: Span, day: CivilDate, pages: number): CivilDate {
  const months = { month: 1, quarter: 3, year: 12 }[span];
  return addMonths(firstOfMonth(day), pages * months);
}

/** The report says which days the period has, and the figures are asked for these. */
async function read(sdk: TalkSdk, query: ReportQuery): Promise<Shown> {
  const report: Outcome<Report> = await sdk.figures.report(query);
  if (!report.ok) return { refused: report.error };
  const figures = await sdk.figures.read(report.value.period);
  return figures.ok ? { figures: figures.value, report: report.value } : { refused: figures.error };
}
