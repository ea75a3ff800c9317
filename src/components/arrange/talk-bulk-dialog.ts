/** Several arranged talks at once, each for itself: another day, or none; every row says what became of it. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  Finding,
  Outcome,
  Refusal,
  RescheduleInput,
  TalkRecord,
  TalkSdk,
  WorklistRow,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import { longDate, shortDate } from '../dates.ts';
import type { CivilDate, ClockTime } from '../dates.ts';
import type { Undoable } from '../controllers/undo.ts';
import { announce, askHost, tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { controls } from '../styles/controls.ts';
import { tables } from '../styles/tables.ts';
import type { ReasonGiven } from '../ui/finding-list.ts';
import { icons } from '../ui/icons.ts';
import { talkName, talksOf } from './arranged-talk.ts';
import type { ArrangedTalk } from './arranged-talk.ts';
import { PlanElement } from './plan-element.ts';
import { asItStands, offerUndo, undoAll, undoMove } from './undoing.ts';

bring(scheduler);

export type BulkAct = 'move' | 'cancel';

/** One talk, what is wanted of it, and what became of it. */
interface Line extends ArrangedTalk {
  readonly date?: CivilDate | undefined;
  readonly startsAt?: ClockTime | undefined;
  readonly reasons: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly result?: 'done' | Pick<Refusal, 'message' | 'findings'> | undefined;
}

/**
 * @summary The dialog in which a clerk reschedules or cancels several talks, with a report of each.
 * @fires {CustomEvent<{ input: RescheduleInput, waitUntil: Function }>} talk-before-reschedule - Once for each talk: the host may refuse.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-rescheduled - Once for each talk that was moved.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-cancel - Once for each talk: the host may refuse.
 * @fires {CustomEvent<{ talk: TalkRecord }>} talk-cancelled - Once for each talk that was cancelled.
 * @fires undoable - `detail` is an `Undoable`: what was moved can be moved back.
 * @fires close - The dialog was closed.
 */
export class TalkBulkDialog extends PlanElement {
  static override styles = [
    controls,
    tables,
    css`
      .intro,
      .all {
        margin-bottom: 8px;
      }
      .all {
        max-width: 260px;
      }
      .scroller {
        max-height: 52vh;
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
      .c-date {
        width: 200px;
      }
      .c-time {
        width: 96px;
      }
      .c-result {
        width: 22%;
      }
      .found td {
        padding: 0 8px 8px;
      }
      .buttons {
        justify-content: flex-end;
      }
    `,
  ];

  readonly #act = new Act(this);
  #checks = 0;
  #stop = false;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property() act: BulkAct = 'move';
  /** The rows that were chosen; the dialog is open while there are some. */
  @property({ attribute: false }) rows: readonly WorklistRow[] = [];

