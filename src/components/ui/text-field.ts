/** A line or some lines of text, with label, hint and error. */
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ImeGuard } from '../controllers/ime-guard.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { fieldStyles } from './field-styles.ts';

/**
 * @summary A labelled text field. It tells its value only between compositions of an input method.
 * @fires value-change - `detail` is the text.
 */
export class TalkTextField extends SpeakingElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [controls, fieldStyles];

  readonly #ime = new ImeGuard(this);

  @property() label = '';
  @property() value = '';
  @property() hint = '';
  @property() error = '';
  @property({ type: Number }) rows = 1;
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;

  @query('input, textarea') private readonly control!: HTMLInputElement | HTMLTextAreaElement;

  #onInput(): void {
    if (this.#ime.composing) return;
    this.#told();
  }

  #onCompositionEnd(): void {
    // Chromium sends the last input event before the end of the composition.
    setTimeout(() => this.#told());
  }

  #told(): void {
    if (this.control.value === this.value) return;
    this.value = this.control.value;
    this.dispatchEvent(new CustomEvent('value-change', { detail: this.value }));
  }

  override render(): TemplateResult {
    const described = [this.hint ? 'hint' : '', this.error ? 'error' : '']
      .filter(Boolean)
      .join(' ');
    const control =
      this.rows > 1
        ? html`<textarea
            id="control"
            rows=${this.rows}
            .value=${this.value}
            ?disabled=${this.disabled}
            aria-required=${this.required ? 'true' : nothing}
            aria-invalid=${this.error ? 'true' : nothing}
            aria-describedby=${described || nothing}
            @input=${this.#onInput}
            @compositionend=${this.#onCompositionEnd}
          ></textarea>`
        : html`<input
            id="control"
            type="text"
            autocomplete="off"
            .value=${this.value}
            ?disabled=${this.disabled}
            aria-required=${this.required ? 'true' : nothing}
            aria-invalid=${this.error ? 'true' : nothing}
            aria-describedby=${described || nothing}
            @input=${this.#onInput}
            @compositionend=${this.#onCompositionEnd}
          />`;
    return html`<label class="label" for="control"
        >${this.label}${
          this.required
            ? html`<span class="needed" aria-hidden="true">${this.say.fields.required}</span>`
            : nothing
        }</label
      >
      <div class="box">${control}</div>
      ${this.hint ? html`<p id="hint" class="hint">${this.hint}</p>` : nothing}
      ${this.error ? html`<p id="error" class="error">${this.error}</p>` : nothing}`;
  }
}
