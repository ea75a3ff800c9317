/**
 * 任免事项 and what else obliges a talk: registered one by one, or corrected when the facts move
 * (公示 ends, is extended or fails; a retirement's day changes). Obligations are derived again each
 * time, never typed in.
 */
import * as z from 'zod/mini';
import {
  explain,
  type Finding,
  isFinal,
  kinds,
  obligations,
  type Obligation,
  type PersonnelEvent,
} from '../../policy/index.ts';
import type { EventInput, EventUpdate, EventsApi } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { identity } from '../exchange/event-identity.ts';
import { checked, day, maybeSaid, reasons, said, seen } from '../input.ts';
import type { ApprovalRecord, Body, EventRecord, ObligationRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, Person } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { approvalFor } from './approved.ts';
import { personOf, postOn, unitNames } from './people.ts';
import { type Ending, talkEndingWith } from './settling.ts';

export function eventsApi(desk: Desk): EventsApi {
  return {
    get: (id) => desk.open('event.read', id, () => desk.find('event', id)),
    record: (input) => recordEvent(desk, input),
    update: (input) => updateEvent(desk, input),
  };
}

const dates = z.strictObject({
  decision: z.exactOptional(day),
  formalities: z.exactOptional(day),
  arisen: z.exactOptional(day),
});
const publicNotice = z.strictObject({
  lastDay: day,
  outcome: z.enum(['running', 'passed', 'failed']),
});

const eventInput: z.ZodMiniType<EventInput> = z.strictObject({
  kind: said,
  triggers: z.array(said),
  subject: said,
  dates,
  publicNotice: z.exactOptional(publicNotice),
  decision: z.exactOptional(
    z.strictObject({
      body: said,
      documentNumber: z.exactOptional(said),
      approver: z.exactOptional(said),
    }),
  ),
  destination: z.exactOptional(said),
  way: z.exactOptional(z.enum(['talk', 'inquiry', 'both'])),
  petition: z.exactOptional(z.boolean()),
  disciplined: z.exactOptional(z.boolean()),
  note: z.exactOptional(maybeSaid),
  approval: z.exactOptional(said),
  reasons: z.exactOptional(reasons),
});

const eventUpdate: z.ZodMiniType<EventUpdate> = z.strictObject({
  event: seen,
  dates: z.exactOptional(dates),
  publicNotice: z.exactOptional(publicNotice),
  reason: said,
});

/** Registers one event. Where the policy derives nothing from it, it is on record all the same. */
export function recordEvent(
  desk: Desk,
  input: EventInput,
): Promise<
  Outcome<{
    readonly event: EventRecord;
    readonly obligations: readonly ObligationRecord[];
  }>
> {
  return desk.job(
    'event.record',
    async (actor) => {
      const { event, drafts, findings } = await prepareEvent(desk, actor, input);
      await notKnown(desk, event);
      await desk.write(actor, 'event.record', drafts);
      const made = drafts.filter((draft) => draft.type === 'obligation');
      return {
        value: {
          event: await desk.get('event', event.id),
          obligations: await Promise.all(made.map(({ id }) => desk.get('obligation', id))),
        },
        findings,
      };
    },
    { alone: true },
  );
}

/** An event as it will be written, with everything that it obliges; refused where it cannot be so. */
export async function prepareEvent(
  desk: Desk,
  actor: Actor,
  input: EventInput,
  more: Pick<Body<'event'>, 'inquiry'> = {},
): Promise<{
  readonly event: PersonnelEvent;
  readonly drafts: readonly Draft[];
  readonly findings: readonly Finding[];
}> {
  const { note, subject, reasons: given, approval, ...facts } = checked(eventInput, input);
  const person = await personOf(desk, subject, 'subject');
  desk.notOneself(actor, [person]);
  const approved =
    approval === undefined ? undefined : await decidedFor(desk, approval, facts.kind, person);
  const event: PersonnelEvent = {
    id: randomId(),
    ...facts,
    ...(approved === undefined || facts.decision === undefined
      ? {}
      : { decision: { approver: approved.decision.approver.name, ...facts.decision } }),
    subject: person,
  };
  const mayGoInWriting = kinds(desk.policy).some(
    ({ id, forms }) => id === event.kind && forms.includes('inquiry'),
  );
  if (facts.way !== undefined && facts.way !== 'talk' && !mayGoInWriting) {
    refuse('input.invalid', (say) => say.refusals.notInWriting, { path: 'way' });
  }
  const derived = derive(desk, event);
  const reasoned = (rule: string) => (given?.[rule] ?? '').trim() !== '';
  if (derived.findings.some(({ code, rule }) => code === 'disciplined' && !reasoned(rule))) {
    const { findings } = derived;
    refuse('policy.reason-needed', (say) => say.refusals.reasonNeeded, {
      findings,
      path: 'reasons',
    });
  }
  const drafts = draftsForEvent(desk, await unitNames(desk), {
    event,
    obligations: derived.obligations,
    ...(note === undefined ? {} : { note }),
    ...(given === undefined ? {} : { reasons: given }),
    ...(approved === undefined ? {} : { approval: approved.id }),
    ...more,
  });
  return {
    event,
    drafts: approved === undefined ? drafts : [...drafts, usedFor(approved, event.id)],
    findings: derived.findings,
  };
}

