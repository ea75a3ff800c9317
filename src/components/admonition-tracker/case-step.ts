/** One step of a case as a line of its timeline: how far it is, what stands in it, and what may be done. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { icons } from '../ui/icons.ts';

bring({ tracker });

export type StepState = 'done' | 'now' | 'later' | 'breach';

const signs = {
  done: icons.done,
  now: icons.half,
  later: icons.open,
  breach: icons.alarm,
} as const;

const marks = { done: 'ok', now: 'accent', later: 'plain', breach: 'danger' } as const;

export function caseStep(
  say: Texts,
  step: {
    readonly name: string;
    readonly state: StepState;
    /** What stands beside its name. */
    readonly beside?: unknown;
    readonly body: unknown;
  },
): TemplateResult {
  const { name, state, beside = nothing, body } = step;
  const says = say.tracker;
  return html`<li
    class=${state}
    aria-label=${says.stepName(name, says.state[state])}
    aria-current=${state === 'now' ? 'step' : nothing}
  >
    <span class="sign">${signs[state]}</span>
    <div class="head">
      <h4>${name}</h4>
      <span class="mark ${marks[state]}">${says.state[state]}</span>
      ${beside}
    </div>
    <div class="body">${body}</div>
  </li>`;
}

/** Why the step that is next cannot be entered yet, where none of its acts can. */
export function whyNotYet<Act>(
  next: readonly { readonly act: Act; readonly possible: boolean; readonly why?: string }[],
  acts: readonly Act[],
): TemplateResult | typeof nothing {
  const mine = next.filter(({ act }) => acts.includes(act));
  if (mine.some(({ possible }) => possible)) return nothing;
  const why = mine.find((one) => one.why)?.why;
  return why ? html`<p class="muted">${why}</p>` : nothing;
}
