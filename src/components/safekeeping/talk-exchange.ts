/** What is only here, what was not taken, and files for those without a network between them. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  Actor,
  HandedOver,
  Outcome,
  PersonChoice,
  SyncConflict,
  SyncRun,
  SyncStatus,
  TalkSdk,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { safekeepingTexts, type SafekeepingTexts } from '../messages/safekeeping.ts';
import { saveFile } from '../print/save-file.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { liveView } from '../ui/live-view.ts';
import { fieldName, valueWords } from './field-words.ts';
import { instant } from './instant.ts';
import { LongWork } from './long-work.ts';
import { forgetSecrets, secretField } from './secret-field.ts';
import { sectionStyles } from './section-styles.ts';

/** By whom a file was handed over, with the roles that the portal gives them. */
export type Colleague = (id: string) => Actor | undefined | Promise<Actor | undefined>;

interface Standing {
  readonly status: SyncStatus;
  readonly conflicts: readonly (SyncConflict & { readonly about: string })[];
}

type FilePart = 'hand-over' | 'take-over' | 'answer';

async function read(sdk: TalkSdk): Promise<Standing> {
  const [status, conflicts] = await Promise.all([sdk.sync.status(), sdk.sync.conflicts()]);
  return {
    status,
    conflicts: await Promise.all(
      conflicts.map(async (one) => ({ ...one, about: await subjectsOf(sdk, one.records) })),
    ),
  };
}

/** Whom a conflict is about, as far as it can still be seen here. */
async function subjectsOf(sdk: TalkSdk, records: readonly string[]): Promise<string> {
  const names = await Promise.all(
    records.map(async (id) => {
      const row = await sdk.obligations.get(id);
      if (row) return [row.subjectName];
      const talk = await sdk.talks.get(id);
      const rows = await Promise.all(
        (talk?.obligations ?? []).map((one) => sdk.obligations.get(one)),
      );
      return rows.flatMap((of) => (of ? [of.subjectName] : []));
    }),
  );
  return [...new Set(names.flat())].join('、');
}

/**
 * @summary Synchronization as it stands, what was not taken field by field, and hand-over files.
 */
