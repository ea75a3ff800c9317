/** A civil date, typed (`3-9`, `2026.3.9`, `2026年3月9日`) or chosen in the month grid below it. */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { LaterPart } from '../controllers/later-part.ts';
import { longDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { readDate } from '../reading.ts';
import { icons } from './icons.ts';
import { laterView } from './later-view.ts';
import type { DayMark, TalkMonthGrid } from './month-grid.ts';
import { ParsedField } from './parsed-field.ts';

/** @summary A text field that reads dates as clerks write them, with a month grid to choose from. */
export class TalkDateField extends ParsedField<CivilDate> {
  static override styles = [
    ...[ParsedField.styles].flat(),
    css`
      .box {
        gap: 0;
      }
      .box input {
        padding-right: 4px;
        padding-left: 6px;
        border-right: 0;
        border-top-right-radius: 0;
        border-bottom-right-radius: 0;
      }
      .toggle {
        flex: none;
        width: 30px;
        border-top-left-radius: 0;
        border-bottom-left-radius: 0;
        min-height: 32px;
        padding: 0;
      }
      .toggle svg {
        width: 16px;
        height: 16px;
      }
      .grid {
        max-width: 330px;
        margin-top: 4px;
        padding: 8px;
        border: 1px solid var(--_border);
        border-radius: 4px;
      }
    `,
  ];

  @property() today: CivilDate = '2000-01-01';
  /** What the official calendar says of a day. */
  @property({ attribute: false }) dayMark: ((day: CivilDate) => DayMark) | undefined;

  readonly #months = new LaterPart(this, async () =>
    (await import('./register-month-grid.ts')).registerMonthGrid(),
  );

  @state() private open = false;
  @query('talk-month-grid') private readonly grid!: TalkMonthGrid | null;
  @query('.toggle') private readonly toggle!: HTMLButtonElement;

  protected override get wrong(): string {
    return this.say.fields.wrongDate;
  }

  protected override read(text: string): CivilDate | undefined {
    return readDate(text, this.today, this.say);
  }

  protected override write(value: CivilDate): string {
    return longDate(value, this.say);
  }

  async #onToggle(): Promise<void> {
    this.open = !this.open;
    if (!this.open) return;
    await this.#months.ready();
    await this.updateComplete;
    if (this.open) await this.grid?.focusDay();
  }

  #onChosen(event: CustomEvent<CivilDate>): void {
    this.choose(event.detail);
    this.open = false;
    this.toggle.focus();
  }

  #onGridKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // Closes the grid, not the dialog that the field may stand in.
    event.preventDefault();
    event.stopPropagation();
    this.open = false;
    this.toggle.focus();
  }

  protected override renderAfter(): TemplateResult {
    const name = this.say.fields.chooseDate(this.label);
    return html`<button
      type="button"
      class="button toggle"
      aria-label=${name}
      title=${name}
      aria-expanded=${this.open ? 'true' : 'false'}
      ?disabled=${this.disabled}
      @click=${this.#onToggle}
    >
      ${icons.calendar}
    </button>`;
  }

  protected override renderBelow(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<div class="grid" @keydown=${this.#onGridKeydown}>
      ${laterView(
        this.#months,
        this.say,
        () =>
          html`<talk-month-grid
            .label=${this.label}
            .value=${this.value}
            .today=${this.today}
            .dayMark=${this.dayMark}
            @day-chosen=${this.#onChosen}
          ></talk-month-grid>`,
      )}
    </div>`;
  }
}
