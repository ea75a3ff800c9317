/** 督促检查: the rates of a period, and behind every number the rows that make it. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type {
  Cell,
  Count,
  Figure,
  FigureGroup,
  Figures,
  Outcome,
  Refusal,
  Report,
  ReportQuery,
  ReportTable,
  TalkSdk,
} from '../../sdk/index.ts';
import { KeysHelp } from '../controllers/keys-help.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { addMonths, firstOfMonth, longDate, plainDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { announce } from '../events.ts';
import { bring } from '../messages/index.ts';
import { dashboard } from '../messages/zh-CN/dashboard.ts';
import { register } from '../registration.ts';
import { tables } from '../styles/tables.ts';
import { TalkElement } from '../talk-element.ts';
import { icons } from '../ui/icons.ts';
import { laterDialog, laterView } from '../ui/later-view.ts';
import { liveView, retryButton } from '../ui/live-view.ts';
import { version } from '../version.ts';
import { bar, ring } from './charts.ts';
import { dashboardStyles } from './styles.ts';
import type { Drill } from './talk-figure-rows.ts';
import type { Output, ToPrint } from './talk-output-dialog.ts';

bring({ dashboard });

const spans = ['month', 'quarter', 'year'] as const;
type Span = (typeof spans)[number];

/** The figures, or the cases of inspection one by one. */
const views = ['figures', 'cases'] as const;
type View = (typeof views)[number];

type Shown = { readonly figures: Figures; readonly report: Report } | { readonly refused: Refusal };

/** Of what a report may be narrowed to: those of the whole period. */
interface Choices {
  readonly kinds: readonly FigureGroup[];
  readonly units: readonly FigureGroup[];
}

/** A number with its name and its rows. */
interface NamedRows {
  readonly name: string;
  readonly count: Count;
  readonly ids: readonly string[];
}

/**
 * @summary Coverage, timeliness and completion of a period, with the rows behind every number.
 *
 * @attr {auto|light|dark} theme - The theme; without it, that of the provider.
 * @fires {CustomEvent<{ talk: string }>} talk-open-record - Cancelable: a talk was opened from the rows of a number.
 * @csspart base - The whole element.
 */
