/** 谈话安排: who talks with whom, on which day. */
import * as z from 'zod/mini';
import type { Finding } from '../../policy/index.ts';
import type { ArrangeInput, PlanApi, RescheduleInput, Seen } from '../api.ts';
import { bodyOf, type Desk, type Draft } from '../desk.ts';
import { checked, day, maybeSaid, reasons, said, seen, time } from '../input.ts';
import { withChanges } from '../model/changed.ts';
import type { Body, TalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { arrangedDrafts, judgePlan, notEndingBeforeStart, prepare } from './arranging.ts';
import { arrangeAll, checkAll } from './batch.ts';
import { doubleBookings } from './booking.ts';
import { cancelledTalk } from './cancelling.ts';
import { orderFor } from './entrusting.ts';
import { personOf } from './people.ts';
import { contextOf, notOwnTalk, talkContext } from './talk-context.ts';
import { noticesOf, notify, outlineOf, prepareOutline } from './preparing.ts';

export function planApi(desk: Desk): PlanApi {
  return {
    check: (input) => checkArrangement(desk, input),
    checkAll: (inputs) => checkAll(desk, inputs),
    arrange: (input) => arrange(desk, input),
    arrangeAll: (inputs) => arrangeAll(desk, inputs),
    checkReschedule: (input) => checkReschedule(desk, input),
    reschedule: (input) => reschedule(desk, input),
    cancel: (talk, reason) => cancel(desk, talk, reason),
    prepareOutline: (input) => prepareOutline(desk, input),
    outline: (talk) => desk.read('outline.read', undefined, () => outlineOf(desk, talk)),
    notices: (talk) => desk.read('talk.notify', [], () => noticesOf(desk, talk)),
    notify: (talk) => notify(desk, talk),
  };
}

const cancelling = z.strictObject({ talk: seen, reason: said });

const rescheduling: z.ZodMiniType<RescheduleInput> = z.strictObject({
  talk: seen,
  date: z.exactOptional(day),
  startsAt: z.exactOptional(z.nullable(time)),
  endsAt: z.exactOptional(z.nullable(time)),
  place: z.exactOptional(z.nullable(maybeSaid)),
  talker: z.exactOptional(said),
  recorder: z.exactOptional(z.nullable(said)),
  outline: z.exactOptional(z.boolean()),
  reasons: z.exactOptional(reasons),
});

/** What the policy would say, without writing and without refusing for want of a reason. */
export function checkArrangement(
  desk: Desk,
  input: ArrangeInput,
): Promise<Outcome<readonly Finding[]>> {
  return desk.ask('talk.arrange', async (actor) => {
    const { findings } = await prepare(desk, actor, input);
    return { value: findings, findings };
  });
}

export function arrange(desk: Desk, input: ArrangeInput): Promise<Outcome<TalkRecord>> {
  return desk.job('talk.arrange', async (actor) => {
    const { talk, context, findings } = await prepare(desk, actor, input);
    desk.refuseFor(findings);
    const id = randomId();
    await desk.write(actor, 'talk.arrange', arrangedDrafts(desk, { talk, context, findings }, id));
    return { value: await desk.get('talk', id), findings };
  });
}

/** What the policy would say of another day, hour, place or talker. */
export function checkReschedule(
  desk: Desk,
  input: RescheduleInput,
): Promise<Outcome<readonly Finding[]>> {
  return desk.ask('talk.arrange', async (actor) => {
    const { findings } = await prepareMove(desk, actor, input);
    return { value: findings, findings };
  });
}

/** 改期: the arrangement as it will be, judged like a new one. */
export function reschedule(desk: Desk, input: RescheduleInput): Promise<Outcome<TalkRecord>> {
  return desk.job('talk.arrange', async (actor) => {
    const { talk, obligations, arranged, findings } = await prepareMove(desk, actor, input);
    desk.refuseFor(findings);
    await desk.write(actor, 'talk.arrange', [
      { type: 'talk', id: talk.id, revision: talk.revision, body: arranged },
      // Who was told of the old day is to be told of the new one.
      ...obligations
        .filter(({ state }) => state === 'notified')
        .map((obligation): Draft => ({
          type: 'obligation',
          id: obligation.id,
          revision: obligation.revision,
          body: {
            ...bodyOf(obligation),
            state: desk.step('obligation', obligation.state, 'plan'),
          },
        })),
    ]);
    return { value: await desk.get('talk', talk.id), findings };
  });
}

async function prepareMove(desk: Desk, actor: Actor, input: RescheduleInput) {
  const { talk: wanted, talker, recorder, reasons: more, ...change } = checked(rescheduling, input);
  const talk = await desk.seen('talk', wanted);
  const before = await talkContext(desk, talk);
  notOwnTalk(desk, actor, talk, before);
  const { obligations } = before;
  const order =
    talker === undefined ? before.delegation : await orderFor(desk, obligations, talker);
  const context = await contextOf(desk, obligations, order);
  const arranged = withChanges<Body<'talk'>>(bodyOf(talk), {
    ...change,
    state: desk.step('talk', talk.state, 'arrange'),
    notified: null,
    ...(talker === undefined ? {} : { talker: await personOf(desk, talker, 'talker') }),
    delegation: order === undefined ? null : order.id,
    ...(recorder === undefined
      ? {}
      : { recorder: recorder === null ? null : await personOf(desk, recorder, 'recorder') }),
    reasons: { ...talk.reasons, ...more },
  });
  notEndingBeforeStart(arranged);
  const clashes = await doubleBookings(desk, { ...arranged, id: talk.id });
  return {
    talk,
    obligations,
    arranged,
    findings: [...judgePlan(desk, arranged, context), ...clashes],
  };
}

/** The obligation is due again; what was planned stays in the log with its reason. */
export function cancel(desk: Desk, talkSeen: Seen, reason: string): Promise<Outcome<TalkRecord>> {
  return desk.job('talk.cancel', async (actor) => {
    const given = checked(cancelling, { talk: talkSeen, reason });
    const why = given.reason.trim();
    const talk = await desk.seen('talk', given.talk);
    const context = await talkContext(desk, talk);
    notOwnTalk(desk, actor, talk, context);
    const by = { by: actor.id, name: actor.name };
    await desk.write(actor, 'talk.cancel', cancelledTalk(desk, talk, context, why, by));
    return { value: await desk.get('talk', talk.id) };
  });
}
