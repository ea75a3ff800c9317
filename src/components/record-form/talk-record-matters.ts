/** 反映事项: what was raised in a talk, each on its way from being assigned to the answer (四·2⑶, 五¶2). */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  CivilDate,
  MatterAct,
  MatterRecord,
  MatterRow,
  PaperRequest,
  TalkSdk,
} from '../../sdk/index.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { controls } from '../styles/controls.ts';
import type { Entered } from '../ui/act-fields.ts';
import { matterForms, possibleActs } from './matter-acts.ts';
import { StageElement } from './stage-element.ts';
import { recordStyles } from './styles.ts';

bring({ record });
bring({ tracker });

/**
 * @summary The matters that were raised in one talk, and what is done about each.
 * @fires {CustomEvent<{ act: string, matter: string, waitUntil: Function }>} talk-before-matter - Cancelable: something is about to be entered of a matter.
 * @fires {CustomEvent<{ matter: MatterRecord }>} talk-matter-changed - It was entered.
 * @fires {CustomEvent<{ heading: string, papers: PaperRequest[] }>} print-wanted - Papers are to be shown and printed.
 */
export class TalkRecordMatters extends StageElement {
  static override styles: CSSResultGroup = [
    controls,
    recordStyles,
    css`
      :host {
        display: block;
      }
      .matter {
        padding: 10px 12px;
        border: 1px solid var(--_border);
        border-radius: 4px;
      }
      .matter + .matter {
        margin-top: 8px;
      }
      .matter > .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 10px;
      }
      .matter h5 {
        flex: 1 1 20em;
        margin: 0;
        font-size: 1em;
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      .matter dl {
        margin-top: 4px;
      }
      .form {
        margin-top: 10px;
        padding: 10px 12px;
        background: var(--_surface-2);
      }
    `,
  ];

  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) rows: readonly MatterRow[] = [];
  /** In a talk with several persons, whose each is. */
  @property({ type: Boolean }) named = false;

  /** The act that is being entered, by matter. */
  @state() private open: Readonly<Record<string, MatterAct | undefined>> = {};

  #show(id: string, act: MatterAct | undefined): void {
    this.open = { ...this.open, [id]: act };
  }

  async #begin(id: string, act: MatterAct): Promise<void> {
    const closing = this.open[id] === act;
    this.#show(id, closing ? undefined : act);
    if (closing) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-form="${id}"]:not([hidden])`)?.focus();
  }

  #renderFact(name: string, value: string | undefined): TemplateResult | typeof nothing {
    if (!value) return nothing;
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  #renderFacts({ matter, subjectName }: MatterRow): TemplateResult {
    const { says } = this;
    const names = says.matterFields;
    const day = (date: CivilDate | undefined) => date && longDate(date, this.say);
    const { check } = matter;
    return html`<dl>
      ${this.named ? this.#renderFact(this.say.record.subject, subjectName) : nothing}
      ${this.#renderFact(says.raisedOn, day(matter.raisedOn))}
      ${this.#renderFact(names.handler, matter.handler?.name)}
      ${this.#renderFact(names.dueOn, day(matter.dueOn))}
      ${this.#renderFact(names.disposition, matter.disposition)}
      ${this.#renderFact(names.result, matter.result)}
      ${this.#renderFact(names.evidence, matter.evidence)}
      ${this.#renderFact(says.answeredOn, day(matter.answeredOn))}
      ${this.#renderFact(says.returned, matter.returned)}
      ${
        check
          ? this.#renderFact(
              says.checked,
              this.say.tracker.checkSummary(
                longDate(check.on, this.say),
                check.checker.name,
                check.opinion,
              ),
            )
          : nothing
      }
      ${this.#renderFact(says.noted, matter.noted)}
    </dl>`;
  }

  /** It stands in the page from the first: what was typed into it the last time opens it. */
  #renderForm(sdk: TalkSdk, { matter }: MatterRow, act: MatterAct): TemplateResult {
    const { says } = this;
    const { id, revision } = matter;
    const form = matterForms(sdk, matter, says)[act];
    const close = async () => {
      this.#show(id, undefined);
      // A form that is hidden takes the focus with it: back to where it was opened from.
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`[data-opens="${id}/${act}"]`)?.focus();
    };
    return html`<talk-act-form
      class="form"
      data-form=${id}
      ?hidden=${this.open[id] !== act}
      closable
      .sdk=${sdk}
      .record=${{ id, revision }}
      .form=${`matter.${act}`}
      .label=${says.matterNow(says.matterActs[act])}
      .group=${says.matterForm(says.matterActs[act], matter.text)}
      .help=${form.help ?? ''}
      .fields=${form.fields}
      .todo=${(entered: Entered) => ({
        before: { type: 'talk-before-matter' as const, detail: { act, matter: id } },
        act: () => form.run(entered),
        said: () => says.matterDone[act],
        then: (written: MatterRecord) => tell(this, 'talk-matter-changed', { matter: written }),
      })}
      @draft-found=${() => this.#show(id, act)}
      @act-done=${close}
      @act-cancelled=${close}
    ></talk-act-form>`;
  }

  #renderMatter(sdk: TalkSdk, row: MatterRow): TemplateResult {
    const { says } = this;
    const { matter } = row;
    const acts = possibleActs(row);
    const papers: readonly PaperRequest[] = [{ paper: 'follow-up', of: matter.id }];
    return html`<li class="matter">
      <div class="head">
        <h5>${matter.text}</h5>
        <span class="mark ${row.overdue ? 'danger' : ''}"
          >${row.overdue ? says.matterLate(row.stateName) : row.stateName}</span
        >
        ${
          row.findings.length > 0
            ? html`<talk-basis
                .of=${says.matterMissing}
                .explain=${() => row.findings.map((finding) => sdk.policy.explain(finding))}
              ></talk-basis>`
            : nothing
        }
      </div>
      ${this.#renderFacts(row)}
      ${
        acts.length > 0 || matter.handler
          ? html`<div class="actions">
              ${acts.map(
                (act) =>
                  html`<button
                    type="button"
                    class="button small"
                    data-opens=${`${matter.id}/${act}`}
                    aria-expanded=${this.open[matter.id] === act ? 'true' : 'false'}
                    aria-label=${says.matterForm(says.matterActs[act], matter.text)}
                    @click=${() => void this.#begin(matter.id, act)}
                  >
                    ${says.matterActs[act]}
                  </button>`,
              )}
              ${
                matter.handler
                  ? html`<button
                      type="button"
                      class="link"
                      aria-label=${says.matterForm(says.printFollowUp, matter.text)}
                      @click=${() =>
                        this.dispatchEvent(
                          new CustomEvent('print-wanted', {
                            detail: { heading: says.followUpSheet, papers },
                          }),
                        )}
                    >
                      ${says.printFollowUp}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${repeat(
        acts,
        (act) => act,
        (act) => this.#renderForm(sdk, row, act),
      )}
    </li>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!sdk) return nothing;
    const { says } = this;
    return html`<div>
      <h4 id="matters">${this.say.record.matters}</h4>
      ${
        this.rows.length === 0
          ? html`<p class="muted">${says.noMatters}</p>`
          : html`<ul aria-labelledby="matters">
              ${this.rows.map((row) => this.#renderMatter(sdk, row))}
            </ul>`
      }
    </div>`;
  }
}
