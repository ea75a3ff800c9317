/**
 * The look, in one place. Hosts set `--talk-…`; elements read `--_…`, which are made from them here.
 * Sizes are px and em, never rem: a host's `html { font-size: 62.5% }` changes nothing.
 */
import { css } from 'lit';

const light = css`
  --_accent: var(--talk-accent, #1f5fa8);
  --_on-accent: var(--talk-on-accent, #ffffff);
  --_accent-soft: var(--talk-accent-soft, #e8f0fa);
  --_surface: var(--talk-surface, #ffffff);
  --_surface-2: var(--talk-surface-2, #f5f6f8);
  --_surface-3: var(--talk-surface-3, #e9ecf1);
  --_text: var(--talk-text, #1f2329);
  --_muted: var(--talk-text-muted, #59616e);
  --_border: var(--talk-border, #d9dde4);
  --_border-strong: var(--talk-border-strong, #838b98);
  --_danger: var(--talk-danger, #b3261e);
  --_danger-soft: var(--talk-danger-soft, #fdeeec);
  --_warning: var(--talk-warning, #8a4b00);
  --_warning-soft: var(--talk-warning-soft, #fff5e3);
  --_ok: var(--talk-ok, #1b6e3c);
  --_ok-soft: var(--talk-ok-soft, #e9f6ee);
  --_window: var(--talk-window, #dfecfb);
  --_shadow: 0 8px 28px rgba(16, 24, 40, 0.18);
  color-scheme: light;
`;

const dark = css`
  --_accent: var(--talk-accent, #8fbcf2);
  --_on-accent: var(--talk-on-accent, #0f2238);
  --_accent-soft: var(--talk-accent-soft, #24364d);
  --_surface: var(--talk-surface, #1c1f25);
  --_surface-2: var(--talk-surface-2, #252931);
  --_surface-3: var(--talk-surface-3, #323844);
  --_text: var(--talk-text, #e8eaed);
  --_muted: var(--talk-text-muted, #b0b7c3);
  --_border: var(--talk-border, #3b414d);
  --_border-strong: var(--talk-border-strong, #8790a0);
  --_danger: var(--talk-danger, #ffa79e);
  --_danger-soft: var(--talk-danger-soft, #442220);
  --_warning: var(--talk-warning, #f3c46b);
  --_warning-soft: var(--talk-warning-soft, #3c2f16);
  --_ok: var(--talk-ok, #84d5a0);
  --_ok-soft: var(--talk-ok-soft, #183626);
  --_window: var(--talk-window, #2b4566);
  --_shadow: 0 8px 28px rgba(0, 0, 0, 0.6);
  color-scheme: dark;
`;

/**
 * @cssproperty --talk-accent - The one accent colour: what is chosen, links, the main button.
 * @cssproperty --talk-on-accent - Text on the accent colour.
 * @cssproperty --talk-accent-soft - The ground of what is chosen or under the mouse.
 * @cssproperty --talk-surface - The ground of everything.
 * @cssproperty --talk-surface-2 - The ground of what stands out from it: heads of tables, bars.
 * @cssproperty --talk-surface-3 - The ground of what stands out from that.
 * @cssproperty --talk-text - Text.
 * @cssproperty --talk-text-muted - Text that is said beside.
 * @cssproperty --talk-border - Lines.
 * @cssproperty --talk-border-strong - Lines around fields.
 * @cssproperty --talk-danger - Text and signs of what is refused or late.
 * @cssproperty --talk-danger-soft - Its ground.
 * @cssproperty --talk-warning - Text and signs of what takes a reason.
 * @cssproperty --talk-warning-soft - Its ground.
 * @cssproperty --talk-ok - Text and signs of what is done.
 * @cssproperty --talk-ok-soft - Its ground.
 * @cssproperty --talk-window - The days within which a talk is due, in calendars.
 * @cssproperty --talk-font - The font family.
 * @cssproperty --talk-font-size - The size of the text, on which every other size rests.
 */
export const tokens = css`
  :host {
    display: block;
    /* A word longer than its line breaks wherever it stands; where boxes share a line, they say anywhere. */
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  :host::before,
  :host::after {
    content: none !important;
  }
  .talk {
    ${light}
    box-sizing: border-box;
    height: 100%;
    color: var(--_text);
    background: var(--_surface);
    font-family: var(
      --talk-font,
      system-ui,
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      'WenQuanYi Micro Hei',
      sans-serif
    );
    font-size: var(--talk-font-size, 14px);
    font-style: normal;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    cursor: auto;
    visibility: visible;
  }
  .talk[data-theme='dark'] {
    ${dark}
  }
  @media (prefers-color-scheme: dark) {
    .talk[data-theme='auto'] {
      ${dark}
    }
  }
`;
