/** 督查: cases by what is wanting in them, their steps without their words, and a sample at random. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { CaseException, GrantRecord, StepsView, TalkSdk } from '../../sdk/index.ts';
import { reportFault } from '../controllers/fault.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { RowFocus } from '../controllers/row-focus.ts';
import { longDate, plainDate, shortDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { announce } from '../events.ts';
import { inspectionTexts, type InspectionTexts } from '../messages/inspection.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { tables } from '../styles/tables.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { caseSteps } from './case-steps.ts';
import { inspectionStyles } from './inspection-styles.ts';

type Cases = Awaited<ReturnType<TalkSdk['inspection']['cases']>>;
type CaseQuery = NonNullable<Parameters<TalkSdk['inspection']['cases']>[0]>;

const LISTS: readonly CaseException[] = [
  'overdue',
  'late',
  'late-with-reason',
  'no-record',
  'unsigned',
  'delegation-overdue',
  'reply-overdue',
  'rectification-overdue',
];

const A_PAGE = 100;
const MOST_ROWS = 500;
const SAMPLE = 5;
const PAGE_ROWS = 15;

/** Signs beside the words of a step. */
const signs = { done: icons.done, missing: icons.warning, plain: icons.calendar } as const;

/** What an inspector was let read, with the talk that it is about. */
interface Granted {
  readonly case: string;
  readonly grant: GrantRecord;
  readonly talk?: string;
}

/**
 * @summary Lists of exceptions, and the steps of a case without a word of what was said.
 * @fires {CustomEvent<{ talk: string }>} inspection-read - A record that was granted is to be opened.
 */
