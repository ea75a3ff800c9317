/** A modal dialog on the native one: it lies in the top layer, above any z-index of the host's. */
import { css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ImeGuard } from '../controllers/ime-guard.ts';
import { speakFor } from '../events.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';

/** The focused element, through all shadow roots. */
function focused(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}

/**
 * @summary A modal dialog that gives the focus back where it came from.
 * @fires close - It was closed, by a button, by Esc or by its owner.
 * @slot - The content.
 * @slot footer - The buttons that decide.
 */
export class TalkDialog extends SpeakingElement {
  static override styles = [
    controls,
    css`
      :host {
        display: contents;
      }
      dialog {
        position: fixed;
        top: 0;
        right: 0;
        bottom: 0;
        left: 0;
        width: 560px;
        max-width: calc(100vw - 32px);
        height: auto;
        max-height: calc(100vh - 32px);
        margin: auto;
        padding: 0;
        border: 1px solid var(--_border);
        border-radius: 8px;
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
        overflow: hidden;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      /* As tall as its content: with top and bottom given, a flex dialog would fill the window. */
      @supports (height: fit-content) {
        dialog {
          height: fit-content;
        }
      }
      dialog.large {
        width: 1040px;
      }
      dialog.small {
        width: 460px;
      }
      dialog::backdrop {
        background: rgba(16, 24, 40, 0.45);
      }
      .header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
        flex: none;
        padding: 10px 12px 10px 20px;
        border-bottom: 1px solid var(--_border);
      }
      h2 {
        overflow-wrap: anywhere;
      }
      h2:focus {
        outline: none;
      }
      .content {
        flex: 1 1 auto;
        min-height: 0;
        padding: 16px 20px;
        overflow: auto;
        overscroll-behavior: contain;
      }
      .footer {
        flex: none;
        padding: 10px 20px;
        border-top: 1px solid var(--_border);
        background: var(--_surface-2);
      }
      .footer[hidden] {
        display: none;
      }
      .x {
        flex: none;
        width: 32px;
        height: 32px;
        padding: 0;
        border: 0;
        border-radius: 4px;
        background: none;
        cursor: pointer;
      }
      .x:hover {
        background: var(--_surface-3);
      }
      .x svg {
        display: block;
        width: 16px;
        height: 16px;
        margin: auto;
      }
    `,
  ];

  readonly #ime = new ImeGuard(this);
  #opener: HTMLElement | undefined;
  #hush: (() => void) | undefined;

  @property({ type: Boolean, reflect: true }) open = false;
  @property() heading = '';
  @property() size: 'small' | 'medium' | 'large' = 'medium';
  /** Where the focus goes at first; otherwise to the heading, so that it is read out. */
  @property({ attribute: false }) initialFocus: (() => HTMLElement | null | undefined) | undefined;

  @state() private said = '';
  @state() private footer = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('h2') private readonly title$!: HTMLElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hush?.();
    this.#hush = undefined;
    if (this.open) this.#returnFocus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hush = speakFor(this, (text) => {
      this.said = this.said === text ? `${text}\u00a0` : text;
    });
    // A dialog that was moved in the document has left the top layer.
    if (this.hasUpdated && this.open) void this.updateComplete.then(() => this.#show());
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open) this.#show();
    else if (changed.get('open')) this.#hide();
  }

  #show(): void {
    if (this.dialog.open) this.dialog.close();
    this.#opener ??= focused();
    this.dialog.showModal();
    void this.#focusFirst();
  }

  async #focusFirst(): Promise<void> {
    this.title$.focus();
    // What is slotted renders a moment later.
    await new Promise((resolve) => setTimeout(resolve));
    if (this.open) (this.initialFocus?.() ?? this.title$).focus();
  }

  #hide(): void {
    if (this.dialog.open) this.dialog.close();
    this.said = '';
    this.#returnFocus();
  }

  #returnFocus(): void {
    // The browser of the desk does not do this by itself.
    const opener = this.#opener;
    this.#opener = undefined;
    if (opener?.isConnected) opener.focus();
  }

  #close(): void {
    if (!this.open) return;
    this.open = false;
    void this.updateComplete.then(() => this.dispatchEvent(new Event('close')));
  }

  #onCancel(event: Event): void {
    // Closing goes through `open`, so that owner and element agree.
    event.preventDefault();
    event.stopPropagation();
    if (!this.#ime.composing) this.#close();
  }

  #onClosed(event: Event): void {
    event.stopPropagation();
    // A second Esc closes the native dialog whatever is answered to it.
    if (this.open) this.#close();
  }

  #onFooter(event: Event): void {
    if (event.target instanceof HTMLSlotElement) {
      this.footer = event.target.assignedElements().length > 0;
    }
  }

  override render(): TemplateResult {
    return html`<dialog
      class=${this.size}
      aria-labelledby="heading"
      @cancel=${this.#onCancel}
      @close=${this.#onClosed}
    >
      <div class="header">
        <h2 id="heading" tabindex="-1">${this.heading}</h2>
        <button
          type="button"
          class="x"
          aria-label=${this.say.actions.close}
          title=${this.say.actions.close}
          @click=${this.#close}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="1.6" fill="none" />
          </svg>
        </button>
      </div>
      <div class="content"><slot></slot></div>
      <div class="footer" ?hidden=${!this.footer}>
        <slot name="footer" @slotchange=${this.#onFooter}></slot>
      </div>
      <div class="visually-hidden" role="status">${this.said}</div>
    </dialog>`;
  }
}
