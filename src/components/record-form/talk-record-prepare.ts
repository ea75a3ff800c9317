/** 准备: the outline point by point, what must not be mentioned, what must be ready, and telling people. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type {
  AdmonitionRow,
  Explanation,
  Finding,
  NoticeToTell,
  OutlineView,
  PaperRequest,
  PaperRow,
  TalkSdk,
  WorklistRow,
} from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { KeptDraft } from '../controllers/kept-draft.ts';
import { LaterPart } from '../controllers/later-part.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import { tell } from '../events.ts';
import { StageElement } from './stage-element.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../ui/icons.ts';
import { laterView } from '../ui/later-view.ts';
import { liveView } from '../ui/live-view.ts';
import { conflictStyles, renderConflict, renderRestored } from '../ui/conflict.ts';
import { seenOf } from './draft.ts';
import {
  bothOutlines,
  noteOf,
  outlineConflicts,
  outlineText,
  outlineToWrite,
  readOutlineDraft,
  rebased,
  sameOutline,
  withNote,
  type OutlineDraft,
  type OutlineText,
} from './outline-draft.ts';
import { may, whyNot, type Sheet } from './sheet.ts';
import { recordStyles } from './styles.ts';

bring({ record });

interface Preparation {
  readonly view: OutlineView | undefined;
  readonly notices: readonly NoticeToTell[];
  readonly papers: readonly PaperRow[];
  readonly admonitions: readonly AdmonitionRow[];
}

async function readPreparation(sdk: TalkSdk, { talk, rows }: Sheet): Promise<Preparation> {
  const cases = rows.flatMap(({ obligation }) => obligation.admonition ?? []);
  const [view, notices, papers, admonitions] = await Promise.all([
    sdk.plan.outline(talk.id),
    sdk.plan.notices(talk.id),
    Promise.all(talk.obligations.map((obligation) => sdk.papers.list({ obligation }))),
    Promise.all(cases.map((id) => sdk.admonitions.get(id))),
  ]);
  return {
    view,
    notices,
    papers: papers.flat(),
    admonitions: admonitions.filter((one) => one !== undefined),
  };
}

type Place = 'outline' | 'notice';

/**
 * @summary What is made ready before a talk: outline, papers, notice.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-prepare - Cancelable: the outline is about to be saved.
 * @fires {CustomEvent<{ talk: string }>} talk-prepared - The outline was saved.
 * @fires {CustomEvent<{ talk: string, waitUntil: Function }>} talk-before-notify - Cancelable: it is about to be entered that people were told.
 * @fires {CustomEvent<{ talk: TalkRecord, notices: NoticeToTell[] }>} talk-notified - People are to be told; the host may send the texts.
 * @fires {CustomEvent<{ heading: string, papers: PaperRequest[] }>} print-wanted - Papers are to be shown and printed.
 */
export class TalkRecordPrepare extends StageElement {
  static override styles: CSSResultGroup = [
    controls,
    recordStyles,
    conflictStyles,
    css`
      :host {
        display: block;
      }
      .notes {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
        gap: 10px 20px;
        margin-bottom: 10px;
      }
      .said {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .never > li {
        padding: 2px 0 2px 1.4em;
        text-indent: -1.4em;
      }
      .never svg {
        margin-right: 0.4em;
        color: var(--_warning);
        vertical-align: -1px;
      }
      .ready > li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        padding: 4px 0;
      }
      .ready .what {
        min-width: 12em;
      }
      .text {
        max-width: 46em;
        min-height: 0;
        resize: none;
      }
    `,
  ];

