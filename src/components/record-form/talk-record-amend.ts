/** 更正: what was corrected after the talk was entered, beside what stood there first; and a new correction. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { isCivilDate } from '../../sdk/index.ts';
import type { TalkRecord, TalkSdk } from '../../sdk/index.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { isPlain, isText } from '../controllers/kept-shapes.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { stages } from '../messages/zh-CN/stages.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { controls } from '../styles/controls.ts';
import type { Entered } from '../ui/act-fields.ts';
import type { ToDo } from '../controllers/act.ts';
import { amendFields, amendInput } from './amend-act.ts';
import { seenOf } from './draft.ts';
import { StageElement } from './stage-element.ts';
import { recordStyles } from './styles.ts';

bring({ record });
bring({ stages });
bring({ tracker });

type Amendment = NonNullable<TalkRecord['amendments']>[number];

/**
 * @summary The corrections of a talk that was held.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-amend - Cancelable: a correction is about to be entered.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-amended - It was entered.
 */
export class TalkRecordAmend extends StageElement {
  static override styles: CSSResultGroup = [
    controls,
    recordStyles,
    css`
      :host {
        display: block;
      }
      .entry {
        padding: 8px 12px;
        border: 1px solid var(--_border);
        border-left: 4px solid var(--_warning);
        border-radius: 4px;
      }
      .entry + .entry {
        margin-top: 8px;
      }
      table {
        margin-top: 4px;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 3px 20px 3px 0;
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      thead th {
        color: var(--_muted);
        font-weight: 400;
      }
      del {
        color: var(--_muted);
      }
    `,
  ];

  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) talk: TalkRecord | undefined;
  /** A correction may be entered. */
  @property({ type: Boolean }) possible = false;

  @state() private open = false;
  @query('[data-opens]') private readonly opener!: HTMLElement | null;
  @query('talk-act-form') private readonly form!: HTMLElement | null;

  async #begin(): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.form?.focus();
  }

  #todo(
    sdk: TalkSdk,
    talk: TalkRecord,
    entered: Entered,
  ): ToDo<TalkRecord> | { readonly refuse: string } {
    const input = amendInput(talk, entered);
    if (Object.keys(input.changes).length === 0) return { refuse: this.says.nothingAmended };
    return {
      before: { type: 'talk-before-amend', detail: { talk: talk.id } },
      act: () => sdk.records.amend(input),
      said: () => this.says.amended,
      then: (amended) => tell(this, 'talk-amended', { talk: amended }),
    };
  }

  #inWords(value: unknown): string {
    if (value === undefined || value === null || value === '') return this.say.record.unset;
    if (typeof value === 'string') return isCivilDate(value) ? longDate(value, this.say) : value;
    if (Array.isArray(value))
      return value.map((one) => this.#inWords(one)).join(this.say.signs.list);
    if (!isPlain(value)) return '';
    if (isText(value['name'])) return value['name'];
    const { state: receipt } = value;
    return receipt === 'signed' || receipt === 'refused' || receipt === 'none'
      ? this.say.tracker.receipts[receipt]
      : '';
  }

  #renderEntry(amendment: Amendment): TemplateResult {
    const { says } = this;
    const names: Readonly<Record<string, string>> = says.amendedFields;
    const { by, on, reason, fields, withdrew, restored } = amendment;
    return html`<li class="entry">
      <p>
        ${says.amendedBy(longDate(on, this.say), this.say.stages.enteredBy(by.name, by.onBehalfOf))}
        ${says.amendedWhy(reason)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.say.record.conflictColumns.what}</th>
            <th scope="col">${says.stoodThere}</th>
            <th scope="col">${says.standsNow}</th>
          </tr>
        </thead>
        <tbody>
          ${fields.map(
            ({ field, from, to }) =>
              html`<tr>
                <th scope="row">${names[field] ?? field}</th>
                <td><del>${this.#inWords(from)}</del></td>
                <td>${this.#inWords(to)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${withdrew && withdrew.length > 0 ? html`<p class="mark warning">${says.withdrew}</p>` : nothing}
      ${restored ? html`<p>${says.restoredBy(restored.approver.name)}</p>` : nothing}
    </li>`;
  }

  /** It stands in the page from the first: what was typed into it the last time opens it. */
  #renderForm(sdk: TalkSdk, talk: TalkRecord): TemplateResult {
    const { says } = this;
    const close = async () => {
      this.open = false;
      // A form that is hidden takes the focus with it: back to where it was opened from.
      await this.updateComplete;
      this.opener?.focus();
    };
    return html`<talk-act-form
      ?hidden=${!this.open}
      closable
      form="record.amend"
      .sdk=${sdk}
      .record=${seenOf(talk)}
      .label=${says.amendNow}
      .group=${says.amendments}
      .help=${says.amendHelp}
      .fields=${amendFields(talk, says, this.say)}
      .todo=${(entered: Entered) => this.#todo(sdk, talk, entered)}
      @draft-found=${() => {
        this.open = true;
      }}
      @act-done=${close}
      @act-cancelled=${close}
    ></talk-act-form>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, talk } = this;
    if (!sdk || !talk) return nothing;
    const { says } = this;
    const amendments = talk.amendments ?? [];
    if (amendments.length === 0 && !this.possible) return nothing;
    return html`<div>
      <h4 id="amendments">${says.amendments}</h4>
      ${
        amendments.length > 0
          ? html`<ul aria-labelledby="amendments">
              ${amendments.map((one) => this.#renderEntry(one))}
            </ul>`
          : this.open
            ? nothing
            : html`<p class="muted">${says.noAmendments}</p>`
      }
      ${this.possible ? this.#renderForm(sdk, talk) : nothing}
      ${
        this.possible && !this.open
          ? html`<div class="actions">
              <button type="button" class="button" data-opens @click=${() => void this.#begin()}>
                ${says.amend}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }
}
