/**
 * Informants (四·2⑷): sealed on the case of a petition, and looked at for a purpose that is on record first.
 * What is looked at stands in the page while it is shown, and nowhere afterwards.
 */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  RegisterInformantInput,
  RevealPurpose,
  TalkSdk,
  WorklistRow,
} from '../../../sdk/index.ts';
import { Act, type ToDo } from '../../controllers/act.ts';
import { LiveQuery } from '../../controllers/live-query.ts';
import { registerTexts, type RegisterTexts } from '../../messages/registers.ts';
import { SpeakingElement } from '../../speaking-element.ts';
import { controls } from '../../styles/controls.ts';
import type { ActField, Entered } from '../../ui/act-fields.ts';
import { liveView } from '../../ui/live-view.ts';
import { mineStyles } from '../mine-styles.ts';

type Says = RegisterTexts['vault'];
type Revealed = Extract<Awaited<ReturnType<TalkSdk['vault']['reveal']>>, { readonly ok: true }>;
type Sealed = Revealed['value'];

const purposes: readonly RevealPurpose[] = [
  'verify',
  'contact',
  'protect',
  'second-reading',
  'transfer',
];

interface Case {
  readonly row: WorklistRow;
  readonly event: string;
  readonly ids: readonly string[];
}

/** Cases with a petition behind them, and how many entries each has. */
async function cases(sdk: TalkSdk): Promise<readonly Case[]> {
  const [rows, listed] = await Promise.all([sdk.obligations.worklist(), sdk.vault.list()]);
  const entries = new Map(
    (listed.ok ? listed.value : []).map(({ event, ids }) => [event, ids] as const),
  );
  const seen = new Set<string>();
  return rows
    .filter(({ obligation: { obligation, event } }) => {
      if (!obligation.petition || seen.has(event)) return false;
      seen.add(event);
      return true;
    })
    .map((row) => {
      const { event } = row.obligation;
      return { row, event, ids: entries.get(event) ?? [] };
    });
}

function fieldsOf({ fields, known, named, anonymous }: Says): readonly ActField[] {
  const signed = (entered: Entered) => entered.text('known') !== 'anonymous';
  const text = (name: keyof Says['fields'] & string, required = false): ActField => ({
    as: 'text',
    name,
    label: fields[name],
    required,
    when: signed,
  });
  return [
    {
      as: 'choice',
      name: 'known',
      label: known,
      value: 'named',
      options: [
        { value: 'named', label: named },
        { value: 'anonymous', label: anonymous },
      ],
    },
    text('name', true),
    text('unit'),
    text('phones'),
    text('idNumbers'),
    text('aliases'),
    { as: 'text', name: 'number', label: fields.number },
    { as: 'day', name: 'receivedOn', label: fields.receivedOn },
  ];
}

function inputOf(event: string, entered: Entered): RegisterInformantInput {
  const number = entered.text('number');
  const receivedOn = entered.day('receivedOn');
  const petition = {
    ...(number ? { number } : {}),
    ...(receivedOn ? { receivedOn } : {}),
  };
  const about = Object.keys(petition).length > 0 ? { petition } : {};
  if (entered.text('known') === 'anonymous') return { event, anonymous: true, ...about };
  const unit = entered.text('unit');
  const many = (name: 'phones' | 'idNumbers' | 'aliases') => {
    const given = entered.names(name);
    return given.length > 0 ? { [name]: given } : {};
  };
  return {
    event,
    informant: {
      name: entered.text('name'),
      ...(unit ? { unit } : {}),
      ...many('phones'),
      ...many('idNumbers'),
      ...many('aliases'),
    },
    ...about,
  };
}

/**
 * @summary The informants of the cases that a petition is behind, for who may hold the vault.
 */
