/**
 * Fields in which people type and the software reads: what is shown, what is meant and what was
 * typed wrongly are kept apart. Nothing typed is ever erased.
 */
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ImeGuard } from '../controllers/ime-guard.ts';
import type { Texts } from '../messages/index.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { fieldStyles } from './field-styles.ts';

/**
 * @fires value-change - `detail` is the value meant, or undefined while the text means none.
 */
export abstract class ParsedField<T extends string> extends SpeakingElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [controls, fieldStyles];

  protected readonly ime = new ImeGuard(this);

  @property() label = '';
  @property() hint = '';
  /** What the owner has against the value. */
  @property() error = '';
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  /** The label is not seen: the head of a column says it. */
  @property({ type: Boolean }) bare = false;
  @property() value: T | undefined;

  @state() protected typed = '';
  @state() private unreadable = false;
  /** An act was refused for want of a value. */
  @state() private wanted = false;
  @query('input') protected readonly input!: HTMLInputElement;

  #writtenIn: Texts | undefined;

  protected abstract read(text: string): T | undefined;
  protected abstract write(value: T): string;
  protected abstract get wrong(): string;

  /** There is text, and it means nothing. */
  get invalid(): boolean {
    return this.unreadable;
  }

  /** What stands against an act that reads this field; from now on it is shown here as well. */
  fault(): string {
    if (this.input && this.input.value !== this.typed) this.typed = this.input.value;
    this.#settle();
    this.wanted = this.required && this.value === undefined;
    return this.#ownFault;
  }

  get #ownFault(): string {
    if (this.unreadable) return this.wrong;
    return this.wanted && this.value === undefined ? this.say.fields.missing : '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#sayAnew();
    if (!changed.has('value')) return;
    // The detail of an event is never undefined: owners who hand it back give null.
    this.value ??= undefined;
    const meant = this.typed.trim() === '' ? undefined : this.read(this.typed);
    // The owner's value replaces the text only where the text does not already mean it.
    if (this.value === meant) return;
    if (this.value === undefined && this.unreadable) return;
    this.typed = this.value === undefined ? '' : this.write(this.value);
    this.unreadable = false;
  }

  /** What is meant is written in the language of the screen, also when that changes. */
  #sayAnew(): void {
    const { say, value } = this;
    if (this.#writtenIn !== say && this.hasUpdated && value !== undefined && !this.unreadable) {
      this.typed = this.write(value);
    }
    this.#writtenIn = say;
  }

  protected choose(value: T): void {
    this.typed = this.write(value);
    this.unreadable = false;
    this.#tell(value);
  }

  #onInput(): void {
    if (this.ime.composing) return;
    this.#take();
  }

  #onCompositionEnd(): void {
    setTimeout(() => this.#take());
  }

  #take(): void {
    this.typed = this.input.value;
    // Told only when left or confirmed: `3-1` is not yet wrong for somebody typing `3-12`.
    if (this.typed.trim() === '') this.#settle();
  }

  #settle(): void {
    const text = this.typed.trim();
    const value = text === '' ? undefined : this.read(text);
    this.unreadable = text !== '' && value === undefined;
    if (value !== undefined) this.typed = this.write(value);
    this.#tell(value);
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !this.ime.owns(event)) this.#settle();
  }

  #tell(value: T | undefined): void {
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new CustomEvent('value-change', { detail: value }));
  }

  protected renderAfter(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected renderBelow(): TemplateResult | typeof nothing {
    return nothing;
  }

  override render(): TemplateResult {
    const error = this.#ownFault || this.error;
    const described = [this.hint ? 'hint' : '', error ? 'error' : ''].filter(Boolean).join(' ');
    return html`<label class=${this.bare ? 'visually-hidden' : 'label'} for="control"
        >${this.label}${
          this.required
            ? html`<span class="needed" aria-hidden="true">${this.say.fields.required}</span>`
            : nothing
        }</label
      >
      <div class="box">
        <input
          id="control"
          type="text"
          autocomplete="off"
          .value=${this.typed}
          ?disabled=${this.disabled}
          aria-required=${this.required ? 'true' : nothing}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${described || nothing}
          @input=${this.#onInput}
          @change=${this.#settle}
          @compositionend=${this.#onCompositionEnd}
          @keydown=${this.#onKeydown}
        />
        ${this.renderAfter()}
      </div>
      ${this.hint ? html`<p id="hint" class="hint">${this.hint}</p>` : nothing}
      ${error ? html`<p id="error" class="error">${error}</p>` : nothing} ${this.renderBelow()}`;
  }
}
