/** Buttons, marks and the few words of layout that every element uses. */
import { css } from 'lit';

export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 1.2em;
    font-weight: 700;
    line-height: 1.4;
  }
  h3 {
    font-size: 1.07em;
    font-weight: 700;
    line-height: 1.4;
  }
  h4 {
    font-size: 1em;
    font-weight: 700;
  }
  button {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-height: 32px;
    padding: 4px 14px;
    border: 1px solid var(--_border-strong);
    border-radius: 4px;
    background: var(--_surface);
    white-space: nowrap;
    cursor: pointer;
  }
  .button:hover {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    box-shadow: inset 0 0 0 100px rgba(0, 0, 0, 0.12);
  }
  .button.small {
    min-height: 24px;
    padding: 0 8px;
    font-size: 0.93em;
  }
  .button[disabled],
  .button[aria-disabled='true'] {
    border-color: var(--_border);
    background: var(--_surface-2);
    color: var(--_muted);
    box-shadow: none;
    cursor: not-allowed;
  }
  .link {
    display: inline;
    padding: 0 2px;
    border: 0;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
  button:focus,
  input:focus,
  select:focus,
  textarea:focus,
  [tabindex]:focus {
    outline: none;
  }
  button:focus-visible,
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible,
  [tabindex]:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip: rect(0, 0, 0, 0);
    border: 0;
    white-space: nowrap;
  }
  .muted {
    color: var(--_muted);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-top: 12px;
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: 3px;
    background: var(--_surface-3);
    color: var(--_text);
    font-size: 0.93em;
    line-height: 20px;
    white-space: nowrap;
  }
  .mark.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .mark.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .mark.ok {
    background: var(--_ok-soft);
    color: var(--_ok);
  }
  .mark.accent {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .mark.plain {
    padding: 0;
    background: none;
    color: var(--_muted);
  }
  .mark svg {
    flex: none;
    width: 12px;
    height: 12px;
  }
  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
  }
  input[type='text'],
  input[type='search'],
  select,
  textarea {
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--_border-strong);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    letter-spacing: inherit;
  }
  textarea {
    display: block;
    width: 100%;
    resize: vertical;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  label {
    cursor: inherit;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation-duration: 0.01ms !important;
      transition: none !important;
    }
  }
`;
