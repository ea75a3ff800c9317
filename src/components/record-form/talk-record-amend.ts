/** 更正: what was corrected after the talk was entered, beside what stood there first; and a new correction. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isCivilDate } from '../../sdk/index.ts';
import type {
  AmendInput,
  CivilDate,
  ClockTime,
  Explanation,
  Finding,
  PersonChoice,
  TalkRecord,
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
import { stages } from '../messages/zh-CN/stages.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { controls } from '../styles/controls.ts';
import { renderRestored } from './conflict.ts';
import { seenOf } from './draft.ts';
import { absentOr, isDay, isPerson, isPlain, isText, isTime } from './kept.ts';
import { recordStyles } from './styles.ts';

bring({ record });
bring({ stages });
bring({ tracker });

type Amendment = NonNullable<TalkRecord['amendments']>[number];

/** What is typed over what the record says; `null` is a field that was cleared. */
interface Typed {
  readonly date?: CivilDate | null | undefined;
  readonly startsAt?: ClockTime | null | undefined;
  readonly endsAt?: ClockTime | null | undefined;
  readonly place?: string | undefined;
  readonly talker?: PersonChoice | undefined;
  readonly recorder?: PersonChoice | undefined;
  readonly confirmedOn?: CivilDate | null | undefined;
  readonly reason?: string | undefined;
  readonly approver?: PersonChoice | undefined;
}

function readTyped(kept: unknown): Typed | undefined {
  if (!isPlain(kept)) return undefined;
  const orNull = (is: (given: unknown) => boolean) => (given: unknown) =>
    given === null || is(given);
  const { date, startsAt, endsAt, place, talker, recorder, confirmedOn, reason, approver } = kept;
  return absentOr(orNull(isDay), date) &&
    absentOr(orNull(isTime), startsAt) &&
    absentOr(orNull(isTime), endsAt) &&
    absentOr(isText, place) &&
    absentOr(isPerson, talker) &&
    absentOr(isPerson, recorder) &&
    absentOr(orNull(isDay), confirmedOn) &&
    absentOr(isText, reason) &&
    absentOr(isPerson, approver)
    ? (kept as Typed)
    : undefined;
}

