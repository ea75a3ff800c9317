/** One admonition as a timeline: the steps of the ceremony, each with what can be done in it now. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type {
  AdmonitionAct,
  AdmonitionRow,
  AdmonitionTurn,
  CeremonyStep,
  CivilDate,
  ClockTime,
  Finding,
  Outcome,
  PersonChoice,
  Receipt,
  RectificationItem,
  Seen,
  TalkSdk,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate, until } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { TalkElement } from '../talk-element.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { caseStyles } from './case-styles.ts';

bring({ record });
bring({ tracker });

type Step = CeremonyStep['step'];

const stepSigns = {
  done: icons.done,
  now: icons.half,
  later: icons.open,
  breach: icons.alarm,
} as const;

/** What is being typed in the forms of one case. */
interface Typed {
  readonly number: string;
  readonly issuedOn: CivilDate | undefined;
  readonly servedOn: CivilDate | undefined;
  readonly servedAt: ClockTime | undefined;
  readonly receipt: Receipt['state'];
  readonly signedOn: CivilDate | undefined;
  readonly witnesses: string;
  readonly demand: string;
  readonly dueOn: CivilDate | undefined;
  readonly approver: PersonChoice | undefined;
  readonly breachReason: string;
}

/** What is being typed of one rectification item. */
interface TypedItem {
  readonly reportOn: CivilDate | undefined;
  readonly report: string;
  readonly checkOn: CivilDate | undefined;
  readonly checker: PersonChoice | undefined;
  readonly opinion: string;
}

/** The forms as they are offered: what is typed lies over it, and a day that was cleared stays cleared. */
function offered(sdk: TalkSdk, { talk }: AdmonitionRow): Typed {
  const today = sdk.today();
  const servedOn = talk?.heldBy ? talk.date : today;
  return {
    number: '',
    issuedOn: today,
    servedOn,
    servedAt: undefined,
    receipt: 'signed',
    signedOn: servedOn,
    witnesses: '',
    demand: '',
    dueOn: undefined,
    approver: undefined,
    breachReason: '',
  };
}

function offeredOfItem(sdk: TalkSdk): TypedItem {
  const today = sdk.today();
  return { reportOn: today, report: '', checkOn: today, checker: undefined, opinion: '' };
}

const receiptStates: readonly Receipt['state'][] = ['signed', 'refused', 'none'];

