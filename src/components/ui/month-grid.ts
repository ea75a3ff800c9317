/** One month from Monday to Sunday, with a window shaded and official days off and make-up days marked. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { live } from 'lit/directives/live.js';
import {
  addDays,
  addMonths,
  dayOfWeek,
  firstOfMonth,
  longDate,
  monthName,
  sameMonth,
  weeksOfMonth,
} from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { announce } from '../events.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { shading } from '../styles/shading.ts';
import { icons } from './icons.ts';

/** What a day is: worked on, off, a make-up working day, a weekend, or of a year that nobody has published. */
export type DayMark = 'work' | 'rest' | 'makeup' | 'weekend' | 'unknown';

/** Days that are shaded, inclusive at both ends; an open end reaches out of sight. */
export interface Shade {
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  /** The day lateness is judged by, where it lies after `to`. */
  readonly due?: CivilDate;
}

/**
 * @summary A month to choose a day in, by mouse or with the arrow keys.
 * @fires day-chosen - `detail` is the civil date.
 */
export class TalkMonthGrid extends SpeakingElement {
  static override styles = [
    controls,
    shading,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        margin-bottom: 6px;
      }
      .head .button {
        width: 32px;
        padding: 0;
      }
      .month {
        font-weight: 700;
      }
      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 0 2px;
        table-layout: fixed;
      }
      th {
        padding: 2px 0;
        color: var(--_muted);
        font-weight: 400;
        font-size: 0.93em;
      }
      td {
        position: relative;
        height: 36px;
        padding: 0;
        border: 1px solid transparent;
        text-align: center;
        line-height: 34px;
        cursor: pointer;
      }
      td:hover {
        border-color: var(--_accent);
      }
      td.other {
        color: var(--_muted);
      }
      td.opens {
        border-top-left-radius: 6px;
        border-bottom-left-radius: 6px;
      }
      td.ends {
        border-top-right-radius: 6px;
        border-bottom-right-radius: 6px;
        box-shadow: inset -3px 0 0 var(--_accent);
      }
      td.today .number {
        text-decoration: underline;
        text-decoration-thickness: 2px;
        text-underline-offset: 4px;
        font-weight: 700;
      }
      td.chosen {
        border-radius: 4px;
        background: var(--_accent);
        color: var(--_on-accent);
        font-weight: 700;
      }
      /* Not as text in the cell: its name says it in full words. */
      .rest::after,
      .makeup::after {
        position: absolute;
        top: 1px;
        right: 2px;
        font-size: 10px;
        line-height: 12px;
        content: attr(data-sign);
      }
      .rest::after {
        color: var(--_ok);
      }
      .makeup::after {
        color: var(--_warning);
      }
      .chosen::after {
        color: inherit;
      }
      .note {
        margin-top: 6px;
        font-size: 0.93em;
        color: var(--_muted);
      }
      .unpublished {
        color: var(--_warning);
      }
    `,
  ];

  @property() label = '';
  @property() value: CivilDate | undefined;
  @property() today: CivilDate = '2000-01-01';
  @property({ attribute: false }) shade: Shade | undefined;
  @property({ attribute: false }) dayMark: ((day: CivilDate) => DayMark) | undefined;

  /** The day that Tab comes to; its month is shown. */
  @state() private cursor: CivilDate = '2000-01-01';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') || changed.has('today')) {
      if (this.value) this.cursor = this.value;
      else if (!this.hasUpdated || changed.has('today')) this.cursor = this.today;
    }
  }

  async focusDay(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
  }

  #turn(months: number): void {
    this.cursor = addMonths(firstOfMonth(this.cursor), months);
    announce(this, monthName(this.cursor, this.say));
  }

  #choose(day: CivilDate): void {
    this.cursor = day;
    this.dispatchEvent(new CustomEvent('day-chosen', { detail: day }));
  }

  #onKeydown(event: KeyboardEvent): void {
    const day = this.cursor;
    const week = dayOfWeek(day);
    const goTo: Readonly<Record<string, () => CivilDate>> = {
      ArrowLeft: () => addDays(day, -1),
      ArrowRight: () => addDays(day, 1),
      ArrowUp: () => addDays(day, -7),
      ArrowDown: () => addDays(day, 7),
      Home: () => addDays(day, 1 - week),
      End: () => addDays(day, 7 - week),
      PageUp: () => addMonths(day, -1),
      PageDown: () => addMonths(day, 1),
    };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(day);
      return;
    }
    const target = goTo[event.key];
    if (!target || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.cursor = target();
    void this.focusDay();
  }

  #shading(day: CivilDate): { window: boolean; grace: boolean; opens: boolean; ends: boolean } {
    const { from, to, due } = this.shade ?? {};
    const bounded = from !== undefined || to !== undefined;
    // Civil dates of four-digit years sort as text.
    const window =
      bounded && (from === undefined || day >= from) && (to === undefined || day <= to);
    const grace = to !== undefined && due !== undefined && day > to && day <= due;
    return { window, grace, opens: day === from, ends: day === (due ?? to) };
  }

  #describe(day: CivilDate, mark: DayMark): string {
    const shading = this.#shading(day);
    const says = this.say.calendar;
    return [
      longDate(day, this.say),
      day === this.today ? says.today : '',
      mark === 'rest' ? says.rest : mark === 'makeup' ? says.makeup : '',
      shading.window ? says.inWindow : shading.grace ? says.inGrace : '',
      shading.ends ? says.due : '',
    ]
      .filter(Boolean)
      .join(this.say.signs.comma);
  }

  #renderDay(day: CivilDate): TemplateResult {
    const mark = this.dayMark?.(day) ?? 'work';
    const sign =
      mark === 'rest'
        ? this.say.calendar.restSign
        : mark === 'makeup'
          ? this.say.calendar.workSign
          : '';
    const chosen = day === this.value;
    const classes = {
      ...this.#shading(day),
      other: !sameMonth(day, this.cursor),
      today: day === this.today,
      rest: mark === 'rest',
      makeup: mark === 'makeup',
      chosen,
    };
    return html`<td
      role="gridcell"
      class=${classMap(classes)}
      tabindex=${live(day === this.cursor ? '0' : '-1')}
      aria-selected=${chosen ? 'true' : 'false'}
      aria-current=${day === this.today ? 'date' : nothing}
      data-day=${day}
      data-sign=${sign || nothing}
      @click=${() => this.#choose(day)}
    >
      <span class="visually-hidden">${this.#describe(day, mark)}</span
      ><span class="number" aria-hidden="true">${Number(day.slice(8))}</span>
    </td>`;
  }

  override render(): TemplateResult {
    const weeks = weeksOfMonth(this.cursor);
    const month = monthName(this.cursor, this.say);
    const unpublished = this.dayMark?.(this.cursor) === 'unknown';
    return html`<div class="head">
        <button
          type="button"
          class="button"
          aria-label=${this.say.calendar.previousMonth}
          @click=${() => this.#turn(-1)}
        >
          ${icons.previous}
        </button>
        <span class="month">${month}</span>
        <button
          type="button"
          class="button"
          aria-label=${this.say.calendar.nextMonth}
          @click=${() => this.#turn(1)}
        >
          ${icons.next}
        </button>
      </div>
      <table
        role="grid"
        aria-label=${this.say.calendar.gridName(this.label, month)}
        @keydown=${this.#onKeydown}
      >
        <thead>
          <tr role="row">
            ${this.say.dates.weekdays.map(
              (name) =>
                html`<th role="columnheader" scope="col" aria-label=${name}>${name.slice(1)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(
            (week) =>
              html`<tr role="row">
                ${week.map((day) => this.#renderDay(day))}
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        unpublished
          ? html`<p class="note unpublished">
              ${this.say.calendar.unpublished(this.cursor.slice(0, 4))}
            </p>`
          : nothing
      }`;
  }
}
