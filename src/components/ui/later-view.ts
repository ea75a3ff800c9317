/** Parts of a screen that are loaded when they are first needed: what is shown until they are there. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LaterPart } from '../controllers/later-part.ts';
import type { Texts } from '../messages/index.ts';
import { failedView, loadingView, retryButton } from './live-view.ts';

/** A part in its place. */
export function laterView(
  part: LaterPart,
  say: Texts,
  content: () => TemplateResult,
): TemplateResult {
  switch (part.state) {
    case 'loading':
      return loadingView;
    case 'failed':
      return failedView(say, () => part.again(), say.states.partFailed, say.states.partFailedText);
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
        ${retryButton(say, () => part.again())}
      </talk-dialog>`
    : nothing;
}
