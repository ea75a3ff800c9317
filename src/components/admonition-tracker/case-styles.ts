import { css } from 'lit';

export const caseStyles = css`
  :host {
    display: block;
  }
  ol.steps > li {
    position: relative;
    padding: 0 0 14px 30px;
  }
  ol.steps > li::before {
    position: absolute;
    top: 22px;
    bottom: -2px;
    left: 9px;
    border-left: 2px solid var(--_border);
    content: '';
  }
  ol.steps > li:last-child::before {
    display: none;
  }
  .sign {
    position: absolute;
    top: 1px;
    left: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    width: 20px;
    height: 20px;
    border-radius: 50%;
    background: var(--_surface-3);
    color: var(--_muted);
  }
  .done > .sign {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .now > .sign {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .breach > .sign {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .body {
    margin-top: 2px;
  }
  .later h4 {
    color: var(--_muted);
    font-weight: 400;
  }
  talk-finding-list {
    margin-top: 6px;
  }
  .form-box {
    margin-top: 8px;
    padding: 10px 12px 12px;
    border: 1px solid var(--_border);
    border-radius: 6px;
    background: var(--_surface);
  }
  .case-facts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin-bottom: 10px;
  }
  .earlier {
    margin-bottom: 10px;
  }
  ol.questions {
    padding-left: 20px;
    list-style: decimal;
  }
  dt {
    margin-top: 4px;
    font-weight: 700;
  }
  dd {
    overflow-wrap: anywhere;
  }
  .words {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .form {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(214px, 1fr));
    gap: 10px 12px;
    margin-top: 8px;
    padding: 10px 12px 12px;
    border: 1px solid var(--_border);
    border-radius: 6px;
    background: var(--_surface);
  }
  .form .wide {
    grid-column: 1 / -1;
  }
  .form .actions {
    grid-column: 1 / -1;
    margin-top: 0;
  }
  fieldset legend {
    margin-bottom: 3px;
    font-weight: 700;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    min-height: 32px;
    align-items: center;
  }
  .choices label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  ul.items {
    display: grid;
    gap: 8px;
    margin-top: 6px;
  }
  ul.items > li {
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: 6px;
    background: var(--_surface);
  }
  .item-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  .demand {
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .item .form {
    border: 0;
    padding: 8px 0 0;
    margin-top: 8px;
    border-top: 1px dashed var(--_border);
    border-radius: 0;
  }
  .archive {
    margin-top: 4px;
    color: var(--_muted);
    font-size: 0.93em;
  }
  details > summary {
    width: max-content;
    max-width: 100%;
    padding: 2px 0;
    color: var(--_accent);
    cursor: pointer;
  }
  details > summary:focus-visible {
    outline: 2px solid var(--_accent);
  }
`;
