/** A form for one act, made of a list of fields: it asks, keeps what is typed, does, and shows why not. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { CivilDate, ClockTime, Finding, Seen, TalkSdk } from '../../sdk/index.ts';
import { Act, type ToDo } from '../controllers/act.ts';
import { KeptDraft } from '../controllers/kept-draft.ts';
import { isPerson } from '../controllers/kept-shapes.ts';
import { longDate } from '../dates.ts';
import { announce } from '../events.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import {
  type ActField,
  bothTyped,
  Entered,
  type FieldValue,
  nothingTyped,
  readTyped,
  type Typed,
} from './act-fields.ts';
import { conflictStyles, renderConflict, renderRestored } from './conflict.ts';
import type { ReasonGiven } from './finding-list.ts';

bring({ record });

/** What is to be done with what was entered, or why nothing is. */
export type ActToDo = ToDo<unknown> | { readonly refuse: string };

/**
 * @summary A form for one act. What is typed is kept for the person who typed it until the act was done.
 * @fires act-done - The act was done; the form is empty again.
 * @fires act-cancelled - The form is to be closed; it is empty again.
 * @fires draft-found - Something was typed the last time: whoever has folded the form opens it.
 */
export class TalkActForm extends SpeakingElement {
  static override styles = [
    controls,
    conflictStyles,
    css`
      :host {
        display: block;
      }
      :host([hidden]) {
        display: none;
      }
      .form {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(214px, 1fr));
        gap: 10px 12px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      .conflict {
        margin: 0;
      }
      legend {
        margin-bottom: 3px;
        font-weight: 700;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 16px;
        min-height: 32px;
      }
      .choices label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
    `,
  ];

