/** 反映事项: what was raised in a talk, each on its way from being assigned to the answer (四·2⑶, 五¶2). */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type {
  CivilDate,
  Explanation,
  Finding,
  MatterAct,
  MatterRow,
  PaperRequest,
  PersonChoice,
  Seen,
  TalkSdk,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { KeptDraft } from '../controllers/kept-draft.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { StageElement } from './stage-element.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { controls } from '../styles/controls.ts';
import { renderRestored } from './conflict.ts';
import {
  doMatter,
  matterFields,
  missingOf,
  possibleActs,
  type MatterField,
  type MatterTyped,
} from './matter-acts.ts';
import { isDay, isPerson, isPlain, isText } from './kept.ts';
import { recordStyles } from './styles.ts';

bring({ record });
bring({ tracker });

/** What is typed, by matter. */
type Typed = Readonly<Record<string, MatterTyped>>;

const actNames: ReadonlySet<string> = new Set(Object.keys(matterFields));

function isTyped(given: unknown): given is MatterTyped {
  if (!isPlain(given)) return false;
  const { act, texts, day, person } = given;
  return (
    isText(act) &&
    actNames.has(act) &&
    isPlain(texts) &&
    Object.values(texts).every(isText) &&
    (day === undefined || isDay(day)) &&
    (person === undefined || isPerson(person))
  );
}

function readTyped(kept: unknown): Typed | undefined {
  if (!isPlain(kept)) return undefined;
  const entries = Object.entries(kept).flatMap(([id, typed]) =>
    isTyped(typed) ? [[id, typed] as const] : [],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

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

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  readonly #draft = new KeptDraft<Typed>(this, readTyped);
  /** The matter whose form was used last. */
  #at: string | undefined;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) talk: Seen | undefined;
  @property({ attribute: false }) rows: readonly MatterRow[] = [];
  /** In a talk with several persons, whose each is. */
  @property({ type: Boolean }) named = false;

  protected override willUpdate(): void {
    const { sdk, talk } = this;
    if (sdk && talk && this.rows.some((row) => possibleActs(row).length > 0)) {
      this.#draft.open({ sdk, form: 'talk.matters', record: talk });
    }
  }

  #typedOf(id: string): MatterTyped | undefined {
    return this.#draft.typed?.[id];
  }

  #type(id: string, typed: MatterTyped | undefined): void {
    const { [id]: _before, ...others } = this.#draft.typed ?? {};
    const now = typed ? { ...others, [id]: typed } : others;
    if (Object.keys(now).length > 0) this.#draft.type(now);
    else this.#draft.forget();
  }

  #begin(sdk: TalkSdk, { matter }: MatterRow, act: MatterAct): void {
    const before = this.#typedOf(matter.id);
    this.#act.forget();
    if (before?.act === act) return this.#type(matter.id, undefined);
    // What has happened is offered as today's; a day that is still to come is nobody's to guess.
    const offered = matterFields[act].some(({ name }) => name === 'on') ? sdk.today() : undefined;
    this.#type(matter.id, {
      act,
      texts: before?.texts ?? {},
      ...(offered ? { day: offered } : {}),
    });
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-form="${matter.id}"] .grid > *`)?.focus(),
    );
  }

  async #do(sdk: TalkSdk, row: MatterRow, typed: MatterTyped): Promise<void> {
    const { matter } = row;
    this.#at = matter.id;
    if (!this.#act.readable(matter.id)) return;
    const [missing] = missingOf(typed);
    if (missing) {
      return this.#act.refuse(
        this.say.fields.faultOf(this.says.matterFields[missing], this.say.fields.missing),
      );
    }
    await this.#act.run({
      before: { type: 'talk-before-matter', detail: { act: typed.act, matter: matter.id } },
      act: () => doMatter(sdk, matter, typed),
      said: () => this.says.matterDone[typed.act],
      then: (written) => {
        this.#type(matter.id, undefined);
        tell(this, 'talk-matter-changed', { matter: written });
      },
    });
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

  #renderField(sdk: TalkSdk, id: string, typed: MatterTyped, field: MatterField): TemplateResult {
    const label = this.says.matterFields[field.name];
    const { refusal } = this.#act;
    const error = this.#at === id && refusal?.path === field.name ? refusal.message : '';
    const type = (change: Partial<MatterTyped>) => {
      const now = this.#typedOf(id) ?? typed;
      this.#type(id, { ...now, ...change });
    };
    switch (field.is) {
      case 'person':
        return html`<talk-person-field
          class="half"
          ?required=${field.required}
          .sdk=${sdk}
          .label=${label}
          .error=${error}
          .value=${typed.person}
          @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
            type({ person: event.detail ?? undefined })}
        ></talk-person-field>`;
      case 'day':
        return html`<talk-date-field
          class="half"
          ?required=${field.required}
          .label=${label}
          .error=${error}
          .value=${typed.day}
          .today=${sdk.today()}
          .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
          @value-change=${(event: CustomEvent<CivilDate | undefined>) =>
            type({ day: event.detail ?? undefined })}
        ></talk-date-field>`;
      case 'text':
        return html`<talk-text-field
          class="wide"
          ?required=${field.required}
          .rows=${2}
          .label=${label}
          .error=${error}
          .value=${typed.texts[field.name] ?? ''}
          @value-change=${(event: CustomEvent<string>) => {
            const { texts } = this.#typedOf(id) ?? typed;
            type({ texts: { ...texts, [field.name]: event.detail } });
          }}
        ></talk-text-field>`;
    }
  }

  #renderForm(sdk: TalkSdk, row: MatterRow, typed: MatterTyped): TemplateResult {
    const { says } = this;
    const { id } = row.matter;
    return html`<div
      class="form"
      data-form=${id}
      role="group"
      aria-label=${says.matterForm(says.matterActs[typed.act], row.matter.text)}
    >
      ${typed.act === 'close' ? html`<p>${says.closeMatter}</p>` : nothing}
      <div class="grid">
        ${matterFields[typed.act].map((field) => this.#renderField(sdk, id, typed, field))}
      </div>
      ${
        this.#at === id && this.#act.refusal
          ? html`<talk-finding-list
              .refusal=${this.#act.refusal}
              .explain=${(finding: Finding): Explanation => sdk.policy.explain(finding)}
            ></talk-finding-list>`
          : nothing
      }
      <div class="actions">
        <button
          type="button"
          class="button primary"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#do(sdk, row, this.#typedOf(id) ?? typed)}
        >
          ${says.matterNow(says.matterActs[typed.act])}
        </button>
        <button type="button" class="button" @click=${() => this.#type(id, undefined)}>
          ${this.say.actions.cancel}
        </button>
      </div>
    </div>`;
  }

  #renderMatter(sdk: TalkSdk, row: MatterRow): TemplateResult {
    const { says } = this;
    const { matter } = row;
    const acts = possibleActs(row);
    const kept = this.#typedOf(matter.id);
    // Another has moved it on: what was typed for a step that is gone leads nowhere.
    const typed = kept && acts.includes(kept.act) ? kept : undefined;
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
                    aria-expanded=${typed?.act === act ? 'true' : 'false'}
                    aria-label=${says.matterForm(says.matterActs[act], matter.text)}
                    @click=${() => this.#begin(sdk, row, act)}
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
      ${typed ? this.#renderForm(sdk, row, typed) : nothing}
    </li>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!sdk) return nothing;
    const { says } = this;
    return html`<div>
      <h4 id="matters">${this.say.record.matters}</h4>
      ${
        this.#draft.restored && this.#draft.typed
          ? renderRestored(this.say, () => this.#draft.forget())
          : nothing
      }
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
