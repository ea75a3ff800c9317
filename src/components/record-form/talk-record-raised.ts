/** 反映的情况、问题、要求: what the subject raises, each entered for itself. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { MatterRecord, WorklistRow } from '../../sdk/index.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import type { DraftMatter } from './draft.ts';
import { recordStyles } from './styles.ts';

bring({ record });

/**
 * @summary The matters that are raised in one talk, while its record is written.
 * @fires {CustomEvent<readonly DraftMatter[]>} matters-change - One was added, typed or taken out.
 */
export class TalkRecordRaised extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, recordStyles];

  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) rows: readonly WorklistRow[] = [];
  /** What is on record already. */
  @property({ attribute: false }) kept: readonly MatterRecord[] = [];
  @property({ attribute: false }) matters: readonly DraftMatter[] = [];
  @property({ type: Boolean }) editable = false;

  #set(matters: readonly DraftMatter[]): void {
    // At once: two changes may come before the next drawing.
    this.matters = matters;
    this.dispatchEvent(new CustomEvent('matters-change', { detail: matters }));
  }

  #change(index: number, change: Partial<DraftMatter>): void {
    this.#set(this.matters.map((matter, at) => (at === index ? { ...matter, ...change } : matter)));
  }

  async #add(): Promise<void> {
    const [only, ...others] = this.rows;
    if (!only) return;
    const obligation = others.length === 0 ? only.obligation.id : '';
    this.#set([...this.matters, { obligation, text: '' }]);
    await this.updateComplete;
    const fields = this.renderRoot.querySelectorAll<HTMLElement>('.matters talk-text-field');
    fields[fields.length - 1]?.focus();
  }

  /** In a talk that meets several obligations, somebody says whose a matter is. */
  #renderRaisedBy(matter: DraftMatter, index: number): TemplateResult {
    const says = this.say.record;
    return html`<select
      aria-label=${says.raisedBy(index + 1)}
      aria-required="true"
      @change=${(event: Event) => {
        if (event.target instanceof HTMLSelectElement) {
          this.#change(index, { obligation: event.target.value });
        }
      }}
    >
      <option value="" .selected=${live(matter.obligation === '')}>${says.raisedByUnset}</option>
      ${this.rows.map(
        ({ obligation, subjectName, kindName }) =>
          html`<option
            value=${obligation.id}
            .selected=${live(matter.obligation === obligation.id)}
          >
            ${says.ofWhom(subjectName, kindName)}
          </option>`,
      )}
    </select>`;
  }

  #renderMatter(matter: DraftMatter, index: number): TemplateResult {
    const says = this.say.record;
    return html`<li>
      ${this.rows.length > 1 ? this.#renderRaisedBy(matter, index) : nothing}
      <talk-text-field
        .label=${says.matter(index + 1)}
        .value=${matter.text}
        @value-change=${(event: CustomEvent<string>) => this.#change(index, { text: event.detail })}
      ></talk-text-field>
      <button
        type="button"
        class="button"
        aria-label=${says.removeMatter(index + 1)}
        @click=${() => this.#set(this.matters.filter((_, at) => at !== index))}
      >
        ${this.say.actions.remove}
      </button>
    </li>`;
  }

  override render(): TemplateResult {
    const says = this.say.record;
    return html`<div>
      <h4 id="raised">${says.matters}</h4>
      ${
        this.kept.length > 0
          ? html`<ul class="kept" aria-label=${says.kept}>
              ${this.kept.map((matter) => html`<li>${matter.text}</li>`)}
            </ul>`
          : nothing
      }
      ${
        this.editable
          ? html`<p class="help">${says.mattersHelp}</p>
              <ul class="matters">
                ${this.matters.map((matter, index) => this.#renderMatter(matter, index))}
              </ul>
              <button type="button" class="button" @click=${() => void this.#add()}>
                ${says.addMatter}
              </button>`
          : this.kept.length === 0
            ? html`<p>${says.unset}</p>`
            : nothing
      }
    </div>`;
  }
}
