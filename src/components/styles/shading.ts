/** Days of a window, and those that follow it because it ended on a day off. */
import { css } from 'lit';

export const shading = css`
  td.window {
    background: var(--_window);
  }
  td.grace {
    background: repeating-linear-gradient(
      135deg,
      var(--_window) 0,
      var(--_window) 4px,
      transparent 4px,
      transparent 8px
    );
  }
`;
