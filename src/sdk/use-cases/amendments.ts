/**
 * 更正: what was entered of a talk or of a service was mistyped. The correction shows, with what stood
 * there first; the rules are asked again, and what they find is on record. It is a fact like the one
 * it corrects, so no finding stands in its way; and it can only take a discharge away, never give one.
 */
import * as z from 'zod/mini';
import type { Sentence } from '../messages/index.ts';
import { type Finding, isFinal, judge, type Person } from '../../policy/index.ts';
import type { AmendInput, AmendServiceInput, ServiceChanges } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, maybeSaid, said, seen, time } from '../input.ts';
import { receipt } from '../model/admonition.ts';
import type { Amendment } from '../model/amendment.ts';
import { withChanges } from '../model/changed.ts';
import type {
  AdmonitionRecord,
  Body,
  DelegationRecord,
  ObligationRecord,
  TalkRecord,
} from '../model/records.ts';
import { talkFacts, type TalkContext } from '../model/talk-facts.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { type Correction, difference, entryOf, type Field, fieldsOf } from './amended-entry.ts';
import { orderDraft } from './entrusting.ts';
import { enteredBy, namedPerson, personOf } from './people.ts';
import { restoredState } from './sound-case.ts';
import { notOwnTalk, talkContext } from './talk-context.ts';
import { discharges, judgeClosing, judgeHolding } from './talk-judging.ts';

const serviceChanges: z.ZodMiniType<ServiceChanges> = z.strictObject({
  servedOn: z.exactOptional(day),
  servedAt: z.exactOptional(z.nullable(time)),
  receipt: z.exactOptional(receipt),
});

const amending: z.ZodMiniType<AmendInput> = z.strictObject({
  talk: seen,
  reason: said,
  changes: z.strictObject({
    date: z.exactOptional(day),
    startsAt: z.exactOptional(z.nullable(time)),
    endsAt: z.exactOptional(z.nullable(time)),
    place: z.exactOptional(z.nullable(maybeSaid)),
    talker: z.exactOptional(said),
    recorder: z.exactOptional(z.nullable(said)),
    absent: z.exactOptional(z.array(said)),
    confirmedOn: z.exactOptional(day),
    service: z.exactOptional(serviceChanges),
  }),
  approver: z.exactOptional(said),
  onBehalfOf: z.exactOptional(said),
});

const amendingService: z.ZodMiniType<AmendServiceInput> = z.strictObject({
  admonition: seen,
  reason: said,
  changes: serviceChanges,
  approver: z.exactOptional(said),
  onBehalfOf: z.exactOptional(said),
});

export function amendTalk(desk: Desk, input: AmendInput): Promise<Outcome<TalkRecord>> {
  return desk.job('record.amend', async (actor) => {
    const given = checked(amending, input);
    const talk = await desk.seen('talk', given.talk);
    const context = await talkContext(desk, talk);
    notOwnTalk(desk, actor, talk, context);
    const amended = await amendedTalk(desk, talk, context, given.changes);
    const { service } = given.changes;
    const admonition =
      service === undefined
        ? context.admonition
        : amendedService(desk, context.admonition, service);
    const correction = await correctionBy(desk, actor, given, talk, context);
    const findings = await writeAmended(desk, actor, 'record.amend', correction, {
      talk,
      amended,
      context,
      ...(admonition === undefined ? {} : { admonition }),
    });
    return { value: await desk.get('talk', talk.id), findings };
  });
}

/** The service of a notice as it really was: the same service, never a second one. */
export function amendService(
  desk: Desk,
  input: AmendServiceInput,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.amend-service', async (actor) => {
    const given = checked(amendingService, input);
    const before = await desk.seen('admonition', given.admonition);
    desk.notOneself(actor, [before.subject]);
    const admonition = amendedService(desk, before, given.changes);
    const talk = before.talk === undefined ? undefined : await desk.behind('talk', before.talk);
    const context = talk && (await talkContext(desk, talk));
    if (talk && context) notOwnTalk(desk, actor, talk, context);
    const correction = await correctionBy(desk, actor, given, talk ?? before, context);
    const value = async () => desk.get('admonition', before.id);
    if (talk?.heldBy !== undefined && context) {
      const parts = { talk, amended: bodyOf(talk), context, admonition };
      const action = 'admonition.amend-service';
      const findings = await writeAmended(desk, actor, action, correction, parts);
      return { value: await value(), findings };
    }
    // Served while no talk was held yet: the case is on record as a breach, and stays so.
    const findings = judgeService(desk, talk, context, admonition);
    const entry = entryOf(desk, correction, serviceFields(before, admonition), findings, []);
    await desk.write(actor, 'admonition.amend-service', [amendedCase(admonition, entry)]);
    return { value: await value(), findings };
  });
}