  readonly #act = new Act(this);
  protected readonly keepFocus = new KeepFocus(this);
  readonly #draft = new KeptDraft<OutlineDraft>(this, readOutlineDraft, bothOutlines);
  #at: Place | undefined;

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) sheet: Sheet | undefined;

  @state() private copied = false;
  /** The informants of this talk's cases are open: without them its outline cannot be searched. */
  @state() private vaultOpen = false;
  readonly #vault = new LaterPart(this, async () =>
    (await import('../mine/registers/register-vault.ts')).registerVault(),
  );
  @query('.text') private readonly noticeText!: HTMLTextAreaElement | null;

  private readonly preparation = new LiveQuery<Preparation>(this, () => {
    const { sdk, sheet } = this;
    if (!sdk || !sheet) return undefined;
    const { id } = sheet.talk;
    return {
      sdk,
      key: id,
      // Of the talk as it is when it is asked, not as it was when the question was first put.
      ask: (current) => readPreparation(current, this.sheet?.talk.id === id ? this.sheet : sheet),
    };
  });

  protected override willUpdate(): void {
    const { sdk, sheet } = this;
    if (!sdk || !sheet) return;
    if (may(sheet, 'prepare')) {
      this.#draft.open({ sdk, form: 'talk.prepare', record: seenOf(sheet.talk) });
    }
    const { typed } = this.#draft;
    const now = this.#written;
    const view = this.preparation.value;
    if (!typed || !view || sameOutline(typed.base, now, sheet.rows)) return;
    // Another has saved: where that says nothing else than what was typed over, it needs no choice.
    if (outlineConflicts(typed, now, sheet.rows).length === 0) {
      this.#type(rebased(typed, now, sheet.rows));
    }
  }

  /** The outline as it is recorded. */
  get #written(): OutlineText {
    return outlineText(this.preparation.value?.view);
  }

  #type(draft: OutlineDraft): void {
    const { sheet } = this;
    if (sheet && sameOutline(draft.text, this.#written, sheet.rows)) this.#draft.forget();
    else this.#draft.type(draft);
  }

  #edit(change: (text: OutlineText) => OutlineText): void {
    const now = this.#written;
    const { base, text } = this.#draft.typed ?? { base: now, text: now };
    this.#type({ base, text: change(text) });
  }

  async #save(sdk: TalkSdk, { talk, rows }: Sheet): Promise<void> {
    this.#at = 'outline';
    const sent = this.#draft.typed?.text ?? this.#written;
    const { notes, questions = [] } = outlineToWrite(sent, rows);
    if (notes.length === 0 && questions.length === 0) {
      return this.#act.refuse(this.says.outlineEmpty);
    }
    await this.#act.run({
      before: { type: 'talk-before-prepare', detail: { talk: talk.id } },
      act: () => sdk.plan.prepareOutline({ talk: seenOf(talk), notes, questions }),
      said: () => this.says.outlineSaved,
      then: () => {
        // What was typed meanwhile stays, over what was sent.
        const { typed } = this.#draft;
        if (typed && typed.text !== sent) this.#draft.type({ base: sent, text: typed.text });
        else this.#draft.forget();
        tell(this, 'talk-prepared', { talk: talk.id });
      },
    });
  }

  async #notify(sdk: TalkSdk, { talk }: Sheet): Promise<void> {
    this.#at = 'notice';
    await this.#act.run({
      before: { type: 'talk-before-notify', detail: { talk: talk.id } },
      act: () => sdk.plan.notify(seenOf(talk)),
      said: () => this.says.notified,
      then: (told) => tell(this, 'talk-notified', told),
    });
  }

  /** `navigator.clipboard` is not there on plain HTTP. */
  #copy(): void {
    const { noticeText } = this;
    if (!noticeText) return;
    noticeText.focus();
    noticeText.select();
    this.copied = document.execCommand('copy');
  }

  #print(heading: string, papers: readonly PaperRequest[]): void {
    this.dispatchEvent(new CustomEvent('print-wanted', { detail: { heading, papers } }));
  }

  #renderRefusal(sdk: TalkSdk, at: Place): TemplateResult | typeof nothing {
    if (this.#at !== at || !this.#act.refusal) return nothing;
    return html`<talk-finding-list
      .refusal=${this.#act.refusal}
      .explain=${(finding: Finding): Explanation => sdk.policy.explain(finding)}
    ></talk-finding-list>`;
  }

  /** Not searched is no dead end: who may register the informant does so here, others hear who may. */
  #renderSearch(sdk: TalkSdk, { actor }: Sheet): TemplateResult | typeof nothing {
    const lacking = this.#act.refusal?.findings.some(
      ({ rule, code }) => rule === 'confidential.informant' && code === 'not-scrubbed',
    );
    if (this.#at !== 'outline' || !lacking) return nothing;
    const { search } = this.says;
    if (!actor.roles.includes('vault-holder') || !sdk.vault.present) {
      return html`<p class="help">${search.others}</p>`;
    }
    return html`<p class="help">${search.holder}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-haspopup="dialog"
          @click=${() => {
            this.vaultOpen = true;
          }}
        >
          ${search.open}
        </button>
      </div>`;
  }

  /** At the end of the stage: its heading is no part of those around the outline. */
  #renderVault(sdk: TalkSdk, { rows }: Sheet): TemplateResult | typeof nothing {
    if (!this.vaultOpen) return nothing;
    const events = rows
      .filter(({ obligation: { obligation } }) => obligation.petition)
      .map(({ obligation: { obligation } }) => obligation.event);
    return html`<talk-dialog
      open
      size="large"
      .heading=${this.says.search.heading}
      @close=${() => {
        this.vaultOpen = false;
      }}
    >
      ${laterView(
        this.#vault,
        this.say,
        () => html`<talk-vault .sdk=${sdk} .events=${events}></talk-vault>`,
      )}
    </talk-dialog>`;
  }

  #renderNote(row: WorklistRow, text: OutlineText, editable: boolean): readonly TemplateResult[] {
    const { says } = this;
    return row.points.map((point) => {
      const note = noteOf(text, row.obligation.id, point.id);
      const parts = says.parts(
        point.clause,
        point.parts.map(({ title }) => title),
      );
      return html`<li>
        ${
          editable
            ? html`<talk-text-field
                .rows=${2}
                .label=${point.title}
                .hint=${parts}
                .value=${note}
                @value-change=${(event: CustomEvent<string>) =>
                  this.#edit((now) => withNote(now, row.obligation.id, point.id, event.detail))}
              ></talk-text-field>`
            : html`<p>${point.title} <span class="muted">${parts}</span></p>
                <p class="said">${note || html`<span class="muted">${says.noNote}</span>`}</p>`
        }
      </li>`;
    });
  }

  #renderConflict({ rows }: Sheet, typed: OutlineDraft): TemplateResult | typeof nothing {
    const now = this.#written;
    const conflicts = outlineConflicts(typed, now, rows);
    if (conflicts.length === 0 || this.#act.busy) return nothing;
    const { says } = this;
    const titles = new Map(
      rows.flatMap(({ obligation, points }) =>
        points.map(({ id, title }) => [`${obligation.id}/${id}`, title]),
      ),
    );
    return renderConflict(
      this.say,
      conflicts.map(({ place, mine, theirs }) => ({
        what:
          place.of === 'questions'
            ? says.questions
            : (titles.get(`${place.obligation}/${place.point}`) ?? ''),
        mine,
        theirs,
      })),
      () => this.#draft.forget(),
      () => this.#type({ base: now, text: rebased(typed, now, rows).text }),
    );
  }

  #renderOutline(sdk: TalkSdk, sheet: Sheet, { view }: Preparation): TemplateResult {
    const { says } = this;
    const { talk, rows } = sheet;
    const editable = may(sheet, 'prepare');
    const { typed, restored } = this.#draft;
    const text = typed?.text ?? this.#written;
    const by = view?.outline;
    const why = whyNot(sheet, 'prepare');
    return html`<section aria-labelledby="outline">
      <h4 id="outline">${says.outline}</h4>
      <p class="help">
        ${
          by
            ? says.outlineBy(by.by.name, longDate(by.preparedOn, this.say))
            : talk.outline
              ? says.outlineOnPaper
              : says.outlineMissing
        }
        ${view ? says.principles(view.principles) : nothing}
      </p>
      ${restored && typed ? renderRestored(this.say, () => this.#draft.forget()) : nothing}
      ${typed ? this.#renderConflict(sheet, typed) : nothing}
      ${rows.map(
        (row) =>
          html`${
            rows.length > 1
              ? html`<p class="of">${this.say.record.ofWhom(row.subjectName, row.kindName)}</p>`
              : nothing
          }
          ${
            editable || view
              ? html`<ul class="notes">
                  ${this.#renderNote(row, text, editable)}
                </ul>`
              : nothing
          }`,
      )}
      ${
        editable
          ? html`<talk-text-field
              class="questions"
              .rows=${2}
              .label=${says.questions}
              .hint=${says.questionsHint}
              .value=${text.questions}
              @value-change=${(event: CustomEvent<string>) =>
                this.#edit((now) => ({ ...now, questions: event.detail }))}
            ></talk-text-field>`
          : text.questions
            ? html`<p class="said">${this.say.signs.labelled(says.questions, text.questions)}</p>`
            : nothing
      }
      ${this.#renderRefusal(sdk, 'outline')} ${this.#renderSearch(sdk, sheet)}
      <div class="actions">
        ${
          editable
            ? html`<button
                type="button"
                class="button"
                aria-disabled=${this.#act.busy ? 'true' : nothing}
                @click=${() => void this.#save(sdk, sheet)}
              >
                ${says.saveOutline}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="button"
          @click=${() => this.#print(says.outline, [{ paper: 'outline', of: talk.id }])}
        >
          ${says.printOutline}
        </button>
        ${typed ? html`<span class="muted">${says.printsSaved}</span>` : nothing}
      </div>
      ${!editable && !talk.heldBy && why ? html`<p class="muted">${why}</p>` : nothing}
    </section>`;
  }

  #renderNever(): TemplateResult {
    const { says } = this;
    return html`<section aria-labelledby="never">
      <h4 id="never">${says.never}</h4>
      <ul class="never">
        ${says.neverList.map(
          ({ text, clause }) =>
            html`<li>${icons.warning}${text} <span class="muted">${clause}</span></li>`,
        )}
      </ul>
    </section>`;
  }

  #renderPapers({ talk }: Sheet, { papers, admonitions }: Preparation): TemplateResult {
    const { says } = this;
    const mark = (ready: boolean) =>
      ready
        ? html`<span class="mark ok">${icons.done}${says.isReady}</span>`
        : html`<span class="mark">${icons.open}${says.notReady}</span>`;
    return html`<section aria-labelledby="papers">
      <h4 id="papers">${says.papers}</h4>
      <ul class="ready">
        <li><span class="what">${says.outline}</span>${mark(talk.outline)}</li>
        <li ?hidden=${talk.heldBy !== undefined}>
          <span class="what">${says.sheet}</span>
          <button
            type="button"
            class="link"
            @click=${() => this.#print(says.sheet, [{ paper: 'talk-record', of: talk.id }])}
          >
            ${says.printBlank}
          </button>
        </li>
        ${admonitions.map(
          ({ admonition: { notice } }) =>
            html`<li>
              <span class="what">${says.admonitionNotice}</span>${mark(notice !== undefined)}
              ${notice ? html`<span class="muted">${notice.number}</span>` : nothing}
              <span class="muted">${says.noticeTogether}</span>
            </li>`,
        )}
        ${papers.map(
          ({ paper, paperName }) =>
            html`<li><span class="what">${paper.name || paperName}</span>${mark(true)}</li>`,
        )}
      </ul>
    </section>`;
  }

  #renderNotice(sdk: TalkSdk, sheet: Sheet, { notices }: Preparation) {
    const { says } = this;
    const { talk } = sheet;
    const [first] = notices;
    const told = talk.notified
      ? html`<p>${says.notifiedBy(talk.notified.by.name, longDate(talk.notified.on, this.say))}</p>`
      : nothing;
    if (!first) {
      if (!talk.notified) return nothing;
      return html`<section aria-labelledby="notice">
        <h4 id="notice">${says.notice}</h4>
        ${told}
      </section>`;
    }
    return html`<section aria-labelledby="notice">
      <h4 id="notice">${says.notice}</h4>
      <p class="help">${says.noticeHelp}</p>
      ${told}
      <p>${says.noticeTo(notices.map(({ name }) => name))}</p>
      <textarea class="text" rows="2" readonly aria-label=${says.noticeText}>
${first.text}</textarea>
      ${this.#renderRefusal(sdk, 'notice')}
      <div class="actions">
        <button type="button" class="button" @click=${() => this.#copy()}>
          ${this.copied ? says.copied : says.copy}
        </button>
        ${
          may(sheet, 'notify')
            ? html`<button
                type="button"
                class="button"
                aria-disabled=${this.#act.busy ? 'true' : nothing}
                @click=${() => void this.#notify(sdk, sheet)}
              >
                ${says.notify}
              </button>`
            : nothing
        }
      </div>
    </section>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, sheet } = this;
    if (!sdk || !sheet) return nothing;
    return liveView(
      this.preparation,
      this.say,
      (now) =>
        html`${this.#renderOutline(sdk, sheet, now)} ${this.#renderNever()}
        ${this.#renderPapers(sheet, now)} ${this.#renderNotice(sdk, sheet, now)}
        ${this.#renderVault(sdk, sheet)}`,
    );
  }
}
