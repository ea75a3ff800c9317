/** What was put before the one at the desk to review or decide. */
import type { CSSResultGroup, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Actor, ApprovalRow, TalkSdk } from '../../sdk/index.ts';
import { KeepFocus } from '../controllers/keep-focus.ts';
import { LiveQuery } from '../controllers/live-query.ts';
import { longDate } from '../dates.ts';
import { mineTexts, type MineTexts } from '../messages/mine.ts';
import { SpeakingElement } from '../speaking-element.ts';
import { controls } from '../styles/controls.ts';
import { icons } from '../ui/icons.ts';
import { liveView } from '../ui/live-view.ts';
import { mineStyles } from './mine-styles.ts';
import { slipActs, waitsFor } from './slip-acts.ts';

interface Waiting {
  readonly me: Actor;
  readonly rows: readonly ApprovalRow[];
}

/**
 * @summary Slips that wait for the one at the desk; each is read before it is decided.
 */
export class TalkMySlips extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, mineStyles];

  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;

  /** Slips that were unfolded: their content is asked for then, and not before. */
  readonly #opened = new Set<string>();

  private readonly rows = new LiveQuery<Waiting>(this, () => ({
    sdk: this.sdk,
    key: '',
    ask: async (sdk) => {
      const me = await sdk.actor();
      const acts = slipActs(me.roles);
      if (acts.length === 0) return { me, rows: [] };
      const open = await sdk.approvals.list({ open: true });
      return { me, rows: open.filter((row) => waitsFor(row, me.id, acts)) };
    },
  }));

  get #says(): MineTexts['slips'] {
    return mineTexts(this.spokenLanguage).slips;
  }

  #renderSlip(sdk: TalkSdk, me: Actor, row: ApprovalRow): TemplateResult {
    const says = this.#says;
    const { id, putTo, proposedOn } = row.approval;
    return html`<details
      class="card"
      data-slip=${id}
      @toggle=${(event: Event) => {
        if (event.target instanceof HTMLDetailsElement && event.target.open) {
          this.#opened.add(id);
          this.requestUpdate();
        }
      }}
    >
      <summary>
        <strong>${says.name(row.aboutName, row.subjectNames)}</strong>
        <span class="mark accent">${row.stateName}</span>
        ${putTo?.id === me.id ? html`<span class="mark">${says.toMe}</span>` : nothing}
        ${
          row.changed.length > 0
            ? html`<span class="mark warning">${icons.warning}${says.changed}</span>`
            : nothing
        }
        <span class="muted">${says.by(row.proposerName, longDate(proposedOn, this.say))}</span>
      </summary>
      ${
        this.#opened.has(id)
          ? html`<talk-slip
              class="inside"
              .sdk=${sdk}
              .row=${row}
              .acts=${slipActs(me.roles)}
            ></talk-slip>`
          : nothing
      }
    </details>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    const { live } = this.rows;
    if (!sdk || live.state === 'loading') return nothing;
    if (live.state === 'ready' && slipActs(live.value.me.roles).length === 0) return nothing;
    const says = this.#says;
    return html`<section aria-labelledby="slips">
      <h3 id="slips">${says.heading(live.state === 'ready' ? live.value.rows.length : 0)}</h3>
      ${liveView(this.rows, this.say, ({ me, rows }) =>
        rows.length === 0
          ? html`<p class="muted">${says.none}</p>`
          : html`<div class="cards">
              ${repeat(
                rows,
                ({ approval }) => approval.id,
                (row) => this.#renderSlip(sdk, me, row),
              )}
            </div>`,
      )}
    </section>`;
  }
}