  @state() private lines: readonly Line[] = [];
  @state() private reason = '';
  @state() private at: number | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('rows')) return;
    this.#act.forget();
    this.reason = '';
    this.lines = talksOf(this.rows).map((one) => ({ ...one, reasons: {}, findings: [] }));
  }

  #change(id: string, change: Partial<Line>): void {
    this.lines = this.lines.map((line) => (line.talk.id === id ? { ...line, ...change } : line));
  }

  #input({ talk, date, startsAt, reasons }: Line): RescheduleInput | undefined {
    if (date === undefined && startsAt === undefined) return undefined;
    return {
      talk: { id: talk.id, revision: talk.revision },
      ...(date ? { date } : {}),
      ...(startsAt ? { startsAt } : {}),
      ...(Object.keys(reasons).length > 0 ? { reasons } : {}),
    };
  }

  /** What the policy says of each, before anything is done. */
  async #check(): Promise<void> {
    const { sdk } = this;
    if (!sdk) return;
    this.#checks += 1;
    const asked = this.#checks;
    try {
      for (const line of this.lines) {
        const input = this.#input({ ...line, reasons: {} });
        if (line.result === 'done') continue;
        const outcome = input && (await sdk.plan.checkReschedule(input));
        if (asked !== this.#checks) return;
        const findings = outcome?.ok ? outcome.value : (outcome?.error.findings ?? []);
        this.#change(line.talk.id, { findings, result: undefined });
      }
    } catch (error) {
      reportFault(error);
      this.#act.refuse(this.say.findings.fault);
    }
  }

  async #do(line: Line, sdk: TalkSdk): Promise<Outcome<TalkRecord>> {
    const { talk } = line;
    const input = this.#input(line);
    const agreed = input
      ? await askHost(this, 'talk-before-reschedule', { input })
      : await askHost(this, 'talk-before-cancel', { talk: talk.id });
    if (!agreed) {
      const message = this.say.findings.hostRefused;
      return { ok: false, error: { code: 'access.denied', message, findings: [] } };
    }
    return input
      ? sdk.plan.reschedule(input)
      : sdk.plan.cancel({ id: talk.id, revision: talk.revision }, this.reason.trim());
  }

  get #wanted(): readonly Line[] {
    const open = this.lines.filter(({ result }) => result !== 'done');
    return this.act === 'cancel' ? open : open.filter((line) => this.#input(line) !== undefined);
  }

  async #run(): Promise<void> {
    const { sdk, says } = this;
    if (!sdk || this.at !== undefined || !this.#act.readable('bulk')) return;
    this.#act.forget();
    const wanted = this.#wanted;
    if (wanted.length === 0) return this.#act.refuse(says.bulk.nothing);
    if (this.act === 'cancel' && this.reason.trim() === '') {
      this.#act.refuse(this.say.fields.faultOf(says.bulk.reason, this.say.fields.missing));
      return;
    }
    this.#stop = false;
    const back: Undoable[] = [];
    let done = 0;
    let failed = 0;
    for (const [index, line] of wanted.entries()) {
      if (this.#stop || !this.isConnected) break;
      this.at = index;
      announce(this.#dialog, says.bulk.progress(index + 1, wanted.length));
      const outcome = await this.#safely(line, sdk);
      if (outcome.ok) {
        done += 1;
        this.#change(line.talk.id, { result: 'done', findings: [] });
        if (this.act === 'cancel') tell(this, 'talk-cancelled', { talk: outcome.value });
        else {
          tell(this, 'talk-rescheduled', { talk: outcome.value });
          back.push(undoMove(sdk, outcome.value, asItStands(line.talk), this.say));
        }
      } else {
        failed += 1;
        this.#change(line.talk.id, { result: outcome.error });
      }
    }
    this.at = undefined;
    const said = this.act === 'move' ? says.bulk.movedSaid(done) : says.bulk.cancelledSaid(done);
    if (back.length > 0) offerUndo(this, undoAll(said, back));
    if (failed > 0) return this.#act.refuse(says.bulk.partly(done, failed));
    if (this.#stop) return announce(this.#dialog, says.bulk.stopped(done, wanted.length));
    announce(this, said);
    this.#close();
  }

  /** Inside the dialog while it is open: nobody hears what is said outside. */
  get #dialog(): EventTarget {
    return this.renderRoot.querySelector('talk-dialog') ?? this;
  }

  async #safely(line: Line, sdk: TalkSdk): Promise<Outcome<TalkRecord>> {
    try {
      return await this.#do(line, sdk);
    } catch (error) {
      reportFault(error);
      const message = this.say.findings.fault;
      return { ok: false, error: { code: 'state.not-possible', message, findings: [] } };
    }
  }

  #close(): void {
    this.#stop = true;
    this.dispatchEvent(new Event('close'));
  }

  #renderAll(sdk: TalkSdk): TemplateResult {
    return html`<talk-date-field
      class="all"
      .label=${this.says.bulk.allTo}
      .today=${sdk.today()}
      .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
      @value-change=${(event: CustomEvent<CivilDate | null>) => {
        const date = event.detail ?? undefined;
        if (!date) return;
        this.lines = this.lines.map((line) => (line.result === 'done' ? line : { ...line, date }));
        void this.#check();
      }}
    ></talk-date-field>`;
  }

  #renderResult({ result }: Line): TemplateResult | typeof nothing {
    const says = this.says.bulk;
    if (result === undefined) return nothing;
    if (result === 'done') {
      const text = this.act === 'move' ? says.moved : says.cancelled;
      return html`<span class="mark ok">${icons.done}${text}</span>`;
    }
    return html`<span class="mark danger">${icons.alarm}${says.failed}</span>
      <p>${result.message}</p>`;
  }

  #renderFound(sdk: TalkSdk, line: Line): TemplateResult | typeof nothing {
    const { findings, talk } = line;
    if (findings.length === 0) return nothing;
    return html`<tr class="found">
      <td colspan="5">
        <talk-finding-list
          .findings=${findings}
          .explain=${(finding: Finding) => sdk.policy.explain(finding)}
          .reasons=${line.reasons}
          @reason-given=${(event: CustomEvent<ReasonGiven>) => {
            const { rule, text } = event.detail;
            const now = this.lines.find((one) => one.talk.id === talk.id)?.reasons ?? {};
            const { [rule]: _before, ...others } = now;
            this.#change(talk.id, {
              reasons: text.trim() === '' ? others : { ...others, [rule]: text },
            });
          }}
        ></talk-finding-list>
      </td>
    </tr>`;
  }

  #renderLine(sdk: TalkSdk, line: Line): TemplateResult {
    const says = this.says.bulk;
    const { talk } = line;
    const name = talkName(line, this.say);
    const now = this.say.scheduler.arrangement(
      shortDate(talk.date, sdk.today(), this.say),
      talk.talker.name,
    );
    return html`<tr>
        <th scope="row">${name}</th>
        <td title=${longDate(talk.date, this.say)}>${now} ${talk.startsAt ?? ''}</td>
        ${
          this.act === 'move'
            ? html`<td>
                  <talk-date-field
                    bare
                    .label=${says.toOf(name)}
                    .today=${sdk.today()}
                    .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
                    .value=${line.date}
                    @value-change=${(event: CustomEvent<CivilDate | null>) => {
                      this.#change(talk.id, { date: event.detail ?? undefined });
                      void this.#check();
                    }}
                  ></talk-date-field>
                </td>
                <td>
                  <talk-time-field
                    bare
                    .label=${says.timeOf(name)}
                    .value=${line.startsAt}
                    @value-change=${(event: CustomEvent<ClockTime | null>) => {
                      this.#change(talk.id, { startsAt: event.detail ?? undefined });
                      void this.#check();
                    }}
                  ></talk-time-field>
                </td>`
            : nothing
        }
        <td>${this.#renderResult(line)}</td>
      </tr>
      ${line.result === 'done' ? nothing : this.#renderFound(sdk, line)}`;
  }

  #renderTable(sdk: TalkSdk): TemplateResult {
    const says = this.says.bulk;
    const moves = this.act === 'move';
    return html`<div class="scroller" tabindex="0" role="region" aria-label=${says.table}>
      <table aria-label=${says.table}>
        <thead>
          <tr>
            <th scope="col">${says.talk}</th>
            <th scope="col" class="c-date">${says.now}</th>
            ${
              moves
                ? html`<th scope="col" class="c-date">${says.to}</th>
                    <th scope="col" class="c-time">${says.time}</th>`
                : nothing
            }
            <th scope="col" class="c-result">${says.result}</th>
          </tr>
        </thead>
        <tbody data-form="bulk">
          ${repeat(
            this.lines,
            ({ talk }) => talk.id,
            (line) => this.#renderLine(sdk, line),
          )}
        </tbody>
      </table>
    </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, lines, at } = this;
    if (sdk === undefined || lines.length === 0) return nothing;
    const says = this.says.bulk;
    const moves = this.act === 'move';
    const { refusal } = this.#act;
    const count = this.#wanted.length;
    return html`<talk-dialog
      open
      size="large"
      .heading=${moves ? says.moveHeading(lines.length) : says.cancelHeading(lines.length)}
      @close=${this.#close}
    >
      <p class="intro muted">${moves ? says.moveIntro : says.cancelIntro}</p>
      <talk-finding-list .refusal=${refusal}></talk-finding-list>
      ${
        moves
          ? this.#renderAll(sdk)
          : html`<talk-text-field
              class="intro"
              required
              .label=${says.reason}
              .value=${this.reason}
              @value-change=${(event: CustomEvent<string>) => {
                this.reason = event.detail;
              }}
            ></talk-text-field>`
      }
      ${this.#renderTable(sdk)}
      <div slot="footer" class="row buttons">
        ${
          at === undefined
            ? nothing
            : html`<span class="muted">${says.progress(at + 1, count)}</span>
                <button
                  type="button"
                  class="button"
                  @click=${() => {
                    this.#stop = true;
                  }}
                >
                  ${says.stop}
                </button>`
        }
        <button type="button" class="button" @click=${this.#close}>
          ${this.say.actions.close}
        </button>
        <button
          type="button"
          class="button primary"
          aria-disabled=${at !== undefined || (moves && count === 0) ? 'true' : nothing}
          @click=${() => void this.#run()}
        >
          ${moves ? says.move(count) : says.cancel(count)}
        </button>
      </div>
    </talk-dialog>`;
  }
}
