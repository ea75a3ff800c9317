/** Opens the SDK, or takes one that is open, and hands it to the elements inside. */
import { ContextProvider } from '@lit/context';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { createTalkSdk } from '../../sdk/index.ts';
import type { SdkOptions, StoreStatus, TalkSdk } from '../../sdk/index.ts';
import { surroundings } from '../context.ts';
import type { Access, AccessFault, Theme } from '../context.ts';
import { tell } from '../events.ts';
import { reportFault } from '../controllers/fault.ts';
import { LockWatch, whyLocked } from '../lock/lock-watch.ts';
import { codeOf, faultText, isUnforeseen } from '../messages/faults.ts';
import { LanguageElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { tokens } from '../styles/tokens.ts';
import { version } from '../version.ts';

/** Milliseconds after the SDK is open: the first screens have been drawn by then. */
const WHEN_THE_PAGE_IS_QUIET = 2000;

/** What keeps a desk open, as the SDK hears it. */
const INPUT = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * @summary Gives the SDK to all `talk-…` elements inside it, and says where the data stand.
 *
 * Set either `sdk`, or `options`, from which the provider opens an SDK of its own and closes it
 * again when the provider leaves the page.
 *
 * @attr {auto|light|dark} theme - The theme of all elements inside. Default: `light`.
 * @attr {zh-CN|en} locale - The language of all elements inside, and of the SDK that is opened from `options` without one. Default: `zh-CN`.
 * @fires {CustomEvent<{ sdk: TalkSdk }>} talk-ready - The SDK is open.
 * @fires {CustomEvent<{ code: string, message: string }>} talk-error - It could not be opened; `code` as in StoreError, or `other`.
 * @slot - The page, or the part of it that uses the elements.
 * @csspart notice - The line that says where the data are kept.
 * @csspart lock-warning - The line that says that it will be locked soon.
 */
export class TalkProvider extends LanguageElement {
  static readonly version: string = version;
  static override styles = [
    tokens,
    controls,
    css`
      .talk {
        display: flex;
        flex-direction: column;
        background: none;
      }
      .inside {
        flex: 1 1 auto;
        min-height: 0;
        height: 100%;
      }
      .notice {
        flex: none;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        padding: 4px 12px;
        background: var(--_warning-soft);
        border-bottom: 1px solid var(--_border);
        font-size: 0.93em;
      }
      .notice strong {
        color: var(--_warning);
      }
      .notice.local {
        background: var(--_surface-2);
      }
      .notice.local strong {
        color: var(--_text);
      }
      .notice.lost {
        background: var(--_danger-soft);
      }
      .notice.lost strong {
        color: var(--_danger);
      }
    `,
  ];

  readonly #context = new ContextProvider(this, {
    context: surroundings,
    initialValue: { access: { state: 'opening' }, theme: 'light' },
  });
  #opened: TalkSdk | undefined;
  #attempt = 0;

  /** An SDK that is open already. */
  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** From these the provider opens an SDK of its own. */
  @property({ attribute: false }) options: SdkOptions | undefined;
  @property({ reflect: true }) theme: Theme = 'light';

  @state() private given: Access | undefined;
  @state() private lossSeen = false;
  /** It will be locked so soon, in milliseconds, unless somebody touches it. */
  @state() private warned: number | undefined;
  @state() private said = '';
  #warning: ReturnType<typeof setTimeout> | undefined;

  protected readonly lockWatch = new LockWatch(this, () => this.#givenSdk, {
    locked: (why, sdk) => {
      this.#callOff();
      this.given = { state: 'locked', sdk, why };
      this.said = this.say.lock.lockedSaid;
    },
    unlocked: (sdk) => {
      this.given = { state: 'ready', sdk };
      this.said = this.say.lock.unlockedSaid;
    },
    warned: ({ inMs }) => this.#warn(inMs),
  });

  get #givenSdk(): TalkSdk | undefined {
    const { given } = this;
    return given?.state === 'ready' || given?.state === 'locked' ? given.sdk : undefined;
  }

  #warn(inMs: number): void {
    this.#callOff();
    this.warned = inMs;
    for (const name of INPUT) {
      window.addEventListener(name, this.#callOff, { capture: true, passive: true });
    }
    // Somebody touched another tab: nothing is locked then, and nobody tells.
    this.#warning = setTimeout(this.#callOff, inMs + 1000);
  }

  readonly #callOff = (): void => {
    this.warned = undefined;
    clearTimeout(this.#warning);
    for (const name of INPUT) window.removeEventListener(name, this.#callOff, { capture: true });
  };

  /** A click that a screen reader makes comes without the input that keeps a desk open. */
  #stay(): void {
    this.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    this.#callOff();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#callOff();
    // A provider that is only moved comes back in the same task.
    setTimeout(() => {
      if (!this.isConnected) this.#close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('options') || changed.has('sdk')) {
      if (changed.has('options')) this.#close();
      this.#open();
    }
    const access = this.given;
    const before = this.#context.value;
    const now = { access: access ?? { state: 'opening' as const }, theme: this.theme };
    if (before.access !== now.access || before.theme !== now.theme) this.#context.setValue(now);
  }

  #open(): void {
    if (this.sdk) {
      this.#attempt += 1;
      if (this.#givenSdk !== this.sdk) this.#ready(this.sdk);
      else this.#catchUp(this.sdk);
      return;
    }
    if (this.#opened) {
      this.#catchUp(this.#opened);
      return;
    }
    const options = this.options;
    this.given = options ? { state: 'opening' } : undefined;
    if (!options) return;
    this.#attempt += 1;
    void this.#openWith(options, this.#attempt);
  }

  async #openWith(options: SdkOptions, attempt: number): Promise<void> {
    try {
      const sdk = await createTalkSdk({ locale: this.spokenLanguage.locale, ...options });
      if (attempt !== this.#attempt || !this.isConnected) {
        await sdk.close();
        return;
      }
      this.#opened = sdk;
      this.#ready(sdk);
    } catch (error) {
      if (attempt !== this.#attempt) return;
      const code = codeOf(error);
      if (isUnforeseen(code)) reportFault(error);
      const fault: AccessFault = {
        code,
        message: faultText(code, this.say).text,
      };
      this.given = { state: 'failed', fault };
      tell(this, 'talk-error', fault);
    }
  }

  #ready(sdk: TalkSdk): void {
    this.#catchUp(sdk);
    tell(this, 'talk-ready', { sdk });
    // A page stays open all day, and the portal's files may be replaced under it. What cannot be had
    // now is asked for again by the call that needs it, and told there.
    setTimeout(() => void sdk.loadAll().catch(() => undefined), WHEN_THE_PAGE_IS_QUIET);
  }

  /** Out of the page it did not hear of locks. */
  #catchUp(sdk: TalkSdk): void {
    const state = sdk.locked ? 'locked' : 'ready';
    if (this.given?.state === state && this.#givenSdk === sdk) return;
    this.given = sdk.locked
      ? { state: 'locked', sdk, why: whyLocked(sdk) }
      : { state: 'ready', sdk };
  }

  #close(): void {
    this.#attempt += 1;
    const opened = this.#opened;
    this.#opened = undefined;
    this.given = undefined;
    if (opened) void opened.close();
  }

  #retry(): void {
    this.#close();
    this.#open();
  }

  #renderNotice(status: StoreStatus): TemplateResult | typeof nothing {
    const says = this.say.provider;
    if (status.dataLost && !this.lossSeen) {
      return html`<div class="notice lost" part="notice" role="alert">
        <span><strong>${says.lost}</strong>${says.lostText}</span>
        <button
          type="button"
          class="button small"
          @click=${() => {
            this.lossSeen = true;
          }}
        >
          ${says.know}
        </button>
      </div>`;
    }
    return status.persistence === 'memory'
      ? html`<div class="notice" part="notice">
          <span><strong>${says.memory}</strong>${says.memoryText}</span>
        </div>`
      : html`<div class="notice local" part="notice">
          <span><strong>${says.local}</strong>${says.localText}</span>
        </div>`;
  }

  #renderWarning(): TemplateResult {
    const { warned } = this;
    return html`<div role="status">
      ${
        warned === undefined
          ? nothing
          : html`<div class="notice" part="lock-warning">
              <span>${this.say.lock.warning(Math.round(warned / 1000))}</span>
              <button type="button" class="button small" @click=${this.#stay}>
                ${this.say.lock.stay}
              </button>
            </div>`
      }
      <span class="visually-hidden">${this.said}</span>
    </div>`;
  }

  #renderFault(fault: AccessFault): TemplateResult {
    const text = faultText(fault.code, this.say);
    return html`<talk-state-view kind="error" .heading=${text.heading} .text=${text.text}>
      ${
        this.options
          ? html`<button type="button" class="button" @click=${this.#retry}>
              ${this.say.actions.retry}
            </button>`
          : nothing
      }
    </talk-state-view>`;
  }

  override render(): TemplateResult {
    const access = this.given;
    const failed = access?.state === 'failed';
    return html`<div class="talk" lang=${this.spokenLanguage.locale} data-theme=${this.theme}>
      ${this.#givenSdk ? this.#renderNotice(this.#givenSdk.status) : nothing}
      ${this.#renderWarning()} ${failed ? this.#renderFault(access.fault) : nothing}
      <div class="inside" ?hidden=${failed}><slot></slot></div>
    </div>`;
  }
}
