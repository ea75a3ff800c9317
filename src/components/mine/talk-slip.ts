/** One slip (承办单): what is proposed, what was said of it so far, and the decision. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ApprovalRow, InquiryRow, TalkSdk } from '../../sdk/index.ts';
import type { ToDo } from '../controllers/act.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { tell } from '../events.ts';
import { mineTexts, type MineTexts } from '../messages/mine.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { tables } from '../styles/tables.ts';
import type { Entered } from '../ui/act-fields.ts';
import { actFold } from '../ui/act-fold.ts';
import { liveView } from '../ui/live-view.ts';
import { mineStyles } from './mine-styles.ts';
import { type PlannedTalk, type Put, readPut } from './put.ts';
import { type SlipAct, slipForms } from './slip-acts.ts';

/** What settles it as it stands; the others are folded under their names. */
const straight: readonly SlipAct[] = ['review', 'approve'];
const folded: readonly SlipAct[] = ['return', 'refuse'];

/**
 * @summary One slip that waits to be reviewed or decided.
 */
export class TalkSlip extends SpeakingElement {
  static override styles: CSSResultGroup = [
    controls,
    tables,
    mineStyles,
    css`
      .slip > * + * {
        margin-top: 10px;
      }
      .scroller {
        overflow-x: auto;
      }
      table {
        min-width: 700px;
      }
      tbody td {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .c-date {
        width: 192px;
      }
      .c-time {
        width: 64px;
      }
      .c-kind,
      .c-talker {
        width: 108px;
      }
      .under {
        margin: 0 0 3px;
        color: var(--_muted);
      }
    `,
  ];

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) row: ApprovalRow | undefined;
  /** What this person may do at all. */
  @property({ attribute: false }) acts: readonly SlipAct[] = [];

  private readonly put = new LiveQuery<Put>(this, () => {
    const { row } = this;
    if (!row) return undefined;
    const { id, revision } = row.approval;
    return { sdk: this.sdk, key: `${id} ${revision}`, ask: (sdk) => readPut(sdk, row) };
  });

  get #says(): MineTexts['slips'] {
    return mineTexts(this.spokenLanguage).slips;
  }

  #day(date: CivilDate): string {
    return longDate(date, this.say);
  }

  #todo(act: SlipAct, of: string, run: (entered: Entered) => ReturnType<ToDo<unknown>['act']>) {
    return (entered: Entered): ToDo<unknown> => ({
      before: { type: 'talk-before-approval', detail: { act, approval: of } },
      act: () => run(entered),
      said: () => this.#says.done[act],
      then: () => tell(this, 'talk-approval-changed', { approval: of }),
    });
  }

  #renderAct(sdk: TalkSdk, { approval }: ApprovalRow, act: SlipAct): TemplateResult {
    const says = this.#says;
    const { fields, run } = slipForms(sdk, approval, says)[act];
    return html`<talk-act-form
      data-act=${act}
      .sdk=${sdk}
      .record=${{ id: approval.id, revision: approval.revision }}
      .form=${`approval.${act}`}
      .label=${says.acts[act]}
      .look=${straight.includes(act) ? 'primary' : 'plain'}
      .fields=${fields}
      .todo=${this.#todo(act, approval.id, run)}
    ></talk-act-form>`;
  }

  #renderActs(sdk: TalkSdk, row: ApprovalRow): TemplateResult {
    const may = (act: SlipAct) =>
      this.acts.includes(act) && row.next.some((next) => next.act === act && next.possible);
    // Why it cannot be decided yet, where nothing else is to be done first.
    const why = straight.some(may) ? undefined : row.next.find(({ act }) => act === 'approve')?.why;
    return html`${repeat(
      straight.filter(may),
      (act) => act,
      (act) => html`<div class="form-box">${this.#renderAct(sdk, row, act)}</div>`,
    )}
    ${why ? html`<p class="muted">${why}</p>` : nothing}
    ${repeat(
      folded.filter(may),
      (act) => act,
      (act) => actFold(this.#says.acts[act], this.#renderAct(sdk, row, act)),
    )}`;
  }

  #renderPlan(talks: readonly PlannedTalk[]): TemplateResult {
    const says = this.#says;
    const { columns } = says;
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${says.plan}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="c-date">${columns.date}</th>
            <th scope="col" class="c-time">${columns.time}</th>
            <th scope="col">${columns.subject}</th>
            <th scope="col" class="c-kind">${columns.kind}</th>
            <th scope="col" class="c-talker">${columns.talker}</th>
            <th scope="col">${columns.place}</th>
          </tr>
        </thead>
        <tbody>
          ${talks.map(
            ({ date, talkerName, now, changed }) =>
              html`<tr>
                <td>
                  ${this.#day(date)}
                  ${changed ? html`<span class="mark warning">${says.planChanged}</span>` : nothing}
                </td>
                <td>${now?.startsAt ?? ''}</td>
                <td>
                  ${now ? now.subjects.map(({ name }) => name).join(this.say.signs.list) : ''}
                </td>
                <td>${now?.kindName ?? ''}</td>
                <td>${talkerName}</td>
                <td>${now?.place ?? ''}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #renderLetter({ points, round }: InquiryRow): TemplateResult {
    const says = this.#says;
    return html`<h4>${says.letter}</h4>
      <dl>
        ${points
          .filter(({ id }) => round.points[id])
          .map(
            ({ id, title }) =>
              html`<dt class="under">${title}</dt>
                <dd class="words">${round.points[id]}</dd>`,
          )}
      </dl>
      <p class="under">${says.questions}</p>
      <ol class="numbered">
        ${round.questions.map(({ text }) => html`<li>${text}</li>`)}
      </ol>`;
  }

  #renderPut(put: Put, row: ApprovalRow): TemplateResult {
    const says = this.#says;
    const { signs } = this.say;
    switch (put.type) {
      case 'plan':
        return this.#renderPlan(put.talks);
      case 'inquiry':
        return put.letter ? this.#renderLetter(put.letter) : html`<p>${says.gone}</p>`;
      case 'delegation': {
        const { order } = put;
        if (!order) return html`<p>${says.gone}</p>`;
        const { dueOn } = order.delegation;
        return html`<dl class="facts">
          <dt>${says.order.subject}</dt>
          <dd>
            ${signs.bracketed(order.subjectName, this.say.talk.post(order.unitName, order.title))}
          </dd>
          <dt>${says.order.kinds}</dt>
          <dd>${order.kindNames.join(this.say.signs.list)}</dd>
          <dt>${says.order.delegate}</dt>
          <dd>${signs.bracketed(order.delegateName, order.delegateTitle)}</dd>
          <dt>${says.order.by}</dt>
          <dd>${signs.bracketed(order.delegatorName ?? '', order.leaderName ?? '')}</dd>
          <dt>${says.order.due}</dt>
          <dd>${dueOn ? this.#day(dueOn) : says.order.noDue}</dd>
          <dt class="long">${says.order.reason}</dt>
          <dd class="long">${order.delegation.reason ?? ''}</dd>
        </dl>`;
      }
      case 'admonition':
        return html`<dl class="facts">
          <dt>${says.whom}</dt>
          <dd>
            ${row.approval.subjects.map(({ name, unitName, title }) =>
              signs.bracketed(name, this.say.talk.post(unitName, title)),
            )}
          </dd>
          <dt>${says.areas}</dt>
          <dd>${put.areas.join(this.say.signs.list)}</dd>
        </dl>`;
    }
  }

  #renderHistory({ approval }: ApprovalRow): TemplateResult {
    const says = this.#says;
    return html`<details>
      <summary>${says.history}</summary>
      <ol class="numbered">
        ${approval.history.map(({ action, on, person, opinion, by }) => {
          const who =
            person !== undefined && person.id !== by.by
              ? says.onBehalf(person.name, by.name)
              : by.name;
          return html`<li class="words">
            ${says.step(
              this.#day(on),
              who,
              says.taken[action] ?? action,
              // What was proposed stands above.
              action === 'propose' || action === 'submit' ? '' : (opinion ?? ''),
            )}
          </li>`;
        })}
      </ol>
    </details>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, row } = this;
    if (!sdk || !row) return nothing;
    const says = this.#says;
    return html`<div class="slip">
      <dl class="facts">
        <dt class="long">${says.proposal}</dt>
        <dd class="long words">${row.approval.proposal}</dd>
      </dl>
      ${row.changed.length > 0 ? html`<p class="alarm">${says.changedText}</p>` : nothing}
      ${liveView(this.put, this.say, (put) => this.#renderPut(put, row))}
      ${this.#renderHistory(row)} ${this.#renderActs(sdk, row)}
    </div>`;
  }
}
