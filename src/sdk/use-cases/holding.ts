/**
 * A talk was held: a fact, which always goes in with every rule it broke, whether it was arranged or
 * not. What it discharges is decided when its record is confirmed.
 */
import * as z from 'zod/mini';
import type { Finding } from '../../policy/index.ts';
import type { HoldInput, UnarrangedInput } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, maybeSaid, reasons, said, seen, time } from '../input.ts';
import { receipt } from '../model/admonition.ts';
import type {
  AdmonitionRecord,
  Body,
  DoneBy,
  ObligationRecord,
  TalkRecord,
} from '../model/records.ts';
import type { TalkContext } from '../model/talk-facts.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, CivilDate } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { heldUnder, orderDraft, orderFor, orderHeldUnder } from './entrusting.ts';
import { enteredBy, personOf } from './people.ts';
import { contextOf, notOwnTalk, talkContext } from './talk-context.ts';
import { breaches, judgeHolding } from './talk-judging.ts';
import { toBeMet } from './to-be-met.ts';

const howItWent = {
  heldOn: day,
  startsAt: z.exactOptional(time),
  endsAt: z.exactOptional(time),
  place: z.exactOptional(maybeSaid),
  service: z.exactOptional(z.strictObject({ servedAt: z.exactOptional(time), receipt })),
  reasons: z.exactOptional(reasons),
  onBehalfOf: z.exactOptional(said),
};

const holding: z.ZodMiniType<HoldInput> = z.strictObject({
  ...howItWent,
  talk: seen,
  talker: z.exactOptional(said),
  absent: z.exactOptional(z.array(said)),
});

const unarranged: z.ZodMiniType<UnarrangedInput> = z.strictObject({
  ...howItWent,
  obligation: seen,
  together: z.exactOptional(z.array(seen)),
  workNeed: z.exactOptional(said),
  talker: said,
  recorder: z.exactOptional(said),
  outline: z.exactOptional(z.boolean()),
});

export function hold(desk: Desk, input: HoldInput): Promise<Outcome<TalkRecord>> {
  return desk.job('talk.hold', async (actor) => {
    const given = checked(holding, input);
    const talk = await desk.seen('talk', given.talk);
    const context = await talkContext(desk, talk);
    notOwnTalk(desk, actor, talk, context);
    return heldAs(desk, actor, talk, context, given);
  });
}

/**
 * Nobody had arranged it (五¶2): it begins with what happened. Its obligations name it from then on, as
 * they would an arrangement.
 */
export function recordUnarranged(desk: Desk, input: UnarrangedInput): Promise<Outcome<TalkRecord>> {
  return desk.job('talk.hold', async (actor) => {
    const given = checked(unarranged, input);
    const { obligations, subjects } = await toBeMet(desk, actor, given, 'hold');
    const talker = await personOf(desk, given.talker, 'talker');
    if (!actor.roles.some((role) => role === 'clerk' || role === 'leader')) {
      if (actor.id !== talker.id) {
        refuse('access.denied', (say) => say.records.onlyOwnTalks, { path: 'talker' });
      }
    }
    const order = await orderFor(desk, obligations, talker.id);
    const context = await contextOf(desk, obligations, order);
    const talk: TalkRecord = {
      id: randomId(),
      revision: 0,
      state: desk.start('talk'),
      kind: obligations[0]?.obligation.kind ?? '',
      obligations: obligations.map(({ id }) => id),
      subjects,
      talker,
      ...(given.recorder === undefined
        ? {}
        : { recorder: await personOf(desk, given.recorder, 'recorder') }),
      mode: subjects.length > 1 ? 'group' : 'individual',
      ...(given.workNeed === undefined ? {} : { workNeed: given.workNeed }),
      date: given.heldOn,
      outline: given.outline ?? false,
      reasons: {},
      points: {},
      record: 'undecided',
      breaches: [],
    };
    return heldAs(desk, actor, talk, context, given);
  });
}

type HowItWent = Omit<HoldInput, 'talk'>;

