import { css } from 'lit';

export const recordStyles = css`
  .form {
    max-width: 1080px;
    padding: 12px;
  }
  :host([embedded]) .form {
    padding: 0;
  }
  section + section {
    margin-top: 14px;
  }
  h4 {
    margin-bottom: 6px;
  }
  h2 {
    margin-bottom: 10px;
  }
  .stages {
    display: flex;
    margin-bottom: 12px;
    border: 1px solid var(--_border);
    border-radius: 4px;
    background: var(--_surface-2);
  }
  .stages > li {
    flex: 1 1 0;
    min-width: 0;
  }
  .stages > li + li {
    border-left: 1px solid var(--_border);
  }
  .stages button {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    width: 100%;
    height: 100%;
    min-height: 36px;
    padding: 4px 12px;
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    text-align: left;
    cursor: pointer;
  }
  .stages button:hover {
    color: var(--_accent);
  }
  .stages [aria-current] {
    border-bottom-color: var(--_accent);
    color: var(--_accent);
    font-weight: 700;
  }
  .stages .done svg {
    color: var(--_ok);
  }
  .how {
    color: var(--_muted);
    font-size: 0.93em;
    font-weight: 400;
  }
  talk-record-arrangement {
    display: block;
    margin-bottom: 14px;
  }
  .stage + .stage {
    margin-top: 0;
  }
  .stage {
    border-top: 1px solid var(--_border);
  }
  .stage > h3 {
    margin: 0;
  }
  .fold {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: 40px;
    padding: 4px 0;
    border: 0;
    background: none;
    font-weight: 700;
    text-align: left;
    cursor: pointer;
  }
  .fold:hover {
    color: var(--_accent);
  }
  .fold svg {
    color: var(--_muted);
  }
  .fold[aria-expanded='true'] svg {
    transform: rotate(90deg);
  }
  .note {
    padding: 0 0 10px 20px;
    color: var(--_muted);
  }
  .in {
    padding: 2px 0 18px 20px;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(250px, 1fr));
    gap: 4px 20px;
  }
  dl > div {
    display: flex;
    gap: 8px;
    min-width: 0;
  }
  dt {
    flex: none;
    color: var(--_muted);
  }
  dd {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .grid {
    display: grid;
    grid-template-columns: minmax(200px, 1.3fr) 120px 120px minmax(160px, 1fr);
    align-items: start;
    gap: 10px 12px;
  }
  .grid .wide {
    grid-column: 1 / -1;
  }
  .grid .half {
    grid-column: span 2;
  }
  .points > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: start;
    gap: 4px 16px;
    padding: 7px 10px;
    border-bottom: 1px solid var(--_border);
  }
  .points {
    border: 1px solid var(--_border);
    border-bottom: 0;
    border-radius: 4px;
  }
  .points li.open {
    box-shadow: inset 3px 0 0 var(--_border-strong);
  }
  .points li.covered {
    box-shadow: inset 3px 0 0 var(--_ok);
  }
  .points li.not-applicable {
    box-shadow: inset 3px 0 0 var(--_muted);
  }
  .tick,
  .option {
    display: inline-flex;
    align-items: flex-start;
    gap: 8px;
  }
  .tick input,
  .option input {
    margin-top: 3px;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 4px 18px;
    padding-left: 24px;
  }
  .below {
    grid-column: 1 / -1;
    padding-left: 24px;
  }
  .outline > li {
    padding: 3px 0 3px 1.4em;
    text-indent: -1.2em;
  }
  .outline > li::before {
    display: inline-block;
    width: 1.2em;
    color: var(--_muted);
    text-indent: 0;
    content: '·';
  }
  .matters > li {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    margin-bottom: 8px;
  }
  .matters talk-text-field {
    flex: 1 1 auto;
  }
  .kept {
    margin-bottom: 8px;
  }
  .kept > li {
    padding: 2px 0;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 20px;
    min-height: 32px;
  }
  .choices label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .why {
    margin-top: 6px;
    color: var(--_muted);
  }
  .help {
    margin-bottom: 8px;
    color: var(--_muted);
  }
  .missing {
    margin-left: 8px;
    font-weight: 400;
  }
  fieldset legend {
    margin-bottom: 3px;
    font-weight: 700;
  }
  details {
    margin-top: 12px;
  }
  details > summary {
    width: max-content;
    color: var(--_accent);
    cursor: pointer;
  }
  details > summary:focus-visible {
    outline: 2px solid var(--_accent);
  }
  details .grid {
    margin-top: 8px;
  }
  talk-finding-list {
    margin-top: 8px;
  }
  @media (max-width: 760px) {
    .grid {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .in {
      padding-left: 0;
    }
    .how {
      display: none;
    }
  }
`;
