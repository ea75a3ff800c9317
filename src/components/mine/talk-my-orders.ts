/** Orders to hold a talk, as the delegate has them: step by step until nothing of it is left here. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EntrustedRow, Explanation, Finding, TalkSdk } from '../../sdk/index.ts';
import { caseStyles } from '../admonition-tracker/case-styles.ts';
import type { ToDo } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { tell } from '../events.ts';
import { mineTexts, type MineTexts } from '../messages/mine.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import type { Entered } from '../ui/act-fields.ts';
import { actFold } from '../ui/act-fold.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { mineStyles } from './mine-styles.ts';
import { type OrderAct, orderForms } from './order-acts.ts';

type Says = MineTexts['orders'];
type Step = keyof Says['steps'];
type StepState = 'done' | 'now' | 'later';

const steps: readonly Step[] = ['accept', 'talk', 'give', 'gone'];
const marks = { done: 'ok', now: 'accent', later: 'plain' } as const;
const signs = { done: icons.done, now: icons.half, later: icons.open } as const;

interface Mine {
  readonly isDelegate: boolean;
  readonly rows: readonly EntrustedRow[];
}

/** Of an order that is over nothing but the order is left at this desk. */
function isOver({ obligations }: EntrustedRow): boolean {
  return obligations.length === 0;
}

function may({ next }: EntrustedRow, act: OrderAct): boolean {
  return next.some((one) => one.act === act && one.possible);
}

/** How far the order has come. */
function stepOf(row: EntrustedRow): Step {
  if (may(row, 'accept')) return 'accept';
  if (may(row, 'return-record') || may(row, 'shred')) return 'give';
  return row.talk?.heldBy === undefined ? 'talk' : 'gone';
}

/**
 * @summary Orders to hold a talk, for the one who got them.
 */
export class TalkMyOrders extends SpeakingElement {
  static override styles: CSSResultGroup = [
    controls,
    caseStyles,
    mineStyles,
    css`
      ol.steps {
        margin-top: 12px;
      }
    `,
  ];

  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;

  private readonly rows = new LiveQuery<Mine>(this, () => ({
    sdk: this.sdk,
    key: '',
    ask: async (sdk) => ({
      isDelegate: (await sdk.actor()).roles.includes('delegate'),
      rows: await sdk.delegations.mine(),
    }),
  }));