/** The approval of an admonition of this person that no event stands on yet. */
async function decidedFor(desk: Desk, id: string, kind: string, subject: Person) {
  const ceremony = kinds(desk.policy).find((one) => one.id === kind)?.ceremony === true;
  const approval = await approvalFor(desk, id, ({ about, subjects }) =>
    ceremony && about.type === 'admonition' && subjects.some((one) => one.id === subject.id)
      ? true
      : undefined,
  );
  if (approval.event !== undefined) {
    refuse('input.invalid', (say) => say.approvals.alreadyUsed, { path: 'approval' });
  }
  return approval;
}

function usedFor(approval: ApprovalRecord, event: string): Draft {
  const { id, revision } = approval;
  return { type: 'approval', id, revision, body: { ...bodyOf(approval), event } };
}

/** New facts of an event: its obligations that are not done with get their windows anew. */
export function updateEvent(desk: Desk, input: EventUpdate): Promise<Outcome<EventRecord>> {
  return desk.job(
    'event.update',
    async (actor) => {
      const given = checked(eventUpdate, input);
      const record = await desk.seen('event', given.event);
      const event: PersonnelEvent = {
        ...record.event,
        dates: { ...record.event.dates, ...given.dates },
        ...(given.publicNotice === undefined ? {} : { publicNotice: given.publicNotice }),
      };
      // Two that were equal already, each made in a browser of its own, may still be told apart or ended.
      if (identity(event) !== identity(record.event)) await notKnown(desk, event, 'dates');
      const derived = derive(desk, event);
      const kept = (await desk.everything('obligation')).filter((one) => one.event === record.id);
      const names = await unitNames(desk);
      const by = { by: actor.id, name: actor.name };
      const drafts: Draft[] = [];
      for (const anew of derived.obligations) {
        const before = kept.filter(
          ({ obligation }) => obligation.kind === anew.kind && obligation.form === anew.form,
        );
        const living = before.find(({ state }) => !isFinal('obligation', state));
        if (living !== undefined) {
          drafts.push(
            ...(await moved(desk, living, anew, { as: 'void', reason: given.reason, by })),
          );
        } else if (isOwedAgain(before, anew)) {
          drafts.push(...draftsForObligation(desk, names, event, anew));
        }
      }
      await desk.write(
        actor,
        'event.update',
        [
          {
            type: 'event',
            id: record.id,
            revision: record.revision,
            body: { ...bodyOf(record), event },
          },
          ...drafts,
        ],
        { reason: given.reason },
      );
      return { value: await desk.get('event', record.id), findings: derived.findings };
    },
    { alone: true },
  );
}

/** One thing that happened is one event, entered, corrected or turned into; `origin` is another by its nature. */
export async function notKnown(
  desk: Desk,
  event: PersonnelEvent,
  path?: string,
  origin?: string,
): Promise<void> {
  const twin = identity(event);
  const others = (await desk.everything('event')).filter(
    ({ id }) => id !== event.id && id !== origin,
  );
  if (others.some((known) => identity(known.event) === twin)) {
    refuse('input.invalid', (say) => say.refusals.alreadyKnown, path === undefined ? {} : { path });
  }
}

/** Nothing was owed so far, or only a public notice that had failed took it away. */
function isOwedAgain(before: readonly ObligationRecord[], anew: Obligation): boolean {
  return (
    anew.window.state !== 'cancelled' &&
    before.every(({ obligation }) => obligation.window.state === 'cancelled')
  );
}

