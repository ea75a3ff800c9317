/** Lit with nothing around it: what the month costs before anything of ours is in it. */
import { html, render } from 'lit';
import { addDays, type CivilDate } from '../../../../src/policy/index.ts';
import type { Entry } from './entries.ts';

export function bareMonth(
  into: HTMLElement,
  all: readonly Entry[],
  from: CivilDate,
  shown: number,
): void {
  const byDay = new Map<string, Entry[]>();
  for (const entry of all) byDay.set(entry.date, [...(byDay.get(entry.date) ?? []), entry]);
  const weeks = [0, 1, 2, 3, 4].map((week) =>
    [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(from, week * 7 + day)),
  );
  render(
    html`<table class="plain">
      ${weeks.map(
        (days) =>
          html`<tr>
            ${days.map((date) => {
              const some = byDay.get(date) ?? [];
              return html`<td>
                <span>${date.slice(8)}</span>
                ${some
                  .slice(0, shown)
                  .map(
                    ({ id, startsAt, subject, kind }) =>
                      html`<button
                        class="entry"
                        data-talk=${id}
                        title="${startsAt} ${subject} ${kind}"
                      >
                        <span class="clock">${startsAt}</span> ${subject} ${kind}
                      </button>`,
                  )}
                ${some.length > shown ? html`<button>还有 ${some.length - shown} 项</button>` : ''}
              </td>`;
            })}
          </tr>`,
      )}
    </table>`,
    into,
  );
}
