/** 依据: a small button that opens the rule's sentence, its clause and source, and what can be done. */
import { LitElement, css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Explanation } from '../../sdk/index.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';

/**
 * @summary Opens the reasons behind a date, a mark or a refusal.
 */
export class TalkBasis extends SpeakingElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [
    controls,
    css`
      :host {
        display: inline-block;
      }
      .basis {
        padding: 0 4px;
        border: 1px solid var(--_border);
        border-radius: 3px;
        background: var(--_surface);
        color: var(--_accent);
        font-size: 0.93em;
        line-height: 18px;
        white-space: nowrap;
        cursor: pointer;
      }
      .basis:hover {
        border-color: var(--_accent);
      }
      li + li {
        margin-top: 12px;
        padding-top: 12px;
        border-top: 1px solid var(--_border);
      }
      li p + p {
        margin-top: 4px;
      }
      .sentence {
        font-weight: 700;
      }
    `,
  ];

  /** What it is the basis of: part of the button's name. */
  @property() of = '';
  /** What stands on the button instead of 依据, e.g. a clause. */
  @property() label = '';
  /** Asked when it is opened, not before. */
  @property({ attribute: false }) explain: () => readonly Explanation[] = () => [];

  @state() private shown: readonly Explanation[] | undefined;

  #open(event: Event): void {
    event.stopPropagation();
    this.shown = this.explain();
  }

  override render(): TemplateResult {
    return html`<button
        type="button"
        class="basis"
        aria-haspopup="dialog"
        aria-label=${this.say.basis.name(this.label, this.of)}
        @click=${this.#open}
      >
        ${this.label || this.say.basis.button}</button
      >${this.shown === undefined ? nothing : this.#renderDialog(this.shown)}`;
  }

  #renderDialog(explanations: readonly Explanation[]): TemplateResult {
    return html`<talk-dialog
      open
      .heading=${this.say.basis.heading(this.of)}
      @click=${(event: Event) => event.stopPropagation()}
      @keydown=${(event: Event) => event.stopPropagation()}
      @close=${() => {
        this.shown = undefined;
      }}
    >
      ${
        explanations.length === 0
          ? html`<p>${this.say.basis.none}</p>`
          : html`<ol>
              ${explanations.map((one) => this.#renderExplanation(one))}
            </ol>`
      }
    </talk-dialog>`;
  }

  #renderExplanation(one: Explanation): TemplateResult {
    return html`<li>
      <p class="sentence">${one.sentence}</p>
      <p class="muted">${this.say.basis.source(one)}</p>
      ${one.remedy ? html`<p>${this.say.basis.remedy(one.remedy)}</p>` : nothing}
    </li>`;
  }
}
