/** Chooses a person of the directory: typed, found by the SDK, picked from the list below the field. */
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PersonChoice, TalkSdk } from '../../sdk/index.ts';
import { ImeGuard } from '../controllers/ime-guard.ts';
import { announce } from '../events.ts';
import { reportFault } from '../controllers/fault.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { fieldStyles } from './field-styles.ts';

const PAUSE_MS = 150;

/**
 * @summary A search field for one person.
 * @fires value-change - `detail` is the person chosen, or undefined.
 */
export class TalkPersonField extends SpeakingElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    controls,
    fieldStyles,
    css`
      ul {
        max-height: 200px;
        margin-top: 2px;
        overflow: auto;
        border: 1px solid var(--_border);
        border-radius: 4px;
        background: var(--_surface);
      }
      li {
        padding: 4px 8px;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      li:hover,
      li[aria-selected='true'] {
        background: var(--_accent-soft);
      }
      .name {
        margin-right: 8px;
        font-weight: 700;
      }
    `,
  ];

  readonly #ime = new ImeGuard(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #search: AbortController | undefined;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property() label = '';
  @property() hint = '';
  @property() error = '';
  @property({ type: Boolean }) required = false;
  @property({ attribute: false }) value: PersonChoice | undefined;

  @state() private typed = '';
  @state() private found: readonly PersonChoice[] | undefined;
  @state() private marked = 0;
  @query('input') private readonly input!: HTMLInputElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#search?.abort();
  }

  #onInput(): void {
    if (this.#ime.composing) return;
    this.#typed();
  }

  #onCompositionEnd(): void {
    setTimeout(() => this.#typed());
  }

  #typed(): void {
    this.typed = this.input.value;
    if (this.value) {
      this.value = undefined;
      this.dispatchEvent(new CustomEvent('value-change', { detail: undefined }));
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  #onFocus(): void {
    if (!this.value && this.found === undefined) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#search?.abort();
    const search = new AbortController();
    this.#search = search;
    try {
      const found = await this.sdk?.people.search(this.typed.trim(), { signal: search.signal });
      if (search.signal.aborted) return;
      this.found = found ?? [];
      this.marked = 0;
      announce(this, this.say.people.found(this.found.length));
    } catch (error) {
      if (!search.signal.aborted) {
        reportFault(error);
        this.found = [];
      }
    }
  }

  #choose(person: PersonChoice): void {
    // A search that is still under way would open its list again, over what is pressed next.
    clearTimeout(this.#timer);
    this.#search?.abort();
    this.value = person;
    this.typed = person.name;
    this.found = undefined;
    this.dispatchEvent(new CustomEvent('value-change', { detail: person }));
  }

  #onKeydown(event: KeyboardEvent): void {
    if (this.#ime.owns(event)) return;
    const found = this.found ?? [];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (this.found === undefined) void this.#ask();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        this.marked = Math.max(0, Math.min(this.marked + step, found.length - 1));
        void this.updateComplete.then(() => {
          this.renderRoot
            .querySelector('[aria-selected="true"]')
            ?.scrollIntoView({ block: 'nearest' });
        });
        break;
      }
      case 'Enter': {
        const person = found[this.marked];
        if (person) {
          event.preventDefault();
          this.#choose(person);
        }
        break;
      }
      case 'Escape':
        if (this.found !== undefined) {
          event.preventDefault();
          event.stopPropagation();
          this.found = undefined;
        }
        break;
    }
  }

  #onBlur(): void {
    this.found = undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('value') && this.value) this.typed = this.value.name;
    else if (changed.has('value') && changed.get('value') && document.activeElement !== this) {
      if (!this.matches(':focus-within')) this.typed = '';
    }
  }

  override render(): TemplateResult {
    const list = this.found;
    const described = ['hint', this.error ? 'error' : ''].filter(Boolean).join(' ');
    return html`<label class="label" for="control"
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
          role="combobox"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded=${list && list.length > 0 ? 'true' : 'false'}
          aria-controls=${list && list.length > 0 ? 'list' : nothing}
          aria-activedescendant=${list && list.length > 0 ? `person-${this.marked}` : nothing}
          aria-required=${this.required ? 'true' : nothing}
          aria-invalid=${this.error ? 'true' : nothing}
          aria-describedby=${described}
          .value=${this.typed}
          @focus=${this.#onFocus}
          @blur=${this.#onBlur}
          @input=${this.#onInput}
          @compositionend=${this.#onCompositionEnd}
          @keydown=${this.#onKeydown}
        />
      </div>
      ${
        list && list.length > 0
          ? html`<ul id="list" role="listbox" tabindex="-1" aria-label=${this.label}>
              ${list.map((person, index) => this.#renderPerson(person, index))}
            </ul>`
          : nothing
      }
      <p id="hint" class="hint">${this.#hintNow()}</p>
      ${this.error ? html`<p id="error" class="error">${this.error}</p>` : nothing}`;
  }

  #hintNow(): string {
    if (this.value) return this.say.people.chosen(this.value.unitName, this.value.title);
    if (this.found?.length === 0) return this.say.people.nobody;
    return this.hint || this.say.people.hint;
  }

  #renderPerson(person: PersonChoice, index: number): TemplateResult {
    return html`<li
      id="person-${index}"
      role="option"
      aria-selected=${index === this.marked ? 'true' : 'false'}
      @mousedown=${(event: Event) => {
        // Before the field loses the focus, which closes the list.
        event.preventDefault();
        this.#choose(person);
      }}
    >
      <span class="name">${person.name}</span
      ><span class="muted">${this.say.people.place(person.unitName, person.title)}</span>
    </li>`;
  }
}
