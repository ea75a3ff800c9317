/** An act that is not the next one, folded under its name; it opens itself where something was typed before. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';

export function actFold(name: string, form: TemplateResult): TemplateResult {
  return html`<details>
    <summary>${name}</summary>
    <div
      class="form-box"
      @draft-found=${(event: Event) => {
        const fold = event.currentTarget instanceof Element && event.currentTarget.parentElement;
        if (fold instanceof HTMLDetailsElement) fold.open = true;
      }}
    >
      ${form}
    </div>
  </details>`;
}
