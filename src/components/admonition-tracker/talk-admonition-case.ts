/** One admonition as a timeline: the steps of the ceremony, each with what can be done in it now. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type {
  AdmonitionAct,
  AdmonitionRow,
  CeremonyStep,
  Finding,
  TalkSdk,
} from '../../sdk/index.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { TalkElement } from '../talk-element.ts';
import type { Entered } from '../ui/act-fields.ts';
import { actFold } from '../ui/act-fold.ts';
import { liveView } from '../ui/live-view.ts';
import { admonitionForms, type CaseAct, type NumberedItem } from './admonition-acts.ts';
import { caseStep, whyNotYet } from './case-step.ts';
import { caseStyles } from './case-styles.ts';
import { renderItems } from './rectification.ts';

bring({ record });
bring({ tracker });

type Step = CeremonyStep['step'];

/** The acts that belong to a step. */
const actsOf: { readonly [S in Step]: readonly AdmonitionAct[] } = {
  decision: [],
  notice: ['issue-notice'],
  talk: ['arrange', 'hold'],
  service: ['service'],
  rectification: ['add-rectification', 'submit', 'verify'],
  record: [],
  closing: ['close'],
};

/** The acts that a case takes on its straight way; what is beside it is folded and looks plain. */
const straight: ReadonlySet<CaseAct> = new Set<CaseAct>([
  'issue-notice',
  'service',
  'add-rectification',
  'submit',
  'verify',
  'close',
]);

type Service = NonNullable<NonNullable<AdmonitionRow['admonition']['notice']>['service']>;

/**
 * @summary The steps of one admonition: decision, notice, talk, service, rectification, record, closing.
 *
 * @attr {string} case - The admonition's id.
 * @fires {CustomEvent<{ act: string, admonition: string, waitUntil: Function }>} talk-before-admonition - Cancelable: a step is about to be entered.
 * @fires {CustomEvent<{ admonition: AdmonitionRecord }>} talk-admonition-changed - A step was entered.
 * @fires {CustomEvent<string>} case-arrange - Its talk is to be arranged: the obligation's id.
 * @fires {CustomEvent<string>} case-record - Its talk is to be opened: the talk's id.
 */
