import { css } from 'lit';

export const inspectionStyles = css`
  :host {
    display: block;
  }
  .inspection {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }
  .lists {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .list {
    min-height: 28px;
    padding: 2px 10px;
    border: 1px solid var(--_border-strong);
    border-radius: 14px;
    background: var(--_surface);
    cursor: pointer;
  }
  .list:hover {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .list[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 700;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .split {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 12px;
  }
  .cases {
    flex: 2 1 600px;
    min-width: 0;
    max-width: 100%;
  }
  .scroller {
    max-height: 520px;
  }
  table {
    min-width: 700px;
  }
  .c-name {
    width: 64px;
  }
  .c-kind,
  .c-state {
    width: 92px;
  }
  .c-day {
    width: 140px;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody td,
  tbody th {
    white-space: normal;
  }
  tbody th {
    font-weight: 700;
  }
  tbody tr:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  tbody tr[aria-selected='true'] td,
  tbody tr[aria-selected='true'] th {
    background: var(--_accent-soft);
  }
  td .mark {
    margin: 1px 4px 1px 0;
    white-space: normal;
  }
  .more {
    margin-top: 8px;
  }
  aside {
    flex: 1 1 320px;
    min-width: 0;
    max-width: 100%;
    padding: 10px 14px;
    border: 1px solid var(--_border);
    border-radius: 4px;
  }
  aside h3:focus {
    outline: none;
  }
  .case-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-bottom: 8px;
    padding-bottom: 8px;
    border-bottom: 1px solid var(--_border);
  }
  .steps li {
    display: flex;
    align-items: baseline;
    gap: 8px;
    padding: 4px 0;
    border-bottom: 1px solid var(--_border);
  }
  .steps li:last-child {
    border-bottom: 0;
  }
  .steps svg {
    flex: none;
    align-self: center;
  }
  .steps .title {
    flex: 0 1 13em;
  }
  .steps .text {
    flex: 1 1 auto;
    text-align: right;
  }
  .steps .done svg {
    color: var(--_ok);
  }
  .steps .missing svg {
    color: var(--_warning);
  }
  .steps .plain svg {
    color: var(--_muted);
  }
  .granted {
    margin-top: 10px;
  }
`;
