/** 材料登记 (五¶3): which papers there are, which are out of the department's hands, and how they came back. */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PaperAct, PaperRow, TalkSdk } from '../../../sdk/index.ts';
import type { ToDo } from '../../controllers/act.ts';
import { KeepFocus } from '../../controllers/keep-focus.ts';
import { LiveQuery } from '../../controllers/live-query.ts';
import { longDate } from '../../dates.ts';
import { tell } from '../../events.ts';
import { registerTexts, type RegisterTexts } from '../../messages/registers.ts';
import { SpeakingElement } from '../../speaking-element.ts';
import { controls } from '../../styles/controls.ts';
import type { Entered } from '../../ui/act-fields.ts';
import { actFold } from '../../ui/act-fold.ts';
import { icons } from '../../ui/icons.ts';
import { liveView } from '../../ui/live-view.ts';
import { mineStyles } from '../mine-styles.ts';
import { paperForms } from './paper-acts.ts';

const acts: readonly PaperAct[] = ['giveBack', 'shred', 'file', 'copy'];
/** Under what name the SDK knows them, so that a draft goes with the act. */
const actions: { readonly [A in PaperAct]: string } = {
  copy: 'paper.copy',
  file: 'paper.file',
  giveBack: 'paper.give-back',
  shred: 'paper.shred',
};

/**
 * @summary The register of papers: what is out first.
 */
export class TalkPapers extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, mineStyles];

  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** Whether this person enters what becomes of a paper, or only reads. */
  @property({ type: Boolean }) enters = false;

  private readonly rows = new LiveQuery<readonly PaperRow[]>(this, () => ({
    sdk: this.sdk,
    key: '',
    ask: (sdk) => sdk.papers.list({ shredded: true }),
  }));

  get #says(): RegisterTexts['papers'] {
    return registerTexts(this.spokenLanguage).papers;
  }

  #where({ keeper, holder }: PaperRow['paper']): string {
    const says = this.#says;
    return says.withHolder(says.keepers[keeper], holder ?? '');
  }

  #renderAct(sdk: TalkSdk, row: PaperRow, act: PaperAct): TemplateResult {
    const says = this.#says;
    const { id, revision } = row.paper;
    const { fields, run } = paperForms(sdk, row, says)[act];
    return actFold(
      says.acts[act],
      html`<talk-act-form
        data-act=${act}
        .sdk=${sdk}
        .record=${{ id, revision }}
        .form=${actions[act]}
        .label=${says.acts[act]}
        .fields=${fields}
        .todo=${(entered: Entered): ToDo<unknown> => ({
          before: { type: 'talk-before-paper', detail: { act, paper: id } },
          act: () => run(entered),
          said: () => says.done[act],
          then: () => tell(this, 'talk-paper-changed', { paper: id }),
        })}
      ></talk-act-form>`,
    );
  }

  #renderPaper(sdk: TalkSdk, row: PaperRow): TemplateResult {
    const says = this.#says;
    const { paper } = row;
    const broken = paper.custody.some(({ breaches }) => (breaches ?? []).length > 0);
    return html`<details class="card" data-paper=${paper.id}>
      <summary>
        <strong>${paper.name}</strong>
        <span class="mark">${says.copies[paper.copy]}</span>
        <span class="mark ${paper.keeper === 'department' ? 'plain' : 'warning'}"
          >${this.#where(paper)}</span
        >
        ${broken ? html`<span class="mark danger">${icons.alarm}${says.breached}</span>` : nothing}
        ${row.personalArchive ? nothing : html`<span class="muted">${says.notPersonal}</span>`}
      </summary>
      <div class="inside">
        <p class="muted">${row.paperName}</p>
        <ol class="numbered" aria-label=${says.history}>
          ${paper.custody.map(
            ({ act, on, to, holder, witness, note }) =>
              html`<li class="words">
                ${says.step(
                  longDate(on, this.say),
                  says.did[act],
                  says.withHolder(says.keepers[to], holder ?? ''),
                  witness?.name ?? '',
                  note ?? '',
                )}
              </li>`,
          )}
        </ol>
        ${
          this.enters
            ? acts
                .filter((act) => row.next.some((next) => next.act === act && next.possible))
                .map((act) => this.#renderAct(sdk, row, act))
            : nothing
        }
      </div>
    </details>`;
  }

  #renderCards(sdk: TalkSdk, rows: readonly PaperRow[]): TemplateResult {
    return html`<div class="cards">
      ${repeat(
        rows,
        ({ paper }) => paper.id,
        (row) => this.#renderPaper(sdk, row),
      )}
    </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!sdk) return nothing;
    const says = this.#says;
    return html`${liveView(this.rows, this.say, (rows) => {
      if (rows.length === 0) return html`<p>${says.none}</p>`;
      const there = rows.filter(({ paper }) => paper.state === 'kept');
      const out = there.filter(({ paper }) => paper.keeper !== 'department');
      const kept = there.filter(({ paper }) => paper.keeper === 'department');
      const gone = rows.filter(({ paper }) => paper.state === 'shredded');
      return html`<section aria-labelledby="out">
          <h3 id="out">${says.out(out.length)}</h3>
          ${out.length === 0 ? html`<p class="muted">${says.noneOut}</p>` : this.#renderCards(sdk, out)}
        </section>
        ${
          kept.length === 0
            ? nothing
            : html`<section aria-labelledby="kept">
                <h3 id="kept">${says.kept(kept.length)}</h3>
                ${this.#renderCards(sdk, kept)}
              </section>`
        }
        ${
          gone.length === 0
            ? nothing
            : html`<details>
                <summary>${says.shredded(gone.length)}</summary>
                ${this.#renderCards(sdk, gone)}
              </details>`
        }`;
    })}`;
  }
}