function judgeService(
  desk: Desk,
  talk: TalkRecord | undefined,
  context: TalkContext | undefined,
  admonition: AdmonitionRecord,
): readonly Finding[] {
  const service = admonition.notice?.service;
  if (talk === undefined || context === undefined || service === undefined) return [];
  const facts = talkFacts(talk, { ...context, admonition });
  return judge(desk.policy, { type: 'serve-notice', talk: facts, service, asOf: desk.today() });
}

async function correctionBy(
  desk: Desk,
  actor: Actor,
  given: {
    readonly reason: string;
    readonly approver?: string;
    readonly onBehalfOf?: string;
  },
  about: TalkRecord | AdmonitionRecord,
  context: TalkContext | undefined,
): Promise<Correction> {
  const subjects = [
    ...('subjects' in about ? about.subjects : [about.subject]),
    ...(context?.obligations.map(({ ofTheDay }) => ofTheDay) ?? []),
  ];
  const by = await enteredBy(desk, actor, given.onBehalfOf, subjects);
  const reason = given.reason.trim();
  if (given.approver === undefined) return { by, reason };
  for (const subject of subjects) {
    desk.notTheSubject({ id: given.approver }, subject, 'approver');
  }
  if ('talker' in about && about.talker.id === given.approver) {
    refuse('input.invalid', (say) => say.refusals.approverIsTalker, { path: 'approver' });
  }
  return {
    by,
    reason,
    approver: await namedPerson(desk, given.approver, desk.today(), 'approver'),
  };
}

/** The talk as it should have been entered. */
async function amendedTalk(
  desk: Desk,
  talk: TalkRecord,
  context: TalkContext,
  changes: AmendInput['changes'],
): Promise<Body<'talk'>> {
  if (talk.heldBy === undefined) {
    refuse('state.not-possible', (say) => say.records.notHeldYet);
  }
  const { talker, recorder, absent, confirmedOn, service: _service, ...plain } = changes;
  const { confirmed } = talk;
  if (confirmedOn !== undefined && confirmed === undefined) {
    refuse('input.invalid', (say) => say.refusals.invalid, { path: 'changes.confirmedOn' });
  }
  const amended = withChanges(bodyOf(talk), {
    ...plain,
    ...(talker === undefined ? {} : { talker: await personOf(desk, talker, 'changes.talker') }),
    ...(recorder === undefined
      ? {}
      : {
          recorder: recorder === null ? null : await personOf(desk, recorder, 'changes.recorder'),
        }),
    ...(absent === undefined ? {} : { subjects: await present(desk, talk, context, absent) }),
    ...(confirmedOn === undefined || confirmed === undefined
      ? {}
      : { confirmed: { ...confirmed, on: confirmedOn } }),
  });
  const wrong = (path: string, message: Sentence) =>
    refuse('input.invalid', message, { path: `changes.${path}` });
  if (amended.date > desk.today()) wrong('date', (say) => say.refusals.future);
  const { startsAt, endsAt } = amended;
  if (startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt) {
    wrong('endsAt', (say) => say.refusals.endsBeforeStart);
  }
  if (amended.confirmed !== undefined) {
    if (amended.confirmed.on > desk.today()) wrong('confirmedOn', (say) => say.refusals.future);
    if (amended.confirmed.on < amended.date) {
      wrong(
        changes.confirmedOn === undefined ? 'date' : 'confirmedOn',
        (say) => say.refusals.beforeTalkHeld,
      );
    }
  }
  return amended;
}

/** Everybody that it was arranged with, but for those who were not there; as they were on the day. */
async function present(
  desk: Desk,
  talk: TalkRecord,
  { obligations }: TalkContext,
  absent: readonly string[],
): Promise<readonly Person[]> {
  const events = await Promise.all(obligations.map(({ event }) => desk.behind('event', event)));
  const arranged = new Map<string, Person>();
  for (const { event } of events) arranged.set(event.subject.id, event.subject);
  for (const subject of talk.subjects) arranged.set(subject.id, subject);
  const here = [...arranged.values()].filter(({ id }) => !absent.includes(id));
  if (here.length === 0 || absent.some((id) => !arranged.has(id))) {
    refuse('input.invalid', (say) => say.refusals.invalid, { path: 'changes.absent' });
  }
  return here;
}

