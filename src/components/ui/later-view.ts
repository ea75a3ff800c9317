/** Parts of a screen that are loaded when they are first needed: what is shown until they are there. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LaterPart } from '../controllers/later-part.ts';
import type { Texts } from '../messages/index.ts';

function again(part: LaterPart, say: Texts): TemplateResult {
  return html`<button type="button" class="button" @click=${() => void part.again()}>
    ${say.actions.retry}
  </button>`;
}

/** A part in its place. */
export function laterView(
  part: LaterPart,
  say: Texts,
  content: () => TemplateResult,
): TemplateResult {
  switch (part.state) {
    case 'loading':
      return html`<talk-state-view kind="loading"></talk-state-view>`;
    case 'failed':
      return html`<talk-state-view
        kind="error"
        .heading=${say.states.partFailed}
        .text=${say.states.partFailedText}
        >${again(part, say)}</talk-state-view
      >`;
    case 'ready':
      return content();
  }
}

/** A dialog of its own: not asked for before it is wanted, and kept in the page from then on. */
export function laterDialog(
  part: LaterPart,
  dialog: {
    readonly tag: string;
    readonly wanted: boolean;
    readonly close: () => void;
    readonly content: () => TemplateResult;
  },
  say: Texts,
): TemplateResult | typeof nothing {
  const { tag, wanted, close, content } = dialog;
  if (!wanted && customElements.get(tag) === undefined) return nothing;
  const { state } = part;
  if (state === 'ready') return content();
  return state === 'failed' && wanted
    ? html`<talk-dialog open .heading=${say.states.partFailed} @close=${close}>
        <p>${say.states.partFailedText}</p>
        ${again(part, say)}
      </talk-dialog>`
    : nothing;
}
