/** What of the figures goes on paper or into a file: the report, the sheet of a unit, the ledgers. */
import { css, html, nothing } from 'lit';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type {
  LedgerName,
  MadeFile,
  Outcome,
  PaperRequest,
  ReportQuery,
  TalkSdk,
} from '../../sdk/index.ts';
import type { Shown } from '../controllers/act.ts';
import { reportFault } from '../controllers/fault.ts';
import type { CivilDate } from '../dates.ts';
import { announce } from '../events.ts';
import { inspectionTexts, type InspectionTexts } from '../messages/inspection.ts';
import { saveFile } from '../print/save-file.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';

/** What the dashboard shows, and so what goes out. */
export interface Output {
  readonly query: ReportQuery;
  readonly title: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The units of the period; none outside the department, which alone makes sheets and ledgers. */
  readonly units: readonly string[];
  readonly department: boolean;
}

/** What is to be printed: the dialog itself prints nothing. */
export interface ToPrint {
  readonly heading: string;
  readonly papers: readonly PaperRequest[];
}

const LEDGERS: readonly LedgerName[] = [
  'talks',
  'admonitions',
  'inquiries',
  'rectification',
  'matters',
  'delegations',
  'exceptions',
];

type Format = 'xlsx' | 'csv';

/** A file that is being made. */
interface Making {
  readonly done: number;
  readonly all: number;
  /** Absent where it cannot be stopped. */
  readonly stop?: () => void;
}

/**
 * @summary Prints the report of a period, or saves it and the ledgers as files.
 * @fires {CustomEvent<ToPrint>} output-print - Papers are to be shown and printed.
 * @fires close - The dialog was closed.
 */
export class TalkOutputDialog extends SpeakingElement {
  static override styles: CSSResultGroup = [
    controls,
    css`
      section + section {
        margin-top: 16px;
        padding-top: 14px;
        border-top: 1px solid var(--_border);
      }
      section p {
        margin-top: 2px;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
        gap: 6px 12px;
        margin-top: 8px;
      }
      .choices label {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .state {
        min-height: 24px;
        margin-top: 14px;
      }
      talk-finding-list {
        margin-top: 14px;
      }
    `,
  ];

  @property({ attribute: false }) sdk: TalkSdk | undefined;
  /** What goes out; nothing closes the dialog. */
  @property({ attribute: false }) output: Output | undefined;

  @state() private unit = '';
  @state() private chosen: ReadonlySet<LedgerName> = new Set(['talks']);
  @state() private making: Making | undefined;
  @state() private made = '';
  @state() private refusal: Shown | undefined;

