/** Small signs that stand beside a word, so that no meaning hangs on colour alone. */
import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';

const sign = (content: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">${content}</svg>`;

export const icons = {
  /** Not begun: a ring. */
  open: sign(
    svg`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" />`,
  ),
  /** Under way: a half-filled ring. */
  half: sign(
    svg`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" /><path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />`,
  ),
  done: sign(
    svg`<path d="M2 6.5l2.8 2.8L10 3.5" fill="none" stroke="currentColor" stroke-width="1.8" />`,
  ),
  /** Past its day, or not allowed: a filled triangle. */
  alarm: sign(
    svg`<path d="M6 .8l5.6 10.4H.4z" fill="currentColor" /><path d="M6 4.4v3.2M6 8.6v1.2" stroke="var(--_surface, #fff)" stroke-width="1.2" />`,
  ),
  /** To be looked at: an outlined triangle. */
  warning: sign(
    svg`<path d="M6 1.6l4.9 8.8H1.1z" fill="none" stroke="currentColor" stroke-width="1.2" /><path d="M6 4.8v2.6M6 8.2v1.1" stroke="currentColor" stroke-width="1.2" />`,
  ),
  /** A remark: a square. */
  advice: sign(
    svg`<rect x="1.5" y="1.5" width="9" height="9" fill="none" stroke="currentColor" stroke-width="1.2" /><path d="M6 5.2v3.6M6 3.1v1.2" stroke="currentColor" stroke-width="1.2" />`,
  ),
  cross: sign(
    svg`<path d="M2.5 2.5l7 7M9.5 2.5l-7 7" stroke="currentColor" stroke-width="1.6" fill="none" />`,
  ),
  calendar: sign(
    svg`<path d="M1.5 2.5h9v8h-9zM1.5 5h9M4 1v2.4M8 1v2.4" fill="none" stroke="currentColor" stroke-width="1.2" />`,
  ),
  previous: sign(
    svg`<path d="M8 2L4 6l4 4" fill="none" stroke="currentColor" stroke-width="1.5" />`,
  ),
  next: sign(svg`<path d="M4 2l4 4-4 4" fill="none" stroke="currentColor" stroke-width="1.5" />`),
} as const;
