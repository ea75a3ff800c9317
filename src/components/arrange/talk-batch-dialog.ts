/** 批量安排: a day and a talker for each of many due talks, what stands against each row, all or nothing. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  ArrangeInput,
  BatchRow,
  Finding,
  Refusal,
  TalkRecord,
  TalkSdk,
  TalkerChoice,
  WorklistRow,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import type { CivilDate, ClockTime } from '../dates.ts';
import { announce, tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { arrange } from '../messages/zh-CN/arrange.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { tables } from '../styles/tables.ts';
import { icons } from '../ui/icons.ts';
import type { ReasonGiven } from '../ui/finding-list.ts';
import { suggestDay } from './suggest-day.ts';
import { offerUndo, undoAll, undoArranging } from './undoing.ts';

bring(arrange);
bring(scheduler);

/** What is planned for one row, as far as it is said. */
interface Plan {
  readonly row: WorklistRow;
  readonly date?: CivilDate | undefined;
  readonly talker?: string | undefined;
  readonly startsAt?: ClockTime | undefined;
  readonly outline: boolean;
  readonly reasons: Readonly<Record<string, string>>;
  /** Who may hold it on that day; absent while it is asked. */
  readonly choices?: readonly TalkerChoice[] | undefined;
  readonly found?: Pick<BatchRow, 'findings' | 'error'> | undefined;
}

/**
 * @summary The dialog in which a clerk arranges several talks at once.
 * @fires {CustomEvent<{ inputs: readonly ArrangeInput[], waitUntil: Function }>} talk-before-arrange - The host may refuse.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-arranged - Once for each talk.
 * @fires undoable - `detail` is an `Undoable`: all of it can be taken back.
 * @fires close - The dialog was closed.
 */
export class TalkBatchDialog extends SpeakingElement {
  static override styles = [
    controls,
    tables,
    css`
      .scroller {
        max-height: 58vh;
      }
      tbody td,
      tbody th {
        height: auto;
        padding: 4px 8px;
        overflow: visible;
        vertical-align: top;
        white-space: normal;
      }
      tbody th {
        font-weight: 700;
      }
      tbody th p {
        font-weight: 400;
      }
      .c-who {
        width: 19%;
      }
      .c-date {
        width: 210px;
      }
      .c-talker {
        width: 24%;
      }
      .c-time {
        width: 88px;
      }
      .c-outline {
        width: 64px;
      }
      select {
        width: 100%;
      }
      .outline {
        text-align: center;
      }
      .outline input {
        margin-top: 8px;
      }
      .found td {
        padding: 0 8px 8px;
      }
      .intro {
        margin-bottom: 8px;
      }
      .buttons {
        justify-content: flex-end;
      }
    `,
  ];

  readonly #act = new Act(this);
  #checks = 0;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** The rows to arrange; the dialog is open while there are some. */
  @property({ attribute: false }) rows: readonly WorklistRow[] = [];

  @state() private plans: readonly Plan[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { sdk } = this;
    if (!changed.has('rows') || sdk === undefined) return;
    this.#act.forget();
    this.plans = this.rows.map((row) => ({
      row,
      date: suggestDay(sdk, row) ?? sdk.today(),
      outline: false,
      reasons: {},
    }));
    if (this.plans.length > 0) void this.#suggestTalkers();
  }