  get #says(): Says {
    return mineTexts(this.spokenLanguage).orders;
  }

  #day(date: CivilDate): string {
    return longDate(date, this.say);
  }

  #todo(act: OrderAct, of: string, run: (entered: Entered) => ReturnType<ToDo<unknown>['act']>) {
    return (entered: Entered): ToDo<unknown> => ({
      before: { type: 'talk-before-delegation', detail: { act, delegation: of } },
      act: () => run(entered),
      said: () => this.#says.done[act],
      then: () => tell(this, 'talk-delegation-changed', { delegation: of }),
    });
  }

  #renderAct(sdk: TalkSdk, row: EntrustedRow, act: OrderAct): TemplateResult | typeof nothing {
    if (!may(row, act)) return nothing;
    const says = this.#says;
    const { fields, help, run } = orderForms(sdk, row, says)[act];
    const form = html`<talk-act-form
      data-act=${act}
      .sdk=${sdk}
      .record=${{ id: row.id, revision: row.revision }}
      .form=${`delegation.${act}`}
      .label=${says.acts[act]}
      .help=${help}
      .look=${act === 'refuse' ? 'plain' : 'primary'}
      .fields=${fields}
      .todo=${this.#todo(act, row.id, run)}
    ></talk-act-form>`;
    return act === 'refuse'
      ? actFold(says.acts.refuse, form)
      : html`<div class="form-box">${form}</div>`;
  }

  /** Until when, and how that day came about; nothing stands in red without it. */
  #renderDue(sdk: TalkSdk, row: EntrustedRow): unknown {
    const says = this.#says;
    const { dueOn, daysLeft = 0, overdue } = row;
    const given = row.talk?.heldBy !== undefined;
    if (dueOn === undefined) return given ? says.noReturnDue : says.noDue;
    return html`${this.#day(dueOn)}
      <span class="mark ${overdue ? 'danger' : ''}"
        >${overdue ? icons.alarm : nothing}${this.say.talk.left(daysLeft)}</span
      >
      <talk-basis
        .of=${given ? says.facts.returnDue : says.facts.due}
        .explain=${() => this.#basis(sdk, row, dueOn)}
      ></talk-basis>`;
  }

  #basis(sdk: TalkSdk, row: EntrustedRow, dueOn: CivilDate): readonly Explanation[] {
    const says = this.#says;
    const policy = [
      ...row.findings.map((finding) => sdk.policy.explain(finding)),
      ...(row.window ? sdk.policy.explainWindow(row.window) : []),
    ];
    if (row.window !== undefined && policy.length > 0) return policy;
    const day = this.#day(dueOn);
    return [
      {
        sentence: row.window === undefined ? says.dueByOrder(day) : says.dueByBody(day),
        source: says.orderSource(row.orderNumber ?? ''),
        authority: 'local-setting',
        remedy: '',
      },
      ...policy,
    ];
  }

  #renderFacts(sdk: TalkSdk, row: EntrustedRow): TemplateResult {
    const says = this.#says;
    const { facts } = says;
    const { talk } = row;
    const given = talk?.heldBy !== undefined;
    return html`<dl class="facts">
      <dt>${facts.post}</dt>
      <dd>${this.say.talk.post(row.unitName, row.title)}</dd>
      <dt>${facts.by}</dt>
      <dd>${says.by(row.delegatorName, row.leaderName)}</dd>
      <dt>${given ? facts.returnDue : facts.due}</dt>
      <dd>${this.#renderDue(sdk, row)}</dd>
      <dt>${facts.ordered}</dt>
      <dd>${says.orderedOn(this.#day(row.orderedOn), row.orderNumber ?? '')}</dd>
      ${
        row.reason
          ? html`<dt class="long">${facts.reason}</dt>
              <dd class="long">${row.reason}</dd>`
          : nothing
      }
    </dl>`;
  }

  #renderPoints(row: EntrustedRow): TemplateResult {
    const says = this.#says;
    return html`<details ?open=${stepOf(row) === 'accept'}>
        <summary>${says.points}</summary>
        ${row.obligations.map(
          ({ kindName, points }) =>
            html`${row.obligations.length > 1 ? html`<p class="muted">${says.pointsOf(kindName)}</p>` : nothing}
              <ol class="numbered">
                ${points.map(
                  ({ title, parts }) =>
                    html`<li>
                      ${title}${
                        parts.length === 0
                          ? nothing
                          : html`<ul class="parts">
                              ${parts.map((part) => html`<li>${part.title}</li>`)}
                            </ul>`
                      }
                    </li>`,
                )}
              </ol>`,
        )}
      </details>
      <p class="muted">${says.recordForm}</p>`;
  }

  #renderTalk(row: EntrustedRow): TemplateResult {
    const says = this.#says;
    const { talk } = row;
    const [first] = row.obligations;
    if (talk === undefined || first === undefined) return html`<p>${says.notArranged}</p>`;
    const held = talk.heldBy !== undefined;
    return html`<p>
        ${
          held
            ? says.held(this.#day(talk.date))
            : says.arranged(this.#day(talk.date), talk.startsAt ?? '', talk.place ?? '')
        }
      </p>
      ${
        !held
          ? nothing
          : talk.confirmed
            ? html`<p>${says.signed(this.#day(talk.confirmed.on))}</p>`
            : html`<p class="alarm">${says.notSigned}</p>`
      }
      <div class="actions">
        <button
          type="button"
          class="button ${stepOf(row) === 'talk' ? 'primary' : ''}"
          aria-label=${says.openName(row.subjectName)}
          @click=${() =>
            this.dispatchEvent(
              new CustomEvent('open-obligation', {
                bubbles: true,
                composed: true,
                detail: first.id,
              }),
            )}
        >
          ${says.open}
        </button>
      </div>`;
  }

  #renderReturns(row: EntrustedRow): readonly TemplateResult[] {
    const says = this.#says;
    return row.returns.map(
      ({ on, copiesKept, shreddedOn, sentBack }) =>
        html`<p>${says.givenBack(this.#day(on), copiesKept)}</p>
          ${shreddedOn ? html`<p>${says.shreddedOn(this.#day(shreddedOn))}</p>` : nothing}
          ${
            sentBack
              ? html`<p class="alarm">
                  ${says.sentBack(this.#day(sentBack.on), sentBack.opinion)}
                </p>`
              : nothing
          }`,
    );
  }

  #renderBody(sdk: TalkSdk, row: EntrustedRow, step: Step, state: StepState): unknown {
    const says = this.#says;
    switch (step) {
      case 'accept':
        return state === 'now'
          ? html`${this.#renderAct(sdk, row, 'accept')} ${this.#renderAct(sdk, row, 'refuse')}`
          : nothing;
      case 'talk':
        return state === 'later' ? nothing : this.#renderTalk(row);
      case 'give':
        return html`${this.#renderReturns(row)}
        ${
          // A record that nobody has signed is not what is to be returned.
          row.talk?.confirmed || may(row, 'shred')
            ? this.#renderAct(sdk, row, 'return-record')
            : nothing
        }
        ${this.#renderAct(sdk, row, 'shred')}`;
      case 'gone':
        return state === 'now'
          ? html`<p>${says.waiting}</p>
              <p class="muted">${says.staysUntil}</p>`
          : html`<p class="muted">${says.staysUntil}</p>`;
    }
  }

  #renderSteps(sdk: TalkSdk, row: EntrustedRow): TemplateResult {
    const says = this.#says;
    const now = steps.indexOf(stepOf(row));
    return html`<ol class="steps" aria-label=${says.stepsName(row.subjectName)}>
      ${steps.map((step, index) => {
        const state: StepState = index < now ? 'done' : index === now ? 'now' : 'later';
        return html`<li
          class=${state}
          aria-current=${state === 'now' ? 'step' : nothing}
          aria-label=${says.stepName(says.steps[step], says.state[state])}
        >
          <span class="sign">${signs[state]}</span>
          <div class="head">
            <h4>${says.steps[step]}</h4>
            <span class="mark ${marks[state]}">${says.state[state]}</span>
          </div>
          <div class="body">${this.#renderBody(sdk, row, step, state)}</div>
        </li>`;
      })}
    </ol>`;
  }

  #renderOrder(sdk: TalkSdk, row: EntrustedRow): TemplateResult {
    const others = row.findings.filter(({ severity }) => severity === 'error');
    return html`<details class="card" open data-order=${row.id}>
      <summary>
        <strong>${this.#says.name(row.subjectName, row.kindNames)}</strong>
        <span class="mark accent">${row.stateName}</span>
        ${
          row.overdue && row.daysLeft !== undefined
            ? html`<span class="mark danger"
                >${icons.alarm}${this.say.talk.left(row.daysLeft)}</span
              >`
            : nothing
        }
      </summary>
      <div class="inside">
        ${this.#renderFacts(sdk, row)} ${this.#renderPoints(row)}
        ${
          others.length > 0
            ? html`<talk-finding-list
                .findings=${others}
                .explain=${(finding: Finding) => sdk.policy.explain(finding)}
              ></talk-finding-list>`
            : nothing
        }
        ${this.#renderSteps(sdk, row)}
      </div>
    </details>`;
  }

  #renderOver(rows: readonly EntrustedRow[]): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    const says = this.#says;
    return html`<details>
      <summary>${says.over(rows.length)}</summary>
      <ul class="cards">
        ${rows.map(
          (row) =>
            html`<li data-order=${row.id}>
              <p>${says.overName(row.subjectName, row.stateName)}</p>
              <p class="muted">
                ${says.orderedOn(this.#day(row.orderedOn), row.orderNumber ?? '')} ${says.gone}
              </p>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    const live = this.rows.live;
    if (!sdk || live.state === 'loading') return nothing;
    const says = this.#says;
    if (live.state === 'ready' && !live.value.isDelegate && live.value.rows.length === 0) {
      return nothing;
    }
    const rows = live.state === 'ready' ? live.value.rows : [];
    const open = rows.filter((row) => !isOver(row));
    return html`<section aria-labelledby="orders">
      <h3 id="orders">${says.heading(open.filter((row) => stepOf(row) !== 'gone').length)}</h3>
      ${liveView(this.rows, this.say, () =>
        rows.length === 0
          ? html`<p>${says.none}</p>
              <p class="muted">${says.noneText}</p>`
          : html`<div class="cards">
                ${repeat(
                  open,
                  ({ id }) => id,
                  (row) => this.#renderOrder(sdk, row),
                )}
              </div>
              ${this.#renderOver(rows.filter(isOver))}`,
      )}
    </section>`;
  }
}