export class TalkExchange extends SpeakingElement {
  static override styles: CSSResultGroup = [
    controls,
    sectionStyles,
    css`
      .conflict {
        padding: 8px 12px;
        border: 1px solid var(--_border);
        border-left: 4px solid var(--_warning);
        border-radius: 4px;
      }
      .conflict + .conflict {
        margin-top: 8px;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        width: 100%;
        min-width: 420px;
        margin-top: 6px;
        border-collapse: collapse;
      }
      th,
      td {
        width: 25%;
        padding: 4px 8px 4px 0;
        border-top: 1px solid var(--_border);
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected readonly keepFocus = new KeepFocus(this);
  readonly #act = new Act(this);
  readonly #run = new LongWork(this);
  readonly #files: Readonly<Record<FilePart, LongWork>> = {
    'hand-over': new LongWork(this),
    'take-over': new LongWork(this),
    answer: new LongWork(this),
  };

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) colleague: Colleague | undefined;

  /** The conflict that was tried last: its refusal stands beside it. */
  @state() private tried: string | undefined;
  @state() private file: File | undefined;
  /** What an exchange ended with is no change of a record: it is asked for again after each. */
  @state() private exchanges = 0;
  @state() private recipient: PersonChoice | undefined;

  private readonly standing = new LiveQuery<Standing>(this, () => ({
    sdk: this.sdk,
    key: String(this.exchanges),
    ask: read,
  }));

  get #texts(): SafekeepingTexts {
    return safekeepingTexts(this.spokenLanguage);
  }

  get #says(): SafekeepingTexts['exchange'] {
    return this.#texts.exchange;
  }

  async #synchronize(sdk: TalkSdk): Promise<void> {
    await this.#run.run<SyncRun>(
      this.#says.running,
      this.#texts,
      async ({ signal }) => ({ ok: true, value: await sdk.sync.run({ signal }), findings: [] }),
      ({ ended }) => {
        this.exchanges += 1;
        return this.#says.ended[ended];
      },
    );
  }

  async #resolve(sdk: TalkSdk, id: string, keep: 'mine' | 'theirs'): Promise<void> {
    this.tried = id;
    await this.#act.run({
      act: () => sdk.sync.resolve(id, keep),
      said: () => this.#says.kept[keep],
    });
  }

  /** The passphrase that was typed, twice where nobody else will notice a slip. */
  #passphrase(part: FilePart): string | undefined {
    const [first, second] = [
      ...this.renderRoot.querySelectorAll<HTMLInputElement>(
        `[data-part="${part}"] input[type="password"]`,
      ),
    ];
    const typed = first?.value ?? '';
    const work = this.#files[part];
    if (typed.trim() === '') {
      work.tell(this.#texts.secret.missing, true);
      first?.focus();
      return undefined;
    }
    if (second && second.value !== typed) {
      work.tell(this.#texts.secret.differ, true);
      second.focus();
      return undefined;
    }
    return typed;
  }

  async #give(sdk: TalkSdk, part: 'hand-over' | 'answer'): Promise<void> {
    const work = this.#files[part];
    const recipient = part === 'answer' ? await this.#recipient(work) : undefined;
    if (part === 'answer' && !recipient) return;
    const passphrase = this.#passphrase(part);
    if (passphrase === undefined) return;
    const name = this.#says.handOverName(sdk.today());
    await work.run(
      this.#says[part === 'answer' ? 'answer' : 'handOver'],
      this.#texts,
      () => sdk.sync.handOver({ passphrase, ...(recipient ? { recipient } : {}) }),
      (bytes) => {
        forgetSecrets(this.renderRoot);
        saveFile(name, bytes);
        return this.#says.handedOver(name);
      },
    );
  }

  async #recipient(work: LongWork): Promise<Actor | undefined> {
    const { recipient, colleague } = this;
    const actor = recipient && (await colleague?.(recipient.id));
    if (!actor) {
      const { fields } = this.say;
      work.tell(
        recipient ? this.#says.noRole : fields.faultOf(this.#says.recipient, fields.missing),
        true,
      );
    }
    return actor;
  }

  async #take(sdk: TalkSdk): Promise<void> {
    const work = this.#files['take-over'];
    const { file, colleague } = this;
    if (!file) return work.tell(this.#texts.noFile, true);
    const passphrase = this.#passphrase('take-over');
    if (passphrase === undefined) return;
    await work.run(
      this.#says.takeOver,
      this.#texts,
      async (): Promise<Outcome<HandedOver>> =>
        sdk.sync.takeOver(new Uint8Array(await file.arrayBuffer()), {
          passphrase,
          ...(colleague ? { sender: colleague } : {}),
        }),
      ({ verdicts, received }) => {
        forgetSecrets(this.renderRoot);
        this.file = undefined;
        this.exchanges += 1;
        const accepted = verdicts.filter(({ verdict }) => verdict === 'accepted').length;
        return this.#says.taken(accepted, verdicts.length - accepted, received);
      },
    );
  }

  #renderConflict(sdk: TalkSdk, one: Standing['conflicts'][number]): TemplateResult {
    const says = this.#says;
    const { why } = one;
    const { actions, otherAction } = this.#texts;
    const what = actions[one.action] ?? otherAction;
    const name = says.conflict(what, one.about, instant(one.at, this.say));
    const fields = why.code === 'moved-on' ? why.fields : [];
    const cell = (value: (typeof fields)[number]['mine']) =>
      valueWords(value, this.#texts, this.say) || says.nothing;
    return html`<div class="conflict" data-conflict=${one.id}>
      <h4>${name}</h4>
      <p>${why.code === 'refused' ? says.refused : fields.length > 0 ? says.movedOn : says.hung}</p>
      ${
        fields.length > 0
          ? html`<div class="scroll" tabindex="0" role="region" aria-label=${name}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${says.columns.field}</th>
                    <th scope="col">${says.columns.base}</th>
                    <th scope="col">${says.columns.theirs}</th>
                    <th scope="col">${says.columns.mine}</th>
                  </tr>
                </thead>
                <tbody>
                  ${fields.map(
                    ({ field, base, mine, theirs }) =>
                      html`<tr>
                        <th scope="row">${fieldName(field, this.#texts)}</th>
                        <td>${cell(base)}</td>
                        <td>${cell(theirs)}</td>
                        <td>${cell(mine)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
          : nothing
      }
      ${
        this.tried === one.id && this.#act.refusal
          ? html`<talk-finding-list
              .refusal=${this.#act.refusal}
              .explain=${(finding: Parameters<TalkSdk['policy']['explain']>[0]) =>
                sdk.policy.explain(finding)}
            ></talk-finding-list>`
          : nothing
      }
      <div class="actions">
        <button
          type="button"
          class="button"
          @click=${() => void this.#resolve(sdk, one.id, 'theirs')}
        >
          ${says.keepTheirs}
        </button>
        <button
          type="button"
          class="button"
          @click=${() => void this.#resolve(sdk, one.id, 'mine')}
        >
          ${says.keepMine}
        </button>
      </div>
    </div>`;
  }

  #renderStanding(sdk: TalkSdk, { status, conflicts }: Standing): TemplateResult {
    const says = this.#says;
    const { connected, pending, lastRun, offline } = status;
    return html`${
        connected
          ? html`<p>
                ${
                  lastRun
                    ? says.last(instant(lastRun.at, this.say), lastRun.sent, lastRun.received)
                    : says.never
                }
              </p>
              ${offline ? html`<p class="alarm">${says.ended.unreachable}</p>` : nothing}`
          : html`<p>${says.notConnected}</p>`
      }
      <p>${says.pending(pending)}</p>
      ${
        connected
          ? html`${this.#run.render(this.#texts)}
              <div class="actions">
                <button
                  type="button"
                  class="button primary"
                  aria-disabled=${this.#run.busy || status.running ? 'true' : nothing}
                  @click=${() => void this.#synchronize(sdk)}
                >
                  ${says.run}
                </button>
              </div>`
          : nothing
      }
      ${
        conflicts.length > 0
          ? html`<h4 id="conflicts">${says.conflicts(conflicts.length)}</h4>
              ${repeat(
                conflicts,
                ({ id }) => id,
                (one) => this.#renderConflict(sdk, one),
              )}`
          : nothing
      }
      ${connected ? nothing : this.#renderHandOver(sdk)}
      ${connected ? nothing : this.#renderTakeOver(sdk)}
      ${this.colleague ? this.#renderAnswer(sdk) : nothing}`;
  }

  #renderPart(
    part: FilePart,
    heading: string,
    text: string,
    fields: TemplateResult,
    button: string,
    go: () => void,
  ): TemplateResult {
    const work = this.#files[part];
    return html`<details data-part=${part}>
      <summary>${heading}</summary>
      <div class="form-box">
        <p class="muted">${text}</p>
        ${fields} ${work.render(this.#texts)}
        <div class="actions">
          <button
            type="button"
            class="button primary"
            aria-disabled=${work.busy ? 'true' : nothing}
            @click=${go}
          >
            ${button}
          </button>
        </div>
      </div>
    </details>`;
  }

  #renderHandOver(sdk: TalkSdk): TemplateResult {
    const says = this.#says;
    const { agreed, again } = this.#texts.secret;
    return this.#renderPart(
      'hand-over',
      says.handOver,
      says.handOverText,
      html`${secretField('give', agreed)} ${secretField('give-again', again)}`,
      says.action.make,
      () => void this.#give(sdk, 'hand-over'),
    );
  }

  #renderTakeOver(sdk: TalkSdk): TemplateResult {
    const says = this.#says;
    const { file } = this;
    return this.#renderPart(
      'take-over',
      says.takeOver,
      says.takeOverText,
      html`<div class="row">
          <button
            type="button"
            class="button"
            @click=${(event: Event) => {
              const next =
                event.currentTarget instanceof Element && event.currentTarget.nextElementSibling;
              if (next instanceof HTMLInputElement) next.click();
            }}
          >
            ${says.choose}
          </button>
          <input
            type="file"
            accept=".ctho"
            tabindex="-1"
            aria-label=${says.choose}
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              this.file = input.files?.[0] ?? this.file;
              input.value = '';
            }}
          />
          ${file ? html`<span>${this.#texts.file(file.name)}</span>` : nothing}
        </div>
        ${secretField('take', this.#texts.secret.agreed)}`,
      says.action.take,
      () => void this.#take(sdk),
    );
  }

  #renderAnswer(sdk: TalkSdk): TemplateResult {
    const says = this.#says;
    const { agreed, again } = this.#texts.secret;
    return this.#renderPart(
      'answer',
      says.answer,
      says.answerText,
      html`<talk-person-field
          required
          .sdk=${sdk}
          .label=${says.recipient}
          .value=${this.recipient}
          @value-change=${(event: CustomEvent<PersonChoice | null>) => {
            this.recipient = event.detail ?? undefined;
          }}
        ></talk-person-field>
        ${secretField('answer', agreed)} ${secretField('answer-again', again)}`,
      says.action.make,
      () => void this.#give(sdk, 'answer'),
    );
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!sdk) return nothing;
    return html`<section aria-labelledby="exchange">
      <h3 id="exchange">${this.#says.heading}</h3>
      ${liveView(this.standing, this.say, (standing) => this.#renderStanding(sdk, standing))}
    </section>`;
  }
}