  private get says(): InspectionTexts {
    return inspectionTexts(this.spokenLanguage);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('output')) return;
    this.made = '';
    this.refusal = undefined;
    const { units = [] } = this.output ?? {};
    if (!units.includes(this.unit)) this.unit = units[0] ?? '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.making?.stop?.();
  }

  #print(heading: string, paper: PaperRequest): void {
    const detail: ToPrint = { heading, papers: [paper] };
    this.dispatchEvent(new CustomEvent('output-print', { detail }));
  }

  async #make(all: number, make: (told: (done: number) => void) => Promise<Outcome<MadeFile>>) {
    this.made = '';
    this.refusal = undefined;
    try {
      const file = await make((done) => {
        if (this.making) this.making = { ...this.making, done, all };
      });
      if (!file.ok) {
        this.refusal = file.error;
        this.#say(this.say.findings.refusedSaid(file.error.message));
        return;
      }
      saveFile(file.value.fileName, file.value.bytes);
      this.made = this.says.saved(file.value.fileName);
      this.#say(this.made);
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') {
        this.made = this.says.stopped;
      } else {
        reportFault(error);
        this.refusal = { message: this.say.findings.fault, findings: [] };
      }
      this.#say(this.made || this.say.findings.fault);
    } finally {
      this.making = undefined;
    }
  }

  /** Inside the dialog that is open: outside of it nobody would hear it. */
  #say(text: string): void {
    announce(this.shadowRoot?.querySelector('talk-dialog[open]') ?? this, text);
  }

  #figures(sdk: TalkSdk, { query }: Output, format: Format): void {
    if (this.making) return;
    this.making = { done: 0, all: 1 };
    void this.#make(1, () => sdk.papers.figuresFile({ query, format }));
  }

  #ledgers(sdk: TalkSdk, { from, to }: Output, format: Format): void {
    if (this.making) return;
    const ledgers = LEDGERS.filter((name) => this.chosen.has(name));
    const wrong =
      ledgers.length === 0
        ? this.says.chooseLedger
        : format === 'csv' && ledgers.length > 1
          ? this.says.oneForCsv
          : undefined;
    if (wrong !== undefined) {
      this.refusal = { message: wrong, findings: [] };
      this.#say(wrong);
      return;
    }
    const wanted = new AbortController();
    this.making = { done: 0, all: ledgers.length, stop: () => wanted.abort() };
    const { signal } = wanted;
    void this.#make(ledgers.length, (progress) =>
      sdk.papers.ledger({ ledgers, from, to, format, signal, progress }),
    );
  }

  #close(): void {
    this.making?.stop?.();
    this.dispatchEvent(new Event('close'));
  }

  #renderFormats(make: (format: Format) => void, of: string): TemplateResult {
    const busy = this.making !== undefined;
    return html`${(['xlsx', 'csv'] as const).map(
      (format) =>
        html`<button
          type="button"
          class="button"
          aria-label=${this.say.signs.labelled(this.says[format], of)}
          aria-disabled=${busy ? 'true' : nothing}
          @click=${() => make(format)}
        >
          ${this.says[format]}
        </button>`,
    )}`;
  }

  #renderReport(sdk: TalkSdk, output: Output): TemplateResult {
    const { says } = this;
    return html`<section aria-labelledby="report">
      <h3 id="report">${says.report}</h3>
      <p>${output.title}</p>
      <p class="muted">${says.reportText}</p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          @click=${() => this.#print(output.title, { paper: 'report', query: output.query })}
        >
          ${says.print}
        </button>
        ${this.#renderFormats((format) => this.#figures(sdk, output, format), says.report)}
      </div>
    </section>`;
  }

  #renderSheet({ from, to, units }: Output): TemplateResult {
    const { says, unit } = this;
    return html`<section aria-labelledby="sheet">
      <h3 id="sheet">${says.sheet}</h3>
      <p class="muted">${says.sheetText}</p>
      <div class="actions">
        <label for="unit">${says.sheetUnit}</label>
        <select
          id="unit"
          @change=${({ target }: Event) => {
            if (target instanceof HTMLSelectElement) this.unit = target.value;
          }}
        >
          ${units.map(
            (name) => html`<option value=${name} .selected=${live(unit === name)}>${name}</option>`,
          )}
        </select>
        <button
          type="button"
          class="button"
          @click=${() =>
            this.#print(this.say.signs.labelled(says.sheet, unit), {
              paper: 'inspection',
              unit,
              from,
              to,
            })}
        >
          ${says.printSheet}
        </button>
      </div>
    </section>`;
  }

  #renderLedgers(sdk: TalkSdk, output: Output): TemplateResult {
    const { says, chosen } = this;
    return html`<section aria-labelledby="ledgers">
      <h3 id="ledgers">${says.ledgers}</h3>
      <p class="muted">${says.ledgersText}</p>
      <div class="choices" role="group" aria-label=${says.whichLedgers}>
        ${LEDGERS.map(
          (name) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${live(chosen.has(name))}
                @change=${({ target }: Event) => {
                  if (!(target instanceof HTMLInputElement)) return;
                  const now = new Set(chosen);
                  if (target.checked) now.add(name);
                  else now.delete(name);
                  this.chosen = now;
                  this.refusal = undefined;
                }}
              />${says.ledgerNames[name]}</label
            >`,
        )}
      </div>
      <div class="actions">
        ${this.#renderFormats((format) => this.#ledgers(sdk, output, format), says.ledgers)}
      </div>
    </section>`;
  }

  #renderState(): TemplateResult {
    const { making, says, made } = this;
    return html`<p class="state row">
      ${
        making
          ? html`<span>${says.making(making.done, making.all)}</span> ${
                making.stop
                  ? html`<button type="button" class="button small" @click=${making.stop}>
                      ${says.stop}
                    </button>`
                  : nothing
              }`
          : made
      }
    </p>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk, output } = this;
    if (!sdk || !output) return nothing;
    return html`<talk-dialog open .heading=${this.says.output} @close=${() => this.#close()}>
      ${this.#renderReport(sdk, output)}
      ${output.units.length > 0 ? this.#renderSheet(output) : nothing}
      ${output.department ? this.#renderLedgers(sdk, output) : nothing} ${this.#renderState()}
      ${
        this.refusal
          ? html`<talk-finding-list .refusal=${this.refusal}></talk-finding-list>`
          : nothing
      }
    </talk-dialog>`;
  }
}
