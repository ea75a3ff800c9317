/** 谈话安排: with whom, what for, by when; and that it will not take place. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Finding, TalkSdk } from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { bothTexts, KeptDraft } from '../controllers/kept-draft.ts';
import { isPlain, isText } from '../controllers/kept-shapes.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { seenOf } from './draft.ts';
import { may, type Sheet } from './sheet.ts';
import { recordStyles } from './styles.ts';

bring({ record });

interface Cancelling {
  readonly reason: string;
}

function readCancelling(kept: unknown): Cancelling | undefined {
  return isPlain(kept) && isText(kept['reason']) ? { reason: kept['reason'] } : undefined;
}

/**
 * @summary How one talk is arranged.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-cancel - Cancelable: the arrangement is about to be cancelled.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-cancelled - The arrangement was cancelled.
 */
export class TalkRecordArrangement extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, recordStyles];

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  readonly #draft = new KeptDraft<Cancelling>(this, readCancelling, (kept, typed) => ({
    reason: bothTexts(kept.reason, typed.reason, '；'),
  }));

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) sheet: Sheet | undefined;

  protected override willUpdate(): void {
    const { sdk, sheet } = this;
    if (!sdk || !sheet || !may(sheet, 'cancel')) return;
    this.#draft.open({ sdk, form: 'talk.cancel', record: seenOf(sheet.talk) });
  }

  async #cancel(sdk: TalkSdk, { talk }: Sheet): Promise<void> {
    const reason = this.#draft.typed?.reason.trim() ?? '';
    await this.#act.run({
      before: { type: 'talk-before-cancel', detail: { talk: talk.id } },
      act: () => sdk.plan.cancel(seenOf(talk), reason),
      said: () => this.say.record.cancelledSaid,
      then: (cancelled) => {
        this.#draft.forget();
        tell(this, 'talk-cancelled', { talk: cancelled });
      },
    });
  }

  #renderFact(name: string, value: string): TemplateResult {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value || this.say.record.unset}</dd>
    </div>`;
  }

  #renderWindow(sdk: TalkSdk, { rows: [row] }: Sheet): TemplateResult | typeof nothing {
    const window = row?.obligation.obligation.window;
    if (!row || !window) return nothing;
    const last = window.due ?? window.lastDay;
    return html`<div>
      <dt>${this.say.talk.window}</dt>
      <dd>
        ${last ? longDate(last, this.say) : this.say.talk.noWindow}
        <talk-basis
          .of=${this.say.talk.windowBasis}
          .label=${row.clause}
          .explain=${() => sdk.policy.explainWindow(window)}
        ></talk-basis>
      </dd>
    </div>`;
  }

  #renderCancel(sdk: TalkSdk, sheet: Sheet): TemplateResult {
    const says = this.say.record;
    const { typed, restored } = this.#draft;
    return html`<details ?open=${restored && typed !== undefined}>
      <summary>${says.cancel}</summary>
      <div class="grid">
        <talk-text-field
          class="wide"
          required
          .label=${says.cancelReason}
          .value=${typed?.reason ?? ''}
          @value-change=${(event: CustomEvent<string>) => {
            if (event.detail === '') this.#draft.forget();
            else this.#draft.type({ reason: event.detail });
          }}
        ></talk-text-field>
      </div>
      ${
        this.#act.refusal
          ? html`<talk-finding-list
              .refusal=${this.#act.refusal}
              .explain=${(finding: Finding) => sdk.policy.explain(finding)}
            ></talk-finding-list>`
          : nothing
      }
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#cancel(sdk, sheet)}>
          ${says.cancelNow}
        </button>
      </div>
    </details>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, sheet } = this;
    if (!sdk || !sheet) return nothing;
    const says = this.say.record;
    const { talk, rows } = sheet;
    return html`<div>
      <h3 id="arrangement">${says.arrangement}</h3>
      <dl>
        ${rows.map((row) =>
          this.#renderFact(
            says.subject,
            this.say.signs.bracketed(row.subjectName, this.say.talk.post(row.unitName, row.title)),
          ),
        )}
        ${this.#renderFact(
          says.kind,
          rows
            .map((row) => this.say.talk.kindAndTriggers(row.kindName, row.triggerNames))
            .join(this.say.signs.semicolon),
        )}
        ${this.#renderFact(says.talker, talk.talker.name)}
        ${this.#renderFact(says.recorder, talk.recorder?.name ?? '')}
        ${this.#renderFact(
          talk.heldBy ? says.heldOn : says.planned,
          `${longDate(talk.date, this.say)} ${says.time(talk.startsAt, talk.endsAt)}`.trim(),
        )}
        ${this.#renderFact(says.place, talk.place ?? '')} ${this.#renderWindow(sdk, sheet)}
      </dl>
      ${
        talk.cancelled
          ? html`<p class="mark warning">${says.cancelled(talk.cancelled.reason)}</p>`
          : nothing
      }
      ${may(sheet, 'cancel') ? this.#renderCancel(sdk, sheet) : nothing}
    </div>`;
  }
}