  /** For each row somebody who may, and who has the fewest talks that day, those of this plan counted. */
  async #suggestTalkers(): Promise<void> {
    for (const { row, date } of this.plans) {
      if (date === undefined) continue;
      const choices = await this.#askTalkers(row, date);
      const load = (choice: TalkerChoice) =>
        choice.talksThatDay +
        this.plans.filter(
          (plan) => plan.date === date && plan.talker === choice.eligibility.person.id,
        ).length;
      const [first] = choices
        .filter(({ eligibility }) => eligibility.answer === 'yes')
        .sort((one, other) => load(one) - load(other));
      if (first) this.#change(row, { talker: first.eligibility.person.id });
    }
    await this.#check();
  }

  async #askTalkers(row: WorklistRow, date: CivilDate): Promise<readonly TalkerChoice[]> {
    try {
      const choices = (await this.sdk?.obligations.talkers(row.obligation.id, date)) ?? [];
      const plan = this.#planOf(row);
      // An answer of a day that was changed meanwhile is nobody's any more.
      if (plan?.date !== date) return plan?.choices ?? [];
      const may = choices.filter(({ eligibility }) => eligibility.answer !== 'no');
      const stays = may.some(({ eligibility }) => eligibility.person.id === plan.talker);
      this.#change(row, { choices: may, ...(stays ? {} : { talker: undefined }) });
      return may;
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.states.failedText);
      return [];
    }
  }

  #planOf(row: WorklistRow): Plan | undefined {
    return this.plans.find((plan) => plan.row.obligation.id === row.obligation.id);
  }

  #change(row: WorklistRow, change: Partial<Plan>): void {
    this.plans = this.plans.map((plan) =>
      plan.row.obligation.id === row.obligation.id ? { ...plan, ...change } : plan,
    );
  }

  async #onDate(row: WorklistRow, date: CivilDate | undefined): Promise<void> {
    this.#change(row, { date, choices: undefined });
    if (date !== undefined) await this.#askTalkers(row, date);
    await this.#check();
  }

  #input(plan: Plan, withReasons: boolean): ArrangeInput | undefined {
    const { row, date, talker, startsAt, outline, reasons } = plan;
    if (date === undefined || talker === undefined) return undefined;
    return {
      obligation: { id: row.obligation.id, revision: row.obligation.revision },
      date,
      talker,
      outline,
      ...(startsAt ? { startsAt } : {}),
      ...(withReasons ? { reasons } : {}),
    };
  }

  /** Asked without the reasons given, so that a finding stays in sight while its reason is typed. */
  async #check(): Promise<void> {
    const { sdk } = this;
    this.#checks += 1;
    const asked = this.#checks;
    const ready = this.plans.flatMap((plan) => {
      const input = this.#input(plan, false);
      return input === undefined ? [] : [{ plan, input }];
    });
    if (sdk === undefined || ready.length === 0) return;
    try {
      const outcome = await sdk.plan.checkAll(ready.map(({ input }) => input));
      if (asked !== this.#checks) return;
      if (!outcome.ok) return this.#act.show(outcome.error);
      this.#found(
        ready.map(({ plan }) => plan),
        outcome.value,
      );
      const standing = outcome.value.filter(({ findings }) => findings.length > 0).length;
      announce(this, this.say.batch.checked(ready.length, standing));
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.findings.fault);
    }
  }

  #found(plans: readonly Plan[], rows: readonly BatchRow[]): void {
    for (const { row, findings, error } of rows) {
      const plan = plans[row];
      // That a reason is wanted is said by its field.
      const told = error && error.findings.length === 0 ? { error } : {};
      if (plan) this.#change(plan.row, { found: { findings, ...told } });
    }
  }

  async #confirm(): Promise<void> {
    const { sdk } = this;
    if (sdk === undefined || !this.#act.readable('batch')) return;
    const missing = this.plans.find((plan) => this.#input(plan, true) === undefined);
    if (missing) return this.#act.refuse(this.say.batch.missing(missing.row.subjectName));
    const inputs = this.plans.flatMap((plan) => this.#input(plan, true) ?? []);
    await this.#act.run<readonly TalkRecord[]>({
      before: { type: 'talk-before-arrange', detail: { inputs } },
      act: async () => {
        const outcome = await sdk.plan.arrangeAll(inputs);
        if (!outcome.ok) this.#found(this.plans, outcome.error.rows ?? []);
        return outcome;
      },
      said: (talks) => this.say.batch.done(talks.length),
      then: (talks) => {
        for (const talk of talks) tell(this, 'talk-arranged', { talk });
        const each = talks.map((talk) => undoArranging(sdk, talk, this.say));
        offerUndo(this, undoAll(this.say.batch.done(talks.length), each));
        this.#close();
      },
    });
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  #leaveOut(row: WorklistRow): void {
    this.plans = this.plans.filter((plan) => plan.row.obligation.id !== row.obligation.id);
    if (this.plans.length === 0) this.#close();
    else void this.#check();
  }

  #renderTalker(plan: Plan): TemplateResult {
    const { row, choices, talker } = plan;
    const says = this.say.batch;
    if (choices?.length === 0) return html`<p class="muted">${this.say.plan.nobody}</p>`;
    return html`<select
      aria-label=${says.talkerOf(row.subjectName)}
      ?disabled=${choices === undefined}
      @change=${(event: Event) => {
        if (!(event.target instanceof HTMLSelectElement)) return;
        this.#change(row, { talker: event.target.value || undefined });
        void this.#check();
      }}
    >
      <option value="" .selected=${live(talker === undefined)}>
        ${choices === undefined ? this.say.states.loading : says.chooseTalker}
      </option>
      ${(choices ?? []).map(
        ({ eligibility, name, title, talksThatDay }) =>
          html`<option
            value=${eligibility.person.id}
            .selected=${live(talker === eligibility.person.id)}
          >
            ${says.talkerOption(name, title, eligibility.answer === 'with-reason', talksThatDay)}
          </option>`,
      )}
    </select>`;
  }

  #renderFound(sdk: TalkSdk, { row, found, reasons }: Plan): TemplateResult | typeof nothing {
    const shown: Refusal | undefined = found?.error;
    if (found === undefined || (found.findings.length === 0 && shown === undefined)) return nothing;
    return html`<tr class="found">
      <td colspan="6">
        <talk-finding-list
          .findings=${found.findings}
          .refusal=${shown}
          .explain=${(finding: Finding) => sdk.policy.explain(finding)}
          .reasons=${reasons}
          @reason-given=${(event: CustomEvent<ReasonGiven>) => {
            const { rule, text } = event.detail;
            const { [rule]: _before, ...others } = this.#planOf(row)?.reasons ?? {};
            this.#change(row, {
              reasons: text.trim() === '' ? others : { ...others, [rule]: text },
            });
          }}
        ></talk-finding-list>
      </td>
    </tr>`;
  }

  #renderPlan(sdk: TalkSdk, plan: Plan): TemplateResult {
    const says = this.say.batch;
    const { row } = plan;
    return html`<tr>
        <th scope="row">
          ${row.subjectName}
          <p class="muted">${row.kindName} · ${row.unitName}</p>
        </th>
        <td>
          <talk-date-field
            bare
            required
            .label=${says.dateOf(row.subjectName)}
            .today=${sdk.today()}
            .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
            .value=${plan.date}
            @value-change=${(event: CustomEvent<CivilDate | null>) =>
              void this.#onDate(row, event.detail ?? undefined)}
          ></talk-date-field>
        </td>
        <td>${this.#renderTalker(plan)}</td>
        <td>
          <talk-time-field
            bare
            .label=${says.timeOf(row.subjectName)}
            .value=${plan.startsAt}
            @value-change=${(event: CustomEvent<ClockTime | null>) => {
              this.#change(row, { startsAt: event.detail ?? undefined });
              void this.#check();
            }}
          ></talk-time-field>
        </td>
        <td class="outline">
          <input
            type="checkbox"
            aria-label=${says.outlineOf(row.subjectName)}
            .checked=${plan.outline}
            @change=${() => {
              this.#change(row, { outline: !plan.outline });
              void this.#check();
            }}
          />
        </td>
        <td>
          <button
            type="button"
            class="button small"
            aria-label=${says.leaveOutOf(row.subjectName)}
            @click=${() => this.#leaveOut(row)}
          >
            ${icons.cross}
          </button>
        </td>
      </tr>
      ${this.#renderFound(sdk, plan)}`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (sdk === undefined || this.plans.length === 0) return nothing;
    const says = this.say.batch;
    const { refusal } = this.#act;
    return html`<talk-dialog
      open
      size="large"
      .heading=${says.heading(this.plans.length)}
      @close=${this.#close}
    >
      <p class="intro muted">${says.intro}</p>
      ${
        refusal
          ? html`<talk-finding-list .refusal=${{ ...refusal, findings: [] }}></talk-finding-list>`
          : nothing
      }
      <div class="scroller" tabindex="0" data-form="batch">
        <table aria-label=${says.table}>
          <thead>
            <tr>
              <th scope="col" class="c-who">${this.say.scheduler.columns.subject}</th>
              <th scope="col" class="c-date">${this.say.arrange.day}</th>
              <th scope="col" class="c-talker">${this.say.arrange.talkers}</th>
              <th scope="col" class="c-time">${this.say.arrange.time}</th>
              <th scope="col" class="c-outline">${says.outline}</th>
              <th scope="col" class="c-outline">${says.leaveOut}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              this.plans,
              ({ row }) => row.obligation.id,
              (plan) => this.#renderPlan(sdk, plan),
            )}
          </tbody>
        </table>
      </div>
      <div slot="footer" class="row buttons">
        <button type="button" class="button" @click=${this.#close}>
          ${this.say.actions.cancel}
        </button>
        <button
          type="button"
          class="button primary"
          aria-disabled=${this.#act.busy ? 'true' : nothing}
          @click=${() => void this.#confirm()}
        >
          ${says.confirm(this.plans.length)}
        </button>
      </div>
    </talk-dialog>`;
  }
}
