/** 泄密、打击报复: reported by anybody, and what the department does about it (四·2⑷, ⑸). */
import { html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  IncidentAct,
  IncidentKind,
  IncidentRow,
  Outcome,
  TalkSdk,
} from '../../../sdk/index.ts';
import type { ToDo } from '../../controllers/act.ts';
import { KeepFocus } from '../../controllers/keep-focus.ts';
import { LiveQuery } from '../../controllers/live-query.ts';
import { longDate } from '../../dates.ts';
import { tell } from '../../events.ts';
import { registerTexts, type RegisterTexts } from '../../messages/registers.ts';
import { SpeakingElement } from '../../speaking-element.ts';
import { controls } from '../../styles/controls.ts';
import type { ActField, Entered } from '../../ui/act-fields.ts';
import { actFold } from '../../ui/act-fold.ts';
import { liveView } from '../../ui/live-view.ts';
import { mineStyles } from '../mine-styles.ts';

type Says = RegisterTexts['incidents'];

interface Form {
  readonly fields: readonly ActField[];
  readonly run: (entered: Entered) => Promise<Outcome<unknown>>;
}

const kinds: readonly IncidentKind[] = ['retaliation', 'tracing', 'leak', 'loss'];
const acts: readonly IncidentAct[] = ['assign', 'investigate', 'sanction', 'close'];

/** A report has no record yet; what is typed is kept under this name. */
const NEW = { id: 'incident.report', revision: 0 } as const;

function persons(entered: Entered, name: string): readonly string[] {
  const person = entered.person(name);
  return person ? [person.id] : [];
}

/** `finds`: may look people up; whoever may not names them in words, and the department finds out who is meant. */
function reportForm(sdk: TalkSdk, { fields, kinds: names }: Says, finds: boolean): Form {
  return {
    fields: [
      {
        as: 'choice',
        name: 'kind',
        label: fields.kind,
        required: true,
        options: kinds.map((value) => ({ value, label: names[value] })),
      },
      {
        as: 'text',
        name: 'what',
        label: fields.what,
        rows: 3,
        required: true,
        hint: finds ? '' : fields.whatHint,
      },
      { as: 'day', name: 'happenedOn', label: fields.happenedOn },
      ...(finds
        ? ([
            { as: 'person', name: 'concerns', label: fields.concerns },
            { as: 'person', name: 'accused', label: fields.accused },
          ] as const)
        : []),
    ],
    run: (entered) => {
      const happenedOn = entered.day('happenedOn');
      const kind = kinds.find((one) => one === entered.text('kind')) ?? 'leak';
      return sdk.incidents.report({
        kind,
        what: entered.text('what'),
        ...(happenedOn ? { happenedOn } : {}),
        concerns: persons(entered, 'concerns'),
        accused: persons(entered, 'accused'),
      });
    },
  };
}

function incidentForms(
  sdk: TalkSdk,
  { incident: { id, revision, accused } }: IncidentRow,
  { fields }: Says,
): { readonly [A in IncidentAct]: Form } {
  const incident = { id, revision };
  const on: ActField = {
    as: 'day',
    name: 'on',
    label: fields.on,
    value: sdk.today(),
    required: true,
  };
  const optional = (entered: Entered, name: 'basis' | 'document') => {
    const text = entered.text(name);
    return text ? { [name]: text } : {};
  };
  return {
    assign: {
      fields: [{ as: 'person', name: 'handler', label: fields.handler, required: true }],
      run: (entered) =>
        sdk.incidents.assign({ incident, handler: entered.person('handler')?.id ?? '' }),
    },
    investigate: {
      fields: [
        on,
        { as: 'text', name: 'text', label: fields.text, rows: 3, required: true },
        { as: 'person', name: 'accused', label: fields.accused },
      ],
      run: (entered) => {
        const named = persons(entered, 'accused');
        return sdk.incidents.investigate({
          incident,
          on: entered.requiredDay('on'),
          text: entered.text('text'),
          ...(named.length > 0 ? { accused: named } : {}),
        });
      },
    },
    sanction: {
      fields: [
        on,
        { as: 'text', name: 'body', label: fields.body, required: true },
        {
          as: 'choice',
          name: 'against',
          label: fields.against,
          required: true,
          options: accused.map((person) => ({ value: person.id, label: person.name })),
        },
        { as: 'text', name: 'what', label: fields.sanction, required: true },
        { as: 'text', name: 'basis', label: fields.basis },
        { as: 'text', name: 'document', label: fields.document },
      ],
      run: (entered) =>
        sdk.incidents.sanction({
          incident,
          on: entered.requiredDay('on'),
          body: entered.text('body'),
          against: entered.text('against'),
          what: entered.text('what'),
          ...optional(entered, 'basis'),
          ...optional(entered, 'document'),
        }),
    },
    close: {
      fields: [
        on,
        { as: 'text', name: 'conclusion', label: fields.conclusion, rows: 2, required: true },
        {
          as: 'choice',
          name: 'founded',
          label: fields.founded,
          required: true,
          options: [
            { value: 'yes', label: fields.yes },
            { value: 'no', label: fields.no },
          ],
        },
      ],
      run: (entered) =>
        sdk.incidents.close({
          incident,
          on: entered.requiredDay('on'),
          conclusion: entered.text('conclusion'),
          founded: entered.text('founded') === 'yes',
        }),
    },
  };
}

interface Register {
  /** Who may not read the register sees no list of it, not even an empty one. */
  readonly reads: boolean;
  readonly rows: readonly IncidentRow[];
}

/**
 * @summary Reports of leaks and retaliation, and the register of them for who keeps it.
 */
