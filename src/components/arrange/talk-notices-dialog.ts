/** What people are told of their talks: when and where, never why. To copy, and to enter as told. */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Finding, NoticeToTell, TalkEntry, TalkSdk, WorklistRow } from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import { announce, tell } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { fieldStyles } from '../ui/field-styles.ts';
import { liveView } from '../ui/live-view.ts';
import { talkName, talksOf } from './arranged-talk.ts';
import type { ArrangedTalk } from './arranged-talk.ts';
import { PlanElement } from './plan-element.ts';

interface Told extends ArrangedTalk {
  /** As it is now. */
  readonly now: TalkEntry | undefined;
  readonly notices: readonly NoticeToTell[];
}

/**
 * @summary The notices of one talk or of several.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-notify - The host may refuse.
 * @fires {CustomEvent<{ talk: TalkRecord, notices: NoticeToTell[] }>} talk-notified - It was entered that people were told; the host may send the texts.
 * @fires close - The dialog was closed.
 */
export class TalkNoticesDialog extends PlanElement {
  static override styles = [
    controls,
    fieldStyles,
    css`
      section + section {
        margin-top: 16px;
        padding-top: 16px;
        border-top: 1px solid var(--_border);
      }
      .intro,
      h3 {
        margin-bottom: 8px;
      }
      .notice {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: 4px 12px;
        margin-bottom: 8px;
      }
      .notice label {
        grid-column: 1 / -1;
        font-weight: 700;
      }
      textarea {
        width: 100%;
        resize: vertical;
      }
      .buttons {
        justify-content: flex-end;
      }
    `,
  ];

  readonly #act = new Act(this);
  readonly #texts = new Map<string, HTMLTextAreaElement>();

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** The rows that were chosen; the dialog is open while there are some. */
  @property({ attribute: false }) rows: readonly WorklistRow[] = [];

  @state() private copied: string | undefined;

  private readonly told = new LiveQuery<readonly Told[]>(this, () => {
    const talks = talksOf(this.rows);
    if (talks.length === 0) return undefined;
    return {
      sdk: this.sdk,
      key: talks.map(({ talk }) => talk.id).join(),
      ask: (sdk) =>
        Promise.all(
          talks.map(async (one) => ({
            ...one,
            now: (await sdk.obligations.get(one.rows[0]?.obligation.id ?? ''))?.talk,
            notices: await sdk.plan.notices(one.talk.id),
          })),
        ),
    };
  });

  /** `navigator.clipboard` is not there on plain HTTP: what is selected is copied, or left selected. */
  #copy(key: string, name: string): void {
    const field = this.#texts.get(key);
    if (!field) return;
    field.focus();
    field.select();
    const done = document.execCommand('copy');
    this.copied = done ? key : undefined;
    const { copiedSaid, copyByHand } = this.says.notices;
    announce(field, done ? copiedSaid(name) : copyByHand);
  }

  async #register(sdk: TalkSdk, lines: readonly Told[]): Promise<void> {
    for (const line of lines) {
      const { now } = line;
      if (!now) continue;
      const done = await this.#act.run({
        before: { type: 'talk-before-notify', detail: { talk: now.id } },
        act: () => sdk.plan.notify({ id: now.id, revision: now.revision }),
        said: () => this.says.notices.registered(talkName(line, this.say)),
        then: (value) => tell(this, 'talk-notified', value),
      });
      if (!done) return;
    }
  }

  #close(): void {
    this.#act.forget();
    this.copied = undefined;
    this.dispatchEvent(new Event('close'));
  }

  #renderNotice(talk: string, { person, name, text }: NoticeToTell): TemplateResult {
    const says = this.says.notices;
    const key = `${talk} ${person}`;
    return html`<div class="notice">
      <label for=${key}>${says.textOf(name)}</label>
      <textarea
        id=${key}
        class="text"
        rows="2"
        readonly
        .value=${text}
        ${ref((field) => {
          if (field instanceof HTMLTextAreaElement) this.#texts.set(key, field);
          else this.#texts.delete(key);
        })}
      ></textarea>
      <button
        type="button"
        class="button"
        aria-label=${says.copyOf(name)}
        @click=${() => this.#copy(key, name)}
      >
        ${this.copied === key ? says.copied : says.copy}
      </button>
    </div>`;
  }

  #renderTalk(sdk: TalkSdk, line: Told): TemplateResult {
    const says = this.says.notices;
    const { now, notices, talk } = line;
    const name = talkName(line, this.say);
    return html`<section aria-label=${name}>
      <h3>${name} <span class="muted">${longDate(now?.date ?? talk.date, this.say)}</span></h3>
      ${
        notices.length === 0
          ? html`<p class="muted">${says.none}</p>`
          : notices.map((notice) => this.#renderNotice(talk.id, notice))
      }
      ${
        now?.notified
          ? html`<p class="muted">${says.told(longDate(now.notified.on, this.say))}</p>`
          : now && notices.length > 0
            ? html`<button
                type="button"
                class="button"
                aria-label=${says.registerOf(name)}
                aria-disabled=${this.#act.busy ? 'true' : nothing}
                @click=${() => void this.#register(sdk, [line])}
              >
                ${says.register}
              </button>`
            : nothing
      }
    </section>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    const talks = talksOf(this.rows);
    if (!sdk || talks.length === 0) return nothing;
    const says = this.says.notices;
    const open = (this.told.value ?? []).filter(
      ({ now, notices }) => now && !now.notified && notices.length > 0,
    );
    return html`<talk-dialog open .heading=${says.heading(talks.length)} @close=${this.#close}>
      <p class="intro muted">${says.intro}</p>
      <talk-finding-list
        .refusal=${this.#act.refusal}
        .explain=${(finding: Finding) => sdk.policy.explain(finding)}
      ></talk-finding-list>
      ${liveView(
        this.told,
        this.say,
        (lines) =>
          html`${repeat(
            lines,
            ({ talk }) => talk.id,
            (line) => this.#renderTalk(sdk, line),
          )}`,
      )}
      <div slot="footer" class="row buttons">
        <button type="button" class="button" @click=${this.#close}>
          ${this.say.actions.close}
        </button>
        ${
          open.length > 1
            ? html`<button
                type="button"
                class="button primary"
                aria-disabled=${this.#act.busy ? 'true' : nothing}
                @click=${() => void this.#register(sdk, open)}
              >
                ${says.registerAll(open.length)}
              </button>`
            : nothing
        }
      </div>
    </talk-dialog>`;
  }
}
