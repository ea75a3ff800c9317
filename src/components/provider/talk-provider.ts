/** Opens the SDK, or takes one that is open, and hands it to the elements inside. */
import { ContextProvider } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { createTalkSdk } from '../../sdk/index.ts';
import type { SdkOptions, StoreStatus, TalkSdk } from '../../sdk/index.ts';
import { surroundings } from '../context.ts';
import type { Access, AccessFault, Theme } from '../context.ts';
import { tell } from '../events.ts';
import { reportFault } from '../controllers/fault.ts';
import { messages } from '../messages/index.ts';
import { controls } from '../styles/controls.ts';
import { tokens } from '../styles/tokens.ts';
import { version } from '../version.ts';

/** Milliseconds after the SDK is open: the first screens have been drawn by then. */
const WHEN_THE_PAGE_IS_QUIET = 2000;

type KnownFault = keyof typeof messages.faults;

function isKnown(code: string): code is KnownFault {
  return Object.prototype.hasOwnProperty.call(messages.faults, code);
}

/** The code of a StoreError of whichever copy of the SDK threw it. */
function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'other';
}

/**
 * @summary Gives the SDK to all `talk-…` elements inside it, and says where the data stand.
 *
 * Set either `sdk`, or `options`, from which the provider opens an SDK of its own and closes it
 * again when the provider leaves the page.
 *
 * @attr {auto|light|dark} theme - The theme of all elements inside. Default: `light`.
 * @fires {CustomEvent<{ sdk: TalkSdk }>} talk-ready - The SDK is open.
 * @fires {CustomEvent<{ code: string, message: string }>} talk-error - It could not be opened; `code` as in StoreError, or `other`.
 * @slot - The page, or the part of it that uses the elements.
 * @csspart notice - The line that says where the data are kept.
 */
export class TalkProvider extends LitElement {
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

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
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
      if (this.given?.state !== 'ready' || this.given.sdk !== this.sdk) this.#ready(this.sdk);
      return;
    }
    if (this.#opened) return;
    const options = this.options;
    this.given = options ? { state: 'opening' } : undefined;
    if (!options) return;
    this.#attempt += 1;
    void this.#openWith(options, this.#attempt);
  }

  async #openWith(options: SdkOptions, attempt: number): Promise<void> {
    try {
      const sdk = await createTalkSdk(options);
      if (attempt !== this.#attempt || !this.isConnected) {
        await sdk.close();
        return;
      }
      this.#opened = sdk;
      this.#ready(sdk);
    } catch (error) {
      if (attempt !== this.#attempt) return;
      const code = codeOf(error);
      if (!isKnown(code) || code === 'other') reportFault(error);
      const fault: AccessFault = {
        code,
        message: messages.faults[isKnown(code) ? code : 'other'].text,
      };
      this.given = { state: 'failed', fault };
      tell(this, 'talk-error', fault);
    }
  }

  #ready(sdk: TalkSdk): void {
    this.given = { state: 'ready', sdk };
    tell(this, 'talk-ready', { sdk });
    // A page stays open all day, and the portal's files may be replaced under it. What cannot be had
    // now is asked for again by the call that needs it, and told there.
    setTimeout(() => void sdk.loadAll().catch(() => undefined), WHEN_THE_PAGE_IS_QUIET);
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
    const says = messages.provider;
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

  #renderFault(fault: AccessFault): TemplateResult {
    const text = messages.faults[isKnown(fault.code) ? fault.code : 'other'];
    return html`<talk-state-view kind="error" .heading=${text.heading} .text=${text.text}>
      ${
        this.options
          ? html`<button type="button" class="button" @click=${this.#retry}>
              ${messages.actions.retry}
            </button>`
          : nothing
      }
    </talk-state-view>`;
  }

  override render(): TemplateResult {
    const access = this.given;
    const failed = access?.state === 'failed';
    return html`<div class="talk" data-theme=${this.theme}>
      ${access?.state === 'ready' ? this.#renderNotice(access.sdk.status) : nothing}
      ${failed ? this.#renderFault(access.fault) : nothing}
      <div class="inside" ?hidden=${failed}><slot></slot></div>
    </div>`;
  }
}
