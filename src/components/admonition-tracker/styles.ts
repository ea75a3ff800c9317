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
    flex: 1 1 620px;
    min-width: 0;
    max-width: 100%;
    min-height: calc(200px - var(--_part-of-a-row, 0px));
    max-height: calc(
      var(--talk-worklist-max-height, calc(100vh - 96px)) - var(--_part-of-a-row, 0px)
    );
    height: calc(100% - var(--_part-of-a-row, 0px));
  }
  table {
    min-width: 44em;
  }
  .c-name {
    width: 5.2em;
  }
  .c-type {
    width: 4em;
  }
  .tools input[type='search'] {
    width: 190px;
  }
  .tools .check {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  /* A day of another year in one line. */
  .c-decided {
    width: 9.6em;
  }
  .c-state {
    width: 8.6em;
  }
  .c-items {
    width: 10.6em;
  }
  tbody td,
  tbody th {
    height: 32px;
    padding-top: 0;
    padding-bottom: 0;
  }
  .term {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  tr.spacer td {
    height: auto;
    padding: 0;
    border: 0;
  }
  tr.spacer:hover td {
    background: none;
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
    flex: 1 1 420px;
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
