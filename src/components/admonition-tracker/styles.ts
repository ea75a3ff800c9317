import { css } from 'lit';

export const trackerStyles = css`
  .tracker {
    display: flex;
    flex-direction: column;
    gap: 8px;
    height: 100%;
    min-height: 320px;
    padding: 10px 12px;
  }
  .tools {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .split {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    gap: 12px;
    min-height: 0;
    overflow: auto;
  }
  .scroller {
    flex: 1 1 520px;
    min-width: 0;
    max-width: 100%;
    min-height: 200px;
    max-height: var(--talk-worklist-max-height, calc(100vh - 96px));
    height: 100%;
  }
  table {
    min-width: 520px;
  }
  .c-name {
    width: 76px;
  }
  .c-type {
    width: 56px;
  }
  .tools input[type='search'] {
    width: 190px;
  }
  .tools .check {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .c-decided {
    width: 88px;
  }
  .c-state {
    width: 128px;
  }
  .c-items {
    width: 100px;
  }
  tbody td,
  tbody th {
    height: 36px;
    padding-top: 4px;
    padding-bottom: 4px;
    white-space: normal;
    overflow: visible;
    overflow-wrap: anywhere;
  }
  td .mark {
    align-items: flex-start;
    white-space: normal;
  }
  td .mark svg {
    margin-top: 4px;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  tbody th {
    font-weight: 700;
  }
  tbody tr[aria-selected='true'] td,
  tbody tr[aria-selected='true'] th {
    background: var(--_accent-soft);
  }
  aside {
    flex: 1 1 460px;
    min-width: 0;
    max-width: 100%;
    height: 100%;
    max-height: var(--talk-worklist-max-height, calc(100vh - 96px));
    padding: 10px 14px;
    border: 1px solid var(--_border);
    border-radius: 4px;
    overflow: auto;
  }
  aside h3:focus {
    outline: none;
  }
  .case-head {
    display: flex;
    overflow-wrap: anywhere;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-bottom: 12px;
    padding-bottom: 8px;
    border-bottom: 1px solid var(--_border);
  }
`;
