/** 整改要求: what is demanded by when, what was reported and checked, and what may be done about each item. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AdmonitionRow, RectificationItem, TalkSdk } from '../../sdk/index.ts';
import { longDate, until } from '../dates.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import { icons } from '../ui/icons.ts';
import type { CaseAct, NumberedItem } from './admonition-acts.ts';

bring({ tracker });

export interface ItemsShown {
  readonly sdk: TalkSdk;
  readonly row: AdmonitionRow;
  readonly say: Texts;
  /** The folded form of an act that can be done now, or nothing. */
  readonly fold: (act: CaseAct, of: NumberedItem) => TemplateResult | typeof nothing;
}

export function renderItems(shown: ItemsShown): TemplateResult | typeof nothing {
  const items = shown.row.admonition.rectification;
  if (items.length === 0) return nothing;
  return html`<ul class="items">
    ${items.map((item, index) => renderItem(shown, { item, number: index + 1 }))}
  </ul>`;
}

/** What has become of an item, in the order in which it came. */
function courseOf(item: RectificationItem, say: Texts): readonly string[] {
  const says = say.tracker;
  const day = (date: RectificationItem['dueOn']) => longDate(date, say);
  const { extensions = [], returned = [], withdrawn, report, check } = item;
  return [
    ...extensions.map(({ to, approver, reason }) => says.extended(day(to), approver.name, reason)),
    ...returned.map(({ on, opinion }) => says.returned(day(on), opinion)),
    withdrawn ? says.withdrawn(day(withdrawn.on), withdrawn.approver.name, withdrawn.reason) : '',
    report ? says.reportSummary(day(report.on), report.text) : '',
    check ? says.checkSummary(day(check.on), check.checker.name, check.opinion) : '',
  ].filter((line) => line !== '');
}

/** Why it stands in red. */
function basisOf(sdk: TalkSdk, { steps }: AdmonitionRow, { id }: RectificationItem) {
  const findings = steps.find(({ step }) => step === 'rectification')?.findings ?? [];
  return findings
    .filter(({ about }) => about === undefined || about === id)
    .map((finding) => sdk.policy.explain(finding));
}

function renderItem({ sdk, row, say, fold }: ItemsShown, of: NumberedItem): TemplateResult {
  const says = say.tracker;
  const { item, number } = of;
  const { report, check, withdrawn } = item;
  const late = check ? 0 : until(item.dueOn, sdk.today());
  return html`<li class="item" aria-label=${says.itemName(number)}>
    <div class="item-head">
      <span class="demand">${item.demand}</span>
      <span>${says.itemDue(longDate(item.dueOn, say))}</span>
      <span class="mark ${check ? 'ok' : ''}"
        >${check ? icons.done : icons.half}${says.itemStates[item.state] ?? item.state}</span
      >
      ${
        late > 0
          ? html`<span class="mark danger">${icons.alarm}${says.itemLate(late)}</span>
              <talk-basis
                .of=${says.itemName(number)}
                .explain=${() => basisOf(sdk, row, item)}
              ></talk-basis>`
          : nothing
      }
    </div>
    ${courseOf(item, say).map((line) => html`<p class="words">${line}</p>`)}
    ${report ? nothing : fold('submit', of)} ${report && !check ? fold('verify', of) : nothing}
    ${report && !withdrawn ? fold('send-back', of) : nothing}
    ${check || withdrawn ? nothing : html`${fold('extend', of)}${fold('withdraw', of)}`}
  </li>`;
}
