/** How every field looks: label above, hint and error below. */
import { css } from 'lit';

export const fieldStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  :host([hidden]) {
    display: none;
  }
  .label {
    display: block;
    margin-bottom: 3px;
    font-weight: 700;
  }
  .needed {
    margin-left: 4px;
    color: var(--_muted);
    font-weight: 400;
  }
  .box {
    display: flex;
    gap: 4px;
  }
  .box input {
    flex: 1 1 auto;
    width: 100%;
    min-width: 0;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger) !important;
    box-shadow: inset 3px 0 0 var(--_danger);
  }
  .hint,
  .error {
    margin-top: 3px;
    font-size: 0.93em;
  }
  .hint {
    color: var(--_muted);
  }
  .error {
    color: var(--_danger);
  }
`;
