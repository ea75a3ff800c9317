import { css } from 'lit';

export const calendarStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 6px;
    min-width: 0;
    min-height: 0;
  }
  .head {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .head .turn {
    width: 32px;
    padding: 0;
  }
  .span {
    margin: 0 4px;
    font-weight: 700;
  }
  /* Over the days, not between them: nothing may move under a hand that carries. */
  .carrying {
    position: absolute;
    right: 12px;
    bottom: 12px;
    left: 12px;
    z-index: 4;
    padding: 8px 12px;
    border: 1px solid var(--_border-strong);
    border-radius: 4px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    pointer-events: none;
  }
  .carrying .mark {
    white-space: normal;
  }
  .board {
    flex: 1 1 auto;
    min-height: 0;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: 4px;
  }
  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 2;
    height: 30px;
    padding: 0 6px;
    border-bottom: 1px solid var(--_border);
    background: var(--_surface-2);
    font-weight: 400;
    text-align: left;
    white-space: nowrap;
  }
  thead th.today {
    font-weight: 700;
    box-shadow: inset 0 -2px 0 var(--_accent);
  }
  .talker {
    position: sticky;
    left: 0;
    z-index: 1;
    width: 92px;
    padding: 4px 6px;
    border-right: 1px solid var(--_border);
    border-bottom: 1px solid var(--_border);
    background: var(--_surface);
    font-weight: 700;
    text-align: left;
    vertical-align: top;
  }
  thead .talker {
    z-index: 3;
    background: var(--_surface-2);
  }
  td.day {
    position: relative;
    padding: 2px 3px 3px;
    border-right: 1px solid var(--_border);
    border-bottom: 1px solid var(--_border);
    vertical-align: top;
  }
  .month table {
    height: 100%;
  }
  .month td.day {
    height: 92px;
  }
  .week td.day {
    height: 46px;
  }
  td.day:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  td.off {
    background: var(--_surface-2);
  }
  td.other .number {
    color: var(--_muted);
  }
  td.ends {
    box-shadow: inset -3px 0 0 var(--_accent);
  }
  td.barred {
    background: repeating-linear-gradient(
      45deg,
      var(--_surface-3) 0,
      var(--_surface-3) 1px,
      transparent 1px,
      transparent 7px
    );
  }
  td.over {
    outline: 2px dashed var(--_accent);
    outline-offset: -3px;
  }
  td.over.refused {
    outline-color: var(--_danger);
  }
  .date {
    display: flex;
    align-items: baseline;
    gap: 4px;
    padding: 0 2px;
    line-height: 18px;
  }
  .date .number {
    font-weight: 700;
  }
  .today .number {
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 3px;
  }
  .sign {
    font-size: 0.8em;
  }
  .sign.rest {
    color: var(--_ok);
  }
  .sign.makeup {
    color: var(--_warning);
  }
  .due {
    margin-left: auto;
    color: var(--_muted);
    font-size: 0.86em;
    white-space: nowrap;
  }
  .entry {
    display: block;
    width: 100%;
    margin-top: 2px;
    padding: 0 5px;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-left: 3px solid var(--_accent);
    border-radius: 3px;
    background: var(--_surface);
    font-size: 0.93em;
    line-height: 18px;
    text-align: left;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
  .week .entry {
    white-space: normal;
  }
  .entry.held {
    border-left-color: var(--_ok);
    border-left-style: double;
    color: var(--_muted);
  }
  .entry:hover {
    border-color: var(--_accent);
  }
  .entry.lifted {
    border-style: dashed;
    opacity: 0.6;
  }
  .entry .clock {
    font-weight: 700;
  }
  .more {
    display: block;
    margin-top: 2px;
    padding: 0 5px;
    border: 0;
    background: none;
    color: var(--_accent);
    font-size: 0.86em;
    line-height: 16px;
    cursor: pointer;
  }
  .agenda .dayname {
    position: sticky;
    left: 0;
    padding: 6px 8px 2px;
    border-bottom: 1px solid var(--_border-strong);
    font-weight: 700;
    text-align: left;
  }
  .agenda td {
    padding: 3px 8px;
    overflow: hidden;
    border-bottom: 1px solid var(--_border);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .agenda .c-acts {
    width: 140px;
  }
  .agenda .c-clock {
    width: 92px;
  }
  .agenda .c-state {
    width: 84px;
  }
  .unpublished {
    flex: none;
    color: var(--_warning);
    font-size: 0.93em;
  }
`;
