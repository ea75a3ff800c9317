/** The plain figures of the dashboard as drawings. Each has its numbers in words beside it. */
import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';

const RADIUS = 30;
const AROUND = 2 * Math.PI * RADIUS;

/** How much of a whole, as a ring that begins at the top; empty where there is nothing to say. */
export function ring(rate: number | undefined): SVGTemplateResult {
  const length = AROUND * (rate ?? 0);
  return svg`<svg class="ring" viewBox="0 0 76 76" width="76" height="76" aria-hidden="true" focusable="false">
    <circle class="whole" cx="38" cy="38" r=${RADIUS} fill="none" stroke-width="9" />
    ${
      rate === undefined || rate === 0
        ? ''
        : svg`<circle class="part" cx="38" cy="38" r=${RADIUS} fill="none" stroke-width="9"
            stroke-dasharray="${length.toFixed(2)} ${AROUND.toFixed(2)}" transform="rotate(-90 38 38)" />`
    }
  </svg>`;
}

/** One bar of several, as long as its share of the longest. */
export function bar(value: number, longest: number): SVGTemplateResult {
  const width = longest === 0 ? 0 : Math.round((100 * value) / longest);
  return svg`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="whole" x="0" y="0" width="100" height="10" />
    <rect class="part" x="0" y="0" width=${width} height="10" />
  </svg>`;
}