export class TalkVault extends SpeakingElement {
  static override styles: CSSResultGroup = [
    controls,
    mineStyles,
    css`
      .shown dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 4px 14px;
      }
      .shown dd {
        overflow-wrap: anywhere;
      }
      legend {
        margin-top: 6px;
        font-weight: 700;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        align-items: center;
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
  /** Only the cases of these events; all without it. */
  @property({ attribute: false }) events: readonly string[] | undefined;

  @state() private shown: Sealed | undefined;
  @state() private purpose: Readonly<Record<string, RevealPurpose>> = {};
  /** The case whose reveal was refused. */
  @state() private tried: string | undefined;
  @state() private sealedNow = 0;

  private readonly rows = new LiveQuery<readonly Case[]>(this, () => ({
    sdk: this.sdk,
    key: String(this.sealedNow),
    ask: cases,
  }));

  get #says(): Says {
    return registerTexts(this.spokenLanguage).vault;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#hide);
    document.addEventListener('visibilitychange', this.#hide);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#hide);
    document.removeEventListener('visibilitychange', this.#hide);
    this.shown = undefined;
  }

  /** Nobody looks at it any more. */
  readonly #hide = (): void => {
    this.shown = undefined;
  };

  async #reveal(sdk: TalkSdk, id: string, purpose: RevealPurpose): Promise<void> {
    this.tried = id;
    await this.#act.run({
      before: { type: 'talk-before-reveal', detail: { entry: id, purpose } },
      act: () => sdk.vault.reveal({ id, purpose }),
      said: () => this.#says.opened,
      then: (sealed: Sealed) => {
        this.shown = sealed;
      },
    });
  }

  #renderRegister(sdk: TalkSdk, { event, row }: Case): TemplateResult {
    const says = this.#says;
    return html`<details>
      <summary>${says.register}</summary>
      <div class="form-box">
        <talk-act-form
          data-act="seal"
          .sdk=${sdk}
          .label=${says.seal}
          .group=${says.name(row.subjectName, says.register)}
          .help=${says.registerText}
          .fields=${fieldsOf(says)}
          .todo=${(entered: Entered): ToDo<unknown> => ({
            act: () => sdk.vault.register(inputOf(event, entered)),
            said: () => says.sealed,
            then: () => {
              this.sealedNow += 1;
            },
          })}
        ></talk-act-form>
      </div>
    </details>`;
  }

  #renderReveal(sdk: TalkSdk, id: string, index: number): TemplateResult {
    const says = this.#says;
    const chosen = this.purpose[id];
    return html`<details>
      <summary>${this.say.signs.labelled(says.reveal, says.entry(index + 1))}</summary>
      <div class="form-box">
        <p class="muted">${says.revealText}</p>
        <fieldset>
          <legend>${says.purpose}</legend>
          <div class="choices">
            ${purposes.map(
              (purpose) =>
                html`<label
                  ><input
                    type="radio"
                    name=${`purpose-${id}`}
                    .checked=${chosen === purpose}
                    @change=${() => {
                      this.purpose = { ...this.purpose, [id]: purpose };
                    }}
                  />${says.purposes[purpose]}</label
                >`,
            )}
          </div>
        </fieldset>
        ${
          this.tried === id && this.#act.refusal
            ? html`<talk-finding-list .refusal=${this.#act.refusal}></talk-finding-list>`
            : nothing
        }
        <div class="actions">
          <button
            type="button"
            class="button primary"
            @click=${() => {
              if (chosen) void this.#reveal(sdk, id, chosen);
              else {
                this.tried = id;
                const { fields } = this.say;
                this.#act.refuse(fields.faultOf(says.purpose, fields.missing));
              }
            }}
          >
            ${says.open}
          </button>
        </div>
      </div>
    </details>`;
  }

  /** Read here, where it is shown, and kept nowhere. */
  #renderShown(sealed: Sealed): TemplateResult {
    const says = this.#says;
    const { informant, petition } = sealed.read();
    const lines: readonly (readonly [string, string])[] = [
      [says.shownAs.name, informant?.name ?? ''],
      [says.shownAs.unit, informant?.unit ?? ''],
      [says.shownAs.phones, (informant?.phones ?? []).join(this.say.signs.list)],
      [says.shownAs.idNumbers, (informant?.idNumbers ?? []).join(this.say.signs.list)],
      [says.shownAs.aliases, (informant?.aliases ?? []).join(this.say.signs.list)],
      [says.shownAs.number, petition?.number ?? ''],
      [says.shownAs.receivedOn, petition?.receivedOn ?? ''],
    ];
    return html`<talk-dialog open size="small" .heading=${says.card} @close=${this.#hide}>
      <div class="shown">
        ${informant ? nothing : html`<p>${says.anonymousEntry}</p>`}
        <dl>
          ${lines
            .filter(([, text]) => text !== '')
            .map(
              ([label, text]) =>
                html`<dt class="muted">${label}</dt>
                  <dd>${text}</dd>`,
            )}
        </dl>
      </div>
    </talk-dialog>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, shown } = this;
    if (!sdk) return nothing;
    const says = this.#says;
    return html`<p class="muted">${says.text}</p>
      ${liveView(this.rows, this.say, (all) => {
        const { events } = this;
        const found = events ? all.filter(({ event }) => events.includes(event)) : all;
        return found.length === 0
          ? html`<p>${says.none}</p>`
          : html`<div class="cards">
              ${repeat(
                found,
                ({ event }) => event,
                (one) =>
                  html`<details class="card" data-event=${one.event} ?open=${events?.length === 1}>
                    <summary>
                      <strong>${says.name(one.row.subjectName, one.row.kindName)}</strong>
                      <span class="mark ${one.ids.length > 0 ? 'ok' : 'warning'}"
                        >${says.count(one.ids.length)}</span
                      >
                    </summary>
                    <div class="inside">
                      ${this.#renderRegister(sdk, one)}
                      ${one.ids.map((id, index) => this.#renderReveal(sdk, id, index))}
                    </div>
                  </details>`,
              )}
            </div>`;
      })}
      ${shown ? this.#renderShown(shown) : nothing}`;
  }
}