/** What the event obliges; refuses where its facts cannot be true together or say too little. */
function derive(desk: Desk, event: PersonnelEvent): ReturnType<typeof obligations> {
  const derived = obligations(desk.policy, event);
  const [fault] = derived.findings.filter(({ severity }) => severity === 'error');
  if (fault !== undefined) {
    refuse('policy.refused', explain(desk.policy, fault).sentence, { findings: [fault] });
  }
  const base = derived.findings.find(({ code }) => code === 'date-unknown');
  if (base !== undefined) {
    refuse('input.invalid', (say) => say.refusals.dateMissing, { findings: [base], path: 'dates' });
  }
  return derived;
}

/** The window anew. 公示未通过: what was due is due no longer, unless the talk was held already. */
async function moved(
  desk: Desk,
  record: ObligationRecord,
  anew: Obligation,
  ending: Ending,
): Promise<readonly Draft[]> {
  const gone =
    anew.window.state === 'cancelled' &&
    desk.possible('obligation', record.state, 'cancel', '').possible;
  const talk =
    gone && record.talk !== undefined
      ? await talkEndingWith(desk, record.talk, new Set([record.id]), ending)
      : [];
  if (gone && record.talk !== undefined && talk.length === 0) {
    refuse('state.not-possible', (say) => say.refusals.cancelFirst);
  }
  return [
    {
      type: 'obligation',
      id: record.id,
      revision: record.revision,
      body: {
        ...bodyOf(record),
        obligation: { ...anew, id: record.id },
        state: gone ? desk.step('obligation', record.state, 'cancel') : record.state,
      },
    },
    ...talk,
    ...(await decidedAnew(desk, record, anew)),
  ];
}

/** The case of an admonition stands on the same decision as its obligation. */
async function decidedAnew(
  desk: Desk,
  { admonition }: ObligationRecord,
  { decision }: Obligation,
): Promise<readonly Draft[]> {
  if (admonition === undefined || decision === undefined) return [];
  const record = await desk.behind('admonition', admonition);
  if (isFinal('admonition', record.state)) return [];
  const { id, revision } = record;
  return [{ type: 'admonition', id, revision, body: { ...bodyOf(record), decision } }];
}

/** An event, its obligations and, for a decision to admonish, its case. */
export function draftsForEvent(
  desk: Desk,
  names: ReadonlyMap<string, string>,
  derived: {
    readonly event: PersonnelEvent;
    readonly obligations: readonly Obligation[];
  } & Omit<Body<'event'>, 'event'>,
): readonly Draft[] {
  const { event, obligations: derivedOnes, ...more } = derived;
  const fresh = { revision: 0 } as const;
  const drafts: Draft[] = [
    {
      type: 'event',
      id: event.id,
      ...fresh,
      body: { event, ...more },
    },
  ];
  return [...drafts, ...derivedOnes.flatMap((one) => draftsForObligation(desk, names, event, one))];
}

function draftsForObligation(
  desk: Desk,
  names: ReadonlyMap<string, string>,
  event: PersonnelEvent,
  derived: Obligation,
): readonly Draft[] {
  const fresh = { revision: 0 } as const;
  const id = randomId();
  const obligation: Obligation = { ...derived, id };
  const ofTheDay = describe(obligation, names);
  const decision = obligation.kind === 'admonition' ? obligation.decision : undefined;
  const admonition = decision === undefined ? undefined : randomId();
  const drafts: Draft[] = [
    {
      type: 'obligation',
      id,
      ...fresh,
      body: {
        obligation,
        event: event.id,
        ofTheDay,
        state: initialState(desk, obligation),
        ...(admonition === undefined ? {} : { admonition }),
      },
    },
  ];
  if (admonition !== undefined && decision !== undefined) {
    drafts.push({
      type: 'admonition',
      id: admonition,
      ...fresh,
      body: {
        // The event is the decision: what it names has been decided.
        state: desk.step('admonition', desk.start('admonition'), 'decide'),
        event: event.id,
        obligation: id,
        subject: event.subject,
        ofTheDay,
        areas: event.triggers,
        decision,
        rectification: [],
      },
    });
  }
  return drafts;
}

/** 公示未通过: the obligation is on record, and nothing is due. */
function initialState(desk: Desk, { window }: Obligation): string {
  const pending = desk.start('obligation');
  return window.state === 'cancelled' ? desk.step('obligation', pending, 'cancel') : pending;
}

function describe(
  { subject, unit }: Obligation,
  names: ReadonlyMap<string, string>,
): Body<'obligation'>['ofTheDay'] {
  const post = postOn(subject, subject.on);
  return {
    id: subject.id,
    name: subject.name,
    unitName: names.get(post?.unit ?? unit) ?? '',
    title: post?.title ?? '',
  };
}
