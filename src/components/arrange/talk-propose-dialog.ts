/** Arranged talks put before a leader: one slip for all of them. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApprovalRecord, Outcome, TalkSdk, WorklistRow } from '../../sdk/index.ts';
import type { ToDo } from '../controllers/act.ts';
import { shortDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { controls } from '../styles/controls.ts';
import { tables } from '../styles/tables.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';
import { talkName, talksOf } from './arranged-talk.ts';
import { PlanElement } from './plan-element.ts';

bring(scheduler);

/**
 * @summary The dialog in which a clerk puts arranged talks before a leader.
 * @fires {CustomEvent<{ act: string, waitUntil: Function }>} talk-before-approval - The host may refuse.
 * @fires {CustomEvent<{ approval: string }>} talk-approval-changed - They were put.
 * @fires close - The dialog was closed.
 */
export class TalkProposeDialog extends PlanElement {
  static override styles = [
    controls,
    tables,
    css`
      .intro,
      .scroller {
        margin-bottom: 12px;
      }
      .scroller {
        max-height: 36vh;
      }
      .c-day {
        width: 30%;
      }
    `,
  ];

  /** Drawn up, and not put yet: a second try puts the same one. */
  #drawn: ApprovalRecord | undefined;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** The rows that were chosen; the dialog is open while there are some. */
  @property({ attribute: false }) rows: readonly WorklistRow[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) this.#drawn = undefined;
  }

  async #put(sdk: TalkSdk, entered: Entered): Promise<Outcome<ApprovalRecord>> {
    const proposal = entered.text('proposal');
    if (!this.#drawn) {
      const talks = talksOf(this.rows).map(({ talk: { id, revision } }) => ({ id, revision }));
      const drawn = await sdk.approvals.propose({ about: { type: 'plan', talks }, proposal });
      if (!drawn.ok) return drawn;
      this.#drawn = drawn.value;
    }
    const { id, revision } = this.#drawn;
    const to = entered.person('to')?.id;
    return sdk.approvals.submit({
      approval: { id, revision },
      proposal,
      ...(to === undefined ? {} : { to }),
    });
  }

  #todo(sdk: TalkSdk, entered: Entered): ToDo<ApprovalRecord> {
    return {
      before: { type: 'talk-before-approval', detail: { act: 'submit' } },
      act: () => this.#put(sdk, entered),
      said: () => this.says.propose.done(entered.person('to')?.name ?? ''),
      then: ({ id }) => tell(this, 'talk-approval-changed', { approval: id }),
    };
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  #renderTable(sdk: TalkSdk): TemplateResult {
    const says = this.says.propose;
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${says.table}>
      <table aria-label=${says.table}>
        <thead>
          <tr>
            <th scope="col">${this.says.bulk.talk}</th>
            <th scope="col" class="c-day">${this.says.bulk.now}</th>
          </tr>
        </thead>
        <tbody>
          ${talksOf(this.rows).map(
            (one) =>
              html`<tr>
                <td>${talkName(one, this.say)}</td>
                <td>
                  ${this.say.scheduler.arrangement(
                    shortDate(one.talk.date, sdk.today(), this.say),
                    one.talk.talker.name,
                  )}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    const talks = talksOf(this.rows);
    if (!sdk || talks.length === 0) return nothing;
    const says = this.says.propose;
    const fields: readonly ActField[] = [
      { as: 'person', name: 'to', label: says.to, hint: says.toHint, required: true },
      {
        as: 'text',
        name: 'proposal',
        label: says.proposal,
        rows: 2,
        required: true,
        value: says.proposalText,
      },
    ];
    return html`<talk-dialog open .heading=${says.heading(talks.length)} @close=${this.#close}>
      <p class="intro muted">${says.intro}</p>
      ${this.#renderTable(sdk)}
      <talk-act-form
        .sdk=${sdk}
        .of=${talks.map(({ talk }) => talk.id).join()}
        .label=${says.act}
        .fields=${fields}
        .todo=${(entered: Entered) => this.#todo(sdk, entered)}
        @act-done=${this.#close}
      ></talk-act-form>
    </talk-dialog>`;
  }
}