/** Who answers for it, and why. */
function answered(entered: Entered) {
  return { approver: entered.person('approver')?.id ?? '', reason: entered.text('reason') };
}

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

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  /** The step whose form was used last: its refusal is shown there. */
  #at: string | undefined;

  @property() case: string | undefined;
  /** Shows these steps only, e.g. within the record form. */
  @property({ attribute: false }) only: readonly Step[] | undefined;

  @state() private typed: Partial<Typed> = {};
  @state() private typedItems: Readonly<Record<string, Partial<TypedItem>>> = {};

  private readonly row = new LiveQuery<AdmonitionRow | undefined>(this, () => {
    const id = this.case;
    if (!id) return undefined;
    return { sdk: this.activeSdk, key: id, ask: (sdk) => sdk.admonitions.get(id) };
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('case')) this.letGo();
  }

  protected override letGo(): void {
    this.typed = {};
    this.typedItems = {};
    this.#act.forget();
  }

  #type(change: Partial<Typed>): void {
    this.typed = { ...this.typed, ...change };
  }

  #typeItem(id: string, change: Partial<TypedItem>): void {
    this.typedItems = { ...this.typedItems, [id]: { ...this.typedItems[id], ...change } };
  }

  #form(sdk: TalkSdk, row: AdmonitionRow): Typed {
    const { servedOn } = this.typed;
    const form = offered(sdk, row);
    return { ...form, ...(servedOn ? { signedOn: servedOn } : {}), ...this.typed };
  }

  #itemForm(sdk: TalkSdk, id: string): TypedItem {
    return { ...offeredOfItem(sdk), ...this.typedItems[id] };
  }

  /** Asked before anything typed is read. */
  #readable(at: string): boolean {
    this.#at = at;
    return this.#act.readable(at);
  }

  async #do(
    at: string,
    act: AdmonitionAct,
    row: AdmonitionRow,
    said: string,
    work: (seen: Seen) => Promise<Outcome<AdmonitionRow['admonition']>>,
    then?: () => void,
  ): Promise<void> {
    this.#at = at;
    const { id, revision } = row.admonition;
    await this.#act.run({
      before: { type: 'talk-before-admonition', detail: { act, admonition: id } },
      act: () => work({ id, revision }),
      said: () => said,
      then: (admonition) => {
        then?.();
        this.dispatchEvent(
          new CustomEvent('talk-admonition-changed', {
            bubbles: true,
            composed: true,
            detail: { admonition },
          }),
        );
      },
    });
  }

  #refuseBlank(at: string): void {
    this.#at = at;
    this.#act.refuse(this.say.tracker.fillIn);
  }

  async #issue(sdk: TalkSdk, row: AdmonitionRow): Promise<void> {
    if (!this.#readable('notice')) return;
    const { number, issuedOn } = this.#form(sdk, row);
    if (!issuedOn) return this.#refuseBlank('notice');
    await this.#do('notice', 'issue-notice', row, this.say.tracker.issued, (admonition) =>
      sdk.admonitions.issueNotice({ admonition, number: number.trim(), issuedOn }),
    );
  }

  #receipt({ receipt, signedOn, witnesses }: Typed): Receipt | undefined {
    switch (receipt) {
      case 'none':
        return { state: 'none' };
      case 'signed':
        return signedOn && { state: 'signed', on: signedOn };
      case 'refused':
        return {
          state: 'refused',
          witnesses: witnesses.split(/[、，,；;\s]+/).filter((name) => name !== ''),
        };
    }
  }

  async #serve(sdk: TalkSdk, row: AdmonitionRow): Promise<void> {
    if (!this.#readable('service')) return;
    const form = this.#form(sdk, row);
    const { servedOn, servedAt } = form;
    const receipt = this.#receipt(form);
    if (!servedOn || !receipt) return this.#refuseBlank('service');
    await this.#do('service', 'service', row, this.say.tracker.served, (admonition) =>
      sdk.admonitions.recordService({
        admonition,
        servedOn,
        ...(servedAt ? { servedAt } : {}),
        receipt,
      }),
    );
  }

  async #addItem(sdk: TalkSdk, row: AdmonitionRow): Promise<void> {
    if (!this.#readable('rectification')) return;
    const { demand, dueOn } = this.#form(sdk, row);
    if (!dueOn || demand.trim() === '') return this.#refuseBlank('rectification');
    await this.#do(
      'rectification',
      'add-rectification',
      row,
      this.say.tracker.itemAdded,
      (admonition) =>
        sdk.admonitions.addRectification({ admonition, demand: demand.trim(), dueOn }),
      () => this.#type({ demand: '', dueOn: undefined }),
    );
  }

  async #report(sdk: TalkSdk, row: AdmonitionRow, item: RectificationItem): Promise<void> {
    if (!this.#readable(item.id)) return;
    const { report, reportOn } = this.#itemForm(sdk, item.id);
    if (!reportOn || report.trim() === '') return this.#refuseBlank(item.id);
    await this.#do(item.id, 'submit', row, this.say.tracker.reported, (admonition) =>
      sdk.admonitions.submitRectification({
        admonition,
        item: item.id,
        on: reportOn,
        text: report.trim(),
      }),
    );
  }

  async #check(sdk: TalkSdk, row: AdmonitionRow, item: RectificationItem): Promise<void> {
    if (!this.#readable(item.id)) return;
    const { checker, opinion, checkOn } = this.#itemForm(sdk, item.id);
    if (!checkOn || !checker || opinion.trim() === '') return this.#refuseBlank(item.id);
    await this.#do(item.id, 'verify', row, this.say.tracker.checkedSaid, (admonition) =>
      sdk.admonitions.verifyRectification({
        admonition,
        item: item.id,
        on: checkOn,
        checker: checker.id,
        opinion: opinion.trim(),
      }),
    );
  }

  async #close(sdk: TalkSdk, row: AdmonitionRow): Promise<void> {
    await this.#do('closing', 'close', row, this.say.tracker.closed, (admonition) =>
      sdk.admonitions.close(admonition),
    );
  }

  async #closeAsBreach(sdk: TalkSdk, row: AdmonitionRow): Promise<void> {
    const { approver, breachReason } = this.#form(sdk, row);
    if (!approver || breachReason.trim() === '') return this.#refuseBlank('closing');
    await this.#do('closing', 'close-as-breach', row, this.say.tracker.closed, (admonition) =>
      sdk.admonitions.closeAsBreach({
        admonition,
        approver: approver.id,
        reason: breachReason.trim(),
      }),
    );
  }

  /** Whoever shows the case opens what belongs to it: within the record form there is nothing more to open. */
  #arrange(row: AdmonitionRow): void {
    this.dispatchEvent(new CustomEvent('case-arrange', { detail: row.obligation.id }));
  }

  #openRecord(talk: string): void {
    this.dispatchEvent(new CustomEvent('case-record', { detail: talk }));
  }

  #may(row: AdmonitionRow, act: AdmonitionAct): boolean {
    return row.next.some((next) => next.act === act && next.possible);
  }

  #renderRefusal(sdk: TalkSdk, at: string): TemplateResult | typeof nothing {
    if (this.#at !== at || !this.#act.refusal) return nothing;
    return html`<talk-finding-list
      class="wide"
      .refusal=${this.#act.refusal}
      .explain=${(finding: Finding) => sdk.policy.explain(finding)}
    ></talk-finding-list>`;
  }

  #renderDate(
    sdk: TalkSdk,
    label: string,
    value: CivilDate | undefined,
    change: (day: CivilDate | undefined) => void,
    required = true,
  ): TemplateResult {
    return html`<talk-date-field
      .label=${label}
      .value=${value}
      .today=${sdk.today()}
      .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
      ?required=${required}
      @value-change=${(event: CustomEvent<CivilDate | undefined>) => change(event.detail)}
    ></talk-date-field>`;
  }

  #renderButton(label: string, act: () => void, look = 'primary', name = label): TemplateResult {
    return html`<button
      type="button"
      class="button ${look}"
      aria-label=${name === label ? nothing : name}
      aria-disabled=${this.#act.busy ? 'true' : nothing}
      @click=${act}
    >
      ${label}
    </button>`;
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
    const says = this.say.tracker;
    const { notice } = row.admonition;
    if (notice) {
      return html`<p>${says.notice(notice.number, longDate(notice.issuedOn, this.say))}</p>
        ${this.#renderTurn(sdk, row, 'void-notice')}`;
    }
    if (!this.#may(row, 'issue-notice')) return nothing;
    const typed = this.#form(sdk, row);
    return html`<div class="form" data-form="notice" role="group" aria-label=${says.issue}>
      <talk-text-field
        required
        .label=${says.noticeNumber}
        .hint=${says.noticeNumberHint}
        .value=${typed.number}
        @value-change=${(event: CustomEvent<string>) => this.#type({ number: event.detail })}
      ></talk-text-field>
      ${this.#renderDate(sdk, says.issuedOn, typed.issuedOn, (issuedOn) =>
        this.#type({ issuedOn }),
      )}
      ${this.#renderRefusal(sdk, 'notice')}
      <div class="actions">${this.#renderButton(says.issue, () => void this.#issue(sdk, row))}</div>
    </div>`;
  }

  #renderTalk(sdk: TalkSdk, row: AdmonitionRow): TemplateResult {
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
            ? this.#renderButton(says.arrange, () => this.#arrange(row))
            : nothing
        }
        ${
          talk && this.#may(row, 'hold') && !this.only
            ? this.#renderButton(says.openRecord, () => this.#openRecord(talk.id))
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

  #renderService(sdk: TalkSdk, row: AdmonitionRow): TemplateResult | typeof nothing {
    const says = this.say.tracker;
    const service = row.admonition.notice?.service;
    const summary = service ? html`<p>${this.#serviceInWords(service)}</p>` : nothing;
    if (!this.#may(row, 'service')) return html`${summary}`;
    const typed = this.#form(sdk, row);
    const { receipt } = typed;
    const form = html`<div class="form" data-form="service" role="group" aria-label=${says.serve}>
      ${this.#renderDate(sdk, says.servedOn, typed.servedOn, (day) => this.#type({ servedOn: day }))}
      <talk-time-field
        .label=${says.servedAt}
        .value=${typed.servedAt}
        @value-change=${(event: CustomEvent<ClockTime | undefined>) =>
          this.#type({ servedAt: event.detail })}
      ></talk-time-field>
      <fieldset class="wide">
        <legend>${says.receipt}</legend>
        <div class="choices">
          ${receiptStates.map(
            (one) =>
              html`<label
                ><input
                  type="radio"
                  name="receipt"
                  .checked=${receipt === one}
                  @change=${() => this.#type({ receipt: one })}
                />${says.receipts[one]}</label
              >`,
          )}
        </div>
      </fieldset>
      ${
        receipt === 'signed'
          ? this.#renderDate(sdk, says.signedOn, typed.signedOn, (signedOn) =>
              this.#type({ signedOn }),
            )
          : receipt === 'refused'
            ? html`<talk-text-field
                class="wide"
                required
                .label=${says.witnesses}
                .value=${typed.witnesses}
                @value-change=${(event: CustomEvent<string>) =>
                  this.#type({ witnesses: event.detail })}
              ></talk-text-field>`
            : nothing
      }
      ${this.#renderRefusal(sdk, 'service')}
      <div class="actions">${this.#renderButton(says.serve, () => void this.#serve(sdk, row))}</div>
    </div>`;
    return html`${summary}${this.#fold(row, 'service', says.serve, form)}`;
  }

  /** What takes a case off its straight way, folded under its name: each with who answers for it, and why. */
  #renderTurn(
    sdk: TalkSdk,
    row: AdmonitionRow,
    turn: AdmonitionTurn,
    item?: { readonly id: string; readonly number: number },
  ): TemplateResult | typeof nothing {
    if (this.only || !row.turns.some(({ act, possible }) => act === turn && possible)) {
      return nothing;
    }
    const says = this.say.tracker;
    const { id, revision } = row.admonition;
    const of = { admonition: { id, revision } };
    const name = says.turns[turn](item?.number ?? 0);
    const approver: ActField = {
      as: 'person',
      name: 'approver',
      label: this.say.record.approver,
      required: true,
    };
    const reason: ActField = {
      as: 'text',
      name: 'reason',
      label: turn === 'send-back' ? says.opinion : says.reason,
      rows: 2,
      required: true,
    };
    const dueOn: ActField = { as: 'day', name: 'to', label: says.dueOn, required: true };
    const forms: {
      readonly [T in AdmonitionTurn]: {
        readonly fields: readonly ActField[];
        readonly run: (entered: Entered) => Promise<Outcome<AdmonitionRow['admonition']>>;
      };
    } = {
      'void-notice': {
        fields: [reason],
        run: (entered) => sdk.admonitions.voidNotice({ ...of, reason: entered.text('reason') }),
      },
      cancel: {
        fields: [approver, reason],
        run: (entered) => sdk.admonitions.cancel({ ...of, ...answered(entered) }),
      },
      'send-back': {
        fields: [reason],
        run: (entered) =>
          sdk.admonitions.sendBackRectification({
            ...of,
            item: item?.id ?? '',
            opinion: entered.text('reason'),
          }),
      },
      extend: {
        fields: [dueOn, approver, reason],
        run: (entered) =>
          sdk.admonitions.extendRectification({
            ...of,
            ...answered(entered),
            item: item?.id ?? '',
            to: entered.requiredDay('to'),
          }),
      },
      withdraw: {
        fields: [approver, reason],
        run: (entered) =>
          sdk.admonitions.withdrawRectification({
            ...of,
            ...answered(entered),
            item: item?.id ?? '',
          }),
      },
    };
    return html`<details>
      <summary>${name}</summary>
      <div class="form-box">
        <talk-act-form
          data-act=${turn}
          look="plain"
          .sdk=${sdk}
          .of=${item?.id ?? id}
          .label=${name}
          .fields=${forms[turn].fields}
          .todo=${(entered: Entered) => ({
            before: {
              type: 'talk-before-admonition' as const,
              detail: { act: turn, admonition: id },
            },
            act: () => forms[turn].run(entered),
            said: () => says.turned[turn],
            then: (admonition: AdmonitionRow['admonition']) =>
              tell(this, 'talk-admonition-changed', { admonition }),
          })}
        ></talk-act-form>
      </div>
    </details>`;
  }

  #renderItem(
    sdk: TalkSdk,
    row: AdmonitionRow,
    item: RectificationItem,
    index: number,
  ): TemplateResult {
    const says = this.say.tracker;
    const late = item.check ? 0 : until(item.dueOn, sdk.today());
    return html`<li class="item" aria-label=${says.itemName(index + 1)}>
      <div class="item-head">
        <span class="demand">${item.demand}</span>
        <span>${says.itemDue(longDate(item.dueOn, this.say))}</span>
        <span class="mark ${item.check ? 'ok' : ''}"
          >${item.check ? icons.done : icons.half}${says.itemStates[item.state] ?? item.state}</span
        >
        ${
          late > 0
            ? html`<span class="mark danger">${icons.alarm}${says.itemLate(late)}</span>
                <talk-basis
                  .of=${says.itemName(index + 1)}
                  .explain=${() => this.#itemBasis(sdk, row, item)}
                ></talk-basis>`
            : nothing
        }
      </div>
      ${(item.extensions ?? []).map(
        (one) =>
          html`<p>${says.extended(longDate(one.to, this.say), one.approver.name, one.reason)}</p>`,
      )}
      ${(item.returned ?? []).map(
        (one) => html`<p>${says.returned(longDate(one.on, this.say), one.opinion)}</p>`,
      )}
      ${
        item.withdrawn
          ? html`<p>
              ${says.withdrawn(
                longDate(item.withdrawn.on, this.say),
                item.withdrawn.approver.name,
                item.withdrawn.reason,
              )}
            </p>`
          : nothing
      }
      ${
        item.report
          ? html`<p>${says.reportSummary(longDate(item.report.on, this.say), item.report.text)}</p>`
          : nothing
      }
      ${
        item.check
          ? html`<p>
              ${says.checkSummary(
                longDate(item.check.on, this.say),
                item.check.checker.name,
                item.check.opinion,
              )}
            </p>`
          : nothing
      }
      ${
        !item.report && this.#may(row, 'submit')
          ? this.#renderReport(sdk, row, item, index + 1)
          : nothing
      }
      ${
        item.report && !item.check && this.#may(row, 'verify')
          ? this.#renderCheck(sdk, row, item, index + 1)
          : nothing
      }
      ${this.#renderItemTurns(sdk, row, item, index + 1)}
    </li>`;
  }

  /** Sent back once there is a report; more time, or no demand any more, while it is open. */
  #renderItemTurns(
    sdk: TalkSdk,
    row: AdmonitionRow,
    { id, report, check, withdrawn }: RectificationItem,
    number: number,
  ) {
    const item = { id, number };
    if (withdrawn) return nothing;
    return html`${report ? this.#renderTurn(sdk, row, 'send-back', item) : nothing}
    ${
      check
        ? nothing
        : html`${this.#renderTurn(sdk, row, 'extend', item)}
          ${this.#renderTurn(sdk, row, 'withdraw', item)}`
    }`;
  }

  #itemBasis(sdk: TalkSdk, row: AdmonitionRow, item: RectificationItem) {
    const step = row.steps.find((one) => one.step === 'rectification');
    return (step?.findings ?? [])
      .filter((finding) => finding.about === undefined || finding.about === item.id)
      .map((finding) => sdk.policy.explain(finding));
  }

  #renderReport(
    sdk: TalkSdk,
    row: AdmonitionRow,
    item: RectificationItem,
    number: number,
  ): TemplateResult {
    const says = this.say.tracker;
    const typed = this.#itemForm(sdk, item.id);
    return html`<details>
      <summary>${says.reportOf(number)}</summary>
      <div class="form" data-form=${item.id} role="group" aria-label=${says.reportOf(number)}>
        <talk-text-field
          class="wide"
          required
          .rows=${2}
          .label=${says.reportText}
          .value=${typed.report}
          @value-change=${(event: CustomEvent<string>) => this.#typeItem(item.id, { report: event.detail })}
        ></talk-text-field>
        ${this.#renderDate(sdk, says.reportOn, typed.reportOn, (reportOn) =>
          this.#typeItem(item.id, { reportOn }),
        )}
        ${this.#renderRefusal(sdk, item.id)}
        <div class="actions">
          ${this.#renderButton(says.report, () => void this.#report(sdk, row, item))}
        </div>
      </div>
    </details>`;
  }

  #renderCheck(
    sdk: TalkSdk,
    row: AdmonitionRow,
    item: RectificationItem,
    number: number,
  ): TemplateResult {
    const says = this.say.tracker;
    const typed = this.#itemForm(sdk, item.id);
    return html`<details>
      <summary>${says.checkOf(number)}</summary>
      <div class="form" data-form=${item.id} role="group" aria-label=${says.checkOf(number)}>
        <talk-person-field
          required
          .sdk=${sdk}
          .label=${says.checker}
          .hint=${says.checkerHint}
          .value=${typed.checker}
          @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
            this.#typeItem(item.id, { checker: event.detail })}
        ></talk-person-field>
        ${this.#renderDate(sdk, says.checkOn, typed.checkOn, (checkOn) =>
          this.#typeItem(item.id, { checkOn }),
        )}
        <talk-text-field
          class="wide"
          required
          .label=${says.opinion}
          .value=${typed.opinion}
          @value-change=${(event: CustomEvent<string>) => this.#typeItem(item.id, { opinion: event.detail })}
        ></talk-text-field>
        ${this.#renderRefusal(sdk, item.id)}
        <div class="actions">
          ${this.#renderButton(says.check, () => void this.#check(sdk, row, item))}
        </div>
      </div>
    </details>`;
  }

  #renderRectification(sdk: TalkSdk, row: AdmonitionRow): TemplateResult {
    const says = this.say.tracker;
    const items = row.admonition.rectification;
    const typed = this.#form(sdk, row);
    return html`${
      items.length > 0
        ? html`<ul class="items">
            ${items.map((item, index) => this.#renderItem(sdk, row, item, index))}
          </ul>`
        : nothing
    }
    ${
      this.#may(row, 'add-rectification')
        ? this.#fold(
            row,
            'rectification',
            says.addItem,
            html`<div
              class="form"
              data-form="rectification"
              role="group"
              aria-label=${says.addItem}
            >
              <talk-text-field
                class="wide"
                required
                .rows=${2}
                .label=${says.demand}
                .value=${typed.demand}
                @value-change=${(event: CustomEvent<string>) => this.#type({ demand: event.detail })}
              ></talk-text-field>
              ${this.#renderDate(sdk, says.dueOn, typed.dueOn, (dueOn) => this.#type({ dueOn }))}
              ${this.#renderRefusal(sdk, 'rectification')}
              <div class="actions">
                ${this.#renderButton(says.addItem, () => void this.#addItem(sdk, row))}
              </div>
            </div>`,
          )
        : nothing
    }`;
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
                () => this.#openRecord(talk.id),
                talk.confirmed ? '' : 'primary',
              )}
            </div>`
          : nothing
      }
      <p class="archive">${says.archive}</p>`;
  }

  #renderClosing(sdk: TalkSdk, row: AdmonitionRow): TemplateResult {
    const says = this.say.tracker;
    const { closed } = row.admonition;
    if (closed) {
      return html`<p>
        ${
          closed.as === 'breach'
            ? says.closedAsBreach(
                longDate(closed.on, this.say),
                closed.approver?.name ?? '',
                closed.reason ?? '',
              )
            : says.closedByTheBook(longDate(closed.on, this.say))
        }
      </p>`;
    }
    const byTheBook = row.next.find((next) => next.act === 'close');
    return html`${
      byTheBook?.possible
        ? html`<div class="actions">
            ${this.#renderButton(says.close, () => void this.#close(sdk, row))}
          </div>`
        : nothing
    }
    ${this.#renderRefusal(sdk, 'closing')} ${this.#renderTurn(sdk, row, 'cancel')}
    ${
      this.#may(row, 'close-as-breach')
        ? html`<details>
            <summary>${says.closeAsBreach}</summary>
            <div class="form" role="group" aria-label=${says.closeAsBreachHeading}>
              <p class="wide">${says.closeAsBreachHelp}</p>
              <talk-person-field
                class="wide"
                required
                .sdk=${sdk}
                .label=${this.say.record.approver}
                .value=${this.typed.approver}
                @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
                  this.#type({ approver: event.detail })}
              ></talk-person-field>
              <talk-text-field
                class="wide"
                required
                .rows=${2}
                .label=${this.say.record.breachReason}
                .value=${this.typed.breachReason ?? ''}
                @value-change=${(event: CustomEvent<string>) =>
                  this.#type({ breachReason: event.detail })}
              ></talk-text-field>
              <div class="actions">
                ${this.#renderButton(
                  says.closeAsBreachHeading,
                  () => void this.#closeAsBreach(sdk, row),
                  '',
                )}
              </div>
            </div>
          </details>`
        : nothing
    }`;
  }

  #renderBody(sdk: TalkSdk, row: AdmonitionRow, step: Step): TemplateResult | typeof nothing {
    switch (step) {
      case 'decision':
        return this.#renderDecision(row);
      case 'notice':
        return this.#renderNotice(sdk, row);
      case 'talk':
        return this.#renderTalk(sdk, row);
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

  /** Why the step that is next cannot be entered yet. */
  #renderWhy(row: AdmonitionRow, step: CeremonyStep): TemplateResult | typeof nothing {
    if (step.state !== 'now') return nothing;
    const acts: { readonly [S in Step]: readonly AdmonitionAct[] } = {
      decision: [],
      notice: ['issue-notice'],
      talk: ['arrange', 'hold'],
      service: ['service'],
      rectification: ['add-rectification', 'submit', 'verify'],
      record: [],
      closing: ['close'],
    };
    const mine = row.next.filter((next) => acts[step.step].includes(next.act));
    if (mine.length === 0 || mine.some((next) => next.possible)) return nothing;
    const why = mine.find((next) => next.why)?.why;
    return why ? html`<p class="muted">${why}</p>` : nothing;
  }

  /** What belongs to a step that is not reached yet can be entered, but does not stand in the way. */
  #fold(row: AdmonitionRow, step: Step, summary: string, form: TemplateResult): TemplateResult {
    const later =
      !row.talk?.heldBy && row.steps.some((one) => one.step === step && one.state === 'later');
    return later
      ? html`<details>
          <summary>${summary}</summary>
          ${form}
        </details>`
      : form;
  }

  #renderStep(sdk: TalkSdk, row: AdmonitionRow, step: CeremonyStep): TemplateResult {
    const says = this.say.tracker;
    const marks = { done: 'ok', now: 'accent', later: 'plain', breach: 'danger' } as const;
    return html`<li
      class=${step.state}
      aria-label=${says.stepName(says.steps[step.step], says.state[step.state])}
      aria-current=${step.state === 'now' ? 'step' : nothing}
    >
      <span class="sign">${stepSigns[step.state]}</span>
      <div class="head">
        <h4>${says.steps[step.step]}</h4>
        <span class="mark ${marks[step.state]}">${says.state[step.state]}</span>
        ${step.on ? html`<span class="muted">${longDate(step.on, this.say)}</span>` : nothing}
        ${
          step.step === 'talk'
            ? html`<talk-basis
                .of=${says.steps.talk}
                .label=${this.say.basis.button}
                .explain=${() => sdk.policy.explainWindow(row.obligation.obligation.window)}
              ></talk-basis>`
            : nothing
        }
      </div>
      <div class="body">
        ${this.#renderBody(sdk, row, step.step)} ${this.#renderWhy(row, step)}
        <talk-finding-list
          .findings=${step.state === 'later' ? [] : step.findings}
          .explain=${(finding: Finding) => sdk.policy.explain(finding)}
        ></talk-finding-list>
      </div>
    </li>`;
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
