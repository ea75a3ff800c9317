/** What waits for the one at the desk beside their own talks: orders received, slips to decide, the registers they keep. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Actor, TalkSdk } from '../../sdk/index.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { mineTexts, type MineTexts } from '../messages/mine.ts';
import { TalkElement } from '../talk-element.ts';
import { laterView } from '../ui/later-view.ts';

type Register = keyof MineTexts['registers'];

/** Everybody may report; who keeps papers and the vault, their roles say. The SDK asks again for every act. */
function registersOf({ roles }: Actor, sdk: TalkSdk): readonly Register[] {
  return [
    'incidents' as const,
    ...(roles.includes('clerk') || roles.includes('leader') ? (['papers'] as const) : []),
    ...(roles.includes('vault-holder') && sdk.vault.present ? (['vault'] as const) : []),
  ];
}

/**
 * @summary Orders to hold a talk, what was put before one to approve, and the registers one keeps. Who has none sees nothing of it.
 *
 * @fires {CustomEvent<{ act: string, delegation: string, waitUntil: Function }>} talk-before-delegation - Cancelable: an order is about to be taken a step further.
 * @fires {CustomEvent<{ delegation: string }>} talk-delegation-changed - An order was taken a step further.
 * @fires {CustomEvent<{ act: string, approval: string, waitUntil: Function }>} talk-before-approval - Cancelable: a slip is about to be reviewed or decided.
 * @fires {CustomEvent<{ approval: string }>} talk-approval-changed - A slip was reviewed or decided.
 * @fires {CustomEvent<{ act: string, waitUntil: Function }>} talk-before-incident - Cancelable: an incident is about to be reported or taken a step further.
 * @fires {CustomEvent<{ act: string, paper: string, waitUntil: Function }>} talk-before-paper - Cancelable: something is about to be entered of a paper.
 * @fires {CustomEvent<{ entry: string, purpose: string, waitUntil: Function }>} talk-before-reveal - Cancelable: an informant is about to be looked at.
 * @fires {CustomEvent<string>} open-obligation - The talk about an obligation is to be opened: the obligation's id.
 */
export class TalkMine extends TalkElement {
  static override styles: CSSResultGroup = [
    TalkElement.styles,
    css`
      .talk {
        height: auto;
        background: none;
      }
      .registers {
        margin-bottom: 10px;
      }
    `,
  ];

  /** The register that is open. */
  @state() private register: Register | undefined;
  readonly #registers = new LaterPart(this, async () =>
    (await import('./registers/register.ts')).registerRegisters(),
  );

  private readonly me = new LiveQuery<Actor>(this, () => ({
    sdk: this.activeSdk,
    key: '',
    ask: (sdk) => sdk.actor(),
  }));

  protected override letGo(): void {
    this.register = undefined;
  }

  get #says(): MineTexts['registers'] {
    return mineTexts(this.spokenLanguage).registers;
  }

  #renderOpen(sdk: TalkSdk, me: Actor, register: Register): TemplateResult {
    switch (register) {
      case 'incidents':
        return html`<talk-incidents .sdk=${sdk}></talk-incidents>`;
      case 'papers':
        return html`<talk-papers .sdk=${sdk} ?enters=${me.roles.includes('clerk')}></talk-papers>`;
      case 'vault':
        return html`<talk-vault .sdk=${sdk}></talk-vault>`;
    }
  }

  #renderRegisters(sdk: TalkSdk, me: Actor): TemplateResult {
    const says = this.#says;
    const { register } = this;
    return html`<div class="registers row">
        ${registersOf(me, sdk).map(
          (one) =>
            html`<button
              type="button"
              class="button small"
              aria-haspopup="dialog"
              @click=${() => {
                this.register = one;
              }}
            >
              ${says[one]}…
            </button>`,
        )}
      </div>
      ${
        register === undefined
          ? nothing
          : html`<talk-dialog
              open
              size="large"
              .heading=${says[register]}
              @close=${() => {
                this.register = undefined;
              }}
            >
              ${laterView(this.#registers, this.say, () => this.#renderOpen(sdk, me, register))}
            </talk-dialog>`
      }`;
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    const me = this.me.value;
    return html`<talk-my-slips .sdk=${sdk}></talk-my-slips>
      <talk-my-orders .sdk=${sdk}></talk-my-orders>
      ${me ? this.#renderRegisters(sdk, me) : nothing}`;
  }
}
