/** Everything that keeps the data safe, in one dialog: what was lost, exchange, backup, protection, leaving. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { explainTrouble } from '../../sdk/index.ts';
import type { Diagnostics, TalkSdk, Trouble } from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { safekeepingTexts, type SafekeepingTexts } from '../messages/safekeeping.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { sectionStyles } from './section-styles.ts';
import type { Colleague } from './talk-exchange.ts';

type Loss = Exclude<Trouble, string>;

const marks = { good: 'ok', warn: 'warning', bad: 'danger', info: 'plain' } as const;
const signs = {
  good: icons.done,
  warn: icons.warning,
  bad: icons.alarm,
  info: icons.advice,
} as const;

/**
 * @summary What keeps the data of this desk safe, and what can be done for it.
 * @fires restored - A backup was laid in; the SDK is closed and the data are to be opened again.
 */
export class TalkSafekeeping extends SpeakingElement {
  static override styles: CSSResultGroup = [
    controls,
    sectionStyles,
    css`
      .all > * + * {
        margin-top: 16px;
        padding-top: 14px;
        border-top: 1px solid var(--_border);
      }
      ul.lines {
        display: grid;
        gap: 6px;
        margin-top: 8px;
      }
      ul.lines li {
        display: grid;
        grid-template-columns: 92px minmax(0, 1fr);
        gap: 8px;
        align-items: start;
      }
      ul.lines .mark {
        justify-self: start;
      }
    `,
  ];

  readonly #act = new Act(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) hostKey: (() => Promise<Uint8Array>) | undefined;
  @property({ attribute: false }) colleague: Colleague | undefined;

  @state() private restored = false;
  @state() private looking = false;
  @state() private lost: { readonly of: Loss; readonly text: string } | undefined;

  private readonly found = new LiveQuery<Diagnostics>(this, () =>
    this.looking && !this.restored
      ? { sdk: this.sdk, key: '', ask: (sdk) => sdk.diagnostics() }
      : undefined,
  );

  get #says(): SafekeepingTexts {
    return safekeepingTexts(this.spokenLanguage);
  }

  protected override willUpdate(): void {
    const lost = this.sdk?.status.lost;
    if (lost && this.lost?.of !== lost) void this.#explain(lost);
  }

  async #explain(of: Loss): Promise<void> {
    const text = await explainTrouble(of, { locale: this.spokenLanguage.locale });
    this.lost = { of, text };
  }

  #renderLost(sdk: TalkSdk): TemplateResult | typeof nothing {
    const { lost } = sdk.status;
    if (!lost) return nothing;
    const says = this.#says.lost;
    return html`<section class="loss" aria-labelledby="lost">
      <h3 id="lost">${says.heading}</h3>
      <p>${this.lost?.text ?? ''}</p>
      ${
        this.#act.refusal
          ? html`<talk-finding-list .refusal=${this.#act.refusal}></talk-finding-list>`
          : nothing
      }
      <div class="actions">
        <button
          type="button"
          class="button"
          @click=${() =>
            void this.#act.run({ act: () => sdk.acknowledgeLoss(), said: () => says.done })}
        >
          ${says.know}
        </button>
      </div>
    </section>`;
  }

  #renderProtection(): TemplateResult {
    const says = this.#says.protection;
    return html`<section aria-labelledby="protection">
      <h3 id="protection">${says.heading}</h3>
      <details
        @toggle=${(event: Event) => {
          if (event.target instanceof HTMLDetailsElement && event.target.open) this.looking = true;
        }}
      >
        <summary>${says.show}</summary>
        <p class="muted">${says.text}</p>
        ${
          this.looking
            ? liveView(
                this.found,
                this.say,
                ({ lines }) =>
                  html`<ul class="lines">
                    ${lines.map(
                      ({ level, text }) =>
                        html`<li>
                          <span class="mark ${marks[level]}"
                            >${signs[level]}${says.levels[level]}</span
                          ><span>${text}</span>
                        </li>`,
                    )}
                  </ul>`,
              )
            : nothing
        }
      </details>
    </section>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!sdk) return nothing;
    // The SDK is closed by a restore: nothing else of it can be asked.
    const { restored } = this;
    return html`<div class="all">
      ${restored ? nothing : this.#renderLost(sdk)}
      ${
        restored
          ? nothing
          : html`<talk-exchange .sdk=${sdk} .colleague=${this.colleague}></talk-exchange>`
      }
      <talk-backup
        .sdk=${sdk}
        .hostKey=${this.hostKey}
        @restored=${(event: CustomEvent<unknown>) => {
          this.restored = true;
          this.dispatchEvent(new CustomEvent('restored', { detail: event.detail }));
        }}
      ></talk-backup>
      ${restored ? nothing : this.#renderProtection()}
      ${restored ? nothing : html`<talk-leaving .sdk=${sdk}></talk-leaving>`}
    </div>`;
  }
}
