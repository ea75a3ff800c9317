/** More conditions than stand above the list, and the views that somebody has saved. */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CivilDate, PersonChoice, TalkSdk, ViewRecord } from '../../sdk/index.ts';
import { PlanElement } from '../arrange/plan-element.ts';
import { Act } from '../controllers/act.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { announce } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import type { Filters, Order } from './filters.ts';
import { readView, VIEWS_OF, viewOf } from './saved-view.ts';

/** What is to be shown now. */
export interface Asked {
  readonly filters: Filters;
  readonly order?: Order;
}

/**
 * @summary Conditions and saved views of the worklist.
 * @fires asked - `detail` is an `Asked`.
 */
export class TalkWorklistConditions extends PlanElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding: 10px 12px;
        border: 1px solid var(--_border);
        border-radius: 4px;
        background: var(--_surface-2);
      }
      .fields {
        display: grid;
        grid-template-columns: minmax(220px, 280px) repeat(2, 200px);
        align-items: start;
        gap: 10px 12px;
        margin-bottom: 10px;
      }
      @media (max-width: 760px) {
        .fields {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      h3 {
        margin-bottom: 4px;
      }
      .views {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-bottom: 8px;
      }
      .view {
        display: inline-flex;
      }
      .view .button:first-child {
        border-radius: 4px 0 0 4px;
      }
      .view .button:last-child {
        margin-left: -1px;
        border-radius: 0 4px 4px 0;
      }
      .save {
        display: flex;
        align-items: flex-end;
        gap: 8px;
      }
      .save talk-text-field {
        width: 220px;
      }
      .only {
        margin-left: 8px;
        font-weight: 400;
        font-size: 14px;
      }
    `,
  ];

  readonly #act = new Act(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) filters: Filters | undefined;
  @property({ attribute: false }) order: Order | undefined;

  @state() private name = '';

  private readonly views = new LiveQuery<readonly ViewRecord[]>(this, () => ({
    sdk: this.sdk,
    key: VIEWS_OF,
    ask: (sdk) => sdk.views.list(VIEWS_OF),
  }));

  #ask(asked: Asked): void {
    this.dispatchEvent(new CustomEvent<Asked>('asked', { detail: asked }));
  }

  #set(change: Partial<Filters>): void {
    if (this.filters) this.#ask({ filters: { ...this.filters, ...change } });
  }

  #apply({ name, query }: ViewRecord): void {
    const view = readView(query);
    if (!view) return this.#act.refuse(this.says.conditions.unreadable);
    this.#act.forget();
    this.#ask(view);
    announce(this, this.says.conditions.applied(name));
  }

  async #save(sdk: TalkSdk): Promise<void> {
    const { filters, order, says } = this;
    const name = this.name.trim();
    if (!filters || !order) return;
    if (!name) {
      this.#act.refuse(says.conditions.nameMissing);
      this.renderRoot.querySelector<HTMLElement>('talk-text-field')?.focus();
      return;
    }
    await this.#act.run({
      act: () => sdk.views.save({ list: VIEWS_OF, name, query: viewOf({ filters, order }) }),
      said: () => says.conditions.saved(name),
      then: () => {
        this.name = '';
      },
    });
  }

  async #remove(sdk: TalkSdk, { id, name }: ViewRecord): Promise<void> {
    await this.#act.run({
      act: () => sdk.views.remove(id),
      said: () => this.says.conditions.removed(name),
    });
    // The button that was pressed is gone with its view.
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('talk-text-field')?.focus();
  }

  #renderFields(sdk: TalkSdk, filters: Filters): TemplateResult {
    const says = this.says.conditions;
    const day = (name: 'dueFrom' | 'dueTo') =>
      html`<talk-date-field
        .label=${says[name]}
        .value=${filters[name]}
        .today=${sdk.today()}
        .dayMark=${(date: CivilDate) => sdk.policy.day(date)}
        @value-change=${(event: CustomEvent<CivilDate | null>) =>
          this.#set({ [name]: event.detail ?? undefined })}
      ></talk-date-field>`;
    return html`<div class="fields">
      <talk-person-field
        .sdk=${sdk}
        .label=${says.talker}
        .value=${filters.talker}
        @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
          this.#set({ talker: event.detail })}
      ></talk-person-field>
      ${day('dueFrom')} ${day('dueTo')}
    </div>`;
  }

  #renderViews(sdk: TalkSdk, views: readonly ViewRecord[]): TemplateResult {
    const says = this.says.conditions;
    return views.length === 0
      ? html`<p class="muted views">${says.noViews}</p>`
      : html`<div class="views" role="group" aria-label=${says.views}>
          ${repeat(
            views,
            ({ id }) => id,
            (view) =>
              html`<span class="view"
                ><button type="button" class="button small" @click=${() => this.#apply(view)}>
                  ${view.name}</button
                ><button
                  type="button"
                  class="button small"
                  aria-label=${says.remove(view.name)}
                  title=${says.remove(view.name)}
                  @click=${() => void this.#remove(sdk, view)}
                >
                  ${icons.cross}
                </button></span
              >`,
          )}
        </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, filters } = this;
    if (!sdk || !filters) return nothing;
    const says = this.says.conditions;
    return html`<section aria-label=${says.heading}>
      ${this.#renderFields(sdk, filters)}
      <h3>${says.views}<span class="muted only">${says.onlyYou}</span></h3>
      ${liveView(this.views, this.say, (views) => this.#renderViews(sdk, views))}
      <talk-finding-list .refusal=${this.#act.refusal}></talk-finding-list>
      <div
        class="save"
        @keydown=${(event: KeyboardEvent) => {
          // The fields of this package keep the Enter of a composition to themselves.
          if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
          if (event.composedPath()[0] instanceof HTMLInputElement) void this.#save(sdk);
        }}
      >
        <talk-text-field
          .label=${says.name}
          .value=${this.name}
          @value-change=${(event: CustomEvent<string>) => {
            this.name = event.detail;
          }}
        ></talk-text-field>
        <button
          type="button"
          class="button"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#save(sdk)}
        >
          ${says.save}
        </button>
      </div>
    </section>`;
  }
}
