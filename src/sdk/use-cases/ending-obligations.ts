/**
 * 待谈事项 that end without being met. Those of an admonition or an inquiry end with that case, by its
 * own acts; one that is entrusted is taken back from the delegate first.
 */
import * as z from 'zod/mini';
import { isFinal } from '../../policy/index.ts';
import type { NextAct, ObligationEnding, ObligationEndingsApi } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, said, seen } from '../input.ts';
import type { Sentence } from '../messages/index.ts';
import type { Body, ObligationRecord } from '../model/records.ts';
import type { Actor } from '../ports.ts';
import { approverOf, entry } from './entering.ts';
import { livingOrder } from './entrusting.ts';
import { type MergeFault, mergeFault } from './merging.ts';
import { type Ending, talkEndingWith } from './settling.ts';

export function obligationEndingsApi(desk: Desk): ObligationEndingsApi {
  return {
    next: (id) => desk.read('obligation.cancel', [], () => endings(desk, id)),
    merge: (input) => merge(desk, input),
    cancel: (input) => cancel(desk, input),
    closeAsBreach: (input) => closeAsBreach(desk, input),
  };
}

type Api = ObligationEndingsApi;
type Input<Name extends 'merge' | 'cancel' | 'closeAsBreach'> = Parameters<Api[Name]>[0];

const merging: z.ZodMiniType<Input<'merge'>> = z.strictObject({
  obligation: seen,
  into: said,
  reason: said,
});
const cancelling: z.ZodMiniType<Input<'cancel'>> = z.strictObject({
  obligation: seen,
  reason: said,
});
const breaking: z.ZodMiniType<Input<'closeAsBreach'>> = z.strictObject({
  obligation: seen,
  approver: said,
  reason: said,
});

function merge(desk: Desk, input: Input<'merge'>): ReturnType<Api['merge']> {
  return desk.job('obligation.merge', async (actor) => {
    const given = checked(merging, input);
    const obligation = await ownWay(desk, actor, given.obligation);
    const state = desk.step('obligation', obligation.state, 'merge');
    const into = await desk.get('obligation', given.into);
    const fault = mergeFault(obligation, into);
    if (fault !== undefined) refuse('input.invalid', sentences[fault], { path: 'into' });
    const reason = given.reason.trim();
    const merged = { into: [into.id], reason, on: desk.today(), by: entry(actor) };
    const ending = { as: 'void', reason, by: entry(actor) } as const;
    return end(desk, actor, 'obligation.merge', obligation, { state, merged }, ending);
  });
}

const sentences: { readonly [F in MergeFault]: Sentence } = {
  itself: (say) => say.records.mergeItself,
  ended: (say) => say.records.mergeEnded,
  'other-duty': (say) => say.records.mergeOther,
  points: (say) => say.records.mergePoints,
  petition: (say) => say.records.mergePetition,
  later: (say) => say.records.mergeLater,
};

function cancel(desk: Desk, input: Input<'cancel'>): ReturnType<Api['cancel']> {
  return desk.job('obligation.cancel', async (actor) => {
    const given = checked(cancelling, input);
    const obligation = await ownWay(desk, actor, given.obligation);
    const state = desk.step('obligation', obligation.state, 'cancel');
    const reason = given.reason.trim();
    const cancelled = { on: desk.today(), reason, by: entry(actor) };
    const ending = { as: 'void', reason, by: entry(actor) } as const;
    return end(desk, actor, 'obligation.cancel', obligation, { state, cancelled }, ending);
  });
}

function closeAsBreach(
  desk: Desk,
  input: Input<'closeAsBreach'>,
): ReturnType<Api['closeAsBreach']> {
  return desk.job('obligation.close-as-breach', async (actor) => {
    const given = checked(breaking, input);
    const obligation = await ownWay(desk, actor, given.obligation);
    const state = desk.step('obligation', obligation.state, 'close-as-breach');
    const on = desk.today();
    const subjects = [obligation.ofTheDay];
    const approver = await approverOf(desk, given.approver, on, 'approver', subjects);
    if (obligation.talk !== undefined) {
      const { talker } = await desk.behind('talk', obligation.talk);
      if (talker.id === approver.id) {
        refuse('input.invalid', (say) => say.refusals.approverIsTalker, { path: 'approver' });
      }
    }
    const reason = given.reason.trim();
    const closed = { on, as: 'breach', approver, reason, by: entry(actor) } as const;
    const ending = { as: 'breach', reason, by: entry(actor) } as const;
    return end(desk, actor, 'obligation.close-as-breach', obligation, { state, closed }, ending);
  });
}

/** The obligation, provided that it ends by itself and not with something else. */
async function ownWay(
  desk: Desk,
  actor: Actor,
  given: { readonly id: string; readonly revision: number },
): Promise<ObligationRecord> {
  const obligation = await desk.seen('obligation', given);
  desk.notOneself(actor, [obligation.ofTheDay]);
  const elsewhere = await endsElsewhere(desk, obligation);
  if (elsewhere !== undefined) refuse('state.not-possible', elsewhere);
  return obligation;
}

async function endsElsewhere(
  desk: Desk,
  { id, admonition, inquiry }: ObligationRecord,
): Promise<Sentence | undefined> {
  if (livingOrder(await desk.everything('delegation'), id) !== undefined) {
    return (say) => say.records.orderRuns;
  }
  const runs =
    (admonition !== undefined &&
      !isFinal('admonition', (await desk.behind('admonition', admonition)).state)) ||
    (inquiry !== undefined && !isFinal('inquiry', (await desk.behind('inquiry', inquiry)).state));
  return runs ? (say) => say.records.endsWithItsCase : undefined;
}

async function end(
  desk: Desk,
  actor: Actor,
  action: 'obligation.merge' | 'obligation.cancel' | 'obligation.close-as-breach',
  obligation: ObligationRecord,
  change: Partial<Body<'obligation'>>,
  ending: Ending,
): Promise<{ readonly value: ObligationRecord }> {
  const { id, revision, talk } = obligation;
  const talks = talk === undefined ? [] : await talkEndingWith(desk, talk, new Set([id]), ending);
  // A talk that others need as well is held, or cancelled, for all of them.
  if (talk !== undefined && talks.length === 0) {
    refuse('state.not-possible', (say) => say.refusals.cancelFirst);
  }
  const body = { ...bodyOf(obligation), ...change };
  const ended: Draft = { type: 'obligation', id, revision, body };
  await desk.write(actor, action, [ended, ...talks]);
  return { value: await desk.get('obligation', id) };
}

async function endings(desk: Desk, id: string): Promise<readonly NextAct<ObligationEnding>[]> {
  const obligation = await desk.find('obligation', id);
  if (obligation === undefined) return [];
  const elsewhere = await endsElsewhere(desk, obligation);
  return (['merge', 'cancel', 'close-as-breach'] as const).map((act) => {
    const next = desk.possible('obligation', obligation.state, act, act);
    return next.possible && elsewhere !== undefined
      ? { act, possible: false, why: elsewhere(desk.messages) }
      : next;
  });
}
