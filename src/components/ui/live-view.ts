/** What stands in the place of an answer: while it is on its way, and where it could not be had. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { LiveQuery } from '../controllers/live-query.ts';
import type { Texts } from '../messages/index.ts';

export const loadingView: TemplateResult = html`<talk-state-view kind="loading"></talk-state-view>`;

export function retryButton(say: Texts, again: () => unknown): TemplateResult {
  return html`<button type="button" class="button" @click=${() => void again()}>
    ${say.actions.retry}
  </button>`;
}

/** That it could not be had, and the button that asks again. */
export function failedView(
  say: Texts,
  again: () => unknown,
  heading = say.states.failed,
  text = say.states.failedText,
): TemplateResult {
  return html`<talk-state-view kind="error" .heading=${heading} .text=${text}
    >${retryButton(say, again)}</talk-state-view
  >`;
}

/** An answer in its place, however far it has come. */
export function liveView<T, Shown>(
  query: LiveQuery<T>,
  say: Texts,
  shown: (value: T) => Shown,
): Shown | TemplateResult {
  const { live } = query;
  switch (live.state) {
    case 'loading':
      return loadingView;
    case 'failed':
      return failedView(say, () => query.again());
    case 'ready':
      return shown(live.value);
  }
}
