/** 诫勉 taken back before it was served: a notice that was wrong, or the whole case. The number is not given again. */
import * as z from 'zod/mini';
import type { AdmonitionsApi } from '../api.ts';
import { bodyOf, type Desk, refuse } from '../desk.ts';
import { checked, said, seen } from '../input.ts';
import type { AdmonitionRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import { changed, seenCase } from './admonition-case.ts';
import { namedPerson } from './people.ts';
import { talkEndingWith } from './settling.ts';

type Input<Name extends keyof AdmonitionsApi> = Parameters<AdmonitionsApi[Name]>[0];

const voidInput: z.ZodMiniType<Input<'voidNotice'>> = z.strictObject({
  admonition: seen,
  reason: said,
});
const cancelInput: z.ZodMiniType<Input<'cancel'>> = z.strictObject({
  admonition: seen,
  approver: said,
  reason: said,
});

export function voidNotice(
  desk: Desk,
  input: Input<'voidNotice'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.void-notice', async (actor) => {
    const given = checked(voidInput, input);
    const { admonition } = await seenCase(desk, given.admonition);
    const state = desk.step('admonition', admonition.state, 'void-notice');
    const { notice, ...rest } = bodyOf(admonition);
    if (notice === undefined) return refuse('state.not-possible', (say) => say.refusals.noNotice);
    if (notice.service !== undefined) {
      return refuse('state.not-possible', (say) => say.records.noticeServed);
    }
    const { id, revision } = admonition;
    const { number, issuedOn } = notice;
    const voided = [
      ...(admonition.voided ?? []),
      {
        number,
        issuedOn,
        on: desk.today(),
        reason: given.reason.trim(),
        by: { by: actor.id, name: actor.name },
      },
    ];
    await desk.write(actor, 'admonition.void-notice', [
      { type: 'admonition', id, revision, body: { ...rest, state, voided } },
    ]);
    return { value: await desk.get('admonition', id) };
  });
}

/** The decision was taken back before anything was served: nothing is owed any more. */
export function cancelAdmonition(
  desk: Desk,
  input: Input<'cancel'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.cancel', async (actor) => {
    const given = checked(cancelInput, input);
    const { admonition, obligation, talk } = await seenCase(desk, given.admonition);
    const state = desk.step('admonition', admonition.state, 'cancel');
    const ended = desk.step('obligation', obligation.state, 'cancel');
    desk.notTheSubject({ id: given.approver }, admonition.subject, 'approver');
    const approver = await namedPerson(desk, given.approver, desk.today(), 'approver');
    const by = { by: actor.id, name: actor.name };
    const reason = given.reason.trim();
    const talks =
      talk === undefined
        ? []
        : await talkEndingWith(desk, talk.id, new Set([obligation.id]), { as: 'void', reason, by });
    if (talk !== undefined && talks.length === 0) {
      refuse('state.not-possible', (say) => say.refusals.cancelFirst);
    }
    await desk.write(actor, 'admonition.cancel', [
      changed(desk, admonition, { state, cancelled: { on: desk.today(), approver, reason, by } }),
      {
        type: 'obligation',
        id: obligation.id,
        revision: obligation.revision,
        body: { ...bodyOf(obligation), state: ended },
      },
      ...talks,
    ]);
    return { value: await desk.get('admonition', admonition.id) };
  });
}
