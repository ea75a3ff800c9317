import { css } from 'lit';

/** The look of a part of the dialog: what it is, how it stands, what can be done. */
export const sectionStyles = css`
  :host {
    display: block;
  }
  section > * + *,
  .part > * + * {
    margin-top: 8px;
  }
  h3:focus {
    outline: none;
  }
  h3:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .actions {
    margin-top: 10px;
  }
  .alarm {
    padding: 6px 10px;
    border-radius: 4px;
    background: var(--_warning-soft);
  }
  .loss {
    padding: 8px 12px;
    border-radius: 4px;
    background: var(--_danger-soft);
  }
  .form-box {
    margin-top: 8px;
    padding: 10px 12px 12px;
    border: 1px solid var(--_border);
    border-radius: 6px;
  }
  .form-box > * + * {
    margin-top: 10px;
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
  .field {
    display: block;
    max-width: 360px;
  }
  .field span {
    display: block;
    margin-bottom: 3px;
    font-weight: 700;
  }
  input[type='password'] {
    width: 100%;
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--_border-strong);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  input[type='file'] {
    display: none;
  }
  legend {
    margin-bottom: 3px;
    font-weight: 700;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    min-height: 32px;
  }
  .choices label,
  .sure {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  progress {
    width: 240px;
    max-width: 100%;
    height: 12px;
  }
`;