async function heldAs(
  desk: Desk,
  actor: Actor,
  talk: TalkRecord,
  context: TalkContext,
  given: HowItWent,
): Promise<{ readonly value: TalkRecord; readonly findings: readonly Finding[] }> {
  if (given.heldOn > desk.today()) {
    return refuse('input.invalid', (say) => say.refusals.future, { path: 'heldOn' });
  }
  const startsAt = given.startsAt ?? talk.startsAt;
  if (startsAt !== undefined && given.endsAt !== undefined && given.endsAt <= startsAt) {
    return refuse('input.invalid', (say) => say.refusals.endsBeforeStart, { path: 'endsAt' });
  }
  const state = desk.step('talk', talk.state, 'hold');
  const talker =
    given.talker === undefined ? talk.talker : await personOf(desk, given.talker, 'talker');
  const by =
    given.onBehalfOf === undefined && actor.id !== talker.id
      ? { by: actor.id, name: actor.name, onBehalfOf: talker.name }
      : await enteredBy(desk, actor, given.onBehalfOf, talk.subjects);
  // When it was to be over says nothing of when it was.
  const { endsAt: _planned, delegation: _arranged, ...arranged } = bodyOf(talk);
  const order = await orderHeldUnder(
    desk,
    { talker: talk.talker, order: context.delegation },
    context.obligations,
    talker,
    given.heldOn,
  );
  const under = order && heldUnder(desk, order, { id: talk.id, on: given.heldOn, talker }, by);
  const held: Body<'talk'> = {
    ...arranged,
    state,
    date: given.heldOn,
    talker,
    ...(under === undefined ? {} : { delegation: under.id }),
    subjects: present(talk.subjects, given.absent ?? []),
    ...(given.startsAt === undefined ? {} : { startsAt: given.startsAt }),
    ...(given.endsAt === undefined ? {} : { endsAt: given.endsAt }),
    ...(given.place === undefined ? {} : { place: given.place }),
    reasons: { ...talk.reasons, ...given.reasons },
    heldBy: by,
  };
  const admonition =
    context.admonition === undefined
      ? undefined
      : heldCeremony(
          desk,
          { ...context.admonition, talk: talk.id },
          given.heldOn,
          by,
          given.service,
        );
  const findings = judgeHolding(
    desk,
    { ...held, id: talk.id },
    {
      obligations: context.obligations,
      ...(admonition === undefined ? {} : { admonition }),
      ...(under === undefined ? {} : { delegation: under }),
    },
  );
  await desk.write(actor, 'talk.hold', [
    {
      type: 'talk',
      id: talk.id,
      revision: talk.revision,
      body: { ...held, breaches: breaches(findings) },
    },
    ...context.obligations.map((obligation) => heldFor(desk, obligation, talk.id)),
    ...(admonition === undefined ? [] : [caseDraft(admonition)]),
    ...(under === undefined ? [] : [orderDraft(under)]),
  ]);
  return { value: await desk.get('talk', talk.id), findings };
}

/** Those who came. Somebody must have. */
function present(subjects: TalkRecord['subjects'], absent: readonly string[]) {
  const here = subjects.filter(({ id }) => !absent.includes(id));
  const strangers = absent.some((id) => !subjects.some((subject) => subject.id === id));
  if (here.length === 0 || strangers) {
    refuse('input.invalid', (say) => say.refusals.invalid, { path: 'absent' });
  }
  return here;
}

/** The case after its talk: with the notice in the room, or apart from it, which is on record as a breach. */
function heldCeremony(
  desk: Desk,
  admonition: AdmonitionRecord,
  servedOn: CivilDate,
  by: DoneBy,
  service: HoldInput['service'],
): AdmonitionRecord {
  const { notice } = admonition;
  if (notice === undefined) {
    if (service !== undefined) {
      return refuse('state.not-possible', (say) => say.refusals.noNotice, { path: 'service' });
    }
    return { ...admonition, state: desk.step('admonition', admonition.state, 'record-talk-apart') };
  }
  if (notice.service !== undefined) {
    return { ...admonition, state: desk.step('admonition', admonition.state, 'record-talk-apart') };
  }
  const held = desk.step('admonition', admonition.state, 'hold');
  if (service === undefined) return { ...admonition, state: held };
  return {
    ...admonition,
    state: service.receipt.state === 'none' ? held : desk.step('admonition', held, 'receive'),
    notice: { ...notice, service: { servedOn, ...service, by } },
  };
}

function heldFor(desk: Desk, obligation: ObligationRecord, talk: string): Draft {
  const { id, revision } = obligation;
  const state = desk.step('obligation', obligation.state, 'hold');
  return { type: 'obligation', id, revision, body: { ...bodyOf(obligation), state, talk } };
}

function caseDraft(admonition: AdmonitionRecord): Draft {
  const { id, revision } = admonition;
  return { type: 'admonition', id, revision, body: bodyOf(admonition) };
}
