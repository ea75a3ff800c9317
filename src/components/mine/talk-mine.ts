/** What waits for the one at the desk beside their own talks: orders received, and slips to decide. */
import { css, html } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import type { TalkSdk } from '../../sdk/index.ts';
import { TalkElement } from '../talk-element.ts';

/**
 * @summary Orders to hold a talk, and what was put before one to approve. Who has neither sees nothing of it.
 *
 * @fires {CustomEvent<{ act: string, delegation: string, waitUntil: Function }>} talk-before-delegation - Cancelable: an order is about to be taken a step further.
 * @fires {CustomEvent<{ delegation: string }>} talk-delegation-changed - An order was taken a step further.
 * @fires {CustomEvent<{ act: string, approval: string, waitUntil: Function }>} talk-before-approval - Cancelable: a slip is about to be reviewed or decided.
 * @fires {CustomEvent<{ approval: string }>} talk-approval-changed - A slip was reviewed or decided.
 * @fires {CustomEvent<string>} open-obligation - The talk about an obligation is to be opened: the obligation's id.
 */
export class TalkMine extends TalkElement {
  static override styles: CSSResultGroup = [
    TalkElement.styles,
    css`
      .talk {
        height: auto;
        background: none;
      }
    `,
  ];

  protected override renderWith(sdk: TalkSdk): TemplateResult {
    return html`<talk-my-slips .sdk=${sdk}></talk-my-slips>
      <talk-my-orders .sdk=${sdk}></talk-my-orders>`;
  }
}
