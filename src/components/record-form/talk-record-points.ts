/** 谈话内容要点 of one obligation: each with a tick of its own, an excuse and a remark. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { PointView } from '../../sdk/index.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { unanswered, type AnswerChange, type DraftAnswer } from './draft.ts';
import { recordStyles } from './styles.ts';

bring({ record });

/**
 * @summary The points of one talk. There is no way to tick all: a record must stay true.
 * @fires {CustomEvent<AnswerChange>} answer-change - A point was ticked, excused or remarked on.
 */
export class TalkRecordPoints extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, recordStyles];

  @property({ attribute: false }) points: readonly PointView[] = [];
  @property({ attribute: false }) answers: Readonly<Record<string, DraftAnswer>> = {};
  @property({ type: Boolean }) editable = false;

  @state() private remarks: ReadonlySet<string> = new Set();

  #tell(detail: AnswerChange): void {
    this.dispatchEvent(new CustomEvent<AnswerChange>('answer-change', { detail }));
  }

  async #remark(point: PointView): Promise<void> {
    this.remarks = new Set([...this.remarks, point.id]);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-remark="${point.id}"]`)?.focus();
  }

  #renderParts(point: PointView, answer: DraftAnswer): TemplateResult {
    return html`<div class="parts" role="group" aria-label=${this.say.record.parts(point.title)}>
      ${point.parts.map(
        (part) =>
          html`<label class="tick"
            ><input
              type="checkbox"
              .checked=${live(answer.parts.includes(part.id))}
              ?disabled=${!this.editable}
              @change=${(event: Event) =>
                this.#tell({ point, part: part.id, ticked: isTicked(event) })}
            /><span>${part.title}</span></label
          >`,
      )}
    </div>`;
  }

  #renderPoint(point: PointView): TemplateResult {
    const says = this.say.record;
    const { editable } = this;
    const answer = this.answers[point.id] ?? unanswered;
    const remarking = this.remarks.has(point.id) || answer.remark !== '';
    const several = point.parts.length > 0;
    const excused = answer.state === 'not-applicable';
    const set = (change: Partial<DraftAnswer>) => this.#tell({ point, change });
    const title = html`<span>${point.title} <span class="muted">${point.clause}</span></span>`;
    return html`<li class=${answer.state}>
      ${
        several
          ? title
          : html`<label class="tick"
              ><input
                type="checkbox"
                .checked=${live(answer.state === 'covered')}
                ?disabled=${!editable || excused}
                @change=${(event: Event) => set({ state: isTicked(event) ? 'covered' : 'open' })}
              />${title}</label
            >`
      }
      <label class="option"
        ><input
          type="checkbox"
          .checked=${live(excused)}
          aria-label=${says.excuse(point.title)}
          ?disabled=${!editable}
          @change=${(event: Event) =>
            set(
              isTicked(event)
                ? { state: 'not-applicable', parts: [] }
                : { ...unanswered, remark: answer.remark },
            )}
        /><span aria-hidden="true">${says.notApplicable}</span></label
      >
      ${
        editable
          ? html`<button
              type="button"
              class="link"
              aria-label=${says.remark(point.title)}
              aria-expanded=${remarking ? 'true' : 'false'}
              @click=${() => void this.#remark(point)}
            >
              ${says.addRemark}
            </button>`
          : html`<span></span>`
      }
      ${several && !excused ? this.#renderParts(point, answer) : nothing}
      ${
        excused
          ? html`<talk-text-field
              class="below"
              required
              .label=${says.reason(point.title)}
              .value=${answer.reason}
              ?disabled=${!editable}
              @value-change=${(event: CustomEvent<string>) => set({ reason: event.detail })}
            ></talk-text-field>`
          : nothing
      }
      ${
        remarking
          ? html`<talk-text-field
              class="below"
              data-remark=${point.id}
              .label=${says.remark(point.title)}
              .value=${answer.remark}
              ?disabled=${!editable}
              @value-change=${(event: CustomEvent<string>) => set({ remark: event.detail })}
            ></talk-text-field>`
          : nothing
      }
    </li>`;
  }

  override render(): TemplateResult {
    return html`<ul class="points">
      ${this.points.map((point) => this.#renderPoint(point))}
    </ul>`;
  }
}

function isTicked(event: Event): boolean {
  return event.target instanceof HTMLInputElement && event.target.checked;
}
