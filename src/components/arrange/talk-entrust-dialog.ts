/** 委托谈话: an order is drawn up, put before a leader where that is wanted, given, and taken in again (二·2). */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type {
  ApprovalRow,
  DelegationAct,
  DelegationRow,
  Outcome,
  PaperRequest,
  TalkSdk,
  WorklistRow,
} from '../../sdk/index.ts';
import type { ToDo } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { controls } from '../styles/controls.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { PlanElement } from './plan-element.ts';

/** Who is to be entrusted, as the arrange dialog offers them. */
export interface Delegate {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

interface Standing {
  readonly order: DelegationRow | undefined;
  readonly slips: readonly ApprovalRow[];
}

/**
 * @summary The dialog in which the department entrusts a talk, and follows the order until it is closed.
 * @fires {CustomEvent<{ act: string, obligation?: string, delegation?: string, waitUntil: Function }>} talk-before-delegation - The host may refuse.
 * @fires {CustomEvent<{ delegation: string }>} talk-delegation-changed - The order is drawn up, or a step further.
 * @fires {CustomEvent<{ act: string, waitUntil: Function }>} talk-before-approval - The host may refuse.
 * @fires {CustomEvent<{ approval: string }>} talk-approval-changed - The order was put before a leader.
 * @fires print-wanted - `detail` is a heading and the papers that are to be printed.
 * @fires close - The dialog was closed.
 */
export class TalkEntrustDialog extends PlanElement {
  static override styles = [
    controls,
    css`
      .intro,
      dl {
        margin-bottom: 12px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 4px 16px;
      }
      dt {
        color: var(--_muted);
      }
      section + section {
        margin-top: 12px;
        padding-top: 12px;
        border-top: 1px solid var(--_border);
      }
      h3 {
        margin-bottom: 6px;
      }
      summary {
        padding: 2px 0;
        color: var(--_accent);
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 2px solid var(--_accent);
      }
      details {
        margin-top: 12px;
      }
      talk-act-form {
        margin-top: 8px;
      }
    `,
  ];

  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** The dialog is open while there is one. */
  @property({ attribute: false }) row: WorklistRow | undefined;
  /** Who is to be entrusted, where no order is drawn up yet. */
  @property({ attribute: false }) delegate: Delegate | undefined;

  @state() private drawn: string | undefined;

  private readonly standing = new LiveQuery<Standing>(this, () => {
    const { orderId } = this;
    if (!this.row || orderId === undefined) return undefined;
    return {
      sdk: this.sdk,
      key: orderId,
      ask: async (sdk) => {
        const [order, slips] = await Promise.all([
          sdk.delegations.get(orderId),
          sdk.approvals.list({ about: orderId }),
        ]);
        return { order, slips };
      },
    };
  });

  protected get orderId(): string | undefined {
    return this.drawn ?? this.row?.delegation?.id;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('row')) this.drawn = undefined;
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  // No order yet.

  #renderDraft(sdk: TalkSdk, row: WorklistRow, delegate: Delegate): TemplateResult {
    const says = this.says.entrust;
    const { due, lastDay } = row.obligation.obligation.window;
    const dueOn = due ?? lastDay;
    const fields: readonly ActField[] = [
      {
        as: 'choice',
        name: 'delegator',
        label: says.delegator,
        required: true,
        value: 'department',
        options: (['department', 'committee'] as const).map((value) => ({
          value,
          label: says.delegators[value],
        })),
      },
      { as: 'person', name: 'leader', label: says.leader, hint: says.leaderHint, required: true },
      {
        as: 'day',
        name: 'dueOn',
        label: says.dueOn,
        ...(dueOn !== undefined && dueOn >= sdk.today() ? { value: dueOn } : {}),
      },
      {
        as: 'text',
        name: 'reason',
        label: says.reason,
        hint: says.reasonHint,
        rows: 2,
        required: true,
      },
    ];
    const { id, revision } = row.obligation;
    return html`<p class="intro">${says.intro(delegate.name, delegate.title)}</p>
      <talk-act-form
        .sdk=${sdk}
        .of=${id}
        .label=${says.draft}
        .fields=${fields}
        .todo=${(entered: Entered): ToDo<{ readonly id: string }> => ({
          before: { type: 'talk-before-delegation', detail: { act: 'draft', obligation: id } },
          act: () => {
            const day = entered.day('dueOn');
            return sdk.delegations.draft({
              obligations: [{ id, revision }],
              delegator: entered.text('delegator') === 'committee' ? 'committee' : 'department',
              leader: entered.person('leader')?.id ?? '',
              delegate: delegate.id,
              reason: entered.text('reason'),
              ...(day === undefined ? {} : { dueOn: day }),
            });
          },
          said: () => says.drafted,
          then: (order) => {
            this.drawn = order.id;
            tell(this, 'talk-delegation-changed', { delegation: order.id });
          },
        })}
      ></talk-act-form>`;
  }

