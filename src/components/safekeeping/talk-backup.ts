/** A backup now, and laying one in the place of what is here: checked and told before anything is replaced. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { BackupContents, Outcome, RestoredBackup, TalkSdk } from '../../sdk/index.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { safekeepingTexts, type SafekeepingTexts } from '../messages/safekeeping.ts';
import { saveFile } from '../print/save-file.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { instant } from './instant.ts';
import { LongWork } from './long-work.ts';
import {
  forgetSecrets,
  secretField,
  secretFrom,
  secretKinds,
  type SecretKind,
} from './secret-field.ts';
import { sectionStyles } from './section-styles.ts';

/** How things stand here, beside what a backup holds. */
interface Here {
  readonly entries: number;
  readonly pending: number;
  readonly vault: boolean;
}

/**
 * @summary Backup and restore.
 * @fires {CustomEvent<RestoredBackup>} restored - A backup was laid in; the SDK is closed.
 */
export class TalkBackup extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, sectionStyles];

  readonly #making = new LongWork(this);
  readonly #restoring = new LongWork(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** The host's key, where it gives one. */
  @property({ attribute: false }) hostKey: (() => Promise<Uint8Array>) | undefined;

  @state() private file: File | undefined;
  @state() private kind: SecretKind | undefined;
  @state() private found: BackupContents | undefined;
  @state() private sure = false;
  @state() private restored: RestoredBackup | undefined;

  @query('input[type="file"]') private readonly input!: HTMLInputElement | null;

  private readonly here = new LiveQuery<Here>(this, () => ({
    sdk: this.restored ? undefined : this.sdk,
    key: '',
    ask: async (sdk) => {
      const [{ chain, vault }, { pending }, { roles }] = await Promise.all([
        sdk.diagnostics(),
        sdk.sync.status(),
        sdk.actor(),
      ]);
      return { entries: chain.length, pending, vault: vault && roles.includes('vault-holder') };
    },
  }));

  get #says(): SafekeepingTexts {
    return safekeepingTexts(this.spokenLanguage);
  }

  get #kinds(): readonly SecretKind[] {
    return this.hostKey ? ['host', 'passphrase', 'escrow'] : ['passphrase', 'escrow'];
  }

  get #kind(): SecretKind {
    return this.kind ?? this.#kinds[0] ?? 'passphrase';
  }

  async #make(sdk: TalkSdk, of: 'records' | 'vault'): Promise<void> {
    const says = this.#says;
    await this.#making.run(
      says.backup.making,
      says,
      async (work) => {
        const made = await sdk.exchange.backup({ of, ...work });
        if (!made.ok) return made;
        const { file, name } = made.value;
        saveFile(name, new Uint8Array(await file.arrayBuffer()));
        return made;
      },
      ({ name, entries }) => says.backup.made(name, entries),
    );
  }

  #choose(): void {
    const file = this.input?.files?.[0];
    if (this.input) this.input.value = '';
    if (!file) return;
    this.file = file;
    this.#startAgain();
  }

  #startAgain(): void {
    this.found = undefined;
    this.sure = false;
    this.#restoring.forget();
  }

  async #withSecret<T>(
    sdk: TalkSdk,
    name: string,
    work: 'readBackup' | 'restore',
    then: (value: T) => string | undefined,
  ): Promise<void> {
    const says = this.#says;
    const { file } = this;
    if (!file) return this.#restoring.tell(says.noFile, true);
    const secret = await secretFrom(this.#kind, this.renderRoot, this.hostKey);
    if (!secret) {
      this.renderRoot.querySelector<HTMLElement>('#secret')?.focus();
      return this.#restoring.tell(says.secret.missing, true);
    }
    await this.#restoring.run(
      name,
      says,
      async (how) => (await sdk.exchange[work](file, secret, how)) as Outcome<T>,
      then,
    );
  }

  async #check(sdk: TalkSdk): Promise<void> {
    this.#startAgain();
    await this.#withSecret<BackupContents>(
      sdk,
      this.#says.restore.checking,
      'readBackup',
      (found) => {
        this.found = found;
        return this.#foundText(found);
      },
    );
  }

  async #restore(sdk: TalkSdk): Promise<void> {
    const says = this.#says.restore;
    if (!this.sure) return this.#restoring.tell(says.notSure, true);
    await this.#withSecret<RestoredBackup>(sdk, says.going, 'restore', (restored) => {
      forgetSecrets(this.renderRoot);
      this.restored = restored;
      this.dispatchEvent(new CustomEvent('restored', { detail: restored }));
      return says.done(instant(restored.at, this.say));
    });
  }

  #foundText({ at, records, entries }: BackupContents): string {
    return this.#says.restore.found(instant(at, this.say), records, entries);
  }

  #renderBackup(sdk: TalkSdk): TemplateResult {
    const says = this.#says.backup;
    const { backup } = sdk.status;
    if (sdk.status.persistence === 'memory') return html`<p class="muted">${says.memory}</p>`;
    return html`<p class="muted">${says.text}</p>
      ${
        backup?.at
          ? html`<p>${says.last(instant(backup.at, this.say))}</p>
              ${backup.due ? html`<p class="alarm">${says.due}</p>` : nothing}`
          : html`<p class=${backup?.due ? 'alarm' : ''}>${says.never}</p>`
      }
      ${this.#making.render(this.#says)}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          aria-disabled=${this.#making.busy ? 'true' : nothing}
          @click=${() => void this.#make(sdk, 'records')}
        >
          ${says.make}
        </button>
        ${
          this.here.value?.vault
            ? html`<button
                type="button"
                class="button"
                aria-disabled=${this.#making.busy ? 'true' : nothing}
                @click=${() => void this.#make(sdk, 'vault')}
              >
                ${says.makeVault}
              </button>`
            : nothing
        }
      </div>`;
  }

  /** What will be lost is said before it is. */
  #renderFound(sdk: TalkSdk, found: BackupContents): TemplateResult {
    const says = this.#says.restore;
    const here = this.here.value;
    const more = here ? here.entries - found.entries : 0;
    return html`${
        here
          ? html`<p>${says.here(here.entries)}</p>
              <p class="alarm">
                ${more > 0 ? says.lose(more) : says.loseNothing}
                ${here.pending > 0 ? says.losePending(here.pending) : nothing}
              </p>`
          : nothing
      }
      <p class="muted">${says.closes}</p>
      <label class="sure"
        ><input
          type="checkbox"
          .checked=${this.sure}
          @change=${(event: Event) => {
            this.sure = (event.target as HTMLInputElement).checked;
          }}
        />${says.sure}</label
      >
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled=${this.#restoring.busy ? 'true' : nothing}
          @click=${() => void this.#restore(sdk)}
        >
          ${says.go}
        </button>
      </div>`;
  }

  #renderRestore(sdk: TalkSdk): TemplateResult {
    const says = this.#says.restore;
    return html`<p class="muted">${says.text}</p>
      <div class="row">
        <button type="button" class="button" @click=${() => this.input?.click()}>
          ${says.choose}
        </button>
        <input
          type="file"
          accept=".ctbk"
          tabindex="-1"
          aria-label=${says.choose}
          @change=${() => this.#choose()}
        />
        ${this.file ? html`<span>${this.#says.file(this.file.name)}</span>` : nothing}
      </div>
      ${secretKinds(this.#says.secret, this.#kinds, this.#kind, (kind) => {
        this.kind = kind;
        this.#startAgain();
      })}
      ${
        this.#kind === 'host'
          ? nothing
          : secretField(
              'secret',
              this.#kind === 'escrow'
                ? this.#says.secret.escrowText
                : this.#says.secret.passphraseText,
            )
      }
      <div class="actions">
        <button
          type="button"
          class="button ${this.found ? '' : 'primary'}"
          aria-disabled=${this.#restoring.busy ? 'true' : nothing}
          @click=${() => void this.#check(sdk)}
        >
          ${says.check}
        </button>
      </div>
      ${this.#restoring.render(this.#says)}
      ${this.found ? this.#renderFound(sdk, this.found) : nothing}`;
  }

  #renderRestored({ given, chain, lost, secrets, at }: RestoredBackup): TemplateResult {
    const says = this.#says.restore;
    const names = secrets
      .filter(({ of }) => of !== 'both')
      .map(({ kind }) => says.secretNames[kind]);
    return html`<p>${says.done(instant(at, this.say))}</p>
      <p>${says.given(given)}</p>
      <p class=${chain === 'holds' ? '' : 'loss'}>${says.chain[chain]}</p>
      ${lost ? html`<p class="loss">${this.#says.lost.heading}</p>` : nothing}
      ${
        names.length > 0
          ? html`<p class="alarm">${says.secrets(names.join(this.say.signs.list))}</p>`
          : nothing
      }`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, restored } = this;
    if (!sdk) return nothing;
    const says = this.#says;
    if (restored) {
      return html`<section aria-labelledby="restored">
        <h3 id="restored" tabindex="-1">${says.restore.heading}</h3>
        ${this.#renderRestored(restored)}
      </section>`;
    }
    return html`<section aria-labelledby="backup">
      <h3 id="backup">${says.backup.heading}</h3>
      ${this.#renderBackup(sdk)}
      ${
        sdk.status.persistence === 'memory'
          ? nothing
          : html`<details>
              <summary>${says.restore.heading}</summary>
              <div class="form-box">${this.#renderRestore(sdk)}</div>
            </details>`
      }
    </section>`;
  }
}
