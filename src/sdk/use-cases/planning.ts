/** 谈话安排: who talks with whom, on which day. */
import * as z from 'zod/mini';
import { type Finding, judge } from '../../policy/index.ts';
import type { ArrangeInput, Seen } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, reasons, said, seen, time } from '../input.ts';
import { messages } from '../messages/zh-CN.ts';
import type { AdmonitionRecord, Body, ObligationRecord, TalkRecord } from '../model/records.ts';
import { talkFacts } from '../model/talk-facts.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { personOf } from './people.ts';

const arrangement: z.ZodMiniType<ArrangeInput> = z.strictObject({
  obligation: seen,
  date: day,
  startsAt: z.exactOptional(time),
  place: z.exactOptional(z.string()),
  talker: said,
  recorder: z.exactOptional(said),
  outline: z.exactOptional(z.boolean()),
  reasons: z.exactOptional(reasons),
});

/** What the policy would say, without writing and without refusing for want of a reason. */
export function checkArrangement(
  desk: Desk,
  input: ArrangeInput,
): Promise<Outcome<readonly Finding[]>> {
  return desk.job('talk.arrange', async (actor) => {
    const { findings } = await prepare(desk, actor, input);
    return { value: findings, findings };
  });
}

export function arrange(desk: Desk, input: ArrangeInput): Promise<Outcome<TalkRecord>> {
  return desk.job('talk.arrange', async (actor) => {
    const { talk, obligation, admonition, findings } = await prepare(desk, actor, input);
    desk.refuseFor(findings);
    const id = randomId();
    const drafts: Draft[] = [
      { type: 'talk', id, revision: 0, body: talk },
      {
        type: 'obligation',
        id: obligation.id,
        revision: obligation.revision,
        body: {
          ...bodyOf(obligation),
          state: desk.step('obligation', obligation.state, 'plan'),
          talk: id,
        },
      },
    ];
    if (admonition !== undefined) {
      drafts.push({
        type: 'admonition',
        id: admonition.id,
        revision: admonition.revision,
        body: {
          ...bodyOf(admonition),
          state: desk.step('admonition', admonition.state, 'arrange'),
          talk: id,
        },
      });
    }
    await desk.write(actor, 'talk.arrange', drafts);
    return { value: await desk.get('talk', id), findings };
  });
}

async function prepare(
  desk: Desk,
  actor: Actor,
  input: ArrangeInput,
): Promise<{
  readonly talk: Body<'talk'>;
  readonly obligation: ObligationRecord;
  readonly admonition?: AdmonitionRecord;
  readonly findings: readonly Finding[];
}> {
  const given = checked(arrangement, input);
  const obligation = await desk.seen('obligation', given.obligation);
  desk.notOneself(actor, [obligation.ofTheDay]);
  desk.step('obligation', obligation.state, 'plan');
  const event = await desk.get('event', obligation.event);
  const talker = await personOf(desk, given.talker, 'talker');
  const recorder =
    given.recorder === undefined ? undefined : await personOf(desk, given.recorder, 'recorder');
  const admonition =
    obligation.admonition === undefined
      ? undefined
      : await desk.get('admonition', obligation.admonition);
  const talk: Body<'talk'> = {
    state: desk.step('talk', desk.start('talk'), 'arrange'),
    kind: obligation.obligation.kind,
    obligations: [obligation.id],
    subjects: [event.event.subject],
    talker,
    ...(recorder === undefined ? {} : { recorder }),
    mode: 'individual',
    date: given.date,
    ...(given.startsAt === undefined ? {} : { startsAt: given.startsAt }),
    ...(given.place === undefined ? {} : { place: given.place }),
    outline: given.outline ?? false,
    reasons: given.reasons ?? {},
    points: {},
    record: 'undecided',
    arrangedBy: { by: actor.id, name: actor.name },
    breaches: [],
  };
  const facts = talkFacts(
    { ...talk, id: 'planned' },
    { obligations: [obligation], ...(admonition === undefined ? {} : { admonition }) },
  );
  const findings = judge(desk.policy, { type: 'plan-talk', talk: facts, asOf: desk.today() });
  return { talk, obligation, ...(admonition === undefined ? {} : { admonition }), findings };
}

/** The obligation is due again; what was planned stays in the log with its reason. */
export function cancel(desk: Desk, talkSeen: Seen, reason: string): Promise<Outcome<TalkRecord>> {
  return desk.job('talk.cancel', async (actor) => {
    const why = reason.trim();
    if (why === '') {
      return refuse('input.invalid', messages.refusals.reasonEmpty, { path: 'reason' });
    }
    const talk = await desk.seen('talk', talkSeen);
    desk.notOneself(actor, talk.subjects);
    const drafts: Draft[] = [
      {
        type: 'talk',
        id: talk.id,
        revision: talk.revision,
        body: {
          ...bodyOf(talk),
          state: desk.step('talk', talk.state, 'cancel'),
          cancelled: { reason: why, by: { by: actor.id, name: actor.name } },
        },
      },
    ];
    for (const obligation of await Promise.all(
      talk.obligations.map((id) => desk.get('obligation', id)),
    )) {
      const { talk: _cancelled, ...rest } = bodyOf(obligation);
      drafts.push({
        type: 'obligation',
        id: obligation.id,
        revision: obligation.revision,
        body: { ...rest, state: desk.step('obligation', obligation.state, 'unplan') },
      });
      if (obligation.admonition !== undefined) {
        const admonition = await desk.get('admonition', obligation.admonition);
        const { talk: _talk, ...open } = bodyOf(admonition);
        drafts.push({
          type: 'admonition',
          id: admonition.id,
          revision: admonition.revision,
          body: { ...open, state: desk.step('admonition', admonition.state, 'unarrange') },
        });
      }
    }
    await desk.write(actor, 'talk.cancel', drafts);
    return { value: await desk.get('talk', talk.id) };
  });
}
