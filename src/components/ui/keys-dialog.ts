/** The keys of an element, as a list: opened with `?` (see `controllers/keys-help.ts`). */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Language } from '../messages/index.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';

export interface KeyGroup {
  readonly heading: string;
  readonly keys: readonly KeyLine[];
}

export interface KeyLine {
  /** Each as it stands on the keyboard; those pressed together are one: `Ctrl+Z`. */
  readonly keys: readonly string[];
  readonly does: string;
}

/** The keys in the language that is spoken. */
export type KeysOf = (language: Language) => readonly KeyGroup[];

const headings = { 'zh-CN': '快捷键', en: 'Keys' } as const;

/**
 * @summary Lists the keys of an element in groups.
 * @fires close - It was closed.
 */
export class TalkKeysDialog extends SpeakingElement {
  static override styles = [
    controls,
    css`
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(280px, 1fr));
        gap: 16px 32px;
      }
      h3 {
        margin-bottom: 6px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        align-items: baseline;
        gap: 6px 12px;
      }
      kbd {
        display: inline-block;
        min-width: 24px;
        margin-right: 4px;
        padding: 0 6px;
        border: 1px solid var(--_border-strong);
        border-radius: 4px;
        background: var(--_surface-2);
        font: inherit;
        text-align: center;
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  @property({ attribute: false }) keysOf: KeysOf | undefined;

  override render(): TemplateResult | typeof nothing {
    if (!this.open || !this.keysOf) return nothing;
    return html`<talk-dialog
      open
      size="large"
      .heading=${headings[this.spokenLanguage.locale]}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <div class="groups">${this.keysOf(this.spokenLanguage).map(renderGroup)}</div>
    </talk-dialog>`;
  }
}

function renderGroup({ heading, keys }: KeyGroup): TemplateResult {
  return html`<section>
    <h3>${heading}</h3>
    <dl>
      ${keys.map(
        (line) =>
          html`<dt>${line.keys.map((one) => html`<kbd>${one}</kbd>`)}</dt>
            <dd>${line.does}</dd>`,
      )}
    </dl>
  </section>`;
}
