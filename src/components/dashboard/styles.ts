import { css } from 'lit';

export const dashboardStyles = css`
  .dashboard {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-height: 320px;
    padding: 10px 12px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .head h2 {
    margin-right: 8px;
  }
  .turn {
    width: 32px;
    padding: 0;
  }
  .period {
    min-width: 8em;
    font-weight: 700;
    text-align: center;
  }
  .on {
    margin-left: auto;
  }
  .views {
    display: flex;
  }
  .views .button {
    border-radius: 0;
  }
  .views .button:first-child {
    border-radius: 4px 0 0 4px;
  }
  .views .button:last-child {
    margin-left: -1px;
    border-radius: 0 4px 4px 0;
  }
  .views .button[aria-pressed='true'] {
    z-index: 1;
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 700;
  }
  .masked {
    color: var(--_muted);
    cursor: help;
  }
  .not-met {
    margin-left: 8px;
    white-space: nowrap;
  }
  .head select {
    max-width: 14em;
  }
  .rates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(260px, 1fr));
    gap: 10px;
  }
  .rate {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 10px 12px;
    border: 1px solid var(--_border);
    border-radius: 6px;
  }
  .rate .percent {
    font-size: 1.7em;
    font-weight: 700;
    line-height: 1.2;
  }
  .ring {
    flex: none;
  }
  .whole {
    stroke: var(--_surface-3);
    fill: var(--_surface-3);
  }
  .ring .whole {
    fill: none;
  }
  .part {
    stroke: var(--_accent);
    fill: var(--_accent);
  }
  .ring .part {
    fill: none;
  }
  .bar .part,
  .bar .whole {
    stroke: none;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(320px, 1fr));
    gap: 10px;
  }
  .chart {
    padding: 10px 12px;
    border: 1px solid var(--_border);
    border-radius: 6px;
  }
  .chart table {
    margin-top: 4px;
    table-layout: auto;
  }
  .chart td,
  .chart th {
    height: 26px;
    padding: 0 6px 0 0;
    border: 0;
    background: none;
  }
  .chart th {
    width: 1%;
    padding-right: 10px;
    font-weight: 400;
    text-align: left;
    white-space: nowrap;
  }
  .bar {
    display: block;
    width: 100%;
    height: 10px;
  }
  td.number,
  th.number {
    text-align: right;
  }
  /* Numbers end in one line, whether they open something or not. */
  .number .link {
    padding: 0;
  }
  .chart .number {
    width: 56px;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    border-bottom: 1px solid var(--_border-strong);
  }
  .tab {
    padding: 5px 14px;
    border: 1px solid transparent;
    border-bottom: 0;
    border-radius: 4px 4px 0 0;
    background: none;
    cursor: pointer;
  }
  .tab[aria-selected='true'] {
    margin-bottom: -1px;
    border-color: var(--_border-strong);
    background: var(--_surface);
    color: var(--_accent);
    font-weight: 700;
  }
  .panel .scroller {
    max-height: 420px;
  }
  .panel td,
  .panel th {
    white-space: normal;
  }
  .note {
    font-size: 0.93em;
  }
`;