export class TalkDashboard extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, tables, dashboardStyles];

  @state() private span: Span = 'month';
  /** A day of the period that is shown; today's where none was chosen. */
  @state() private day: CivilDate | undefined;
  @state() private tab = 'overall';
  @state() private view: View = 'figures';
  @state() private kind = '';
  @state() private unit = '';
  @state() private choices: Choices = { kinds: [], units: [] };
  @state() private drill: Drill | undefined;
  @state() private output: Output | undefined;
  @state() private printing: ToPrint | undefined;
  @state() private recording: string | undefined;

  readonly #record = new LaterPart(this, async () =>
    (await import('../record-form/register.ts')).registerRecordForm(),
  );

  readonly #rows = new LaterPart(this, async () =>
    (await import('./register-rows.ts')).registerRows(),
  );
  readonly #cases = new LaterPart(this, async () =>
    (await import('./register-inspection.ts')).registerInspection(),
  );
  readonly #outputs = new LaterPart(this, async () =>
    (await import('./register-output.ts')).registerOutput(),
  );
  readonly #print = new LaterPart(this, async () => {
    const { TalkPrintDialog } = await import('../print/talk-print-dialog.ts');
    register('talk-print-dialog', TalkPrintDialog, version);
  });
  readonly #keys = new KeysHelp(this, async () => (await import('./dashboard-keys.ts')).keysOf);

  readonly #figures = new LiveQuery<Shown>(
    this,
    () => {
      const sdk = this.activeSdk;
      if (sdk === undefined) return undefined;
      const query = this.#query(sdk);
      return { sdk, key: JSON.stringify(query), ask: (one) => read(one, query) };
    },
    (shown) => {
      this.#goToClosed(shown);
      this.#keepChoices(shown);
    },
  );

  /** Whether single cases may be looked at; nothing is said of lists to who has no right to them. */
  readonly #inspects = new LiveQuery<boolean>(this, () => ({
    sdk: this.activeSdk,
    key: 'inspects',
    ask: async (sdk) => {
      const { exceptions, missing } = await sdk.inspection.cases({ limit: 1 });
      return exceptions !== undefined || missing !== undefined;
    },
  }));

  /** Whether the period was turned to by hand: then it stays, whatever is said of it. */
  #chosen = false;

  /** Outside the department a month is told of once it is closed: it begins with the latest of these. */
  #goToClosed(shown: Shown): void {
    const sdk = this.activeSdk;
    if (sdk === undefined || this.#chosen || !('refused' in shown)) return;
    if (shown.refused.code !== 'figures.not-closed' || this.span !== 'month') return;
    this.day = turned('month', this.#day(sdk), -1);
  }

  /** What there is to choose from stays when one of it is chosen. */
  #keepChoices(shown: Shown): void {
    if (!('figures' in shown) || this.kind !== '' || this.unit !== '') return;
    const { byKind, byUnit, withRows } = shown.figures;
    this.choices = withRows ? { kinds: byKind, units: byUnit } : { kinds: [], units: [] };
  }

  protected override letGo(): void {
    this.drill = undefined;
    this.recording = undefined;
    this.output = undefined;
    this.printing = undefined;
    this.kind = '';
    this.unit = '';
    this.choices = { kinds: [], units: [] };
  }

  #query(sdk: TalkSdk): ReportQuery {
    const { kind, unit } = this;
    return {
      ...periodOf(this.span, this.#day(sdk)),
      ...(kind === '' ? {} : { kinds: [kind] }),
      ...(unit === '' ? {} : { unit }),
    };
  }

  #day(sdk: TalkSdk): CivilDate {
    return this.day ?? sdk.today();
  }

  #turn(sdk: TalkSdk, pages: number): void {
    this.#chosen = true;
    this.day = turned(this.span, this.#day(sdk), pages);
    announce(this, this.say.dashboard.period(this.span, this.day));
  }

  #open(title: string, ids: readonly string[]): void {
    this.drill = { title, ids };
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
      return html`<span class="masked" title=${says.maskedWhy}>${says.masked}</span>`;
    }
    if (ids.length === 0) return html`${count}`;
    return html`<button
      type="button"
      class="link"
      aria-label=${says.openRows(title, count)}
      @click=${() => this.#open(title, ids)}
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
          ${this.#renderNotMet(title, figure)}
        </p>
      </div>
    </div>`;
  }

  #renderNotMet(title: string, figure: Figure): TemplateResult | typeof nothing {
    const ids = notMet(figure);
    if (ids.length === 0) return nothing;
    const says = this.say.dashboard;
    return html`<span class="not-met"
      >${says.notMet} ${this.#renderCount(says.notMetOf(title), ids.length, ids)}</span
    >`;
  }

  #renderBars(title: string, rows: readonly NamedRows[]): TemplateResult {
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
        ${figures.withRows ? this.#renderBars(says.wanting, this.#wanting(figures)) : nothing}
      </div>
      ${this.#renderTabs(report)}
      ${figures.withRows ? nothing : html`<p class="muted note">${says.maskedNote}</p>`}`;
  }

  /** What was not done of what was due, list by list: the rest of each rate. */
  #wanting(figures: Figures): readonly NamedRows[] {
    const says = this.say.dashboard.wantingOf;
    const overdue = figures.ageing.flatMap(({ obligations }) => obligations);
    const late = figures.punctuality.find((row) => row.class === 'late')?.obligations ?? [];
    const lists: readonly (readonly [string, readonly string[]])[] = [
      [says.overdue, overdue],
      [says.late, late],
      [says.principals, notMet(figures.coverage.principals)],
      [says.recorded, notMet(figures.recorded)],
      [says.confirmed, notMet(figures.confirmed)],
      [says.delegations, notMet(figures.delegationsCompleted)],
      [says.replies, notMet(figures.repliedOnTime)],
      [says.rectified, notMet(figures.rectified)],
      [says.matters, notMet(figures.mattersSettled)],
    ];
    return lists
      .filter(([, ids]) => ids.length > 0)
      .map(([name, ids]) => ({ name, count: ids.length, ids }));
  }

  #renderChoice(
    id: string,
    label: string,
    all: string,
    groups: readonly (readonly [key: string, name: string])[],
    chosen: string,
    choose: (key: string) => void,
  ): TemplateResult {
    return html`<label for=${id} class="visually-hidden">${label}</label>
      <select
        id=${id}
        @change=${({ target }: Event) => {
          if (target instanceof HTMLSelectElement) choose(target.value);
        }}
      >
        <option value="" .selected=${live(chosen === '')}>${all}</option>
        ${groups.map(
          ([key, name]) =>
            html`<option value=${key} .selected=${live(chosen === key)}>${name}</option>`,
        )}
      </select>`;
  }

  #renderChoices(): TemplateResult | typeof nothing {
    const { choices, say } = this;
    const says = say.dashboard;
    if (choices.units.length === 0 || this.view !== 'figures') return nothing;
    const named = (groups: readonly FigureGroup[]) =>
      groups.map(({ key, name }) => [key, name] as const);
    return html`${this.#renderChoice(
      'kind',
      says.kind,
      says.allKinds,
      named(choices.kinds),
      this.kind,
      (key) => {
        this.kind = key;
      },
    )}
    ${this.#renderChoice(
      'unit',
      says.unit,
      says.allUnits,
      named(choices.units),
      this.unit,
      (key) => {
        this.unit = key;
      },
    )}`;
  }

  #renderViews(): TemplateResult | typeof nothing {
    if (this.#inspects.value !== true) return nothing;
    const says = this.say.dashboard;
    return html`<div class="views" role="group" aria-label=${says.view}>
      ${views.map(
        (view) =>
          html`<button
            type="button"
            class="button"
            aria-pressed=${this.view === view ? 'true' : 'false'}
            @click=${() => {
              this.view = view;
            }}
          >
            ${says.views[view]}
          </button>`,
      )}
    </div>`;
  }

  #renderOutput(shown: Shown | undefined): TemplateResult | typeof nothing {
    if (!shown || !('report' in shown) || this.view !== 'figures') return nothing;
    const { figures, report } = shown;
    return html`<button
      type="button"
      class="button"
      @click=${() => {
        const sdk = this.activeSdk;
        if (!sdk) return;
        this.output = {
          query: this.#query(sdk),
          title: report.title,
          ...report.period,
          units: figures.withRows ? figures.byUnit.map(({ name }) => name) : [],
          department: figures.withRows,
        };
      }}
    >
      ${this.say.dashboard.output}
    </button>`;
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
      ${this.#renderChoices()} ${this.#renderViews()} ${this.#renderOutput(shown)}
      ${
        shown && 'report' in shown && this.view === 'figures'
          ? html`<span class="on muted"
              >${says.countedOn(longDate(shown.report.on, this.say), plainDate(shown.report.period.from, this.say), plainDate(shown.report.period.to, this.say))}</span
            >`
          : nothing
      }
    </div>`;
  }

  #renderDialogs(sdk: TalkSdk): TemplateResult {
    const { drill, output, printing, say } = this;
    const closeRows = () => {
      this.drill = undefined;
    };
    const closeOutput = () => {
      this.output = undefined;
    };
    const closePrint = () => {
      this.printing = undefined;
    };
    return html`${laterDialog(
      this.#rows,
      {
        tag: 'talk-figure-rows',
        wanted: drill !== undefined,
        close: closeRows,
        content: () =>
          html`<talk-figure-rows
            .sdk=${sdk}
            .drill=${drill}
            @row-open=${(event: CustomEvent<{ readonly talk: string }>) =>
              this.#openTalk(event.detail.talk)}
            @close=${closeRows}
          ></talk-figure-rows>`,
      },
      say,
    )}
    ${laterDialog(
      this.#outputs,
      {
        tag: 'talk-output-dialog',
        wanted: output !== undefined,
        close: closeOutput,
        content: () =>
          html`<talk-output-dialog
            .sdk=${sdk}
            .output=${output}
            @output-print=${(event: CustomEvent<ToPrint>) => {
              this.output = undefined;
              this.printing = event.detail;
            }}
            @close=${closeOutput}
          ></talk-output-dialog>`,
      },
      say,
    )}
    ${laterDialog(
      this.#print,
      {
        tag: 'talk-print-dialog',
        wanted: printing !== undefined,
        close: closePrint,
        content: () =>
          html`<talk-print-dialog
            .sdk=${sdk}
            .heading=${printing?.heading ?? ''}
            .papers=${printing?.papers}
            @close=${closePrint}
          ></talk-print-dialog>`,
      },
      say,
    )}`;
  }

  #renderCases(sdk: TalkSdk): TemplateResult {
    const shown = this.#figures.value;
    const period = shown && 'report' in shown ? shown.report.period : undefined;
    const name = this.say.dashboard.period(this.span, this.#day(sdk));
    return laterView(
      this.#cases,
      this.say,
      () =>
        html`<talk-inspection
          .sdk=${sdk}
          .period=${period && { ...period, name }}
          @inspection-read=${(event: CustomEvent<{ readonly talk: string }>) =>
            this.#openTalk(event.detail.talk)}
        ></talk-inspection>`,
    );
  }

  #renderCurrent(): TemplateResult {
    return liveView(this.#figures, this.say, (shown) =>
      'refused' in shown ? this.#renderRefused(shown.refused) : this.#renderFigures(shown),
    );
  }

  /** No right, or nothing to be had: what it is stands in the refusal, and what may help beside it. */
  #renderRefused({ code, message }: Refusal): TemplateResult {
    const says = this.say.dashboard;
    const denied = code === 'access.denied';
    return html`<talk-state-view .heading=${denied ? says.noRight : says.refused} .text=${message}
      >${denied ? nothing : retryButton(this.say, () => this.#figures.again())}</talk-state-view
    >`;
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return html`<div class="dashboard">
        ${this.#renderHead(sdk, this.#figures.value)}
        ${this.view === 'cases' ? this.#renderCases(sdk) : this.#renderCurrent()}
      </div>
      ${this.#renderDialogs(sdk)} ${this.#keys.render()}
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

/** Those of a figure that were not done; nothing where its rows are not told. */
function notMet({ met, of }: Figure): readonly string[] {
  const done = new Set(met);
  return of.filter((id) => !done.has(id));
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
  const { kinds, unit } = query;
  const figures = await sdk.figures.read({
    ...report.value.period,
    ...(kinds === undefined ? {} : { kinds }),
    ...(unit === undefined ? {} : { unit }),
  });
  return figures.ok ? { figures: figures.value, report: report.value } : { refused: figures.error };
}
