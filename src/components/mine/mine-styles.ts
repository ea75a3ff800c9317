/** The look of a section of one's own desk: a heading, and what waits under it one below the other. */
import { css } from 'lit';

export const mineStyles = css`
  :host {
    display: block;
  }
  section {
    margin-bottom: 14px;
  }
  h3 {
    margin-bottom: 6px;
  }
  h3:focus {
    outline: none;
  }
  h3:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .cards {
    display: grid;
    gap: 8px;
  }
  details > summary {
    width: max-content;
    max-width: 100%;
    padding: 2px 0;
    color: var(--_accent);
    cursor: pointer;
  }
  .card {
    border: 1px solid var(--_border);
    border-radius: 6px;
    background: var(--_surface);
  }
  details.card > summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    width: auto;
    padding: 7px 12px;
    color: inherit;
    cursor: pointer;
    list-style: none;
  }
  .card > summary::-webkit-details-marker {
    display: none;
  }
  .card > summary::before {
    flex: none;
    width: 7px;
    height: 7px;
    margin: 0 2px 0 0;
    border-right: 1.6px solid var(--_muted);
    border-bottom: 1.6px solid var(--_muted);
    transform: rotate(-45deg);
    content: '';
  }
  .card[open] > summary::before {
    transform: rotate(45deg);
  }
  .card > summary:hover {
    background: var(--_surface-2);
  }
  details > summary:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .card > summary strong {
    overflow-wrap: anywhere;
  }
  .inside {
    padding: 10px 14px 12px;
    border-top: 1px solid var(--_border);
  }
  .inside > * + * {
    margin-top: 10px;
  }
  dl.facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr) max-content minmax(0, 1fr);
    gap: 3px 12px;
  }
  dl.facts dt {
    margin: 0;
    color: var(--_muted);
    font-weight: 400;
  }
  dl.facts dd {
    overflow-wrap: anywhere;
  }
  dl.facts dt.long {
    grid-column: 1;
  }
  dl.facts dd.long {
    grid-column: 2 / -1;
  }
  ol.numbered {
    padding-left: 22px;
    list-style: decimal;
  }
  ul.parts {
    padding-left: 18px;
    list-style: disc;
  }
  .form-box {
    margin-top: 8px;
    padding: 10px 12px 12px;
    border: 1px solid var(--_border);
    border-radius: 6px;
    background: var(--_surface);
  }
  .words {
    overflow-wrap: anywhere;
  }
  /* Lines as they were typed; only where nothing but the text stands between the tags. */
  dd.words {
    white-space: pre-wrap;
  }
  p + .cards {
    margin-top: 8px;
  }
  .alarm {
    padding: 6px 10px;
    border-radius: 4px;
    background: var(--_warning-soft);
  }
  @media (max-width: 700px) {
    dl.facts {
      grid-template-columns: max-content minmax(0, 1fr);
    }
  }
`;
