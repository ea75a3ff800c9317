/** Locking, signing out, and taking one's data off a machine that others use. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Refusal, TalkSdk } from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { safekeepingTexts, type SafekeepingTexts } from '../messages/safekeeping.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { sectionStyles } from './section-styles.ts';

/**
 * @summary Lock now, sign out, clean this machine.
 * @fires log-out - The user wants to sign out; whoever shows this locks first.
 */
export class TalkLeaving extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, sectionStyles];

  readonly #act = new Act(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;

  /** Something is only here: deleting it is asked about once more, by another sentence. */
  @state() private unsynced: Refusal | undefined;
  @state() private sure = false;

  get #says(): SafekeepingTexts['leave'] {
    return safekeepingTexts(this.spokenLanguage).leave;
  }

  async #clean(sdk: TalkSdk): Promise<void> {
    if (!this.sure) return this.#act.refuse(this.#says.notSure);
    await this.#act.run({
      act: async () => {
        const outcome = await sdk.clean(this.unsynced ? { evenUnsynced: true } : {});
        if (!outcome.ok && outcome.error.code === 'clean.would-lose') {
          this.unsynced = outcome.error;
          this.sure = false;
        }
        return outcome;
      },
      said: () => this.say.lock.why.cleaned,
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!sdk) return nothing;
    const says = this.#says;
    return html`<section aria-labelledby="leave">
      <h3 id="leave">${says.heading}</h3>
      <p class="muted">${says.lockText}</p>
      <div class="actions">
        <button type="button" class="button" @click=${() => void sdk.lock()}>${says.lock}</button>
        <button
          type="button"
          class="button"
          @click=${() =>
            this.dispatchEvent(new Event('log-out', { bubbles: true, composed: true }))}
        >
          ${says.logOut}
        </button>
      </div>
      <details>
        <summary>${says.clean}</summary>
        <div class="form-box">
          <p>${says.cleanText}</p>
          <label class="sure"
            ><input
              type="checkbox"
              .checked=${this.sure}
              @change=${(event: Event) => {
                this.sure = (event.target as HTMLInputElement).checked;
              }}
            />${this.unsynced ? says.unsynced : says.sure}</label
          >
          ${
            this.#act.refusal
              ? html`<talk-finding-list .refusal=${this.#act.refusal}></talk-finding-list>`
              : nothing
          }
          <div class="actions">
            <button
              type="button"
              class="button"
              aria-disabled=${this.#act.busy ? 'true' : nothing}
              @click=${() => void this.#clean(sdk)}
            >
              ${says.cleanNow}
            </button>
          </div>
        </div>
      </details>
    </section>`;
  }
}
