/** What can be done with the rows that are chosen, by how they stand. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { WorklistRow } from '../../sdk/index.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { isArranged } from './row-cells.ts';
import type { Task } from './tasks.ts';

bring(scheduler);

export function chosenBar(
  chosen: readonly WorklistRow[],
  open: (task: Task) => void,
  clear: () => void,
  say: Texts,
): TemplateResult {
  const says = say.scheduler.choice;
  const due = chosen.filter(({ phase }) => phase === 'open');
  const arranged = chosen.filter(isArranged);
  const [first, ...others] = due;
  const button = (text: string, act: () => void) =>
    html`<button type="button" class="button small" @click=${act}>${text}</button>`;
  return html`<div class="chosen" role="group" aria-label=${says.bar}>
    <strong>${says.selected(chosen.length)}</strong>
    ${first ? button(says.arrange, () => open({ do: 'batch', rows: due })) : nothing}
    ${
      first && others.length > 0
        ? button(says.group, () => open({ do: 'arrange', row: first, together: others }))
        : nothing
    }
    ${
      arranged.length > 0
        ? (['notices', 'propose', 'move', 'cancel'] as const).map((act) =>
            button(says[act], () => open({ do: act, rows: arranged })),
          )
        : nothing
    }
    ${button(says.clear, clear)}
  </div>`;
}
