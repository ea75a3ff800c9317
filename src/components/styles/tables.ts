/** Tables with a head that stays and rows that one can read across. */
import { css } from 'lit';

export const tables = css`
  .scroller {
    position: relative;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: 4px;
  }
  .scroller:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
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
    z-index: 1;
    height: 32px;
    padding: 0 8px;
    border-bottom: 1px solid var(--_border);
    background: var(--_surface-2);
    font-weight: 700;
    text-align: left;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  tbody td,
  tbody th {
    height: var(--_row-height, 30px);
    padding: 2px 8px;
    border-bottom: 1px solid var(--_border);
    font-weight: 400;
    text-align: left;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  tbody tr:hover td,
  tbody tr:hover th {
    background: var(--_surface-2);
  }
`;
