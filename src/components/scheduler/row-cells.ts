/** The cells of a worklist row: all of it on its own, the essential beside a calendar. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TalkSdk, WorklistRow } from '../../sdk/index.ts';
import { shortDate, shortRange } from '../dates.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { scheduler } from '../messages/zh-CN/scheduler.ts';
import { icons } from '../ui/icons.ts';

bring(scheduler);

/** What a row's buttons do. */
export interface RowActs {
  readonly open: (row: WorklistRow) => void;
  readonly move: (row: WorklistRow) => void;
  readonly entrusted: (row: WorklistRow) => void;
  readonly choose: (row: WorklistRow) => void;
  readonly isChosen: (row: WorklistRow) => boolean;
}

/** Still to arrange, or arranged and not held: of everything else nothing can be done for many at once. */
export function isChoosable(row: WorklistRow): boolean {
  return row.phase === 'open' || isArranged(row);
}

export function isArranged({ phase, talk }: WorklistRow): boolean {
  return phase === 'arranged' && talk !== undefined && talk.heldBy === undefined;
}

const phaseSigns = { open: icons.open, arranged: icons.half, done: icons.done } as const;

export function wideCells(
  sdk: TalkSdk,
  row: WorklistRow,
  acts: RowActs,
  say: Texts,
): TemplateResult {
  const post = say.talk.post(row.unitName, row.title);
  const kind = say.talk.kindAndTriggers(row.kindName, row.triggerNames);
  return html`<td role="gridcell" class="choose">
      ${
        isChoosable(row)
          ? html`<input
              type="checkbox"
              data-control
              tabindex="-1"
              aria-label=${say.scheduler.choice.select(say.talk.basisOf(row.subjectName, row.kindName))}
              .checked=${live(acts.isChosen(row))}
              @change=${() => acts.choose(row)}
            />`
          : nothing
      }
    </td>
    <th role="rowheader" scope="row">${row.subjectName}</th>
    <td role="gridcell" title=${post}>${post}</td>
    <td role="gridcell" title=${kind}>${kind}</td>
    <td role="gridcell">${renderWindow(sdk, row, say)}</td>
    <td role="gridcell">
      <span class="mark ${row.phase === 'done' ? 'ok' : row.phase === 'arranged' ? 'accent' : ''}"
        >${phaseSigns[row.phase]}${row.stateName}</span
      >
    </td>
    ${renderTalk(sdk, row, acts, say)}
    <td role="gridcell">${renderActs(row, acts, say)}</td>`;
}

/** When and by whom; whether that was put before a leader, or the talk entrusted to somebody. */
function renderTalk(sdk: TalkSdk, row: WorklistRow, acts: RowActs, say: Texts): TemplateResult {
  const { talk, approval, delegation } = row;
  const text = talk
    ? say.scheduler.arrangement(shortDate(talk.date, sdk.today(), say), talk.talker.name)
    : '';
  const order = delegation
    ? say.scheduler.entrusted(delegation.delegateName, delegation.stateName)
    : '';
  return html`<td role="gridcell" title=${text}>
    <div class="arranged">
      <span class="text">${text}</span>
      ${
        approval && !talk?.heldBy
          ? html`<span class="mark ${approval.changed ? 'warning' : 'plain'}"
              >${approval.changed ? say.scheduler.putChanged : approval.stateName}</span
            >`
          : nothing
      }
      ${
        delegation
          ? html`<button
              type="button"
              class="link"
              data-control
              tabindex="-1"
              title=${order}
              aria-label=${order}
              @click=${(event: Event) => {
                event.stopPropagation();
                acts.entrusted(row);
              }}
            >
              ${talk ? delegation.stateName : order}
            </button>`
          : nothing
      }
    </div>
  </td>`;
}

/** Whom, what and by when. */
export function narrowCells(
  sdk: TalkSdk,
  row: WorklistRow,
  acts: RowActs,
  say: Texts,
): TemplateResult {
  const name = say.plan.drag(say.talk.basisOf(row.subjectName, row.kindName));
  return html`<th role="rowheader" scope="row" title=${row.phase === 'open' ? name : nothing}>
      ${phaseSigns[row.phase]} ${row.subjectName}
    </th>
    <td role="gridcell" title=${say.talk.kindAndTriggers(row.kindName, row.triggerNames)}>
      ${row.kindName}
    </td>
    <td role="gridcell">${renderWindow(sdk, row, say)}</td>
    <td role="gridcell">${renderOpen(row, acts, say)}</td>`;
}

function renderWindow(sdk: TalkSdk, row: WorklistRow, say: Texts): TemplateResult {
  const says = say.scheduler;
  const { window } = row.obligation.obligation;
  const today = sdk.today();
  const last = window.due ?? window.lastDay;
  const days = last
    ? window.opens
      ? shortRange(window.opens, last, today, say)
      : say.dates.to(shortDate(last, today, say))
    : says.timeliness[row.timeliness];
  return html`<div class="window">
    <span class="days">${days}</span>
    ${renderLeft(row, say)}
    <talk-basis
      data-control
      tabindex="-1"
      .of=${say.talk.basisOf(row.subjectName, row.kindName)}
      .label=${row.clause}
      .explain=${() => sdk.policy.explainWindow(window)}
    ></talk-basis>
  </div>`;
}

function renderLeft(row: WorklistRow, say: Texts): TemplateResult | typeof nothing {
  const says = say.scheduler;
  if (row.timeliness === 'overdue') {
    const text = row.daysLeft === undefined ? says.timeliness.overdue : say.talk.left(row.daysLeft);
    return html`<span class="mark danger">${icons.alarm}${text}</span>`;
  }
  if (row.timeliness === 'late') {
    return html`<span class="mark warning">${icons.warning}${says.timeliness.late}</span>`;
  }
  if (row.timeliness === 'in-time' || row.timeliness === 'early') {
    return html`<span class="mark plain">${says.timeliness[row.timeliness]}</span>`;
  }
  if (row.phase === 'done' || row.talk?.heldBy || row.daysLeft === undefined) return nothing;
  const soon = row.timeliness === 'due' && row.daysLeft <= 2;
  return html`<span class="mark ${soon ? 'warning' : 'plain'}"
    >${soon ? icons.warning : nothing}${say.talk.left(row.daysLeft)}</span
  >`;
}

function renderActs(row: WorklistRow, acts: RowActs, say: Texts): TemplateResult {
  const { move, moveName } = say.plan;
  return html`${renderOpen(row, acts, say)}
  ${isArranged(row) ? renderButton(move, moveName(row.subjectName, row.kindName), () => acts.move(row)) : nothing}`;
}

function renderOpen(row: WorklistRow, acts: RowActs, say: Texts): TemplateResult | typeof nothing {
  const says = say.scheduler;
  if (row.phase !== 'open' && !row.talk) return nothing;
  const [text, name] =
    row.phase === 'open'
      ? [says.arrange, says.arrangeName(row.subjectName, row.kindName)]
      : row.phase === 'arranged' && !row.talk?.confirmed
        ? [says.record, says.recordName(row.subjectName, row.kindName)]
        : [says.view, says.viewName(row.subjectName, row.kindName)];
  return renderButton(text, name, () => acts.open(row));
}

function renderButton(text: string, name: string, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button small"
    data-control
    tabindex="-1"
    aria-label=${name}
    @click=${(event: Event) => {
      event.stopPropagation();
      act();
    }}
  >
    ${text}
  </button>`;
}
