/** An arrangement before it is made: whom it is with, who holds it, and what is found of it. */
import * as z from 'zod/mini';
import { type Finding, judge } from '../../policy/index.ts';
import type { ArrangeInput } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, maybeSaid, reasons, said, seen, time } from '../input.ts';
import type { Body } from '../model/records.ts';
import { talkFacts, type TalkContext } from '../model/talk-facts.ts';
import type { Actor } from '../ports.ts';
import { doubleBookings } from './booking.ts';
import { orderFor } from './entrusting.ts';
import { personOf } from './people.ts';
import { contextOf } from './talk-context.ts';
import { toBeMet } from './to-be-met.ts';

const arrangement: z.ZodMiniType<ArrangeInput> = z.strictObject({
  obligation: seen,
  together: z.exactOptional(z.array(seen)),
  workNeed: z.exactOptional(said),
  date: day,
  startsAt: z.exactOptional(time),
  endsAt: z.exactOptional(time),
  place: z.exactOptional(maybeSaid),
  talker: said,
  recorder: z.exactOptional(said),
  outline: z.exactOptional(z.boolean()),
  reasons: z.exactOptional(reasons),
});

/** A talk that may be arranged, with what it is for and what was found. */
export interface Prepared {
  readonly talk: Body<'talk'>;
  readonly context: TalkContext;
  readonly findings: readonly Finding[];
}

export function arrangedDrafts(
  desk: Desk,
  { talk, context }: Prepared,
  id: string,
): readonly Draft[] {
  return [
    { type: 'talk', id, revision: 0, body: talk },
    ...context.obligations.map((obligation): Draft => ({
      type: 'obligation',
      id: obligation.id,
      revision: obligation.revision,
      body: {
        ...bodyOf(obligation),
        state: desk.step('obligation', obligation.state, 'plan'),
        talk: id,
      },
    })),
    ...arrangedCase(desk, context, id),
  ];
}

function arrangedCase(desk: Desk, { admonition }: TalkContext, talk: string): readonly Draft[] {
  if (admonition === undefined) return [];
  const { id, revision } = admonition;
  const state = desk.step('admonition', admonition.state, 'arrange');
  return [{ type: 'admonition', id, revision, body: { ...bodyOf(admonition), state, talk } }];
}

export async function prepare(desk: Desk, actor: Actor, input: ArrangeInput): Promise<Prepared> {
  const given = checked(arrangement, input);
  const { obligations, subjects } = await toBeMet(desk, actor, given, 'plan');
  const talker = await personOf(desk, given.talker, 'talker');
  const order = await orderFor(desk, obligations, talker.id);
  const context = await contextOf(desk, obligations, order);
  const talk: Body<'talk'> = {
    state: desk.step('talk', desk.start('talk'), 'arrange'),
    kind: obligations[0]?.obligation.kind ?? '',
    obligations: obligations.map(({ id }) => id),
    subjects,
    talker,
    ...(order === undefined ? {} : { delegation: order.id }),
    ...(given.recorder === undefined
      ? {}
      : { recorder: await personOf(desk, given.recorder, 'recorder') }),
    mode: subjects.length > 1 ? 'group' : 'individual',
    ...(given.workNeed === undefined ? {} : { workNeed: given.workNeed }),
    date: given.date,
    ...(given.startsAt === undefined ? {} : { startsAt: given.startsAt }),
    ...(given.endsAt === undefined ? {} : { endsAt: given.endsAt }),
    ...(given.place === undefined ? {} : { place: given.place }),
    outline: given.outline ?? false,
    reasons: given.reasons ?? {},
    points: {},
    record: 'undecided',
    arrangedBy: { by: actor.id, name: actor.name },
    breaches: [],
  };
  notEndingBeforeStart(talk);
  const clashes = await doubleBookings(desk, talk);
  return { talk, context, findings: [...judgePlan(desk, talk, context), ...clashes] };
}

export function notEndingBeforeStart({ startsAt, endsAt }: Body<'talk'>): void {
  if (endsAt === undefined) return;
  if (startsAt === undefined || endsAt <= startsAt) {
    refuse('input.invalid', (say) => say.refusals.endsBeforeStart, { path: 'endsAt' });
  }
}

export function judgePlan(
  desk: Desk,
  talk: Body<'talk'>,
  context: TalkContext,
): readonly Finding[] {
  const facts = talkFacts({ ...talk, id: 'planned' }, context);
  return judge(desk.policy, { type: 'plan-talk', talk: facts, asOf: desk.today() });
}
