/** A reminder that nobody has begun in writing: its talk, or the letter that is to be drafted for it. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { TalkSdk, WorklistRow } from '../../sdk/index.ts';
import { caseStyles } from '../admonition-tracker/case-styles.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { inquiryTexts, type InquiryTexts } from '../messages/inquiry.ts';
import { TalkElement } from '../talk-element.ts';
import type { Entered } from '../ui/act-fields.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { letterEntered, letterFields } from './inquiry-acts.ts';

bring({ record });
bring({ tracker });

/**
 * @summary A reminder by its obligation: when its talk is due, and the ways on.
 *
 * @attr {string} obligation - The obligation's id.
 * @fires {CustomEvent<{ act: string, inquiry: string, waitUntil: Function }>} talk-before-inquiry - Cancelable: a letter is about to be drafted; `inquiry` is the obligation.
 * @fires {CustomEvent<{ inquiry: string }>} talk-inquiry-drafted - A letter was drafted.
 * @fires {CustomEvent<string>} case-arrange - Its talk is to be arranged: the obligation's id.
 * @fires {CustomEvent<string>} case-record - Its talk is to be opened: the talk's id.
 */
export class TalkReminderCase extends TalkElement {
  static override styles: CSSResultGroup = [TalkElement.styles, caseStyles];

  protected readonly keepFocus = new KeepFocus(this);
  @property() obligation: string | undefined;

  private readonly row = new LiveQuery<WorklistRow | undefined>(this, () => {
    const id = this.obligation;
    if (!id) return undefined;
    return { sdk: this.activeSdk, key: id, ask: (sdk) => sdk.obligations.get(id) };
  });

  private get says(): InquiryTexts {
    return inquiryTexts(this.spokenLanguage);
  }

  /** Whoever shows the case opens what belongs to it. */
  #ask(what: 'case-arrange' | 'case-record', id: string): void {
    this.dispatchEvent(new CustomEvent(what, { detail: id }));
  }

  #renderDraft(sdk: TalkSdk, row: WorklistRow): TemplateResult {
    const { says } = this;
    const { id, revision } = row.obligation;
    const fields = [
      {
        as: 'choice',
        name: 'sender',
        label: says.fields.obligationSender,
        value: 'department',
        options: (['department', 'committee'] as const).map((value) => ({
          value,
          label: says.fields.senders[value],
        })),
      } as const,
      ...letterFields(row.points, says, { points: {}, questions: [] }),
    ];
    return html`<talk-act-form
      data-act="draft"
      .sdk=${sdk}
      .record=${{ id, revision }}
      form="inquiry.draft"
      .label=${says.acts.draft}
      .fields=${fields}
      .todo=${(entered: Entered) => ({
        before: { type: 'talk-before-inquiry' as const, detail: { act: 'draft', inquiry: id } },
        act: () =>
          sdk.inquiries.draft({
            obligation: { id, revision },
            sender: entered.text('sender') === 'committee' ? 'committee' : 'department',
            ...letterEntered(row.points, entered),
          }),
        said: () => says.done.draft,
        then: (inquiry: { readonly id: string }) =>
          tell(this, 'talk-inquiry-drafted', { inquiry: inquiry.id }),
      })}
    ></talk-act-form>`;
  }

  #renderTalk(row: WorklistRow): TemplateResult {
    const says = this.say.tracker;
    const { talk } = row;
    const running = talk && !talk.cancelled ? talk : undefined;
    return html`${
        running
          ? html`<p>${says.planned(longDate(running.date, this.say), running.talker.name)}</p>`
          : nothing
      }
      <div class="actions">
        ${
          running
            ? html`<button
                type="button"
                class="button primary"
                @click=${() => this.#ask('case-record', running.id)}
              >
                ${row.phase === 'done' ? says.viewRecord : says.openRecord}
              </button>`
            : row.phase === 'open'
              ? html`<button
                  type="button"
                  class="button primary"
                  @click=${() => this.#ask('case-arrange', row.obligation.id)}
                >
                  ${says.arrange}
                </button>`
              : nothing
        }
      </div>`;
  }

  #renderDue(sdk: TalkSdk, row: WorklistRow): TemplateResult {
    const { window } = row.obligation.obligation;
    const due = window.due ?? window.remindOn;
    const late = row.timeliness === 'overdue';
    return html`<p>
      ${due ? this.say.tracker.talkDue(longDate(due, this.say)) : this.say.talk.noWindow}
      ${
        late
          ? html`<span class="mark danger"
              >${icons.alarm}${this.say.tracker.replyLate(-(row.daysLeft ?? 0))}</span
            >`
          : nothing
      }
      <talk-basis
        .of=${row.kindName}
        .explain=${() => sdk.policy.explainWindow(window)}
      ></talk-basis>
    </p>`;
  }

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return this.obligation
      ? liveView(this.row, this.say, (row) => this.#renderCase(sdk, row))
      : this.#renderCase(sdk, undefined);
  }

  #renderCase(sdk: TalkSdk, row: WorklistRow | undefined): TemplateResult {
    if (!row) return html`<talk-state-view .heading=${this.say.tracker.choose}></talk-state-view>`;
    return html`<h4 class="visually-hidden">${row.kindName}</h4>
      <p class="muted">${this.says.triggers(row.triggerNames)}</p>
      ${this.#renderDue(sdk, row)}
      ${
        row.obligation.obligation.form === 'inquiry'
          ? html`<div class="form-box">${this.#renderDraft(sdk, row)}</div>`
          : this.#renderTalk(row)
      }`;
  }
}
