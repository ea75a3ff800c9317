/** The row-by-row report of a list that was read, before anything is written. */
import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ImportReport, ImportRow, Outcome, TalkSdk } from '../../sdk/index.ts';
import { Act } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import { announce, tell } from '../events.ts';
import { bring } from '../messages/index.ts';
import { lists } from '../messages/zh-CN/lists.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { tables } from '../styles/tables.ts';
import { icons } from '../ui/icons.ts';

bring(lists);

const marks = {
  take: { sign: icons.done, look: 'ok' },
  refuse: { sign: icons.alarm, look: 'danger' },
  change: { sign: icons.done, look: 'ok' },
  known: { sign: icons.open, look: '' },
  skip: { sign: icons.open, look: '' },
} as const;

/**
 * @summary Reads a list, shows what would be taken and what not, and writes it when told to.
 * @fires close - The dialog was closed.
 */
export class TalkImportDialog extends SpeakingElement {
  static override styles = [
    controls,
    tables,
    css`
      .summary {
        margin-bottom: 8px;
      }
      .only {
        display: flex;
        align-items: center;
        gap: 6px;
        margin: 8px 0;
      }
      .scroller {
        max-height: 52vh;
      }
      .c-row {
        width: 52px;
      }
      .c-result {
        width: 92px;
      }
      .c-name {
        width: 92px;
      }
      .c-unit {
        width: 26%;
      }
      .c-kind {
        width: 100px;
      }
      /* A reason is read to its end; as specific as the rule of tables.ts that it replaces. */
      tbody td {
        white-space: normal;
        vertical-align: top;
      }
      .number {
        text-align: right;
      }
      .file-buttons {
        justify-content: flex-end;
      }
    `,
  ];

  readonly #act = new Act(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  @property({ attribute: false }) file: File | undefined;

  @state() private report: ImportReport | undefined;
  @state() private reading = false;
  @state() private onlyRefused = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('file')) return;
    this.report = undefined;
    this.onlyRefused = false;
    this.#act.forget();
    if (this.file) void this.#read(this.file);
  }

  /** A file chosen while another is still being read is read instead of it. */
  async #read(file: File): Promise<void> {
    const { sdk } = this;
    if (!sdk) return;
    this.reading = true;
    await this.updateComplete;
    const outcome = await readFile(sdk, file);
    if (this.file !== file) return;
    this.reading = false;
    if (!outcome) return this.#act.refuse(this.say.findings.fault);
    if (!outcome.ok) return this.#act.show(outcome.error);
    this.report = outcome.value;
    const { take, refuse, known } = outcome.value;
    announce(this, this.say.import.summary(take, refuse, known));
  }

  async #write(report: ImportReport): Promise<void> {
    const { sdk } = this;
    if (!sdk) return;
    await this.#act.run({
      before: { type: 'talk-before-import', detail: { report } },
      act: () => sdk.exchange.importDecisionList(report),
      said: ({ events, obligations }) => this.say.import.done(events, obligations),
      then: (value) => {
        tell(this, 'talk-imported', value);
        if (this.report === report) this.#close();
      },
    });
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  #renderRow(row: ImportRow): TemplateResult {
    const mark = marks[row.status];
    return html`<tr>
      <td class="number">${row.row}</td>
      <td>
        <span class="mark ${mark.look}">${mark.sign}${this.say.import.status[row.status]}</span>
      </td>
      <td>${row.name}</td>
      <td>${row.unit}</td>
      <td>${row.kindName}</td>
      <td>${row.reason ?? ''}</td>
    </tr>`;
  }

  #renderReport(report: ImportReport): TemplateResult {
    const says = this.say.import;
    const rows = this.onlyRefused
      ? report.rows.filter((row) => row.status === 'refuse')
      : report.rows;
    return html`<p class="summary">
        <strong>${says.summary(report.take, report.refuse, report.known)}</strong>
        ${says.nothingYet} <span class="muted">${says.encoding(report.encoding)}</span>
      </p>
      ${
        report.refuse > 0
          ? html`<label class="only"
              ><input
                type="checkbox"
                .checked=${this.onlyRefused}
                @change=${() => {
                  this.onlyRefused = !this.onlyRefused;
                }}
              />${says.only}</label
            >`
          : nothing
      }
      <div class="scroller" tabindex="0" role="region" aria-label=${says.table}>
        <table aria-label=${says.table}>
          <thead>
            <tr>
              <th scope="col" class="c-row">${says.columns.row}</th>
              <th scope="col" class="c-result">${says.columns.result}</th>
              <th scope="col" class="c-name">${says.columns.name}</th>
              <th scope="col" class="c-unit">${says.columns.unit}</th>
              <th scope="col" class="c-kind">${says.columns.kind}</th>
              <th scope="col">${says.columns.reason}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#renderRow(row))}
          </tbody>
        </table>
      </div>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { file, report } = this;
    if (!file) return nothing;
    const says = this.say.import;
    return html`<talk-dialog
      open
      size="large"
      .heading=${says.heading(file.name)}
      @close=${this.#close}
    >
      <talk-finding-list .refusal=${this.#act.refusal}></talk-finding-list>
      ${
        report
          ? this.#renderReport(report)
          : this.reading
            ? html`<talk-state-view kind="loading"></talk-state-view>`
            : nothing
      }
      <div slot="footer" class="row file-buttons">
        <button type="button" class="button" @click=${this.#close}>
          ${this.say.actions.cancel}
        </button>
        ${
          report
            ? html`<button
                type="button"
                class="button primary"
                aria-disabled=${report.take === 0 || this.#act.busy ? 'true' : nothing}
                @click=${() => void this.#write(report)}
              >
                ${report.take === 0 ? says.nothing : says.confirm(report.take)}
              </button>`
            : nothing
        }
      </div>
    </talk-dialog>`;
  }
}

/** What the SDK says of the file; nothing where it could not be read at all. */
async function readFile(sdk: TalkSdk, file: File): Promise<Outcome<ImportReport> | undefined> {
  try {
    const content = new Uint8Array(await file.arrayBuffer());
    return await sdk.exchange.readDecisionList(file.name, content);
  } catch (error) {
    reportFault(error);
    return undefined;
  }
}