  // An order that is there.

  #todo(
    act: DelegationAct,
    { delegation: { id } }: DelegationRow,
    said: string,
    run: () => Promise<Outcome<unknown>>,
  ): ToDo<unknown> {
    return {
      before: { type: 'talk-before-delegation', detail: { act, delegation: id } },
      act: run,
      said: () => said,
      then: () => tell(this, 'talk-delegation-changed', { delegation: id }),
    };
  }

  #form(
    sdk: TalkSdk,
    order: DelegationRow,
    form: {
      readonly label: string;
      readonly help?: string;
      readonly plain?: boolean;
      readonly fields: readonly ActField[];
      readonly todo: (entered: Entered) => ToDo<unknown>;
    },
  ): TemplateResult {
    const shown = html`<talk-act-form
      .sdk=${sdk}
      .of=${order.delegation.id}
      .label=${form.label}
      .help=${form.help ?? ''}
      .look=${form.plain ? 'plain' : 'primary'}
      .fields=${form.fields}
      .todo=${form.todo}
    ></talk-act-form>`;
    return form.plain
      ? html`<details>
          <summary>${form.label}</summary>
          ${shown}
        </details>`
      : html`<section>${shown}</section>`;
  }

  #renderActs(sdk: TalkSdk, order: DelegationRow, slips: readonly ApprovalRow[]): unknown {
    const says = this.says.entrust;
    const { id, revision } = order.delegation;
    const delegation = { id, revision };
    const may = (act: DelegationAct) => order.next.some((one) => one.act === act && one.possible);
    const approved = slips.find(
      ({ approval, changed }) => approval.decision?.as === 'approved' && changed.length === 0,
    );
    const running = slips.some(({ next }) => next.some(({ possible }) => possible));
    const text = (name: string, label: string): ActField => ({
      as: 'text',
      name,
      label,
      rows: 2,
      required: true,
    });
    return html`${
      may('order')
        ? this.#form(sdk, order, {
            label: says.give,
            help: approved ? says.approved : says.giveHelp,
            fields: [
              { as: 'day', name: 'on', label: says.on, required: true, value: sdk.today() },
              { as: 'text', name: 'number', label: says.number },
            ],
            todo: (entered) =>
              this.#todo('order', order, says.given, () => {
                const number = entered.text('number');
                return sdk.delegations.order({
                  delegation,
                  on: entered.requiredDay('on'),
                  ...(number ? { number } : {}),
                  ...(approved ? { approval: approved.approval.id } : {}),
                });
              }),
          })
        : nothing
    }
    ${
      may('order') && !approved && !running
        ? this.#form(sdk, order, {
            label: says.propose,
            plain: true,
            fields: [
              { as: 'person', name: 'to', label: says.proposeTo, required: true },
              {
                ...text('proposal', says.proposal),
                as: 'text',
                value: says.proposalText(order.delegateName),
              },
            ],
            todo: (entered) => ({
              before: { type: 'talk-before-approval', detail: { act: 'submit' } },
              act: () => this.#propose(sdk, delegation, slips, entered),
              said: () => says.proposed,
              then: () => tell(this, 'talk-approval-changed', { approval: id }),
            }),
          })
        : nothing
    }
    ${
      may('close')
        ? this.#form(sdk, order, {
            label: says.close,
            help: says.closeHelp,
            fields: [],
            todo: () =>
              this.#todo('close', order, says.closed, () =>
                sdk.delegations.close({ delegation, keeper: 'department' }),
              ),
          })
        : nothing
    }
    ${
      may('send-back')
        ? this.#form(sdk, order, {
            label: says.sendBack,
            plain: true,
            fields: [text('opinion', says.opinion)],
            todo: (entered) =>
              this.#todo('send-back', order, says.sentBack, () =>
                sdk.delegations.sendBack({ delegation, opinion: entered.text('opinion') }),
              ),
          })
        : nothing
    }
    ${
      may('withdraw')
        ? this.#form(sdk, order, {
            label: says.withdraw,
            help: says.withdrawHelp,
            plain: true,
            fields: [text('reason', says.withdrawReason)],
            todo: (entered) =>
              this.#todo('withdraw', order, says.withdrawn, () =>
                sdk.delegations.withdraw({ delegation, reason: entered.text('reason') }),
              ),
          })
        : nothing
    }`;
  }

  /** A slip that was drawn up and not put the last time is put now. */
  async #propose(
    sdk: TalkSdk,
    delegation: { readonly id: string; readonly revision: number },
    slips: readonly ApprovalRow[],
    entered: Entered,
  ): Promise<Outcome<unknown>> {
    const proposal = entered.text('proposal');
    const waiting = slips.find(({ next }) =>
      next.some(({ act, possible }) => act === 'submit' && possible),
    )?.approval;
    const drawn = waiting
      ? ({ ok: true, value: waiting } as const)
      : await sdk.approvals.propose({ about: { type: 'delegation', delegation }, proposal });
    if (!drawn.ok) return drawn;
    const to = entered.person('to')?.id;
    const { id, revision } = drawn.value;
    return sdk.approvals.submit({
      approval: { id, revision },
      proposal,
      ...(to === undefined ? {} : { to }),
    });
  }

  #renderOrder(sdk: TalkSdk, { order, slips }: Standing): TemplateResult {
    const says = this.says.entrust;
    if (!order) return html`<p>${says.gone}</p>`;
    const { facts } = says;
    const given = order.delegation.order !== undefined;
    const print: readonly PaperRequest[] = [
      { paper: 'delegation-order', of: order.delegation.id },
      { paper: 'delegation-return', of: order.delegation.id },
    ];
    return html`<dl>
        <dt>${facts.delegate}</dt>
        <dd>${order.delegateName} <span class="muted">${order.delegateTitle}</span></dd>
        <dt>${facts.by}</dt>
        <dd>${says.by(order.delegatorName ?? '', order.leaderName ?? '')}</dd>
        <dt>${facts.reason}</dt>
        <dd>${order.delegation.reason ?? ''}</dd>
        <dt>${facts.due}</dt>
        <dd>${order.dueOn ? longDate(order.dueOn, this.say) : says.noDue}</dd>
        <dt>${facts.state}</dt>
        <dd>
          <span class="mark accent">${icons.half}${order.stateName}</span>
          ${slips.map(
            ({ stateName }) => html`<span class="mark plain">${says.slip(stateName)}</span> `,
          )}
        </dd>
      </dl>
      ${
        given
          ? html`<div class="row">
              <button
                type="button"
                class="button"
                @click=${() =>
                  this.dispatchEvent(
                    new CustomEvent('print-wanted', {
                      detail: { heading: says.order, papers: print },
                    }),
                  )}
              >
                ${says.print}
              </button>
            </div>`
          : nothing
      }
      ${this.#renderActs(sdk, order, slips)}`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, row, delegate } = this;
    if (!sdk || !row) return nothing;
    return html`<talk-dialog
      open
      .heading=${this.says.entrust.heading(row.subjectName, row.kindName)}
      @close=${this.#close}
    >
      <h3>${this.says.entrust.order}</h3>
      ${
        this.orderId === undefined
          ? delegate
            ? this.#renderDraft(sdk, row, delegate)
            : nothing
          : liveView(this.standing, this.say, (standing) => this.#renderOrder(sdk, standing))
      }
    </talk-dialog>`;
  }
}
