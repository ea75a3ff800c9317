/** 跟进: what is still to be done after a talk and by when; matters, rectification, what came in, corrections. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type {
  AdmonitionRow,
  CivilDate,
  Explanation,
  Finding,
  MatterRow,
  Outcome,
  TalkSdk,
} from '../../sdk/index.ts';
import type { Theme } from '../context.ts';
import { Act, type ToDo } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate, until } from '../dates.ts';
import { tell } from '../events.ts';
import { StageElement } from './stage-element.ts';
import { bring } from '../messages/index.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { controls } from '../styles/controls.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';
import { actFold } from '../ui/act-fold.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { may, type Sheet } from './sheet.ts';
import { recordStyles } from './styles.ts';

bring({ tracker });

type SubmissionRecord = Awaited<ReturnType<TalkSdk['submissions']['list']>>[number];

interface Following {
  readonly matters: readonly MatterRow[];
  readonly admonitions: readonly AdmonitionRow[];
  /** What the subject sent in for these cases, and nobody has taken over yet. */
  readonly came: readonly SubmissionRecord[];
}

async function readFollowing(sdk: TalkSdk, { talk, rows }: Sheet): Promise<Following> {
  const cases = rows.flatMap(({ obligation }) => obligation.admonition ?? []);
  const [matters, admonitions, came] = await Promise.all([
    sdk.matters.list({ talk: talk.id }),
    Promise.all(cases.map((id) => sdk.admonitions.get(id))),
    sdk.submissions.list({ waiting: true }),
  ]);
  return {
    matters,
    admonitions: admonitions.filter((one) => one !== undefined),
    came: came.filter(
      ({ content }) => content.type !== 'request' && talk.obligations.includes(content.case),
    ),
  };
}

/** One thing that is still to be done. */
interface Due {
  readonly what: string;
  readonly state: string;
  readonly by: CivilDate | undefined;
  readonly findings: readonly Finding[];
}

const settledItems: ReadonlySet<string> = new Set(['verified', 'closed', 'withdrawn']);

/**
 * @summary What a talk left to do, to its end.
 * @fires {CustomEvent<{ heading: string, papers: PaperRequest[] }>} print-wanted - Papers are to be shown and printed.
 * @fires {CustomEvent<{ submission: string, waitUntil: Function }>} talk-before-take - Cancelable: what came in is about to be taken over or sent back.
 * @fires {CustomEvent<{ submission: string }>} talk-taken - It was.
 */
