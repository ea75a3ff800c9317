/** Two versions of what is being written, field by field. Nothing is lost before somebody chooses. */
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';

bring({ record });

export const conflictStyles = css`
  .conflict {
    margin-bottom: 12px;
    padding: 8px 12px;
    border-left: 4px solid var(--_warning);
    border-radius: 4px;
    background: var(--_surface-2);
  }
  .conflict table {
    width: 100%;
    margin-top: 8px;
    border-collapse: collapse;
  }
  .conflict th,
  .conflict td {
    padding: 4px 8px 4px 0;
    border-top: 1px solid var(--_border);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
`;

/** One line of what another has saved and of what is typed here. */
export interface Versions {
  readonly what: string;
  readonly theirs: string;
  readonly mine: string;
}

export function renderConflict(
  say: Texts,
  versions: readonly Versions[],
  takeTheirs: () => void,
  /** Left out where mine can no longer be saved. */
  keepMine?: () => void,
): TemplateResult {
  const says = say.record;
  return html`<div class="conflict">
    <p>${says.conflict}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${says.conflictColumns.what}</th>
          <th scope="col">${says.conflictColumns.theirs}</th>
          <th scope="col">${says.conflictColumns.mine}</th>
        </tr>
      </thead>
      <tbody>
        ${versions.map(
          ({ what, theirs, mine }) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td>${theirs || says.unset}</td>
              <td>${mine || says.unset}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <div class="actions">
      <button type="button" class="button" @click=${takeTheirs}>${says.takeTheirs}</button>
      ${
        keepMine
          ? html`<button type="button" class="button" @click=${keepMine}>${says.keepMine}</button>`
          : nothing
      }
    </div>
  </div>`;
}

/** What was typed the last time is on the screen again. */
export function renderRestored(say: Texts, throwAway: () => void): TemplateResult {
  return html`<div class="conflict">
    <p>${say.record.restored}</p>
    <div class="actions">
      <button type="button" class="button" @click=${throwAway}>${say.record.throwAway}</button>
    </div>
  </div>`;
}
