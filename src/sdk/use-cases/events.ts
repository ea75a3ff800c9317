/**
 * 任免事项 and what else obliges a talk: registered one by one, or corrected when the facts move
 * (公示 ends, is extended or fails; a retirement's day changes). Obligations are derived again each
 * time, never typed in.
 */
import * as z from 'zod/mini';
import {
  explain,
  isFinal,
  obligations,
  type Obligation,
  type PersonnelEvent,
} from '../../policy/index.ts';
import type { EventInput, EventUpdate } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, said, seen } from '../input.ts';
import { messages } from '../messages/zh-CN.ts';
import type { Body, EventRecord, ObligationRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import { randomId } from '../seal/random.ts';
import { personOf, postOn, unitNames } from './people.ts';

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
  note: z.exactOptional(z.string()),
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
  return desk.job('event.record', async (actor) => {
    const { note, subject, ...given } = checked(eventInput, input);
    const person = await personOf(desk, subject, 'subject');
    desk.notOneself(actor, [person]);
    const event: PersonnelEvent = { id: randomId(), ...given, subject: person };
    const derived = derive(desk, event);
    const drafts = draftsForEvent(desk, await unitNames(desk), {
      event,
      obligations: derived.obligations,
      ...(note === undefined ? {} : { note }),
    });
    await desk.write(actor, 'event.record', drafts);
    const made = drafts.filter((draft) => draft.type === 'obligation');
    return {
      value: {
        event: await desk.get('event', event.id),
        obligations: await Promise.all(made.map(({ id }) => desk.get('obligation', id))),
      },
      findings: derived.findings,
    };
  });
}

/** New facts of an event: its obligations that are not done with get their windows anew. */
export function updateEvent(desk: Desk, input: EventUpdate): Promise<Outcome<EventRecord>> {
  return desk.job('event.update', async (actor) => {
    const given = checked(eventUpdate, input);
    const record = await desk.seen('event', given.event);
    desk.notOneself(actor, [record.event.subject]);
    const event: PersonnelEvent = {
      ...record.event,
      dates: { ...record.event.dates, ...given.dates },
      ...(given.publicNotice === undefined ? {} : { publicNotice: given.publicNotice }),
    };
    const derived = derive(desk, event);
    const kept = (await desk.all('obligation')).filter(
      (one) => one.event === record.id && !isFinal('obligation', one.state),
    );
    const drafts: Draft[] = kept.flatMap((one) => {
      const anew = derived.obligations.find(
        ({ kind, form }) => kind === one.obligation.kind && form === one.obligation.form,
      );
      return anew === undefined ? [] : [moved(desk, one, anew)];
    });
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
  });
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
    refuse('input.invalid', messages.refusals.dateMissing, { findings: [base], path: 'dates' });
  }
  return derived;
}

/** 公示未通过: what was due is due no longer, as long as no talk was held. */
function moved(desk: Desk, record: ObligationRecord, anew: Obligation): Draft {
  const gone =
    anew.window.state === 'cancelled' &&
    desk.possible('obligation', record.state, 'cancel', '').possible;
  return {
    type: 'obligation',
    id: record.id,
    revision: record.revision,
    body: {
      ...bodyOf(record),
      obligation: { ...anew, id: record.id },
      state: gone ? desk.step('obligation', record.state, 'cancel') : record.state,
    },
  };
}

/** An event, its obligations and, for a decision to admonish, its case. */
export function draftsForEvent(
  desk: Desk,
  names: ReadonlyMap<string, string>,
  derived: {
    readonly event: PersonnelEvent;
    readonly obligations: readonly Obligation[];
    readonly source?: Body<'event'>['source'];
    readonly note?: string;
  },
): readonly Draft[] {
  const { event, source, note } = derived;
  const fresh = { revision: 0 } as const;
  const drafts: Draft[] = [
    {
      type: 'event',
      id: event.id,
      ...fresh,
      body: {
        event,
        ...(source === undefined ? {} : { source }),
        ...(note === undefined ? {} : { note }),
      },
    },
  ];
  for (const one of derived.obligations) {
    const id = randomId();
    const obligation: Obligation = { ...one, id };
    const ofTheDay = describe(obligation, names);
    const decision = obligation.kind === 'admonition' ? obligation.decision : undefined;
    const admonition = decision === undefined ? undefined : randomId();
    drafts.push({
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
    });
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