function amendedService(
  desk: Desk,
  admonition: AdmonitionRecord | undefined,
  changes: ServiceChanges,
): AdmonitionRecord {
  const notice = admonition?.notice;
  if (admonition === undefined || notice?.service === undefined) {
    return refuse('state.not-possible', (say) => say.records.noService);
  }
  const service = withChanges(notice.service, changes);
  if (service.servedOn > desk.today()) {
    refuse('input.invalid', (say) => say.refusals.future, { path: 'changes.servedOn' });
  }
  return { ...admonition, notice: { ...notice, service } };
}

function talkFields(before: Body<'talk'>, after: Body<'talk'>): readonly Field[] {
  const names = ['date', 'startsAt', 'endsAt', 'place', 'talker', 'recorder', 'subjects'] as const;
  return [
    ...fieldsOf(before, after, names),
    ...difference('confirmed.on', before.confirmed?.on, after.confirmed?.on),
  ];
}

function serviceFields(
  before: AdmonitionRecord | undefined,
  after: AdmonitionRecord | undefined,
): readonly Field[] {
  const [from, to] = [before?.notice?.service, after?.notice?.service];
  const names = ['servedOn', 'servedAt', 'receipt'] as const;
  return names.flatMap((name) => difference(`service.${name}`, from?.[name], to?.[name]));
}

interface Amended {
  readonly talk: TalkRecord;
  readonly amended: Body<'talk'>;
  readonly context: TalkContext;
  /** The case with its service as it really was. */
  readonly admonition?: AdmonitionRecord;
}

/** Judges the talk anew and writes what follows: the talk, its case, and the obligations that it discharges no longer. */
async function writeAmended(
  desk: Desk,
  actor: Actor,
  action: 'record.amend' | 'admonition.amend-service',
  correction: Correction,
  { talk, amended, context, admonition }: Amended,
): Promise<readonly Finding[]> {
  const judged = { ...amended, id: talk.id };
  const after = { ...context, ...(admonition === undefined ? {} : { admonition }) };
  const judgeAgain = talk.confirmed === undefined ? judgeHolding : judgeClosing;
  const findings = judgeAgain(desk, judged, after);
  const lapsed = context.obligations.filter(
    ({ id, discharged }) => discharged?.talk === talk.id && !discharges(desk, judged, after, id),
  );
  const kept = context.obligations.filter(
    (one) => one.discharged?.talk === talk.id && !lapsed.includes(one),
  );
  const service = serviceFields(context.admonition, admonition);
  const fields = [...talkFields(talk, amended), ...service];
  const restored = soundAfterAll(desk, correction, judged, after);
  const entry: Amendment = {
    ...entryOf(desk, correction, fields, findings, talk.breaches, restored),
    ...(lapsed.length === 0 ? {} : { withdrew: lapsed.map(({ id }) => id) }),
  };
  // Nothing that it was held for is met by it: then it is on record as the breach it was.
  const over = lapsed.length > 0 && kept.length === 0 && !isFinal('talk', talk.state);
  await desk.write(actor, action, [
    {
      type: 'talk',
      id: talk.id,
      revision: talk.revision,
      body: {
        ...amended,
        state: over ? desk.step('talk', talk.state, 'close-as-breach') : talk.state,
        breaches: entry.breaches,
        amendments: [...(talk.amendments ?? []), entry],
      },
    },
    ...lapsed.flatMap((one) => withdrawn(desk, one, correction)),
    ...kept.flatMap((one) => dischargedOn(one, amended.date)),
    ...(await raisedOn(desk, talk, amended.date)),
    ...orderHeldOn(context.delegation, talk, amended.date),
    ...caseAfter(desk, admonition, { service: service.length > 0, lapsed, entry }),
  ]);
  return findings;
}

