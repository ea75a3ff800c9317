/** 确认: the record is read back, signed or not, and closed; or closed as the breach it was. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type {
  CivilDate,
  ConfirmInput,
  Finding,
  PersonChoice,
  Seen,
  TalkRecord,
  TalkSdk,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { stages } from '../messages/zh-CN/stages.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import type { ReasonGiven } from '../ui/finding-list.ts';
import { answerInWords } from './answer-in-words.ts';
import { reasonsGiven } from './draft.ts';
import type { Confirming, Draft } from './draft.ts';
import { entersForTalker, may, whyNot, type Sheet } from './sheet.ts';
import { recordStyles } from './styles.ts';

bring({ record });
bring({ stages });
bring({ tracker });

/** Where the host keeps the scan: its own number or address of it. */
export type KeepFile = (file: File, talk: string) => Promise<string>;

const methods: readonly ConfirmInput['method'][] = ['signature', 'paper', 'refused'];

/**
 * @summary The confirmation of one record.
 * @fires {CustomEvent<Partial<Confirming>>} confirming-change - Something was typed.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-confirm - Cancelable: the record is about to be closed.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-confirmed - The record was confirmed and is closed.
 * @fires print-wanted - The record sheet is to be shown and printed.
 */
export class TalkRecordConfirm extends SpeakingElement {
  static override styles: CSSResultGroup = [
    controls,
    recordStyles,
    css`
      :host {
        display: block;
      }
      .read-back {
        margin-top: 8px;
        padding: 10px 14px;
        border: 1px solid var(--_border);
        border-radius: 4px;
        background: var(--_surface-2);
      }
      .read-back li,
      .read-back p {
        padding: 2px 0;
        overflow-wrap: anywhere;
      }
      .words {
        white-space: pre-wrap;
      }
      details + .grid {
        margin-top: 12px;
      }
      .read-back h5 {
        margin: 6px 0 2px;
        font-size: 1em;
      }
      .attach input {
        max-width: 100%;
      }
    `,
  ];

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) sheet: Sheet | undefined;
  /** What is on the screen, saved or not. */
  @property({ attribute: false }) draft: Draft | undefined;
  @property({ attribute: false }) confirming: Confirming = {};
  /** Saves what is not saved yet; nothing where that was refused. */
  @property({ attribute: false }) save: ((act: Act) => Promise<Seen | undefined>) | undefined;
  @property({ attribute: false }) keepFile: KeepFile | undefined;

  @state() private attached = '';

  #type(change: Partial<Confirming>): void {
    this.dispatchEvent(new CustomEvent('confirming-change', { detail: change }));
  }

  #onReason(event: CustomEvent<ReasonGiven>): void {
    const { rule, text } = event.detail;
    this.#type({ reasons: { ...this.confirming.reasons, [rule]: text } });
  }

  get #unsaved(): boolean {
    return this.draft?.dirty === true || this.sheet?.talk.record === 'undecided';
  }

  /** Names as they are typed: with the signs that clerks put between them. */
  get #witnesses(): readonly string[] {
    return (this.confirming.witnesses ?? '').split(/[、，,;；\s]+/).filter((name) => name !== '');
  }

  async #attach(event: Event, talk: string): Promise<void> {
    const { keepFile } = this;
    const input = event.target;
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    if (!keepFile || !file) return;
    try {
      const scan = await keepFile(file, talk);
      this.attached = file.name;
      this.#type({ scan });
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.stages.attachFailed);
    }
  }

  async #confirm(sdk: TalkSdk, sheet: Sheet, asBreach: boolean): Promise<void> {
    if (!this.#act.readable('confirm')) return;
    const { confirming, say } = this;
    const { method = 'signature', approver, breachReason = '' } = confirming;
    const on = confirming.on === undefined ? sdk.today() : confirming.on;
    if (!on) return;
    if (asBreach && (!approver || breachReason.trim() === '')) {
      return this.#act.refuse(say.tracker.fillIn);
    }
    const witnesses = this.#witnesses;
    if (method === 'refused' && witnesses.length < 2) {
      return this.#act.refuse(say.stages.witnessesMissing);
    }
    const seen = await this.save?.(this.#act);
    if (!seen) return;
    // Typed while the rest was being saved: a closed record could not take it any more.
    if (this.draft?.dirty === true) return this.#act.refuse(say.record.saveFirst);
    const input: ConfirmInput = {
      talk: seen,
      method,
      on,
      ...this.#also(method),
      ...(asBreach && approver
        ? { asBreach: { approver: approver.id, reason: breachReason.trim() } }
        : {}),
    };
    await this.#act.run({
      before: { type: 'talk-before-confirm', detail: { talk: sheet.talk.id } },
      act: async () => {
        if (!entersForTalker(sheet)) return sdk.records.confirm(input);
        const onBehalfOf = sheet.talk.talker.id;
        const outcome = await sdk.records.confirm({ ...input, onBehalfOf });
        // A talker who has left the directory meanwhile stands in no way of the record.
        return outcome.ok || outcome.error.path !== 'onBehalfOf'
          ? outcome
          : sdk.records.confirm(input);
      },
      said: () => say.record.confirmedSaid,
      then: (confirmed) => tell(this, 'talk-confirmed', { talk: confirmed }),
    });
  }

  /** What goes with the way in which it is confirmed. */
  #also(method: ConfirmInput['method']): Partial<ConfirmInput> {
    const remark = this.confirming.remark?.trim() ?? '';
    const scan = this.confirming.scan?.trim() ?? '';
    return {
      ...(remark === '' ? {} : { remark }),
      ...(method === 'refused' ? { witnesses: this.#witnesses } : {}),
      ...(method === 'paper' && scan !== ''
        ? { scan: { name: this.attached || this.say.stages.scanName, file: scan } }
        : {}),
      ...reasonsGiven(this.confirming.reasons),
    };
  }

  #error(path: string): string {
    const { refusal } = this.#act;
    return refusal?.path === path ? refusal.message : '';
  }

  /** As it is read out or handed over: what is on the screen, in whole sentences. */
  #renderReadBack(sheet: Sheet, draft: Draft): TemplateResult {
    const says = this.say.stages;
    const { rows, matters } = sheet;
    const raised = [
      ...matters.map(({ text }) => text),
      ...draft.matters.map(({ text }) => text.trim()).filter((text) => text !== ''),
    ];
    return html`<details>
      <summary>${says.readBack}</summary>
      <div class="read-back">
        <p class="help">${says.readBackHelp}</p>
        ${rows.map(
          (row) =>
            html`<h5>${this.say.record.ofWhom(row.subjectName, row.kindName)}</h5>
              <ol>
                ${row.points.map(
                  (point, index) =>
                    html`<li>
                      ${index + 1}.
                      ${this.say.signs.labelled(point.title, answerInWords(this.say, draft, row, point))}
                    </li>`,
                )}
              </ol>`,
        )}
        <h5>${says.statementRead}</h5>
        <p class="words">${draft.statement || this.say.record.unset}</p>
        ${
          raised.length > 0
            ? html`<h5>${says.mattersRead}</h5>
                <ol>
                  ${raised.map((text, index) => html`<li>${index + 1}. ${text}</li>`)}
                </ol>`
            : nothing
        }
      </div>
    </details>`;
  }

  #renderPrint(): TemplateResult {
    return html`<button
      type="button"
      class="button"
      @click=${() => this.dispatchEvent(new CustomEvent('print-wanted'))}
    >
      ${this.say.stages.printSheet}
    </button>`;
  }

  #renderClosed({ talk }: Sheet, confirmed: NonNullable<TalkRecord['confirmed']>): TemplateResult {
    const { record, stages } = this.say;
    const { method, by, on, remark, witnesses, asBreach, scan } = confirmed;
    const methodName = method === 'refused' ? stages.refusedMethod : record[method];
    return html`<h4 id="confirm">${record.confirm}</h4>
      <p>
        ${record.confirmed(longDate(on, this.say))}${methodName}${stages.heldBy(
          stages.enteredBy(by.name, by.onBehalfOf),
        )}
      </p>
      ${witnesses ? html`<p>${stages.witnessedBy(witnesses)}</p>` : nothing}
      ${remark ? html`<p>${stages.remarkWas(remark)}</p>` : nothing}
      ${scan ? html`<p>${stages.scanKept}</p>` : nothing}
      ${
        asBreach
          ? html`<p class="mark warning">
              ${stages.asBreachBy(asBreach.approver.name, asBreach.reason)}
            </p>`
          : nothing
      }
      ${talk.record === 'written' ? html`<div class="actions">${this.#renderPrint()}</div>` : nothing}`;
  }

  #renderScan(talk: string): TemplateResult {
    const says = this.say.stages;
    return html`<talk-text-field
        class="half"
        .label=${says.scan}
        .value=${this.confirming.scan ?? ''}
        .error=${this.#error('scan')}
        @value-change=${(event: CustomEvent<string>) => this.#type({ scan: event.detail })}
      ></talk-text-field>
      ${
        this.keepFile
          ? html`<label class="half attach"
              >${says.attach}
              <input
                type="file"
                accept="image/*,application/pdf"
                @change=${(event: Event) => void this.#attach(event, talk)}
              />${this.attached ? html`<span>${says.attached(this.attached)}</span>` : nothing}</label
            >`
          : nothing
      }`;
  }

  #renderMethod(sdk: TalkSdk, { talk }: Sheet): TemplateResult {
    const { record, stages } = this.say;
    const { confirming } = this;
    const { method = 'signature' } = confirming;
    const names = {
      signature: record.signature,
      paper: record.paper,
      refused: stages.refusedMethod,
    };
    return html`<div class="grid">
      <fieldset class="half">
        <legend>${record.method}</legend>
        <div class="choices">
          ${methods.map(
            (one) =>
              html`<label
                ><input
                  type="radio"
                  name="method"
                  .checked=${live(method === one)}
                  @change=${() => this.#type({ method: one })}
                />${names[one]}</label
              >`,
          )}
        </div>
      </fieldset>
      <talk-date-field
        class="half"
        required
        .label=${record.confirmedOn}
        .value=${confirming.on === undefined ? sdk.today() : (confirming.on ?? undefined)}
        .error=${this.#error('on')}
        .today=${sdk.today()}
        .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
        @value-change=${(event: CustomEvent<CivilDate | undefined>) =>
          this.#type({ on: event.detail ?? null })}
      ></talk-date-field>
      ${
        method === 'refused'
          ? html`<talk-text-field
              class="half"
              required
              .label=${stages.witnesses}
              .value=${confirming.witnesses ?? ''}
              .error=${this.#error('witnesses')}
              @value-change=${(event: CustomEvent<string>) =>
                this.#type({ witnesses: event.detail })}
            ></talk-text-field>`
          : nothing
      }
      ${method === 'paper' ? this.#renderScan(talk.id) : nothing}
      <talk-text-field
        class="wide"
        .rows=${2}
        .label=${stages.remark}
        .hint=${stages.remarkHint}
        .value=${confirming.remark ?? ''}
        @value-change=${(event: CustomEvent<string>) => this.#type({ remark: event.detail })}
      ></talk-text-field>
    </div>`;
  }

  #renderAsBreach(sdk: TalkSdk, sheet: Sheet): TemplateResult {
    const says = this.say.record;
    const { confirming } = this;
    return html`<details>
      <summary>${says.asBreach}</summary>
      <p class="help">${says.asBreachHelp}</p>
      <div class="grid">
        <talk-person-field
          class="half"
          required
          .sdk=${sdk}
          .label=${says.approver}
          .value=${confirming.approver}
          .error=${this.#error('asBreach.approver')}
          @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
            this.#type({ approver: event.detail ?? undefined })}
        ></talk-person-field>
        <talk-text-field
          class="half"
          required
          .rows=${2}
          .label=${says.breachReason}
          .value=${confirming.breachReason ?? ''}
          @value-change=${(event: CustomEvent<string>) =>
            this.#type({ breachReason: event.detail })}
        ></talk-text-field>
      </div>
      <div class="actions">
        <button type="button" class="button" @click=${() => void this.#confirm(sdk, sheet, true)}>
          ${says.asBreachNow}
        </button>
      </div>
    </details>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, sheet, draft } = this;
    if (!sdk || !sheet || !draft) return nothing;
    const { talk } = sheet;
    const says = this.say.record;
    if (talk.confirmed) return this.#renderClosed(sheet, talk.confirmed);
    if (!may(sheet, 'write') && !may(sheet, 'confirm')) {
      const why = talk.cancelled ? undefined : whyNot(sheet, 'confirm');
      return why ? html`<p class="muted">${why}</p>` : html`${nothing}`;
    }
    const { refusal } = this.#act;
    const explain = (finding: Finding) => sdk.policy.explain(finding);
    // What was judged is what is saved; of what is only on the screen nothing has been said yet.
    const judged = sheet.review.length > 0 && !this.#unsaved && !refusal;
    const serious = sheet.review.some((finding) => finding.severity === 'error');
    return html`<div data-form="confirm">
      <h4 id="confirm">${says.confirm}</h4>
      <p class="help">${says.confirmHelp}</p>
      ${draft.record === 'written' ? this.#renderReadBack(sheet, draft) : nothing}
      ${this.#renderMethod(sdk, sheet)}
      ${
        judged
          ? html`<talk-finding-list
              .findings=${sheet.review}
              .explain=${explain}
              .reasons=${this.confirming.reasons ?? {}}
              @reason-given=${this.#onReason}
            ></talk-finding-list>`
          : nothing
      }
      ${
        refusal
          ? html`<talk-finding-list
              .refusal=${refusal}
              .explain=${explain}
              .reasons=${this.confirming.reasons ?? {}}
              @reason-given=${this.#onReason}
            ></talk-finding-list>`
          : nothing
      }
      <div class="actions">
        <button
          type="button"
          class="button primary"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#confirm(sdk, sheet, false)}
        >
          ${says.confirmNow}
        </button>
        ${draft.record === 'written' ? this.#renderPrint() : nothing}
      </div>
      ${serious ? this.#renderAsBreach(sdk, sheet) : nothing}
    </div>`;
  }
}
