/** One inquiry as a timeline: the letter that runs, step by step, and what may be done in each. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Finding, InquiryAct, InquiryRound, InquiryRow, TalkSdk } from '../../sdk/index.ts';
import { caseStep, type StepState, whyNotYet } from '../admonition-tracker/case-step.ts';
import { caseStyles } from '../admonition-tracker/case-styles.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import type { ToDo } from '../controllers/act.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { inquiryTexts, type InquiryTexts } from '../messages/inquiry.ts';
import { TalkElement } from '../talk-element.ts';
import type { Entered } from '../ui/act-fields.ts';
import { icons } from '../ui/icons.ts';
import { actFold } from '../ui/act-fold.ts';
import { liveView } from '../ui/live-view.ts';
import { inquiryForms, type InquiryForm } from './inquiry-acts.ts';

bring({ tracker });

type Step = keyof InquiryTexts['steps'];

/** The straight act of a step, open; the others are folded under their names. */
const steps: readonly {
  readonly step: Step;
  readonly straight: readonly InquiryAct[];
  readonly others: readonly InquiryAct[];
}[] = [
  { step: 'letter', straight: [], others: ['revise', 'search'] },
  { step: 'approval', straight: ['approve'], others: ['return'] },
  {
    step: 'service',
    straight: ['serve'],
    others: ['record-receipt', 'record-service-unapproved'],
  },
  { step: 'reply', straight: ['answer'], others: ['remind', 'extend', 'note-reply'] },
  { step: 'judgement', straight: ['judge-clear'], others: ['check', 'ask-again', 'turn'] },
  {
    step: 'closing',
    straight: ['close'],
    others: ['close-turned', 'withdraw', 'close-as-breach'],
  },
];

/**
 * @summary The steps of one inquiry (函询): letter, approval, service, reply, assessment, conclusion.
 *
 * @attr {string} case - The inquiry's id.
 * @fires {CustomEvent<{ act: string, inquiry: string, waitUntil: Function }>} talk-before-inquiry - Cancelable: a step is about to be entered.
 * @fires {CustomEvent<{ inquiry: string }>} talk-inquiry-changed - A step was entered.
 */
