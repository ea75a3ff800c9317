/** What an element shows while the desk is locked: why, what to do, and how to open it again. */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { LockReason, TalkSdk, UnlockSecret } from '../../sdk/index.ts';
import { reportFault } from '../controllers/fault.ts';
import { codeOf, faultText, isUnforeseen } from '../messages/faults.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { needsSecret } from './lock-watch.ts';

type Wrong = { readonly in: 'view' | 'passphrase' | 'escrow'; readonly text: string };

/** @summary 已锁定, with the way to unlock. */
export class TalkLockedView extends SpeakingElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      form {
        display: flex;
        flex-direction: column;
        gap: 8px;
        width: 320px;
        max-width: 100%;
        text-align: left;
      }
      label {
        display: block;
        margin-bottom: 4px;
      }
      input {
        width: 100%;
        min-height: 32px;
        padding: 4px 8px;
        border: 1px solid var(--_border-strong);
        border-radius: 4px;
        background: var(--_surface);
        color: var(--_text);
        font: inherit;
      }
      summary {
        cursor: pointer;
      }
      details > div {
        padding-top: 8px;
      }
      .wrong {
        color: var(--_danger);
      }
      .button {
        align-self: center;
      }
    `,
  ];

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) why: LockReason | undefined;

  /** The host's key was refused: a secret has to be typed. */
  @state() private refused = false;
  @state() private busy = false;
  @state() private wrong: Wrong | undefined;

  @query('#passphrase') private readonly passphrase!: HTMLInputElement | null;
  @query('#escrow') private readonly escrow!: HTMLInputElement | null;

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const { sdk } = this;
    if (!sdk || this.busy) return;
    const asked = this.refused || needsSecret(sdk);
    const passphrase = this.passphrase?.value ?? '';
    const escrow = this.escrow?.value.trim() ?? '';
    if (asked && passphrase === '' && escrow === '') {
      this.#fail('passphrase', this.say.lock.missing);
      return;
    }
    const secret: UnlockSecret | undefined =
      passphrase !== '' ? { passphrase } : escrow !== '' ? { escrow } : undefined;
    this.busy = true;
    this.wrong = undefined;
    try {
      const outcome = await sdk.unlock(secret);
      // What opens the records is not left lying in a field.
      if (outcome.ok) this.#empty();
      else this.#refuse(secret);
    } catch (error) {
      const code = codeOf(error);
      if (isUnforeseen(code)) reportFault(error);
      this.#fail('view', faultText(code, this.say).text);
    } finally {
      this.busy = false;
    }
  }

  #refuse(secret: UnlockSecret | undefined): void {
    const says = this.say.lock;
    this.refused = true;
    if (secret === undefined) this.#fail('passphrase', says.hostRefused);
    else if ('escrow' in secret) this.#fail('escrow', says.wrongEscrow);
    else this.#fail('passphrase', says.wrongPassphrase);
  }

  #fail(where: Wrong['in'], text: string): void {
    this.wrong = { in: where, text };
    void this.updateComplete.then(() => {
      const field = where === 'escrow' ? this.escrow : this.passphrase;
      field?.focus();
      field?.select();
    });
  }

  #empty(): void {
    for (const field of [this.passphrase, this.escrow]) if (field) field.value = '';
  }

  #renderWrong(where: Wrong['in']): TemplateResult | typeof nothing {
    return this.wrong?.in === where
      ? html`<p class="wrong" id="wrong" role="alert">${this.wrong.text}</p>`
      : nothing;
  }

  #renderField(id: 'passphrase' | 'escrow', label: string): TemplateResult {
    const wrong = this.wrong?.in === id;
    return html`<div>
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type="password"
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? 'wrong' : nothing}
      />
      ${this.#renderWrong(id)}
    </div>`;
  }

  override render(): TemplateResult {
    const says = this.say.lock;
    const asked = this.refused || (this.sdk !== undefined && needsSecret(this.sdk));
    const { why } = this;
    const kept = why !== 'identity' && why !== 'cleaned';
    const text = [
      why ? says.why[why] : '',
      asked ? says.typeSecret : says.goOn,
      kept ? says.kept : '',
    ];
    return html`<talk-state-view
      .heading=${says.heading}
      .text=${text.join(this.say.signs.betweenSentences)}
    >
      <form @submit=${this.#submit}>
        ${
          asked
            ? html`${this.#renderField('passphrase', says.passphrase)}
                <details ?open=${this.wrong?.in === 'escrow'}>
                  <summary>${says.withEscrow}</summary>
                  ${this.#renderField('escrow', says.escrow)}
                </details>`
            : nothing
        }
        ${this.#renderWrong('view')}
        <button type="submit" class="button primary" aria-disabled=${this.busy ? 'true' : nothing}>
          ${says.unlock}
        </button>
      </form>
    </talk-state-view>`;
  }
}