export class TalkAdmonitionCase extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, caseStyles];

  protected readonly keepFocus = new KeepFocus(this);

  @property() case: string | undefined;
  /** Shows these steps only, e.g. within the record form. */
  @property({ attribute: false }) only: readonly Step[] | undefined;

  private readonly row = new LiveQuery<AdmonitionRow | undefined>(this, () => {
    const id = this.case;
    if (!id) return undefined;
    return { sdk: this.activeSdk, key: id, ask: (sdk) => sdk.admonitions.get(id) };
  });

  /** Whoever shows the case opens what belongs to it: within the record form there is nothing more to open. */
  #ask(what: 'case-arrange' | 'case-record', id: string): void {
    this.dispatchEvent(new CustomEvent(what, { detail: id }));
  }

  #may(row: AdmonitionRow, act: CaseAct | AdmonitionAct): boolean {
    if (row.next.some((next) => next.act === act && next.possible)) return true;
    // A case is turned from its straight way where it is shown whole.
    return !this.only && row.turns.some((next) => next.act === act && next.possible);
  }

  /** The form of an act, where it can be done now. */
  #renderForm(sdk: TalkSdk, row: AdmonitionRow, act: CaseAct, of?: NumberedItem) {
    if (!this.#may(row, act)) return undefined;
    const { id, revision } = row.admonition;
    const form = admonitionForms(sdk, row, this.say, of)[act];
    const name = form.name ?? form.label;
    const view = html`<talk-act-form
      data-act=${act}
      .sdk=${sdk}
      .record=${{ id, revision }}
      .form=${of ? `admonition.${act}/${of.item.id}` : `admonition.${act}`}
      .label=${form.label}
      .group=${name}
      .help=${form.help ?? ''}
      .look=${straight.has(act) ? 'primary' : 'plain'}
      .fields=${form.fields}
      .todo=${(entered: Entered) => ({
        before: { type: 'talk-before-admonition' as const, detail: { act, admonition: id } },
        act: () => form.run(entered),
        said: () => form.done,
        then: (admonition: AdmonitionRow['admonition']) =>
          tell(this, 'talk-admonition-changed', { admonition }),
      })}
    ></talk-act-form>`;
    return { name, view };
  }

  #renderFold(sdk: TalkSdk, row: AdmonitionRow, act: CaseAct, of?: NumberedItem) {
    const form = this.#renderForm(sdk, row, act, of);
    return form ? actFold(form.name, form.view) : nothing;
  }

  /** What belongs to a step that is not reached yet can be entered, but does not stand in the way. */
  #renderOpen(sdk: TalkSdk, row: AdmonitionRow, act: CaseAct, step: Step) {
    const form = this.#renderForm(sdk, row, act);
    if (!form) return nothing;
    const later =
      !row.talk?.heldBy && row.steps.some((one) => one.step === step && one.state === 'later');
    return later ? actFold(form.name, form.view) : html`<div class="form-box">${form.view}</div>`;
  }

  #renderButton(label: string, look: 'primary' | '', act: () => void): TemplateResult {
    return html`<button type="button" class="button ${look}" @click=${act}>${label}</button>`;
  }

  #renderDecision(row: AdmonitionRow): TemplateResult {
    const says = this.say.tracker;
    const { decision } = row.admonition;
    const facts = [
      says.decidedBy(decision.body),
      decision.documentNumber ? says.documentNumber(decision.documentNumber) : '',
      decision.approver ? says.approver(decision.approver) : '',
    ];
    return html`<p>${facts.filter(Boolean).join(this.say.signs.comma)}</p>`;
  }

  #renderNotice(sdk: TalkSdk, row: AdmonitionRow): TemplateResult | typeof nothing {
    const { notice } = row.admonition;
    if (!notice) return this.#renderOpen(sdk, row, 'issue-notice', 'notice');
    return html`<p>
        ${this.say.tracker.notice(notice.number, longDate(notice.issuedOn, this.say))}
      </p>
      ${this.#renderFold(sdk, row, 'void-notice')}`;
  }

  #renderTalk(row: AdmonitionRow): TemplateResult {
    const says = this.say.tracker;
    const { talk } = row;
    return html`${
        talk
          ? html`<p>${says.planned(longDate(talk.date, this.say), talk.talker.name)}</p>`
          : nothing
      }
      <div class="actions">
        ${
          this.#may(row, 'arrange') && (!talk || talk.cancelled)
            ? this.#renderButton(says.arrange, 'primary', () =>
                this.#ask('case-arrange', row.obligation.id),
              )
            : nothing
        }
        ${
          talk && this.#may(row, 'hold') && !this.only
            ? this.#renderButton(says.openRecord, 'primary', () =>
                this.#ask('case-record', talk.id),
              )
            : nothing
        }
      </div>`;
  }

  #serviceInWords({ servedOn, servedAt, receipt }: Service): string {
    const says = this.say.tracker;
    const served = says.servedSummary(longDate(servedOn, this.say), servedAt ?? '');
    const received =
      receipt.state === 'signed'
        ? says.signedSummary(longDate(receipt.on, this.say))
        : receipt.state === 'refused'
          ? says.refusedSummary(receipt.witnesses)
          : says.unsigned;
    return [served, received].join(this.say.signs.comma);
  }

  #renderService(sdk: TalkSdk, row: AdmonitionRow): TemplateResult {
    const service = row.admonition.notice?.service;
    return html`${service ? html`<p>${this.#serviceInWords(service)}</p>` : nothing}
    ${this.#renderOpen(sdk, row, 'service', 'service')}`;
  }

  #renderRectification(sdk: TalkSdk, row: AdmonitionRow): TemplateResult {
    const fold = (act: CaseAct, of: NumberedItem) => this.#renderFold(sdk, row, act, of);
    return html`${renderItems({ sdk, row, say: this.say, fold })}
    ${this.#renderOpen(sdk, row, 'add-rectification', 'rectification')}`;
  }

  #renderRecord(row: AdmonitionRow): TemplateResult | typeof nothing {
    const says = this.say.tracker;
    const { talk } = row;
    return html`${
        talk?.confirmed
          ? html`<p>${this.say.record.confirmed(longDate(talk.confirmed.on, this.say))}</p>`
          : nothing
      }
      ${
        talk && (talk.heldBy || talk.confirmed)
          ? html`<div class="actions">
              ${this.#renderButton(
                talk.confirmed ? says.viewRecord : says.openRecord,
                talk.confirmed ? '' : 'primary',
                () => this.#ask('case-record', talk.id),
              )}
            </div>`
          : nothing
      }
      <p class="archive">${says.archive}</p>`;
  }

  #renderClosing(sdk: TalkSdk, row: AdmonitionRow): TemplateResult {
    const says = this.say.tracker;
    const { closed } = row.admonition;
    if (!closed) {
      return html`${this.#renderForm(sdk, row, 'close')?.view ?? nothing}
      ${this.#renderFold(sdk, row, 'cancel')} ${this.#renderFold(sdk, row, 'close-as-breach')}`;
    }
    const on = longDate(closed.on, this.say);
    return html`<p>
      ${
        closed.as === 'breach'
          ? says.closedAsBreach(on, closed.approver?.name ?? '', closed.reason ?? '')
          : says.closedByTheBook(on)
      }
    </p>`;
  }

  #renderBody(sdk: TalkSdk, row: AdmonitionRow, step: Step): TemplateResult | typeof nothing {
    switch (step) {
      case 'decision':
        return this.#renderDecision(row);
      case 'notice':
        return this.#renderNotice(sdk, row);
      case 'talk':
        return this.#renderTalk(row);
      case 'service':
        return this.#renderService(sdk, row);
      case 'rectification':
        return this.#renderRectification(sdk, row);
      case 'record':
        return this.#renderRecord(row);
      case 'closing':
        return this.#renderClosing(sdk, row);
    }
  }

  #renderStep(sdk: TalkSdk, row: AdmonitionRow, one: CeremonyStep): TemplateResult {
    const says = this.say.tracker;
    const { step, state } = one;
    const name = says.steps[step];
    return caseStep(this.say, {
      name,
      state,
      beside: html`${one.on ? html`<span class="muted">${longDate(one.on, this.say)}</span>` : nothing}
      ${
        step === 'talk'
          ? html`<talk-basis
              .of=${name}
              .label=${this.say.basis.button}
              .explain=${() => sdk.policy.explainWindow(row.obligation.obligation.window)}
            ></talk-basis>`
          : nothing
      }`,
      body: html`${this.#renderBody(sdk, row, step)}
        ${state === 'now' ? whyNotYet(row.next, actsOf[step]) : nothing}
        <talk-finding-list
          .findings=${state === 'later' ? [] : one.findings}
          .explain=${(finding: Finding) => sdk.policy.explain(finding)}
        ></talk-finding-list>`,
    });
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return this.case
      ? liveView(this.row, this.say, (row) => this.#renderCase(sdk, row))
      : this.#renderCase(sdk, undefined);
  }

  #renderCase(sdk: TalkSdk, row: AdmonitionRow | undefined): TemplateResult {
    if (!row) return html`<talk-state-view .heading=${this.say.tracker.choose}></talk-state-view>`;
    const { only } = this;
    const steps = only ? row.steps.filter((step) => only.includes(step.step)) : row.steps;
    return html`<ol class="steps" aria-label=${this.say.tracker.case(row.subjectName)}>
      ${steps.map((step) => this.#renderStep(sdk, row, step))}
    </ol>`;
  }
}