  readonly #act = new Act(this);
  readonly #draft = new KeptDraft<Typed>(this, readTyped, (kept, typed) =>
    bothTyped(this.fields, kept, typed),
  );
  #found = false;
  #conflicts = 0;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** The record that it is done to, as it is on the screen. */
  @property({ attribute: false }) record: Seen | undefined;
  /** Under what name what is typed is kept: where it is that of an act of the SDK, the act drops it. */
  @property() form = '';
  /** The act's name: on its button, and that of the group of fields. */
  @property() label = '';
  /** The name of the group, where several forms of a page have the same button. */
  @property() group = '';
  /** What the act means, where its name does not say it. */
  @property() help = '';
  /** `primary`, or the look of an act that is not the usual one. */
  @property() look: 'primary' | 'plain' = 'primary';
  @property({ attribute: false }) fields: readonly ActField[] = [];
  @property({ attribute: false }) todo: ((entered: Entered) => ActToDo) | undefined;
  /** The act takes reasons for departing from rules that allow it: the refusal then asks for them. */
  @property({ type: Boolean }) reasonable = false;
  /** Has a button that closes it. */
  @property({ type: Boolean }) closable = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[data-name], button')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { sdk, record, form } = this;
    if (!sdk || !record || !form) return;
    const before = changed.get('record');
    const another = before !== undefined && before.id !== record.id;
    if (another || changed.get('form')) this.#act.forget();
    this.#draft.open({ sdk, form, record });
  }

  protected override updated(): void {
    const found = this.#draft.restored;
    if (found && !this.#found)
      this.dispatchEvent(new CustomEvent('draft-found', { bubbles: true }));
    this.#found = found;
    const conflicts = this.#entered.conflicts.length;
    if (conflicts > this.#conflicts) announce(this, this.say.record.conflictSaid);
    this.#conflicts = conflicts;
  }

  get #entered(): Entered {
    return new Entered(this.fields, this.#draft.typed ?? nothingTyped);
  }

  #type(name: string, value: FieldValue): void {
    this.#draft.type(this.#entered.with(name, value));
  }

  #cancel(): void {
    this.#draft.forget();
    this.#act.forget();
    this.dispatchEvent(new CustomEvent('act-cancelled'));
  }

  async #do(): Promise<void> {
    if (!this.todo || !this.#act.readable('act')) return;
    const entered = this.#entered;
    const sent = this.#draft.typed;
    const { missing } = entered;
    if (missing) {
      this.#act.refuse(this.say.fields.faultOf(missing.label, this.say.fields.missing));
      this.renderRoot.querySelector<HTMLElement>(`[data-name="${missing.name}"]`)?.focus();
      return;
    }
    // What another has written is not overwritten before somebody has chosen.
    if (entered.conflicts.length > 0) return this.#act.refuse(this.say.record.conflictSaid);
    const todo = this.todo(entered);
    if ('refuse' in todo) return this.#act.refuse(todo.refuse);
    if (await this.#act.run(todo)) {
      // What was typed meanwhile was not sent.
      if (this.#draft.typed === sent) this.#draft.forget();
      this.dispatchEvent(new CustomEvent('act-done'));
    }
  }

  #renderField(field: ActField, entered: Entered): TemplateResult {
    const { name, label } = field;
    const value = entered.of(name);
    const hint = field.hint ?? '';
    const required = field.required === true;
    const { refusal } = this.#act;
    // The path of a refusal is that of the SDK's input, in which a field may lie deeper.
    const path = refusal?.path ?? '';
    const error = refusal && (path === name || path.endsWith(`.${name}`)) ? refusal.message : '';
    const text = typeof value === 'string' ? value : '';
    const type = (event: CustomEvent<FieldValue | undefined>) =>
      this.#type(name, event.detail ?? null);
    switch (field.as) {
      case 'text':
        return html`<talk-text-field
          class=${(field.rows ?? 1) > 1 ? 'wide' : ''}
          data-name=${name}
          ?required=${required}
          .rows=${field.rows ?? 1}
          .label=${label}
          .hint=${hint}
          .error=${error}
          .value=${text}
          @value-change=${type}
        ></talk-text-field>`;
      case 'day':
        return html`<talk-date-field
          data-name=${name}
          ?required=${required}
          .label=${label}
          .hint=${hint}
          .error=${error}
          .value=${(text || undefined) as CivilDate | undefined}
          .today=${this.sdk?.today()}
          .dayMark=${(day: CivilDate) => this.sdk?.policy.day(day)}
          @value-change=${type}
        ></talk-date-field>`;
      case 'time':
        return html`<talk-time-field
          data-name=${name}
          ?required=${required}
          .label=${label}
          .hint=${hint}
          .error=${error}
          .value=${(text || undefined) as ClockTime | undefined}
          @value-change=${type}
        ></talk-time-field>`;
      case 'person':
        return html`<talk-person-field
          data-name=${name}
          ?required=${required}
          .sdk=${this.sdk}
          .label=${label}
          .hint=${hint}
          .error=${error}
          .value=${entered.person(name)}
          @value-change=${type}
        ></talk-person-field>`;
      case 'check':
        return html`<div class="wide choices">
          <label
            ><input
              type="checkbox"
              data-name=${name}
              .checked=${live(value === true)}
              @change=${(event: Event) =>
                this.#type(name, (event.target as HTMLInputElement).checked)}
            />${label}</label
          >
        </div>`;
      case 'choice':
        return html`<fieldset class="wide">
          <legend>${label}</legend>
          <div class="choices">
            ${field.options.map(
              (option) =>
                html`<label
                  ><input
                    type="radio"
                    name=${name}
                    data-name=${name}
                    .checked=${live(value === option.value)}
                    @change=${() => this.#type(name, option.value)}
                  />${option.label}</label
                >`,
            )}
          </div>
        </fieldset>`;
    }
  }

  #inWords(field: ActField, value: FieldValue): string {
    if (isPerson(value)) return value.name;
    if (typeof value !== 'string' || value === '') return '';
    if (field.as === 'day') return longDate(value as CivilDate, this.say);
    if (field.as !== 'choice') return value;
    return field.options.find((option) => option.value === value)?.label ?? value;
  }

  #renderKept(entered: Entered): TemplateResult | typeof nothing {
    const { restored, typed } = this.#draft;
    const { conflicts } = entered;
    return html`${
      restored && typed
        ? html`<div class="wide">${renderRestored(this.say, () => this.#draft.forget())}</div>`
        : nothing
    }${
      conflicts.length > 0
        ? html`<div class="wide">
            ${renderConflict(
              this.say,
              conflicts.map(({ field, theirs, mine }) => ({
                what: field.label,
                theirs: this.#inWords(field, theirs),
                mine: this.#inWords(field, mine),
              })),
              () => this.#draft.type(this.#entered.withTheirs),
              () => this.#draft.type(this.#entered.withMine),
            )}
          </div>`
        : nothing
    }`;
  }

  #renderRefusal(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!this.#act.refusal || !sdk) return nothing;
    const typed = this.#draft.typed ?? nothingTyped;
    return html`<talk-finding-list
      class="wide"
      .refusal=${this.#act.refusal}
      .reasons=${this.reasonable ? typed.reasons : undefined}
      @reason-given=${({ detail: { rule, text } }: CustomEvent<ReasonGiven>) => {
        const now = this.#draft.typed ?? nothingTyped;
        this.#draft.type({ ...now, reasons: { ...now.reasons, [rule]: text } });
      }}
      .explain=${(finding: Finding) => sdk.policy.explain(finding)}
    ></talk-finding-list>`;
  }

  override render(): TemplateResult {
    const entered = this.#entered;
    return html`<div
      class="form"
      data-form="act"
      role="group"
      aria-label=${this.group || this.label}
    >
      ${this.help ? html`<p class="wide muted">${this.help}</p>` : nothing}
      ${this.#renderKept(entered)}
      ${entered.asked.map((field) => this.#renderField(field, entered))} ${this.#renderRefusal()}
      <div class="wide actions">
        <button
          type="button"
          class="button ${this.look === 'primary' ? 'primary' : ''}"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#do()}
        >
          ${this.label}
        </button>
        ${
          this.closable
            ? html`<button type="button" class="button" @click=${() => this.#cancel()}>
                ${this.say.actions.cancel}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }
}