/** A breach discharges nothing: it is owed again, by itself or, where it was closed, by another in its place. */
function withdrawn(
  desk: Desk,
  obligation: ObligationRecord,
  { by, reason, approver }: Correction,
): readonly Draft[] {
  const { talk: _talk, discharged, ...rest } = bodyOf(obligation);
  if (discharged?.talk === undefined) return [];
  const { talk, on } = discharged;
  const mark = { talk, on, reason, by, ...(approver === undefined ? {} : { approver }) };
  const draft = (body: Body<'obligation'>): Draft => {
    const { id, revision } = obligation;
    return { type: 'obligation', id, revision, body };
  };
  if (!isFinal('obligation', obligation.state)) {
    const state = desk.step('obligation', obligation.state, 'leave-undischarged');
    return [draft({ ...rest, state, withdrawn: mark })];
  }
  // An admonition is one ceremony and is not held twice: its case says what became of it.
  if (obligation.admonition !== undefined) return [draft({ ...rest, withdrawn: mark })];
  const again = randomId();
  const { event, ofTheDay } = obligation;
  return [
    draft({ ...rest, withdrawn: { ...mark, again } }),
    {
      type: 'obligation',
      id: again,
      revision: 0,
      body: {
        obligation: { ...obligation.obligation, id: again },
        event,
        ofTheDay,
        state: desk.start('obligation'),
      },
    },
  ];
}

function dischargedOn(obligation: ObligationRecord, on: TalkRecord['date']): readonly Draft[] {
  const { id, revision, discharged } = obligation;
  if (discharged === undefined || discharged.on === on) return [];
  const body = { ...bodyOf(obligation), discharged: { ...discharged, on } };
  return [{ type: 'obligation', id, revision, body }];
}

/** What was raised in the talk was raised on its day. */
async function raisedOn(
  desk: Desk,
  talk: TalkRecord,
  date: TalkRecord['date'],
): Promise<readonly Draft[]> {
  if (talk.date === date) return [];
  return (await desk.everything('matter'))
    .filter((matter) => matter.talk === talk.id && matter.raisedOn === talk.date)
    .map((matter): Draft => {
      const { id, revision } = matter;
      return { type: 'matter', id, revision, body: { ...bodyOf(matter), raisedOn: date } };
    });
}

/** The order says on which day its talk was held: the same one. */
function orderHeldOn(
  order: DelegationRecord | undefined,
  talk: TalkRecord,
  on: TalkRecord['date'],
): readonly Draft[] {
  if (order?.held?.talk !== talk.id || order.held.on === on) return [];
  if (order.returns.some((back) => back.on < on)) {
    refuse('input.invalid', (say) => say.records.heldAfterReturn, { path: 'changes.date' });
  }
  return [orderDraft({ ...order, held: { ...order.held, on } })];
}

/**
 * A case is on record as a breach because something was mistyped, or entered in another order than it
 * happened: a named approver says so. Once the record is confirmed or closed as the breach it was, it
 * stays one: a correction never gives a discharge.
 */
function soundAfterAll(
  desk: Desk,
  { approver }: Correction,
  talk: Body<'talk'> & { readonly id: string },
  context: TalkContext,
): Amendment['restored'] {
  const { admonition } = context;
  if (approver === undefined || admonition?.state !== 'breached') return undefined;
  if (talk.confirmed !== undefined || isFinal('talk', talk.state)) return undefined;
  const to = restoredState(desk.policy, talkFacts(talk, context), admonition, desk.today());
  return to === undefined ? undefined : { approver, to };
}

/** The case of the talk: its service as it was, the breach that it turned out to be, or that it was none. */
function caseAfter(
  desk: Desk,
  admonition: AdmonitionRecord | undefined,
  {
    service,
    lapsed,
    entry,
  }: {
    readonly service: boolean;
    readonly lapsed: readonly ObligationRecord[];
    readonly entry: Amendment;
  },
): readonly Draft[] {
  if (admonition === undefined) return [];
  const broken = lapsed.some(({ id }) => id === admonition.obligation);
  if (!service && !broken && entry.restored === undefined) return [];
  const state =
    entry.restored?.to ??
    (broken && !isFinal('admonition', admonition.state)
      ? desk.step('admonition', admonition.state, 'record-breach')
      : admonition.state);
  return [amendedCase({ ...admonition, state }, entry)];
}

function amendedCase(admonition: AdmonitionRecord, entry: Amendment): Draft {
  const { id, revision } = admonition;
  const amendments = [...(admonition.amendments ?? []), entry];
  return { type: 'admonition', id, revision, body: { ...bodyOf(admonition), amendments } };
}
