/** Opens the SDK, or takes one that is open, and hands it to the elements inside. */
import { ContextProvider } from '@lit/context';
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { createTalkSdk, explainTrouble } from '../../sdk/index.ts';
import type { Actor, SdkOptions, SdkStatus, SyncStatus, TalkSdk } from '../../sdk/index.ts';
import { surroundings } from '../context.ts';
import type { Access, AccessFault, Theme } from '../context.ts';
import { tell } from '../events.ts';
import { reportFault } from '../controllers/fault.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { LockWatch, whyLocked } from '../lock/lock-watch.ts';
import { codeOf, faultText, isUnforeseen } from '../messages/faults.ts';
import { LanguageElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { tokens } from '../styles/tokens.ts';
import { icons } from '../ui/icons.ts';
import { laterDialog } from '../ui/later-view.ts';
import { version } from '../version.ts';
import { hourOf } from '../safekeeping/instant.ts';

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
 * @fires {CustomEvent<{ at: string }>} talk-restored - A backup was laid in. A provider that opened its SDK from options opens it again; a host that gave an SDK gives a new one.
 * @fires talk-log-out - Cancelable: the desk is locked, and the user wants to sign out; a host that signs them out calls `preventDefault()`.
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
      .where {
        flex: 1 1 auto;
        min-width: 0;
      }
      .notice .button {
        flex: none;
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
  /**
   * By whom a hand-over file was made, with the roles that the portal gives them. Without it this desk
   * gives files and takes answers, and takes nobody else's acts.
   */
  @property({ attribute: false })
  colleague: ((id: string) => Actor | undefined | Promise<Actor | undefined>) | undefined;

  @state() private given: Access | undefined;
  @state() private lossSeen = false;
  /** It will be locked so soon, in milliseconds, unless somebody touches it. */
  @state() private warned: number | undefined;
  @state() private said = '';
  /** 数据保管 is open. */
  @state() private keeping = false;
  @state() private sync: SyncStatus | undefined;
  /** The host does not sign anybody out: the user is told to. */
  @state() private alone = false;
  @state() private closed: { readonly of: SdkStatus['closed']; readonly text: string } | undefined;
  readonly #safekeeping = new LaterPart(this, async () =>
    (await import('../safekeeping/register.ts')).registerSafekeeping(),
  );
  #unlisten: (() => void) | undefined;
  #heard: TalkSdk | undefined;
  private readonly standing = new LiveQuery<SyncStatus>(
    this,
    () => {
      const sdk = this.given?.state === 'ready' ? this.given.sdk : undefined;
      return { sdk, key: '', ask: (open) => open.sync.status() };
    },
    (status) => {
      this.sync = status;
    },
  );
  #warning: ReturnType<typeof setTimeout> | undefined;

  protected readonly lockWatch = new LockWatch(this, () => this.#givenSdk, {
    locked: (why, sdk) => {
      this.#callOff();
      this.keeping = false;
      this.given = { state: 'locked', sdk, why };
      this.said = this.say.lock.lockedSaid;
    },
    unlocked: (sdk) => {
      this.alone = false;
      this.given = { state: 'ready', sdk };
      this.said = this.say.lock.unlockedSaid;
    },
    warned: ({ inMs }) => this.#warn(inMs),
  });

  /** Opens what keeps the data safe: backup, exchange, what protects them, locking and leaving. */
  openSafekeeping(): void {
    if (this.given?.state === 'ready') this.keeping = true;
  }

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
    this.#listen(undefined);
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
    this.#listen(this.#givenSdk);
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

  /** What a run of sync, a backup or another tab changes is told, and nothing asks for it. */
  #listen(sdk: TalkSdk | undefined): void {
    if (this.#heard === sdk) return;
    this.#heard = sdk;
    this.#unlisten?.();
    this.#unlisten = undefined;
    this.sync = undefined;
    this.closed = undefined;
    if (!sdk) return;
    const ends = [
      sdk.on('sync', ({ status }) => {
        this.sync = status;
      }),
      sdk.on('status', ({ status }) => {
        if (status.closed !== undefined) void this.#explain(status.closed);
        this.requestUpdate();
      }),
    ];
    this.#unlisten = () => {
      for (const end of ends) end();
    };
  }

  async #explain(of: NonNullable<SdkStatus['closed']>): Promise<void> {
    const text = await explainTrouble(`closed.${of}`, { locale: this.spokenLanguage.locale });
    this.closed = { of, text };
  }

  /** A backup is in the place of what was here, and the SDK is closed. */
  #afterRestore(): void {
    this.keeping = false;
    if (this.#opened?.status.closed !== undefined) this.#retry();
  }

  async #leave(sdk: TalkSdk): Promise<void> {
    await sdk.lock();
    const how = { bubbles: true, composed: true, cancelable: true };
    this.alone = this.dispatchEvent(new CustomEvent('talk-log-out', how));
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

  /** Where the data stand, in one line, and the way to what can be done about it. */
  #renderNotice(sdk: TalkSdk): TemplateResult {
    const says = this.say.provider;
    const { status } = sdk;
    if (status.dataLost && !this.lossSeen) {
      return html`<div class="notice lost" part="notice" role="alert">
        <span><strong>${says.lost}</strong>${says.lostText}</span>
        ${this.#renderOpener()}
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
    if (this.closed && this.closed.of !== 'asked') return this.#renderClosed(this.closed.text);
    const memory = status.persistence === 'memory';
    const [strong, text] = memory ? [says.memory, says.memoryText] : this.#standing();
    return html`<div class="notice ${memory || this.sync?.offline ? '' : 'local'}" part="notice">
      <span class="where"><strong>${strong}</strong>${text}</span>
      ${this.#renderMarks(status)} ${this.#renderOpener()}
    </div>`;
  }

  #standing(): readonly [string, string] {
    const says = this.say.provider;
    const { sync } = this;
    if (!sync?.connected) return [says.local, says.localText];
    const { pending, offline, lastDone } = sync;
    if (offline) return [says.offline, says.offlineText(pending)];
    const text = pending > 0 ? says.waiting(pending) : says.sent(lastDone ? hourOf(lastDone) : '');
    return [says.connected, text];
  }

  #renderMarks({ backup }: SdkStatus): TemplateResult {
    const says = this.say.provider;
    const conflicts = this.sync?.conflicts ?? 0;
    return html`${
      conflicts > 0
        ? html`<span class="mark danger">${icons.alarm}${says.conflicts(conflicts)}</span>`
        : nothing
    }
    ${
      backup?.due
        ? html`<span class="mark warning"
            >${icons.warning}${
              backup.days === undefined ? says.neverBackedUp : says.backupDue(backup.days)
            }</span
          >`
        : nothing
    }`;
  }

  #renderOpener(): TemplateResult {
    return html`<button
      type="button"
      class="button small"
      aria-haspopup="dialog"
      aria-disabled=${this.given?.state === 'ready' ? nothing : 'true'}
      @click=${() => this.openSafekeeping()}
    >
      ${this.say.provider.keeping}
    </button>`;
  }

  #renderClosed(text: string): TemplateResult {
    const says = this.say.provider;
    return html`<div class="notice" part="notice" role="alert">
      <span class="where"><strong>${says.closed}</strong>${this.say.signs.labelled('', text)}</span>
      ${
        this.#opened
          ? html`<button type="button" class="button small" @click=${this.#retry}>
              ${says.reopen}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderSafekeeping(sdk: TalkSdk): TemplateResult | typeof nothing {
    const close = () => this.#afterRestore();
    const key = this.options?.key;
    return laterDialog(
      this.#safekeeping,
      {
        tag: 'talk-safekeeping',
        wanted: this.keeping,
        close,
        content: () =>
          html`<talk-dialog
            .open=${this.keeping}
            size="large"
            .heading=${this.say.provider.keepingHeading}
            @close=${close}
          >
            ${
              this.keeping
                ? html`<talk-safekeeping
                    .sdk=${sdk}
                    .colleague=${this.colleague}
                    .hostKey=${key && (async () => key())}
                    @restored=${(event: CustomEvent<{ readonly at: string }>) =>
                      tell(this, 'talk-restored', { at: event.detail.at })}
                    @log-out=${() => void this.#leave(sdk)}
                  ></talk-safekeeping>`
                : nothing
            }
          </talk-dialog>`,
      },
      this.say,
    );
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
    const sdk = this.#givenSdk;
    return html`<div class="talk" lang=${this.spokenLanguage.locale} data-theme=${this.theme}>
      ${sdk ? this.#renderNotice(sdk) : nothing} ${this.#renderWarning()}
      ${failed ? this.#renderFault(access.fault) : nothing}
      ${
        this.alone
          ? html`<div class="notice" role="alert">${this.say.lock.signOutYourself}</div>`
          : nothing
      }
      <div class="inside" ?hidden=${failed}><slot></slot></div>
      ${sdk ? this.#renderSafekeeping(sdk) : nothing}
    </div>`;
  }
}
