/** What all public elements share: where the SDK comes from, the theme, and the states without one. */
import { ContextConsumer } from '@lit/context';
import { html } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LockReason, TalkSdk } from '../sdk/index.ts';
import { surroundings } from './context.ts';
import type { Access, Surroundings, Theme } from './context.ts';
import { speakFor } from './events.ts';
import { LaterPart } from './controllers/later-part.ts';
import { LockWatch, whyLocked } from './lock/lock-watch.ts';
import { faultText } from './messages/faults.ts';
import { LanguageElement } from './speaking-element.ts';
import { controls } from './styles/controls.ts';
import { tokens } from './styles/tokens.ts';
import { laterView } from './ui/later-view.ts';
import { version } from './version.ts';

/** Until a provider above has been defined and upgraded, there is none: only then say so. */
const PATIENCE_MS = 300;

const WHEN_THE_PAGE_IS_QUIET_MS = 2000;

/**
 * What every element that shows records shares: its SDK from the nearest provider or its own
 * property, theme and language.
 */
export abstract class TalkElement extends LanguageElement {
  static readonly version: string = version;
  static override styles: CSSResultGroup = [tokens, controls];

  /** The SDK to work with, where no `talk-provider` is around. */
  @property({ attribute: false }) sdk: TalkSdk | undefined;

  /** `light`, `dark` or `auto`; without it, that of the provider. */
  @property({ reflect: true }) theme: Theme | undefined;

  @state() private said = '';
  @state() private waited = false;

  private readonly around = new ContextConsumer(this, { context: surroundings, subscribe: true });
  protected readonly lockWatch = new LockWatch(this, () => this.givenSdk, {
    beforeLock: () => this.keepTyped(),
    locked: (why, sdk) => {
      this.letGo(why, sdk);
      // A provider says it once for all inside.
      if (!this.access) this.speak(this.say.lock.lockedSaid);
    },
    unlocked: () => {
      if (!this.access) this.speak(this.say.lock.unlockedSaid);
    },
  });
  readonly #locked = new LaterPart(this, async () =>
    (await import('./lock/register.ts')).registerLock(),
  );
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #hush: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hush = speakFor(this, (text) => this.speak(text));
    this.#timer = setTimeout(() => {
      this.waited = true;
    }, PATIENCE_MS);
    // Locks come when nobody looks; whoever unlocks must not need the network for it.
    this.#quiet = setTimeout(() => this.#locked.begin(), WHEN_THE_PAGE_IS_QUIET_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hush?.();
    clearTimeout(this.#timer);
    clearTimeout(this.#quiet);
  }

  /** The element's own SDK, or the provider's, locked or not. */
  protected get givenSdk(): TalkSdk | undefined {
    if (this.sdk) return this.sdk;
    const access = this.access;
    return access?.state === 'ready' || access?.state === 'locked' ? access.sdk : undefined;
  }

  /** The SDK in use: none while it is locked, so that everything read is let go. */
  protected get activeSdk(): TalkSdk | undefined {
    const sdk = this.givenSdk;
    return sdk?.locked ? undefined : sdk;
  }

  /** The desk is about to be locked: the last moment to keep what was typed. */
  protected keepTyped(): void {}

  /** The desk is locked: dialogs close, and nothing of the records stays; another may unlock it. */
  protected letGo(_why: LockReason, _sdk: TalkSdk): void {}

  protected get access(): Access | undefined {
    // While a context comes up its value is briefly undefined, whatever its type says.
    const value: Surroundings | undefined = this.around.value;
    return value?.access;
  }

  protected get effectiveTheme(): Theme {
    const value: Surroundings | undefined = this.around.value;
    return this.theme ?? value?.theme ?? 'light';
  }

  /** Says a sentence in this element's one live region. */
  protected speak(text: string): void {
    // A moment later, when a dialog that is about to close no longer makes this region silent.
    setTimeout(() => {
      // The same sentence twice is two events: an invisible space makes the region change.
      this.said = this.said === text ? `${text}\u00a0` : text;
    }, 50);
  }

  protected get spoken(): string {
    return this.said;
  }

  protected override willUpdate(_changed: PropertyValues): void {}

  /** What the element shows once it has an SDK. */
  protected abstract renderWith(sdk: TalkSdk): TemplateResult;

  protected renderAccess(): TemplateResult {
    const sdk = this.givenSdk;
    if (sdk?.locked) {
      return laterView(
        this.#locked,
        this.say,
        () => html`<talk-locked-view .sdk=${sdk} .why=${whyLocked(sdk)}></talk-locked-view>`,
      );
    }
    if (sdk) return this.renderWith(sdk);
    const access = this.access;
    if (access?.state === 'failed') {
      return html`<talk-state-view
        kind="error"
        .heading=${this.say.access.failed}
        .text=${faultText(access.fault.code, this.say).text}
      ></talk-state-view>`;
    }
    if (access?.state === 'opening' || !this.waited) {
      return html`<talk-state-view kind="loading"></talk-state-view>`;
    }
    return html`<talk-state-view
      kind="error"
      .heading=${this.say.access.noProvider}
      .text=${this.say.access.noProviderRemedy}
    ></talk-state-view>`;
  }

  override render(): TemplateResult {
    return html`<div
      class="talk"
      part="base"
      lang=${this.spokenLanguage.locale}
      data-theme=${this.effectiveTheme}
    >
      ${this.renderAccess()} ${this.renderStatus()}
    </div>`;
  }

  protected renderStatus(): TemplateResult | typeof nothing {
    return html`<div class="visually-hidden" role="status">${this.said}</div>`;
  }
}
