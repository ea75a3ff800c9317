/** 登记谈话: when, where and by whom a talk was held, as it is being entered and as it was. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CivilDate, ClockTime, Finding, PersonChoice, TalkSdk } from '../../sdk/index.ts';
import type { Act } from '../controllers/act.ts';
import type { LaterPart } from '../controllers/later-part.ts';
import { longDate } from '../dates.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { stages } from '../messages/zh-CN/stages.ts';
import { renderConflict } from '../ui/conflict.ts';
import type { ReasonGiven } from '../ui/finding-list.ts';
import { laterView } from '../ui/later-view.ts';
import { holdingDifferences, holdingOf, outdated } from './draft.ts';
import type { Holding } from './draft.ts';
import { entersForTalker, may, whyNot, type Sheet } from './sheet.ts';
import type { RecordTyping } from './typing.ts';

bring({ record });
bring({ stages });

export interface HoldView {
  readonly sdk: TalkSdk;
  readonly sheet: Sheet;
  readonly say: Texts;
  readonly typing: RecordTyping;
  readonly act: Act;
  /** The field for a person. */
  readonly person: LaterPart;
  readonly enter: () => void;
}

function renderHoldConflict(view: HoldView, holding: Holding): TemplateResult | typeof nothing {
  const { sdk, say, act, typing } = view;
  const { talk } = view.sheet;
  if (act.busy || !outdated(holding, talk)) return nothing;
  const says = say.record;
  const planned = holdingOf(talk, sdk.today());
  const names = { heldOn: says.heldOn, startsAt: says.from, endsAt: says.to, place: says.place };
  const inWords = (one: Holding, field: keyof typeof names) =>
    field === 'heldOn' ? (one.heldOn ? longDate(one.heldOn, say) : '') : (one[field] ?? '');
  return renderConflict(
    say,
    holdingDifferences(holding, planned).map((field) => ({
      what: names[field],
      theirs: inWords(planned, field),
      mine: inWords(holding, field),
    })),
    () => typing.takeTheirHolding(sdk, talk),
    () => typing.hold({ base: planned.base }),
  );
}

function renderHeld({ say, sheet: { talk } }: HoldView): TemplateResult {
  const says = say.record;
  const { heldBy } = talk;
  // The same heading as over the form that was there before: the focus stays with it.
  return html`<section aria-labelledby="hold">
    <h4 id="hold">${says.hold}</h4>
    ${
      heldBy
        ? html`<p>
            ${says.heldSummary(
              longDate(talk.date, say),
              says.time(talk.startsAt, talk.endsAt),
              talk.place ?? '',
            )}${say.stages.heldBy(say.stages.enteredBy(heldBy.name, heldBy.onBehalfOf))}
          </p>`
        : nothing
    }
    ${
      talk.breaches.length > 0 && heldBy
        ? html`<p class="mark warning">${says.breaches}</p>`
        : nothing
    }
  </section>`;
}

function renderAbsent({ sheet: { talk }, say, typing }: HoldView, { absent }: Holding) {
  if (talk.mode !== 'group') return nothing;
  const toggle = (id: string) => {
    // As it is now, not as it was drawn: two ticks may come before the next drawing.
    const now = typing.holding?.absent ?? absent;
    typing.hold({ absent: now.includes(id) ? now.filter((one) => one !== id) : [...now, id] });
  };
  return html`<fieldset class="wide">
    <legend>${say.stages.absent}</legend>
    <div class="choices">
      ${talk.subjects.map(
        ({ id, name }) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${live(absent.includes(id))}
              @change=${() => toggle(id)}
            />${name}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** What the SDK has against one field, by its path. */
function refused({ refusal }: Act, path: string): string {
  return refusal?.path === path ? refusal.message : '';
}

function renderFields(view: HoldView, holding: Holding): TemplateResult {
  const { sdk, say, typing, act } = view;
  const { talk } = view.sheet;
  const says = say.record;
  return html`<div class="grid">
    <talk-date-field
      required
      .label=${says.heldOn}
      .hint=${say.fields.dateHint}
      .value=${holding.heldOn}
      .error=${refused(act, 'heldOn')}
      .today=${sdk.today()}
      .dayMark=${(day: CivilDate) => sdk.policy.day(day)}
      @value-change=${(event: CustomEvent<CivilDate | undefined>) =>
        typing.hold({ heldOn: event.detail })}
    ></talk-date-field>
    <talk-time-field
      ?required=${talk.startsAt !== undefined}
      .label=${says.from}
      .hint=${talk.startsAt !== undefined && !holding.startsAt ? says.startMissing : ''}
      .value=${holding.startsAt}
      @value-change=${(event: CustomEvent<ClockTime | undefined>) =>
        typing.hold({ startsAt: event.detail })}
    ></talk-time-field>
    <talk-time-field
      .label=${says.to}
      .value=${holding.endsAt}
      .error=${refused(act, 'endsAt')}
      @value-change=${(event: CustomEvent<ClockTime | undefined>) =>
        typing.hold({ endsAt: event.detail })}
    ></talk-time-field>
    <talk-text-field
      .label=${says.place}
      .value=${holding.place}
      @value-change=${(event: CustomEvent<string>) => typing.hold({ place: event.detail })}
    ></talk-text-field>
    ${laterView(
      view.person,
      say,
      () =>
        html`<talk-person-field
          class="half"
          .sdk=${sdk}
          .label=${says.actualTalker}
          .value=${holding.talker}
          @value-change=${(event: CustomEvent<PersonChoice | undefined>) =>
            typing.hold({ talker: event.detail })}
        ></talk-person-field>`,
    )}
    ${renderAbsent(view, holding)}
  </div>`;
}

export function renderHold(view: HoldView): TemplateResult {
  const { sdk, sheet, say, typing, act } = view;
  const says = say.record;
  const { talk, actor } = sheet;
  const { holding } = typing;
  if (!may(sheet, 'hold') || !holding) {
    const why = whyNot(sheet, 'hold');
    return talk.heldBy || !why ? renderHeld(view) : html`<p class="muted">${why}</p>`;
  }
  return html`<section aria-labelledby="hold" data-form="hold">
    <h4 id="hold">${says.hold}</h4>
    ${renderHoldConflict(view, holding)} ${renderFields(view, holding)}
    ${
      entersForTalker(sheet)
        ? html`<p class="why">
            ${say.stages.onBehalf(actor.name, holding.talker?.name ?? talk.talker.name)}
          </p>`
        : nothing
    }
    ${
      act.refusal
        ? html`<talk-finding-list
            .refusal=${act.refusal}
            .explain=${(finding: Finding) => sdk.policy.explain(finding)}
            .reasons=${holding.reasons}
            @reason-given=${({ detail: { rule, text } }: CustomEvent<ReasonGiven>) =>
              typing.hold({ reasons: { ...typing.holding?.reasons, [rule]: text } })}
          ></talk-finding-list>`
        : nothing
    }
    <div class="actions">
      <button
        type="button"
        class="button primary"
        aria-disabled=${act.busy ? 'true' : nothing}
        @click=${view.enter}
      >
        ${says.holdNow}
      </button>
    </div>
  </section>`;
}