export class TalkInquiryCase extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, caseStyles];

  protected readonly keepFocus = new KeepFocus(this);

  @property() case: string | undefined;

  private readonly row = new LiveQuery<InquiryRow | undefined>(this, () => {
    const id = this.case;
    if (!id) return undefined;
    return { sdk: this.activeSdk, key: id, ask: (sdk) => sdk.inquiries.get(id) };
  });

  private get says(): InquiryTexts {
    return inquiryTexts(this.spokenLanguage);
  }

  #todo(act: InquiryAct, of: string, run: (entered: Entered) => ReturnType<InquiryForm['run']>) {
    return (entered: Entered): ToDo<unknown> => ({
      before: { type: 'talk-before-inquiry', detail: { act, inquiry: of } },
      act: () => run(entered),
      said: () => this.says.done[act],
      then: () => tell(this, 'talk-inquiry-changed', { inquiry: of }),
    });
  }

  #renderForm(sdk: TalkSdk, row: InquiryRow, act: InquiryAct): TemplateResult {
    const { says } = this;
    const form = inquiryForms(sdk, row, says)[act];
    const help: Partial<Record<InquiryAct, string>> = says.help;
    return html`<talk-act-form
      data-act=${act}
      .sdk=${sdk}
      .record=${{ id: row.inquiry.id, revision: row.inquiry.revision }}
      .form=${`inquiry.${act}`}
      .label=${says.acts[act]}
      .help=${help[act] ?? ''}
      .look=${steps.some(({ straight }) => straight.includes(act)) ? 'primary' : 'plain'}
      .fields=${form.fields}
      .reasonable=${form.reasonable === true}
      .todo=${this.#todo(act, row.inquiry.id, form.run)}
    ></talk-act-form>`;
  }

  #renderActs(sdk: TalkSdk, row: InquiryRow, { straight, others }: (typeof steps)[number]) {
    const may = (act: InquiryAct) => row.next.some((next) => next.act === act && next.possible);
    const folded = others.filter(may);
    return html`${repeat(
      straight.filter(may),
      (act) => act,
      (act) => html`<div class="form-box">${this.#renderForm(sdk, row, act)}</div>`,
    )}
    ${repeat(
      folded,
      (act) => act,
      (act) => actFold(this.says.acts[act], this.#renderForm(sdk, row, act)),
    )}`;
  }

  #stateOf(row: InquiryRow, step: Step): StepState {
    const { round, inquiry } = row;
    const done: { readonly [S in Step]: boolean } = {
      letter: round.approved !== undefined || round.service !== undefined,
      approval: round.approved !== undefined,
      service: round.service !== undefined,
      reply: round.reply !== undefined,
      judgement: round.judged !== undefined || inquiry.turned !== undefined,
      closing: inquiry.closed !== undefined,
    };
    if (step === 'service' && round.service?.whatHappened !== undefined) return 'breach';
    if (step === 'closing' && inquiry.closed?.as === 'breach') return 'breach';
    if (done[step]) return 'done';
    const { straight } = steps.find((one) => one.step === step) ?? { straight: [] };
    const now =
      step === 'letter' ||
      straight.some((act) => row.next.some((next) => next.act === act && next.possible));
    return now && inquiry.closed === undefined ? 'now' : 'later';
  }

  #lines(sdk: TalkSdk, row: InquiryRow, round: InquiryRound, step: Step): readonly unknown[] {
    const { says, say } = this;
    const day = (date: Parameters<typeof longDate>[0]) => longDate(date, say);
    switch (step) {
      case 'letter':
        return [
          says.draftedBy(day(round.draftedOn), round.draftedBy.name),
          ...round.returned.map((back) => says.returnedFor(day(back.on), back.reason)),
          round === row.round && row.missingPoints.length > 0
            ? says.missingPoints(
                row.points
                  .filter(({ id }) => row.missingPoints.includes(id))
                  .map(({ title }) => title),
              )
            : undefined,
          this.#renderLetter(row, round),
          round.searched && says.searched[round.searched.scrub],
        ];
      case 'approval':
        return [
          round.approved && says.approvedBy(day(round.approved.on), round.approved.approver.name),
        ];
      case 'service': {
        const { service } = round;
        if (!service) return [];
        const { receipt } = service;
        return [
          service.whatHappened && says.happened(service.whatHappened),
          says.served(service.number, day(service.servedOn), says.fields.ways[service.way]),
          receipt.state === 'signed'
            ? says.signed(day(receipt.on))
            : receipt.state === 'refused'
              ? says.refused(receipt.witnesses)
              : says.unsigned,
        ];
      }
      case 'reply':
        return [
          ...(round === row.round ? this.#due(sdk, row) : []),
          ...round.reminders.map((one) => says.reminded(day(one.on), one.note)),
          ...round.extensions.map((one) =>
            says.extended(day(one.to), one.approver.name, one.reason),
          ),
          ...round.noReplies.map((one) =>
            says.noReply(
              day(one.on),
              says.fields.forms[one.form],
              says.fields.bys[one.by],
              one.note,
            ),
          ),
          round.reply && says.replied(day(round.reply.receivedOn), round.reply.pledge),
          round.reply &&
            html`<dl>
              ${round.questions.map(({ id, text }) => {
                const answer = round.reply?.answers.find(({ question }) => question === id);
                const said = answer?.text ?? says.notAnswered;
                return html`<dt>${text}</dt>
                  <dd class="words ${answer ? '' : 'muted'}">${said}</dd>`;
              })}
            </dl>`,
        ];
      case 'judgement':
        return [
          round.checking && says.checking(day(round.checking.on), round.checking.approver.name),
          round.judged &&
            says.judgement(
              day(round.judged.on),
              says.judged[round.judged.as],
              round.judged.opinion,
            ),
          ...(round === row.round ? [this.#turned(sdk, row)] : []),
        ];
      case 'closing': {
        const { closed } = row.inquiry;
        if (!closed) return [];
        return [
          says.closed(day(closed.on), says.closedAs[closed.as]),
          closed.approver && says.closedReason(closed.approver.name, closed.reason ?? ''),
        ];
      }
    }
  }

  /** The letter as it reads: point by point, then its questions. */
  #renderLetter({ points }: InquiryRow, round: InquiryRound): TemplateResult {
    const { says } = this;
    return html`<dl>
      ${points
        .filter(({ id }) => round.points[id])
        .map(
          ({ id, title }) =>
            html`<dt>${title}</dt>
              <dd class="words">${round.points[id]}</dd>`,
        )}
      ${
        round.questions.length > 0
          ? html`<dt>${says.fields.questions}</dt>
              <dd>
                <ol class="questions">
                  ${round.questions.map(({ text }) => html`<li>${text}</li>`)}
                </ol>
              </dd>`
          : nothing
      }
    </dl>`;
  }

  #turned(sdk: TalkSdk, { inquiry: { turned } }: InquiryRow): string | undefined {
    if (!turned) return undefined;
    const into = sdk.policy.kinds().find(({ id }) => id === turned.into)?.name ?? turned.into;
    const on = longDate(turned.on, this.say);
    return this.says.turned(on, into, turned.approver.name, turned.reason);
  }

  /** Until when, and how that day came about; nothing stands in red without it. */
  #due(sdk: TalkSdk, row: InquiryRow): readonly unknown[] {
    const { says } = this;
    if (row.round.reply || !row.round.service) return [];
    const basis = html`<talk-basis
      .of=${says.steps.reply}
      .explain=${() => sdk.policy.explainWindow(row.window)}
    ></talk-basis>`;
    if (!row.dueOn) return [html`${says.noPeriod} ${basis}`];
    const left = row.daysLeft ?? 0;
    return [
      html`${says.due(longDate(row.dueOn, this.say))}
        <span class="mark ${row.overdue ? 'danger' : ''}"
          >${row.overdue ? icons.alarm : nothing}${
            left < 0 ? says.late(-left) : says.left(left)
          }</span
        >
        ${basis}`,
    ];
  }

  #renderLines(lines: readonly unknown[]): TemplateResult {
    return html`${lines
      .filter((line) => line !== undefined && line !== '')
      .map((line) =>
        typeof line === 'string' ? html`<p>${line}</p>` : html`<div>${line}</div>`,
      )}`;
  }

  #renderStep(sdk: TalkSdk, row: InquiryRow, one: (typeof steps)[number]): TemplateResult {
    const { says } = this;
    const { step } = one;
    const state = this.#stateOf(row, step);
    return caseStep(this.say, {
      name: says.steps[step],
      state,
      body: html`${this.#renderLines(this.#lines(sdk, row, row.round, step))}
      ${
        state === 'breach'
          ? html`<talk-finding-list
              .findings=${row.breaches}
              .explain=${(finding: Finding) => sdk.policy.explain(finding)}
            ></talk-finding-list>`
          : nothing
      }
      ${this.#renderActs(sdk, row, one)}
      ${state === 'now' ? whyNotYet(row.next, one.straight) : nothing}
      ${step === 'closing' ? html`<p class="archive">${says.archive}</p>` : nothing}`,
    });
  }

  /** What came of the letters before the one that runs. */
  #renderEarlier(sdk: TalkSdk, row: InquiryRow): readonly TemplateResult[] {
    return row.inquiry.rounds.slice(0, -1).map(
      (round, index) =>
        html`<details class="earlier">
          <summary>${this.says.earlier(index + 1)}</summary>
          ${steps
            .filter(({ step }) => step !== 'closing')
            .map(({ step }) => this.#renderLines(this.#lines(sdk, row, round, step)))}
        </details>`,
    );
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return this.case
      ? liveView(this.row, this.say, (row) => this.#renderCase(sdk, row))
      : this.#renderCase(sdk, undefined);
  }

  #renderCase(sdk: TalkSdk, row: InquiryRow | undefined): TemplateResult {
    if (!row) return html`<talk-state-view .heading=${this.say.tracker.choose}></talk-state-view>`;
    const { says } = this;
    return html`<div class="case-facts muted">
        <span>${says.sender(row.senderName)}</span>
        <span>${says.triggers(row.triggerNames)}</span>
        <span>${says.round(row.roundNumber)}</span>
      </div>
      ${this.#renderEarlier(sdk, row)}
      <ol class="steps" aria-label=${says.case(row.subjectName)}>
        ${steps.map((step) => this.#renderStep(sdk, row, step))}
      </ol>`;
  }
}