export class TalkIncidents extends SpeakingElement {
  static override styles: CSSResultGroup = [controls, mineStyles];

  protected readonly keepFocus = new KeepFocus(this);

  @property({ attribute: false }) sdk: TalkSdk | undefined;

  @state() private reported: { readonly id: string; readonly on: string } | undefined;

  private readonly rows = new LiveQuery<Register>(this, () => ({
    sdk: this.sdk,
    key: '',
    ask: async (sdk) => {
      const { roles } = await sdk.actor();
      const reads = roles.includes('clerk') || roles.includes('leader');
      return { reads, rows: await sdk.incidents.list() };
    },
  }));

  get #says(): Says {
    return registerTexts(this.spokenLanguage).incidents;
  }

  #renderReport(sdk: TalkSdk): TemplateResult {
    const says = this.#says;
    const { fields, run } = reportForm(sdk, says, this.rows.value?.reads === true);
    return html`<div class="form-box">
      <talk-act-form
        data-act="report"
        .sdk=${sdk}
        .record=${NEW}
        .form=${NEW.id}
        .label=${says.acts.report}
        .group=${says.report}
        .help=${says.reportText}
        .fields=${fields}
        .todo=${(entered: Entered): ToDo<unknown> => ({
          before: { type: 'talk-before-incident', detail: { act: 'report' } },
          act: async () => {
            const outcome = await run(entered);
            if (outcome.ok) {
              const { id, reportedOn } = outcome.value as { id: string; reportedOn: string };
              this.reported = { id, on: reportedOn };
            }
            return outcome;
          },
          said: () => says.done.report,
          then: () => tell(this, 'talk-incident-changed', {}),
        })}
      ></talk-act-form>
      ${
        this.reported
          ? html`<p class="words" data-reported>
              ${says.reported(this.reported.on, this.reported.id)}
            </p>`
          : nothing
      }
    </div>`;
  }

  #renderAct(sdk: TalkSdk, row: IncidentRow, act: IncidentAct): TemplateResult {
    const says = this.#says;
    const { id, revision } = row.incident;
    const { fields, run } = incidentForms(sdk, row, says)[act];
    return actFold(
      says.acts[act],
      html`<talk-act-form
        data-act=${act}
        .sdk=${sdk}
        .record=${{ id, revision }}
        .form=${`incident.${act}`}
        .label=${says.acts[act]}
        .help=${act === 'sanction' ? says.help.sanction : ''}
        .fields=${fields}
        .todo=${(entered: Entered): ToDo<unknown> => ({
          before: { type: 'talk-before-incident', detail: { act, incident: id } },
          act: () => run(entered),
          said: () => says.done[act],
          then: () => tell(this, 'talk-incident-changed', { incident: id }),
        })}
      ></talk-act-form>`,
    );
  }

  #renderRow(sdk: TalkSdk, row: IncidentRow): TemplateResult {
    const says = this.#says;
    const { incident } = row;
    const { reported, happenedOn, concerns, accused, handler, findings, sanctions, closed } =
      incident;
    const day = (date: Parameters<typeof longDate>[0]) => longDate(date, this.say);
    const names = (people: readonly { readonly name: string }[]) =>
      people.map(({ name }) => name).join(this.say.signs.list);
    const fact = (label: string, text: string, long = false) =>
      text === ''
        ? nothing
        : html`<dt class=${long ? 'long' : ''}>${label}</dt>
            <dd class="words ${long ? 'long' : ''}">${text}</dd>`;
    return html`<details class="card" data-incident=${incident.id}>
      <summary>
        <strong>${says.name(row.kindName, day(reported.on))}</strong>
        <span class="mark ${incident.state === 'closed' ? 'ok' : 'accent'}">${row.stateName}</span>
      </summary>
      <div class="inside">
        <dl class="facts">
          ${fact(says.facts.what, incident.what, true)}
          ${fact(says.facts.happenedOn, happenedOn ? day(happenedOn) : '')}
          ${fact(says.facts.by, reported.by.name)} ${fact(says.facts.concerns, names(concerns))}
          ${fact(says.facts.accused, names(accused))}
          ${fact(says.facts.handler, handler?.name ?? '')}
        </dl>
        ${findings.map(({ on, by, text }) => html`<p class="words">${says.found(day(on), by.name, text)}</p>`)}
        ${sanctions.map(
          ({ on, body, against, what, document }) =>
            html`<p class="words">
              ${says.sanctioned(day(on), body, against.name, what, document ?? '')}
            </p>`,
        )}
        ${
          closed
            ? html`<p class="words">
                ${says.closed(day(closed.on), closed.founded, closed.conclusion)}
              </p>`
            : nothing
        }
        ${acts
          .filter((act) => row.next.some((next) => next.act === act && next.possible))
          .map((act) => this.#renderAct(sdk, row, act))}
      </div>
    </details>`;
  }

  override render(): TemplateResult | typeof nothing {
    const { sdk } = this;
    if (!sdk) return nothing;
    const says = this.#says;
    return html`<section aria-labelledby="report">
        <h3 id="report">${says.acts.report}</h3>
        ${this.#renderReport(sdk)}
      </section>
      ${liveView(this.rows, this.say, ({ reads, rows }) =>
        reads
          ? html`<section aria-labelledby="register">
              <h3 id="register">${says.list}</h3>
              ${
                rows.length === 0
                  ? html`<p class="muted">${says.none}</p>`
                  : html`<div class="cards">
                      ${repeat(
                        rows,
                        ({ incident }) => incident.id,
                        (row) => this.#renderRow(sdk, row),
                      )}
                    </div>`
              }
            </section>`
          : nothing,
      )}`;
  }
}
