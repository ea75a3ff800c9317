/** What a record says: the points, the statement, what was raised, and whether there is a record at all. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Finding, TalkSdk, WorklistRow } from '../../sdk/index.ts';
import type { Act } from '../controllers/act.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { stages } from '../messages/zh-CN/stages.ts';
import { renderConflict, type Versions } from '../ui/conflict.ts';
import { answerInWords } from './answer-in-words.ts';
import { differences, draftOf, openPoints, outdated } from './draft.ts';
import type { AnswerChange, Draft, DraftMatter } from './draft.ts';
import { may, type Sheet } from './sheet.ts';
import type { RecordTyping } from './typing.ts';

bring({ record });
bring({ stages });

export interface WriteView {
  readonly sdk: TalkSdk;
  readonly sheet: Sheet;
  readonly draft: Draft;
  readonly say: Texts;
  readonly typing: RecordTyping;
  readonly act: Act;
  readonly save: () => void;
}

function renderDraftConflict({ sdk, sheet, draft, say, typing, act }: WriteView) {
  const { talk, rows } = sheet;
  if (act.busy || !outdated(draft, talk)) return nothing;
  const says = say.record;
  const saved = draftOf(talk);
  const versions = differences(draft, saved, rows).map((one): Versions => {
    if (one.of === 'statement') {
      return { what: says.statement, theirs: saved.statement, mine: draft.statement };
    }
    if (one.of === 'record') {
      const forms = { written: says.written, 'not-needed': says.notNeeded };
      return { what: says.form, theirs: forms[saved.record], mine: forms[draft.record] };
    }
    const { row, point } = one;
    return {
      what: rows.length > 1 ? say.signs.labelled(row.subjectName, point.title) : point.title,
      theirs: answerInWords(say, saved, row, point),
      mine: answerInWords(say, draft, row, point),
    };
  });
  return renderConflict(
    say,
    versions,
    () => typing.takeTheirRecord(sdk, talk),
    may(sheet, 'write') ? () => typing.change({ base: saved.base }) : undefined,
  );
}

function renderOutline(say: Texts, row: WorklistRow): TemplateResult {
  return html`<p class="help">${say.record.notYet}</p>
    <ul class="outline">
      ${row.points.map(
        (point) => html`<li>${point.title} <span class="muted">${point.clause}</span></li>`,
      )}
    </ul>`;
}

export function renderPoints(view: WriteView): readonly TemplateResult[] {
  const { sheet, say, typing } = view;
  const says = say.record;
  const editable = may(sheet, 'write');
  // A record that somebody has closed meanwhile is shown as it is.
  const draft = editable ? view.draft : draftOf(sheet.talk);
  const begun = editable || sheet.talk.record !== 'undecided';
  return sheet.rows.map((row, index) => {
    const { id } = row.obligation;
    const missing = openPoints(draft, id, row.points);
    const title =
      sheet.rows.length > 1
        ? say.signs.labelled(says.points, says.ofWhom(row.subjectName, row.kindName))
        : says.points;
    return html`<section aria-labelledby="points-${index}">
      <h4 id="points-${index}">
        ${title}${
          editable && missing > 0
            ? html`<span class="mark missing">${says.missing(missing)}</span>`
            : nothing
        }
      </h4>
      ${
        begun
          ? html`${editable ? html`<p class="help">${says.pointsHelp}</p>` : nothing}
              <talk-record-points
                .points=${row.points}
                .answers=${draft.answers[id] ?? {}}
                .editable=${editable}
                @answer-change=${(event: CustomEvent<AnswerChange>) =>
                  typing.answer(id, event.detail)}
              ></talk-record-points>`
          : renderOutline(say, row)
      }
    </section>`;
  });
}

export function renderRecord(view: WriteView): TemplateResult {
  const { sheet, draft, say, typing } = view;
  const says = say.record;
  const editable = may(sheet, 'write');
  return html`<section aria-labelledby="statement">
      <h4 id="statement">${says.statement}</h4>
      ${renderDraftConflict(view)}
      ${
        editable
          ? html`<talk-text-field
              .rows=${3}
              .label=${says.statementHint}
              .value=${draft.statement}
              @value-change=${(event: CustomEvent<string>) =>
                typing.change({ statement: event.detail })}
            ></talk-text-field>`
          : html`<p>${sheet.talk.statement ?? says.unset}</p>`
      }
    </section>
    <section>
      <talk-record-raised
        .rows=${sheet.rows}
        .kept=${sheet.matters}
        .matters=${draft.matters}
        .editable=${editable}
        @matters-change=${(event: CustomEvent<readonly DraftMatter[]>) =>
          typing.change({ matters: event.detail })}
      ></talk-record-raised>
    </section>
    ${editable ? renderForm(view) : nothing}`;
}

/** In writing or not, and the button that saves it all. */
function renderForm({ sdk, sheet, draft, say, typing, act, save }: WriteView): TemplateResult {
  const says = say.record;
  const { allowed, why } = sheet.without;
  const form = (value: Draft['record'], name: string) =>
    html`<label
      ><input
        type="radio"
        name="form"
        ?disabled=${value === 'not-needed' && !allowed}
        .checked=${live(draft.record === value)}
        @change=${() => typing.change({ record: value })}
      />${name}</label
    >`;
  return html`<section aria-labelledby="form">
    <fieldset>
      <legend id="form">${says.form}</legend>
      <div class="choices">
        ${form('written', says.written)} ${form('not-needed', says.notNeeded)}
      </div>
      ${
        why
          ? html`<p class="why">
              ${why.sentence}
              <talk-basis
                .of=${says.form}
                .label=${why.clause ?? say.basis.button}
                .explain=${() => [why]}
              ></talk-basis>
            </p>`
          : nothing
      }
    </fieldset>
    ${
      act.refusal
        ? html`<talk-finding-list
            .refusal=${act.refusal}
            .explain=${(finding: Finding) => sdk.policy.explain(finding)}
          ></talk-finding-list>`
        : nothing
    }
    <div class="actions">
      <button
        type="button"
        class="button"
        aria-disabled=${act.busy ? 'true' : nothing}
        @click=${save}
      >
        ${says.save}
      </button>
      <span class="muted">${say.stages.savesItself}</span>
    </div>
  </section>`;
}
