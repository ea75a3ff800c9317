/** A form for one act, made of a list of fields: it asks, does, and shows why not. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CivilDate, ClockTime, Finding, PersonChoice, TalkSdk } from '../../sdk/index.ts';
import { Act, type ToDo } from '../controllers/act.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { type ActField, Entered, type Typed } from './act-fields.ts';
import type { ReasonGiven } from './finding-list.ts';

/**
 * @summary A form for one act. What is typed stays until the act was done.
 * @fires act-done - The act was done; the form is empty again.
 */
export class TalkActForm extends SpeakingElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .form {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(214px, 1fr));
        gap: 10px 12px;
      }
      .wide {
        grid-column: 1 / -1;
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

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** The act's name: on its button, and that of the group of fields. */
  @property() label = '';
  /** What the act means, where its name does not say it. */
  @property() help = '';
  /** `primary`, or the look of an act that is not the usual one. */
  @property() look: 'primary' | 'plain' = 'primary';
  @property({ attribute: false }) fields: readonly ActField[] = [];
  /** What is to be done with what was entered. */
  @property({ attribute: false }) todo: ((entered: Entered) => ToDo<unknown>) | undefined;
  /** The act takes reasons for departing from rules that allow it: the refusal then asks for them. */
  @property({ type: Boolean }) reasonable = false;
  /** Another record: nothing typed for the one before is kept. */
  @property() of = '';

  @state() private typed: Typed = {};
  @state() private reasons: Readonly<Record<string, string>> = {};

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('of') && changed.get('of') !== undefined) this.#empty();
  }

  get #entered(): Entered {
    return new Entered(this.fields, this.typed, this.reasons);
  }

  #type(name: string, value: Typed[string]): void {
    this.typed = { ...this.typed, [name]: value };
  }

  #empty(): void {
    this.typed = {};
    this.reasons = {};
    this.#act.forget();
  }

  async #do(): Promise<void> {
    if (!this.todo || !this.#act.readable('act')) return;
    const entered = this.#entered;
    const { missing } = entered;
    if (missing) {
      this.#act.refuse(this.say.fields.faultOf(missing.label, this.say.fields.missing));
      this.renderRoot.querySelector<HTMLElement>(`[data-name="${missing.name}"]`)?.focus();
      return;
    }
    if (await this.#act.run(this.todo(entered))) {
      this.#empty();
      this.dispatchEvent(new CustomEvent('act-done'));
    }
  }

  #renderField(field: ActField): TemplateResult {
    const { name, label } = field;
    const value = this.#entered.of(name);
    const hint = field.hint ?? '';
    const required = field.required === true;
    switch (field.as) {
      case 'text':
        return html`<talk-text-field
          class=${(field.rows ?? 1) > 1 ? 'wide' : ''}
          data-name=${name}
          ?required=${required}
          .rows=${field.rows ?? 1}
          .label=${label}
          .hint=${hint}
          .value=${typeof value === 'string' ? value : ''}
          @value-change=${(event: CustomEvent<string>) => this.#type(name, event.detail)}
        ></talk-text-field>`;
      case 'day':
        return html`<talk-date-field
          data-name=${name}
          ?required=${required}
          .label=${label}
          .hint=${hint}
          .value=${value as CivilDate | undefined}
          .today=${this.sdk?.today()}
          .dayMark=${(day: CivilDate) => this.sdk?.policy.day(day)}
          @value-change=${(event: CustomEvent<CivilDate | null>) =>
            this.#type(name, event.detail ?? undefined)}
        ></talk-date-field>`;
      case 'time':
        return html`<talk-time-field
          data-name=${name}
          ?required=${required}
          .label=${label}
          .hint=${hint}
          .value=${value as ClockTime | undefined}
          @value-change=${(event: CustomEvent<ClockTime | null>) =>
            this.#type(name, event.detail ?? undefined)}
        ></talk-time-field>`;
      case 'person':
        return html`<talk-person-field
          data-name=${name}
          ?required=${required}
          .sdk=${this.sdk}
          .label=${label}
          .hint=${hint}
          .value=${value as PersonChoice | undefined}
          @value-change=${(event: CustomEvent<PersonChoice | null>) =>
            this.#type(name, event.detail ?? undefined)}
        ></talk-person-field>`;
      case 'check':
        return html`<div class="wide choices">
          <label
            ><input
              type="checkbox"
              data-name=${name}
              .checked=${value === true}
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
                    .checked=${value === option.value}
                    @change=${() => this.#type(name, option.value)}
                  />${option.label}</label
                >`,
            )}
          </div>
        </fieldset>`;
    }
  }

  #renderRefusal(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!this.#act.refusal || !sdk) return nothing;
    return html`<talk-finding-list
      class="wide"
      .refusal=${this.#act.refusal}
      .reasons=${this.reasonable ? this.reasons : undefined}
      @reason-given=${(event: CustomEvent<ReasonGiven>) => {
        const { rule, text } = event.detail;
        this.reasons = { ...this.reasons, [rule]: text };
      }}
      .explain=${(finding: Finding) => sdk.policy.explain(finding)}
    ></talk-finding-list>`;
  }

  override render(): TemplateResult {
    return html`<div class="form" data-form="act" role="group" aria-label=${this.label}>
      ${this.help ? html`<p class="wide muted">${this.help}</p>` : nothing}
      ${this.#entered.asked.map((field) => this.#renderField(field))} ${this.#renderRefusal()}
      <div class="wide actions">
        <button
          type="button"
          class="button ${this.look === 'primary' ? 'primary' : ''}"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#do()}
        >
          ${this.label}
        </button>
      </div>
    </div>`;
  }
}
