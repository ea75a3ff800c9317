/** A menu under its button: arrows go round, Esc and a click elsewhere close it. */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';

export interface MenuItem {
  readonly text: string;
  /** The key that does the same. */
  readonly key?: string;
  /** It cannot be done now; it stays in sight. */
  readonly off?: boolean;
  readonly act: () => void;
}

/**
 * @summary A menu; it takes the focus when it is shown.
 * @fires close - It closes; what was chosen is done afterwards, when the focus is back.
 */
export class TalkMenu extends SpeakingElement {
  static override styles = [
    controls,
    css`
      :host {
        position: absolute;
        top: 100%;
        right: 0;
        z-index: 5;
        display: block;
        min-width: 220px;
        margin-top: 4px;
        padding: 4px 0;
        border: 1px solid var(--_border-strong);
        border-radius: 6px;
        background: var(--_surface);
        box-shadow: var(--_shadow);
      }
      button {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 24px;
        width: 100%;
        min-height: 32px;
        padding: 4px 14px;
        border: 0;
        background: none;
        text-align: left;
        white-space: nowrap;
        cursor: pointer;
      }
      button:hover,
      button:focus {
        background: var(--_accent-soft);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      button[aria-disabled='true'] {
        color: var(--_muted);
        cursor: default;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property() label = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#elsewhere, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#elsewhere, true);
  }

  protected override firstUpdated(): void {
    this.#buttons[0]?.focus();
  }

  readonly #elsewhere = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.#close();
  };

  get #buttons(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  #choose({ off, act }: MenuItem): void {
    if (off) return;
    this.#close();
    act();
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const at = buttons.findIndex((one) => one === event.composedPath()[0]);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const target = to[event.key];
    if (target !== undefined) buttons[target]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else return;
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  }

  override render(): TemplateResult {
    return html`<div
      role="menu"
      aria-label=${this.label}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event)}
    >
      ${this.items.map(
        (item) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            aria-disabled=${item.off ? 'true' : nothing}
            @click=${() => this.#choose(item)}
          >
            ${item.text}${item.key ? html`<span class="muted" aria-hidden="true">${item.key}</span>` : nothing}
          </button>`,
      )}
    </div>`;
  }
}