export class TalkInspection extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, tables, inspectionStyles];

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** The period that the dashboard shows, for whoever wants its cases alone. */
  @property({ attribute: false }) period:
    { readonly name: string; readonly from: CivilDate; readonly to: CivilDate } | undefined;

  @state() private list: CaseException | undefined;
  @state() private unit = '';
  @state() private kind = '';
  @state() private inPeriod = false;
  @state() private limit = A_PAGE;
  @state() private case: string | undefined;
  @state() private sample: { readonly cases: readonly StepsView[]; total: number } | undefined;
  @state() private sampling = false;
  @state() private granted: Granted | undefined;

  private readonly cases = new LiveQuery<Cases>(this, () => {
    const query: CaseQuery = { ...this.#asked, limit: this.limit };
    return {
      sdk: this.sdk,
      key: JSON.stringify(query),
      ask: (sdk) => sdk.inspection.cases(query),
    };
  });

  private readonly focusing = new RowFocus(this, {
    count: () => this.#rows.length,
    rowsPerPage: () => PAGE_ROWS,
    show: async (index) => {
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>(`tr[data-index="${index}"]`);
    },
    act: (index) => {
      const one = this.#rows[index];
      if (one) void this.#open(one, true);
    },
  });

  private get says(): InspectionTexts {
    return inspectionTexts(this.spokenLanguage);
  }

  get #asked(): CaseQuery {
    const { list, unit, kind, inPeriod, period } = this;
    return {
      ...(list === undefined ? {} : { exceptions: [list] }),
      ...(unit === '' ? {} : { unit }),
      ...(kind === '' ? {} : { kindName: kind }),
      ...(inPeriod && period ? { dueFrom: period.from, dueTo: period.to } : {}),
    };
  }

  get #rows(): readonly StepsView[] {
    return this.sample?.cases ?? this.cases.value?.cases ?? [];
  }

  /** Another list, or other filters: what was open may not be in it. */
  #turn(change: () => void): void {
    change();
    this.limit = A_PAGE;
    this.sample = undefined;
    this.focusing.active = 0;
  }

  async #open(one: StepsView, moveFocus: boolean): Promise<void> {
    this.case = one.case;
    this.granted = undefined;
    void this.#askGranted(one.case);
    if (!moveFocus) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('aside h3')?.focus();
  }

  /** Whether this case may be read: the look itself is audited, so it is not taken before it is asked for. */
  async #askGranted(id: string): Promise<void> {
    const { sdk } = this;
    if (!sdk) return;
    try {
      const today = sdk.today();
      const grant = (await sdk.grants.list()).find(
        ({ obligations, revoked, until }) =>
          revoked === undefined && until >= today && obligations.includes(id),
      );
      if (this.case === id && grant) this.granted = { case: id, grant };
    } catch (error) {
      reportFault(error);
    }
  }

  async #read(id: string): Promise<void> {
    const row = await this.sdk?.obligations.get(id);
    if (row?.talk === undefined) return;
    this.dispatchEvent(new CustomEvent('inspection-read', { detail: { talk: row.talk.id } }));
  }

  /** Some of all that is asked for, each as likely as any other. */
  async #draw(total: number): Promise<void> {
    const { sdk } = this;
    if (!sdk || this.sampling) return;
    this.sampling = true;
    try {
      const places = new Set<number>();
      while (places.size < Math.min(SAMPLE, total)) {
        places.add(Math.floor(Math.random() * total));
      }
      const found = await Promise.all(
        [...places].map((offset) => sdk.inspection.cases({ ...this.#asked, offset, limit: 1 })),
      );
      const cases = found.flatMap((page) => page.cases);
      this.sample = { cases, total };
      this.case = undefined;
      announce(this, this.says.sampled(cases.length, total));
      await this.focusing.focus(0);
    } catch (error) {
      reportFault(error);
      announce(this, this.say.states.failed);
    } finally {
      this.sampling = false;
    }
  }

  #onCaseKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const index = this.#rows.findIndex((one) => one.case === this.case);
    if (index >= 0) void this.focusing.focus(index);
  }

  #renderLists(counts: NonNullable<Cases['exceptions']>): TemplateResult {
    const { says } = this;
    const button = (list: CaseException | undefined, name: string) =>
      html`<button
        type="button"
        class="list"
        aria-pressed=${this.list === list ? 'true' : 'false'}
        @click=${() =>
          this.#turn(() => {
            this.list = list;
          })}
      >
        ${name}
      </button>`;
    return html`<div class="lists" role="group" aria-label=${says.listName}>
      ${button(undefined, says.all)}
      ${LISTS.map((list) => button(list, says.listCount(says.lists[list], counts[list] ?? 0)))}
    </div>`;
  }

  #renderChoice(
    id: string,
    label: string,
    all: string,
    names: readonly string[],
    chosen: string,
    choose: (name: string) => void,
  ): TemplateResult {
    return html`<label for=${id} class="visually-hidden">${label}</label>
      <select
        id=${id}
        @change=${({ target }: Event) => {
          if (target instanceof HTMLSelectElement) this.#turn(() => choose(target.value));
        }}
      >
        <option value="" .selected=${live(chosen === '')}>${all}</option>
        ${names.map(
          (name) => html`<option value=${name} .selected=${live(chosen === name)}>${name}</option>`,
        )}
      </select>`;
  }

  #renderTools({ total, unitNames = [], kindNames = [] }: Cases): TemplateResult {
    const { says, sample, period } = this;
    return html`<div class="tools">
      ${this.#renderChoice('unit', says.unit, says.allUnits, unitNames, this.unit, (name) => {
        this.unit = name;
      })}
      ${this.#renderChoice('kind', says.kind, says.allKinds, kindNames, this.kind, (name) => {
        this.kind = name;
      })}
      ${
        period
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${live(this.inPeriod)}
                @change=${({ target }: Event) => {
                  if (!(target instanceof HTMLInputElement)) return;
                  this.#turn(() => {
                    this.inPeriod = target.checked;
                  });
                }}
              />${says.inPeriod(period.name)}</label
            >`
          : nothing
      }
      <span class="muted"
        >${
          sample
            ? says.sampled(sample.cases.length, sample.total)
            : says.rows(this.#rows.length, total)
        }</span
      >
      ${
        sample
          ? html`<button
              type="button"
              class="button small"
              @click=${() => {
                this.sample = undefined;
              }}
            >
              ${says.backToList}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="button small"
        aria-disabled=${this.sampling || total === 0 ? 'true' : nothing}
        @click=${() => {
          if (total > 0) void this.#draw(sample?.total ?? total);
        }}
      >
        ${says.sample}
      </button>
    </div>`;
  }

  #renderRow(sdk: TalkSdk, one: StepsView, index: number): TemplateResult {
    const { says } = this;
    const day = (on: CivilDate | undefined) => (on ? shortDate(on, sdk.today(), this.say) : '');
    return html`<tr
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${one.case === this.case ? 'true' : 'false'}
      data-index=${index}
      tabindex=${index === this.focusing.active ? '0' : '-1'}
      @focusin=${() => {
        this.focusing.active = index;
      }}
      @keydown=${(event: KeyboardEvent) => this.focusing.keydown(event, index)}
      @click=${() => void this.#open(one, false)}
    >
      <th role="rowheader" scope="row">${one.maskedName}</th>
      <td role="gridcell">${one.unitName}</td>
      <td role="gridcell">${one.kindName}</td>
      <td role="gridcell">${day(one.due)}</td>
      <td role="gridcell">${day(one.heldOn)}</td>
      <td role="gridcell">${one.state}</td>
      <td role="gridcell">
        ${one.exceptions.map(
          (exception) =>
            html`<span class="mark warning">${icons.warning}${says.lists[exception]}</span>`,
        )}
      </td>
    </tr>`;
  }

  #renderTable(sdk: TalkSdk, rows: readonly StepsView[]): TemplateResult {
    const { columns, table } = this.says;
    return html`<div class="scroller">
      <table role="grid" aria-label=${table} aria-rowcount=${rows.length + 1}>
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            <th role="columnheader" scope="col" class="c-name">${columns.name}</th>
            <th role="columnheader" scope="col">${columns.unit}</th>
            <th role="columnheader" scope="col" class="c-kind">${columns.kind}</th>
            <th role="columnheader" scope="col" class="c-day">${columns.due}</th>
            <th role="columnheader" scope="col" class="c-day">${columns.held}</th>
            <th role="columnheader" scope="col" class="c-state">${columns.state}</th>
            <th role="columnheader" scope="col">${columns.exceptions}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map((one, index) => this.#renderRow(sdk, one, index))}
        </tbody>
      </table>
    </div>`;
  }

  #renderCase(one: StepsView | undefined): TemplateResult {
    const { says } = this;
    if (!one) {
      return html`<aside aria-label=${says.choose}>
        <talk-state-view .heading=${says.choose} .text=${says.chooseText}></talk-state-view>
      </aside>`;
    }
    const written = (on: CivilDate) => longDate(on, this.say);
    return html`<aside aria-labelledby="case" @keydown=${this.#onCaseKeydown}>
      <div class="case-head">
        <h3 id="case" tabindex="-1">${one.maskedName}</h3>
        <span>${one.unitName}</span>
        <span class="muted">${one.kindName}</span>
        <span class="mark">${one.state}</span>
      </div>
      <ol class="steps" aria-label=${says.stepsOf(one.maskedName, one.kindName)}>
        ${caseSteps(one, says, written).map(
          ({ title, state: stands, text }) =>
            html`<li class=${stands}>
              ${signs[stands]}<span class="title">${title}</span><span class="text">${text}</span>
            </li>`,
        )}
      </ol>
      ${
        this.granted?.case === one.case
          ? html`<p class="granted row">
              <span class="muted"
                >${says.granted(plainDate(this.granted.grant.until, this.say))}</span
              >
              <button type="button" class="button" @click=${() => void this.#read(one.case)}>
                ${says.read}
              </button>
            </p>`
          : nothing
      }
    </aside>`;
  }

  #renderFound(sdk: TalkSdk, found: Cases): TemplateResult {
    const { says } = this;
    if (found.missing) {
      return html`<talk-state-view
        kind="error"
        .heading=${says.missing}
        .text=${found.missing.message}
        ><button type="button" class="button" @click=${() => this.cases.again()}>
          ${this.say.actions.retry}
        </button></talk-state-view
      >`;
    }
    const rows = this.#rows;
    return html`${this.#renderLists(found.exceptions ?? {})} ${this.#renderTools(found)}
      <div class="split">
        <div class="cases">
          ${
            rows.length === 0
              ? html`<talk-state-view
                  .heading=${says.none}
                  .text=${says.noneText}
                ></talk-state-view>`
              : this.#renderTable(sdk, rows)
          }
          ${
            this.sample === undefined && rows.length < found.total && this.limit < MOST_ROWS
              ? html`<button
                  type="button"
                  class="button more"
                  @click=${() => {
                    this.limit += A_PAGE;
                  }}
                >
                  ${says.more}
                </button>`
              : nothing
          }
        </div>
        ${this.#renderCase(rows.find((one) => one.case === this.case))}
      </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!sdk) return nothing;
    return html`<div class="inspection">
      ${liveView(this.cases, this.say, (found) => this.#renderFound(sdk, found))}
    </div>`;
  }
}
