/** What goes on paper, as it will lie there: a document of its own in a frame, printed or taken along as .docx. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Explanation, Finding, Paper, PaperRequest, TalkSdk } from '../../sdk/index.ts';
import type { Shown } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import { announce } from '../events.ts';
import { StageElement } from '../record-form/stage-element.ts';
import { controls } from '../styles/controls.ts';
import { saveFile } from './save-file.ts';

type Work =
  | { readonly state: 'making' }
  | { readonly state: 'refused'; readonly refusal: Shown; readonly mayDraft: boolean }
  | { readonly state: 'failed' }
  | { readonly state: 'made'; readonly papers: readonly Paper[]; readonly pages: number };

/**
 * @summary Shows papers page by page before they are printed.
 * @fires close - The dialog was closed.
 */
export class TalkPrintDialog extends StageElement {
  static override styles = [
    controls,
    css`
      .sheet {
        display: block;
        width: 100%;
        min-width: 796px;
        border: 1px solid var(--_border);
        background: #fff;
      }
      .wide {
        min-width: 1125px;
      }
      .scroll {
        overflow: auto;
      }
      .actions {
        margin-top: 0;
      }
      .pages {
        margin-bottom: 8px;
        color: var(--_muted);
      }
    `,
  ];

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property() heading = '';
  /** What is to be printed; nothing closes the dialog. */
  @property({ attribute: false }) papers: readonly PaperRequest[] | undefined;

  @state() private work: Work = { state: 'making' };
  @state() private draft = false;
  @query('iframe') private readonly frame!: HTMLIFrameElement | null;
  @query('.primary') private readonly first!: HTMLElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('papers')) return;
    this.draft = false;
    this.work = { state: 'making' };
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('papers') && this.papers) void this.#make();
    const { frame, work } = this;
    // A frame that was taken out of the page and put back in is empty again.
    if (frame && work.state === 'made' && frame.contentDocument?.body?.childElementCount === 0) {
      void this.#layOut(frame, work.papers);
    }
  }

  async #make(): Promise<void> {
    const { sdk, papers, draft } = this;
    if (!sdk || !papers) return;
    this.work = { state: 'making' };
    try {
      const made = await sdk.papers.render({
        papers,
        format: 'pages',
        ...(draft ? { draft: true } : {}),
      });
      if (this.papers !== papers) return;
      if (made.ok) {
        this.work = { state: 'made', papers: made.value.papers, pages: 0 };
        return;
      }
      // What lacks a duty may be looked at as a draft; what would give somebody away may not.
      const mayDraft = made.error.code === 'policy.refused' && made.error.path !== undefined;
      this.work = { state: 'refused', refusal: made.error, mayDraft };
      announce(this, this.say.findings.refusedSaid(made.error.message));
    } catch (error) {
      reportFault(error);
      if (this.papers === papers) this.work = { state: 'failed' };
    }
  }

  async #layOut(frame: HTMLIFrameElement, papers: readonly Paper[]): Promise<void> {
    const { sdk } = this;
    const page = frame.contentDocument;
    if (!sdk || !page) return;
    try {
      const counts = await sdk.papers.printPapers(papers, page);
      const pages = counts.reduce((sum, count) => sum + count, 0);
      frame.height = `${page.documentElement.scrollHeight}`;
      this.work = { state: 'made', papers, pages };
      announce(this, this.says.print.ready(pages));
      await this.updateComplete;
      this.first?.focus();
    } catch (error) {
      reportFault(error);
      this.work = { state: 'failed' };
    }
  }

  #print(): void {
    const sheet = this.frame?.contentWindow;
    sheet?.focus();
    sheet?.print();
  }

  async #save(): Promise<void> {
    const { sdk, papers, draft } = this;
    if (!sdk || !papers) return;
    try {
      const made = await sdk.papers.render({
        papers,
        format: 'docx',
        ...(draft ? { draft: true } : {}),
      });
      if (!made.ok) {
        this.work = { state: 'refused', refusal: made.error, mayDraft: false };
        announce(this, this.say.findings.refusedSaid(made.error.message));
        return;
      }
      if (!made.value.bytes) return;
      saveFile(made.value.fileName, made.value.bytes);
      announce(this, this.says.print.saved(made.value.fileName));
    } catch (error) {
      reportFault(error);
      announce(this, this.say.findings.fault);
    }
  }

  #close(): void {
    this.papers = undefined;
    this.dispatchEvent(new Event('close'));
  }

  #renderWork(): TemplateResult {
    const { say, work, sdk } = this;
    switch (work.state) {
      case 'making':
        return html`<talk-state-view kind="loading"></talk-state-view>`;
      case 'failed':
        return html`<talk-state-view
          kind="error"
          .heading=${this.says.print.failed}
          .text=${this.says.print.failedText}
          ><button type="button" class="button" @click=${() => void this.#make()}>
            ${say.actions.retry}
          </button></talk-state-view
        >`;
      case 'refused':
        return html`<talk-finding-list
            .refusal=${work.refusal}
            .explain=${(finding: Finding): Explanation | undefined => sdk?.policy.explain(finding)}
          ></talk-finding-list>
          ${
            work.mayDraft
              ? html`<div class="actions">
                  <button
                    type="button"
                    class="button"
                    @click=${() => {
                      this.draft = true;
                      void this.#make();
                    }}
                  >
                    ${this.says.print.asDraft}
                  </button>
                </div>`
              : nothing
          }`;
      case 'made': {
        const wide = work.papers.some(({ sheets }) => sheets.some(({ kind }) => kind === 'wide'));
        return html`<p class="pages">
            ${work.pages > 0 ? this.says.print.pages(work.pages) : say.states.loading}
          </p>
          <div class="scroll" tabindex="0" role="group" aria-label=${this.says.print.sheets}>
            <iframe class="sheet ${wide ? 'wide' : ''}" title=${this.heading} height="600"></iframe>
          </div>`;
      }
    }
  }

  override render(): TemplateResult {
    const { work } = this;
    return html`<talk-dialog
      .open=${this.papers !== undefined}
      size="large"
      .heading=${this.heading}
      @close=${() => this.#close()}
    >
      ${this.papers ? this.#renderWork() : nothing}
      ${
        this.papers && work.state === 'made'
          ? html`<div slot="footer" class="actions">
              <button type="button" class="button primary" @click=${() => this.#print()}>
                ${this.says.print.now}
              </button>
              <button type="button" class="button" @click=${() => void this.#save()}>
                ${this.says.print.save}
              </button>
            </div>`
          : nothing
      }
    </talk-dialog>`;
  }
}
