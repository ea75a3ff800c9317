/** Findings in words: severity by sign and word, the clause, what to do, and a reason where one is asked for. */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Explanation, Finding } from '../../sdk/index.ts';
import type { Shown } from '../controllers/act.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { icons } from './icons.ts';

const signs = { error: icons.alarm, warning: icons.warning, advice: icons.advice } as const;

/** A reason somebody gives for departing from a rule. */
export interface ReasonGiven {
  readonly rule: string;
  readonly text: string;
}

/**
 * @summary What the policy says of an act, before it is done or after it was refused.
 * @fires reason-given - `detail` is the rule and the text, for a finding that asks for a reason.
 */
export class TalkFindingList extends SpeakingElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .refusal {
        margin-bottom: 8px;
        padding: 8px 12px;
        border-left: 4px solid var(--_danger);
        border-radius: 4px;
        background: var(--_danger-soft);
      }
      .refusal .heading {
        color: var(--_danger);
        font-weight: 700;
      }
      li {
        padding: 8px 12px;
        border-left: 4px solid var(--_border-strong);
        border-radius: 4px;
        background: var(--_surface-2);
      }
      li + li {
        margin-top: 8px;
      }
      li.error {
        border-left-color: var(--_danger);
      }
      li.warning {
        border-left-color: var(--_warning);
      }
      .mark {
        margin-right: 4px;
      }
      .remedy {
        margin-top: 2px;
        color: var(--_muted);
      }
      talk-text-field {
        margin-top: 8px;
      }
      talk-basis {
        margin-left: 6px;
      }
    `,
  ];

  @property({ attribute: false }) findings: readonly Finding[] = [];
  /** Shown above the findings, which are then the refusal's. */
  @property({ attribute: false }) refusal: Shown | undefined;
  @property({ attribute: false }) explain: ((finding: Finding) => Explanation) | undefined;
  /** Reasons given so far, by rule id. With it, findings that a reason settles ask for one. */
  @property({ attribute: false }) reasons: Readonly<Record<string, string>> | undefined;

  #given(rule: string, text: string): void {
    const detail: ReasonGiven = { rule, text };
    this.dispatchEvent(new CustomEvent('reason-given', { detail }));
  }

  #renderFinding(finding: Finding): TemplateResult {
    const said = this.explain?.(finding);
    const marks = { error: 'danger', warning: 'warning', advice: '' } as const;
    return html`<li class=${finding.severity}>
      <p>
        <span class="mark ${marks[finding.severity]}"
          >${signs[finding.severity]}${this.say.findings.severity[finding.severity]}</span
        >${said?.sentence ?? finding.rule}${
          said
            ? html`<talk-basis
                .of=${said.sentence}
                .label=${said.clause ?? this.say.basis.button}
                .explain=${() => [said]}
              ></talk-basis>`
            : nothing
        }
      </p>
      ${said?.remedy ? html`<p class="remedy">${said.remedy}</p>` : nothing}
      ${
        finding.reasonable && this.reasons
          ? html`<talk-text-field
              required
              .label=${this.say.findings.reason}
              .rows=${2}
              .value=${this.reasons[finding.rule] ?? ''}
              @value-change=${(event: CustomEvent<string>) => this.#given(finding.rule, event.detail)}
            ></talk-text-field>`
          : nothing
      }
    </li>`;
  }

  override render(): TemplateResult | typeof nothing {
    const refusal = this.refusal;
    const findings = refusal && refusal.findings.length > 0 ? refusal.findings : this.findings;
    if (!refusal && findings.length === 0) return nothing;
    return html`${
      refusal
        ? html`<div class="refusal">
            <p class="heading">${this.say.findings.refused}</p>
            <p>${refusal.message}</p>
          </div>`
        : nothing
    }
    ${
      findings.length > 0
        ? html`<ul aria-label=${this.say.findings.list}>
            ${findings.map((finding) => this.#renderFinding(finding))}
          </ul>`
        : nothing
    }`;
  }
}
