/** Empty, loading and error states: what it is, and what to do next. */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';

/**
 * @summary One state of a screen that has nothing else to show.
 * @slot - What can be done about it: buttons.
 */
export class TalkStateView extends SpeakingElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .view {
        display: flex;
        flex-direction: column;
        align-items: center;
        gap: 8px;
        padding: 40px 16px;
        text-align: center;
      }
      .view p {
        max-width: 44em;
        color: var(--_muted);
      }
      .error .heading {
        color: var(--_danger);
      }
      .heading {
        font-size: 1.07em;
        font-weight: 700;
      }
      .loading {
        padding: 16px;
        /* Nobody notices less than 150 ms; a skeleton that flashes is worse than none. */
        opacity: 0;
        animation: appear 120ms 150ms forwards;
      }
      .bar {
        height: 14px;
        margin: 0 0 14px;
        border-radius: 3px;
        background: var(--_surface-3);
      }
      .bar:nth-child(3n) {
        width: 82%;
      }
      .bar:nth-child(3n + 1) {
        width: 94%;
      }
      .bar:nth-child(3n + 2) {
        width: 70%;
      }
      @keyframes appear {
        to {
          opacity: 1;
        }
      }
    `,
  ];

  @property() kind: 'empty' | 'loading' | 'error' = 'empty';
  @property() heading = '';
  @property() text = '';

  override render(): TemplateResult {
    if (this.kind === 'loading') {
      return html`<div class="loading" role="img" aria-label=${this.say.states.loading}>
        ${[0, 1, 2, 3, 4, 5].map(() => html`<div class="bar"></div>`)}
      </div>`;
    }
    return html`<div class="view ${this.kind}" role=${this.kind === 'error' ? 'alert' : nothing}>
      <p class="heading">${this.heading}</p>
      ${this.text ? html`<p>${this.text}</p>` : nothing}
      <slot></slot>
    </div>`;
  }
}