export class TalkRecordFollow extends StageElement {
  static override styles: CSSResultGroup = [
    controls,
    recordStyles,
    css`
      :host {
        display: block;
      }
      .due {
        width: 100%;
        border-collapse: collapse;
      }
      .due th,
      .due td {
        padding: 5px 16px 5px 0;
        border-bottom: 1px solid var(--_border);
        font-weight: 400;
        text-align: left;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      .due thead th {
        color: var(--_muted);
      }
      .due .short {
        white-space: nowrap;
      }
      .came {
        padding: 10px 12px;
        border: 1px solid var(--_border);
        border-radius: 4px;
      }
      .came + .came {
        margin-top: 8px;
      }
      .words {
        margin-top: 4px;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  #at: string | undefined;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) sheet: Sheet | undefined;
  @property({ attribute: false }) theme: Theme | undefined;

  private readonly following = new LiveQuery<Following>(this, () => {
    const { sdk, sheet } = this;
    if (!sdk || !sheet) return undefined;
    const { id } = sheet.talk;
    return {
      sdk,
      key: id,
      ask: (current) => readFollowing(current, this.sheet?.talk.id === id ? this.sheet : sheet),
    };
  });

  #dues({ talk, rows }: Sheet, { matters, admonitions, came }: Following): readonly Due[] {
    const { says } = this;
    return [
      ...came.map((one): Due => ({
        what: says.came[one.content.type](one.from.name),
        state: says.cameState,
        by: undefined,
        findings: [],
      })),
      ...matters
        .filter(({ findings }) => findings.length > 0)
        .map(({ matter, stateName, findings }): Due => ({
          what: says.dueMatter(matter.text),
          state: stateName,
          by: matter.dueOn,
          findings,
        })),
      ...admonitions.flatMap(({ admonition, steps }) =>
        admonition.rectification
          .filter(({ state: now }) => !settledItems.has(now))
          .map(({ demand, dueOn, state: now }): Due => ({
            what: says.dueItem(demand),
            state: this.say.tracker.itemStates[now] ?? now,
            by: dueOn,
            findings: steps.find(({ step }) => step === 'rectification')?.findings ?? [],
          })),
      ),
      // A talk that was no discharge leaves its obligation due again.
      ...rows
        .filter(({ phase }) => talk.confirmed?.asBreach && phase === 'open')
        .map(({ subjectName, kindName, stateName, obligation }): Due => ({
          what: says.dueAgain(subjectName, kindName),
          state: stateName,
          by: obligation.obligation.window?.due ?? obligation.obligation.window?.lastDay,
          findings: [],
        })),
    ];
  }

  #renderBy(sdk: TalkSdk, by: CivilDate | undefined): TemplateResult | string {
    if (!by) return this.says.noDay;
    const left = until(sdk.today(), by);
    return html`${longDate(by, this.say)}
      <span class="mark ${left < 0 ? 'danger' : left <= 7 ? 'warning' : ''}"
        >${left < 0 ? icons.alarm : nothing}${this.say.talk.left(left)}</span
      >`;
  }

  #renderNext(sdk: TalkSdk, sheet: Sheet, following: Following): TemplateResult {
    const { says } = this;
    const dues = this.#dues(sheet, following);
    return html`<section aria-labelledby="next">
      <h4 id="next">${says.next}</h4>
      ${
        dues.length === 0
          ? html`<p class="muted">${sheet.talk.confirmed ? says.nothingNext : says.nextLater}</p>`
          : html`<table class="due" aria-labelledby="next">
              <thead>
                <tr>
                  <th scope="col">${says.nextColumns.what}</th>
                  <th scope="col">${says.nextColumns.state}</th>
                  <th scope="col">${says.nextColumns.by}</th>
                  <th scope="col">${this.say.basis.button}</th>
                </tr>
              </thead>
              <tbody>
                ${dues.map(
                  ({ what, state: now, by, findings }) =>
                    html`<tr>
                      <th scope="row">${what}</th>
                      <td class="short">${now}</td>
                      <td class="short">${this.#renderBy(sdk, by)}</td>
                      <td class="short">
                        ${
                          findings.length > 0
                            ? html`<talk-basis
                                .of=${what}
                                .label=${
                                  findings.map((one) => sdk.policy.explain(one).clause)[0] ??
                                  this.say.basis.button
                                }
                                .explain=${() => findings.map((one) => sdk.policy.explain(one))}
                              ></talk-basis>`
                            : nothing
                        }
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
    </section>`;
  }

  #acting<T>(one: SubmissionRecord, said: string, act: () => Promise<Outcome<T>>): ToDo<T> {
    return {
      before: { type: 'talk-before-take', detail: { submission: one.id } },
      act,
      said: () => said,
      then: () => tell(this, 'talk-taken', { submission: one.id }),
    };
  }

  async #take(sdk: TalkSdk, one: SubmissionRecord, row: AdmonitionRow): Promise<void> {
    this.#at = one.id;
    const input = { submission: seenRecord(one), admonition: seenRecord(row.admonition) };
    await this.#act.run(
      this.#acting<unknown>(one, this.says.taken, () =>
        one.content.type === 'report'
          ? sdk.submissions.takeReport(input)
          : sdk.submissions.takeNoticeReceipt(input),
      ),
    );
  }

  #renderBack(sdk: TalkSdk, one: SubmissionRecord): TemplateResult {
    const { says } = this;
    const submission = seenRecord(one);
    return actFold(
      says.back,
      html`<talk-act-form
        form="submission.send-back"
        look="plain"
        .sdk=${sdk}
        .record=${submission}
        .label=${says.backNow}
        .fields=${
          [
            { as: 'text', name: 'reason', label: says.backReason, rows: 2, required: true },
          ] satisfies readonly ActField[]
        }
        .todo=${(entered: Entered) =>
          this.#acting<unknown>(one, says.sentBack, () =>
            sdk.submissions.sendBack({ submission, reason: entered.text('reason') }),
          )}
      ></talk-act-form>`,
    );
  }

  #renderCame(sdk: TalkSdk, one: SubmissionRecord, row: AdmonitionRow | undefined) {
    const { says } = this;
    const { content } = one;
    // A reply and a letter's receipt are taken over where the inquiry is.
    const here =
      row !== undefined &&
      (content.type === 'report' || (content.type === 'receipt' && content.of === 'notice'));
    return html`<li class="came">
      <p>${says.cameOn(says.came[content.type](one.from.name), longDate(one.on, this.say))}</p>
      ${content.type === 'report' ? html`<p class="words">${content.text}</p>` : nothing}
      ${
        this.#at === one.id && this.#act.refusal
          ? html`<talk-finding-list
              .refusal=${this.#act.refusal}
              .explain=${(finding: Finding): Explanation => sdk.policy.explain(finding)}
            ></talk-finding-list>`
          : nothing
      }
      ${
        here
          ? html`<div class="actions">
                <button type="button" class="button" @click=${() => void this.#take(sdk, one, row)}>
                  ${says.take}
                </button>
              </div>
              ${this.#renderBack(sdk, one)}`
          : html`<p class="muted">${says.elsewhere}</p>`
      }
    </li>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, sheet } = this;
    if (!sdk || !sheet) return nothing;
    return liveView(this.following, this.say, (following) =>
      this.#renderFollowing(sdk, sheet, following),
    );
  }

  #renderFollowing(sdk: TalkSdk, sheet: Sheet, following: Following): TemplateResult {
    const { talk, rows } = sheet;
    const { says } = this;
    const { matters, admonitions, came } = following;
    return html`${this.#renderNext(sdk, sheet, following)}
      <section>
        <talk-record-matters
          .sdk=${sdk}
          .rows=${matters}
          .named=${rows.length > 1}
        ></talk-record-matters>
      </section>
      ${
        came.length > 0
          ? html`<section aria-labelledby="came">
              <h4 id="came">${says.cameHeading}</h4>
              <ul aria-labelledby="came">
                ${came.map((one) => {
                  const { content } = one;
                  const row =
                    content.type === 'request'
                      ? undefined
                      : admonitions.find(({ obligation }) => obligation.id === content.case);
                  return this.#renderCame(sdk, one, row);
                })}
              </ul>
            </section>`
          : nothing
      }
      ${
        talk.confirmed
          ? admonitions.map(
              ({ admonition }) =>
                html`<section aria-labelledby="rectification">
                  <h4 id="rectification">${says.rectification}</h4>
                  <talk-admonition-case
                    .sdk=${sdk}
                    .theme=${this.theme}
                    .case=${admonition.id}
                    .only=${['rectification', 'closing'] as const}
                  ></talk-admonition-case>
                </section>`,
            )
          : nothing
      }
      <section>
        <talk-record-amend
          .sdk=${sdk}
          .talk=${talk}
          .possible=${may(sheet, 'amend')}
        ></talk-record-amend>
      </section>`;
  }
}

function seenRecord({ id, revision }: { readonly id: string; readonly revision: number }) {
  return { id, revision };
}