/** What would change, and nothing else. */
function changesOf(talk: TalkRecord, typed: Typed): AmendInput['changes'] {
  const { date, startsAt, endsAt, talker, recorder, confirmedOn } = typed;
  const place = typed.place?.trim();
  return {
    ...(date && date !== talk.date ? { date } : {}),
    ...(startsAt !== undefined && (startsAt ?? undefined) !== talk.startsAt ? { startsAt } : {}),
    ...(endsAt !== undefined && (endsAt ?? undefined) !== talk.endsAt ? { endsAt } : {}),
    ...(place !== undefined && place !== (talk.place ?? '') ? { place: place || null } : {}),
    ...(talker && talker.id !== talk.talker.id ? { talker: talker.id } : {}),
    ...(recorder && recorder.id !== talk.recorder?.id ? { recorder: recorder.id } : {}),
    ...(confirmedOn && confirmedOn !== talk.confirmed?.on ? { confirmedOn } : {}),
  };
}

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

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  readonly #draft = new KeptDraft<Typed>(this, readTyped);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) talk: TalkRecord | undefined;
  /** A correction may be entered. */
  @property({ type: Boolean }) possible = false;

  @state() private open = false;

  protected override willUpdate(): void {
    const { sdk, talk } = this;
    if (!sdk || !talk || !this.possible) return;
    this.#draft.open({ sdk, form: 'record.amend', record: seenOf(talk) });
    if (this.#draft.restored && this.#draft.typed) this.open = true;
  }

  #type(change: Typed): void {
    this.#draft.type({ ...this.#draft.typed, ...change });
  }

  async #amend(sdk: TalkSdk, talk: TalkRecord): Promise<void> {
    if (!this.#act.readable('amend')) return;
    const typed = this.#draft.typed ?? {};
    const changes = changesOf(talk, typed);
    const reason = typed.reason?.trim() ?? '';
    if (Object.keys(changes).length === 0) return this.#act.refuse(this.says.nothingAmended);
    if (reason === '') {
      return this.#act.refuse(
        this.say.fields.faultOf(this.says.amendReason, this.say.fields.missing),
      );
    }
    await this.#act.run({
      before: { type: 'talk-before-amend', detail: { talk: talk.id } },
      act: () =>
        sdk.records.amend({
          talk: seenOf(talk),
          reason,
          changes,
          ...(typed.approver ? { approver: typed.approver.id } : {}),
        }),
      said: () => this.says.amended,
      then: (amended) => {
        this.#draft.forget();
        this.open = false;
        tell(this, 'talk-amended', { talk: amended });
      },
    });
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

  #error(path: string): string {
    const { refusal } = this.#act;
    return refusal?.path === path || refusal?.path === `changes.${path}` ? refusal.message : '';
  }

  #renderForm(sdk: TalkSdk, talk: TalkRecord): TemplateResult {
    const { says } = this;
    const { record } = this.say;
    const typed = this.#draft.typed ?? {};
    const day = (name: 'date' | 'confirmedOn', label: string, recorded: CivilDate | undefined) =>
      html`<talk-date-field
        required
        .label=${label}
        .value=${typed[name] === undefined ? recorded : (typed[name] ?? undefined)}
        .error=${this.#error(name)}
        .today=${sdk.today()}
        .dayMark=${(date: CivilDate) => sdk.policy.day(date)}
        @value-change=${(event: CustomEvent<CivilDate | undefined>) =>
          this.#type({ [name]: event.detail ?? null })}
      ></talk-date-field>`;
    const time = (name: 'startsAt' | 'endsAt', label: string) =>
      html`<talk-time-field
        .label=${label}
        .value=${typed[name] === undefined ? talk[name] : (typed[name] ?? undefined)}
        .error=${this.#error(name)}
        @value-change=${(event: CustomEvent<ClockTime | undefined>) =>
          this.#type({ [name]: event.detail ?? null })}
      ></talk-time-field>`;
    const person = (name: 'talker' | 'recorder' | 'approver', label: string, hint: string) =>
      html`<talk-person-field
        class="half"
        .sdk=${sdk}
        .label=${label}
        .hint=${hint}
        .value=${typed[name]}
        .error=${this.#error(name)}
        @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
          this.#type({ [name]: event.detail ?? undefined })}
      ></talk-person-field>`;
    return html`<div data-form="amend" role="group" aria-labelledby="amendments">
      <p class="help">${says.amendHelp}</p>
      ${
        this.#draft.restored && this.#draft.typed
          ? renderRestored(this.say, () => {
              this.#draft.forget();
              this.open = false;
            })
          : nothing
      }
      <div class="grid">
        ${day('date', record.heldOn, talk.date)} ${time('startsAt', record.from)}
        ${time('endsAt', record.to)}
        <talk-text-field
          .label=${record.place}
          .value=${typed.place ?? talk.place ?? ''}
          @value-change=${(event: CustomEvent<string>) => this.#type({ place: event.detail })}
        ></talk-text-field>
        ${person('talker', record.talker, says.nowIs(talk.talker.name))}
        ${person('recorder', record.recorder, says.nowIs(talk.recorder?.name ?? record.unset))}
        ${talk.confirmed ? day('confirmedOn', record.confirmedOn, talk.confirmed.on) : nothing}
        <talk-text-field
          class="wide"
          required
          .rows=${2}
          .label=${says.amendReason}
          .value=${typed.reason ?? ''}
          .error=${this.#error('reason')}
          @value-change=${(event: CustomEvent<string>) => this.#type({ reason: event.detail })}
        ></talk-text-field>
        ${person('approver', says.amendApprover, '')}
      </div>
      ${
        this.#act.refusal
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
          @click=${() => void this.#amend(sdk, talk)}
        >
          ${says.amendNow}
        </button>
        <button
          type="button"
          class="button"
          @click=${() => {
            this.#draft.forget();
            this.#act.forget();
            this.open = false;
          }}
        >
          ${this.say.actions.cancel}
        </button>
      </div>
    </div>`;
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
      ${
        !this.possible
          ? nothing
          : this.open
            ? this.#renderForm(sdk, talk)
            : html`<div class="actions">
                <button
                  type="button"
                  class="button"
                  @click=${() => {
                    this.open = true;
                  }}
                >
                  ${says.amend}
                </button>
              </div>`
      }
    </div>`;
  }
}
