/**
 * 整改事项 (三·6, 五¶2): demanded by a day, reported, checked by somebody else, sent back where it is not
 * enough, given more time or withdrawn by a named approver with a reason.
 */
import * as z from 'zod/mini';
import { isFinal, judge } from '../../policy/index.ts';
import type { AdmonitionsApi } from '../api.ts';
import { type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, said, seen } from '../input.ts';
import type { AdmonitionRecord, RectificationItem } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { changed, notClosed, notInFuture, seenCase } from './admonition-case.ts';
import type { CameIn } from './entering.ts';
import { namedPerson } from './people.ts';

type Input<Name extends keyof AdmonitionsApi> = Parameters<AdmonitionsApi[Name]>[0];

const demandInput: z.ZodMiniType<Input<'addRectification'>> = z.strictObject({
  admonition: seen,
  demand: said,
  dueOn: day,
});
const submitInput: z.ZodMiniType<Input<'submitRectification'>> = z.strictObject({
  admonition: seen,
  item: z.string(),
  on: day,
  text: said,
});
const verifyInput: z.ZodMiniType<Input<'verifyRectification'>> = z.strictObject({
  admonition: seen,
  item: z.string(),
  on: day,
  checker: said,
  opinion: said,
});
const returnInput: z.ZodMiniType<Input<'sendBackRectification'>> = z.strictObject({
  admonition: seen,
  item: z.string(),
  opinion: said,
});
const extendInput: z.ZodMiniType<Input<'extendRectification'>> = z.strictObject({
  admonition: seen,
  item: z.string(),
  to: day,
  approver: said,
  reason: said,
});
const withdrawInput: z.ZodMiniType<Input<'withdrawRectification'>> = z.strictObject({
  admonition: seen,
  item: z.string(),
  approver: said,
  reason: said,
});

export function addRectification(
  desk: Desk,
  input: Input<'addRectification'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.demand-rectification', async (actor) => {
    const given = checked(demandInput, input);
    const current = await seenCase(desk, given.admonition);
    const { admonition, talk } = current;
    if (talk?.heldBy !== undefined && given.dueOn < talk.date) {
      refuse('input.invalid', (say) => say.refusals.dueBeforeTalk, { path: 'dueOn' });
    }
    const state = desk.step('admonition', admonition.state, 'demand');
    const item: RectificationItem = {
      id: randomId(),
      demand: given.demand.trim(),
      dueOn: given.dueOn,
      state: desk.start('rectification'),
    };
    await desk.write(actor, 'admonition.demand-rectification', [
      changed(desk, admonition, {
        state,
        rectification: [...admonition.rectification, item],
      }),
    ]);
    return { value: await desk.get('admonition', admonition.id) };
  });
}

export function submitRectification(
  desk: Desk,
  input: Input<'submitRectification'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.submit-rectification', async (actor) =>
    reported(desk, actor, checked(submitInput, input)),
  );
}

/** The subject's report, entered for them or as they sent it in. */
export async function reported(
  desk: Desk,
  actor: Actor,
  given: Input<'submitRectification'>,
  came?: CameIn,
) {
  const { admonition } = await seenCase(desk, given.admonition);
  notClosed(admonition);
  notInFuture(desk, given.on, 'on');
  const item = itemOf(admonition, given.item);
  const report = { on: given.on, text: given.text.trim(), by: came?.by ?? entered(actor) };
  const state = desk.step('rectification', item.state, 'submit');
  const action = 'admonition.submit-rectification';
  return changeItem(desk, actor, action, admonition, { ...item, state, report }, came?.also);
}

export function verifyRectification(
  desk: Desk,
  input: Input<'verifyRectification'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.verify-rectification', async (actor) => {
    const given = checked(verifyInput, input);
    const current = await seenCase(desk, given.admonition);
    const { admonition, talk } = current;
    notClosed(admonition);
    notInFuture(desk, given.on, 'on');
    const item = itemOf(admonition, given.item);
    const state = desk.step('rectification', item.state, 'verify');
    const checker = await namedPerson(desk, given.checker, given.on, 'checker');
    desk.notTheSubject(checker, admonition.subject, 'checker');
    const findings = judge(desk.policy, {
      type: 'close-rectification',
      item: {
        id: item.id,
        demand: item.demand,
        dueOn: item.dueOn,
        evidence: item.report !== undefined,
        checker: checker.id,
        ...(item.report === undefined ? {} : { handler: item.report.by.by }),
      },
      asOf: given.on,
      ...(talk === undefined ? {} : { talkDate: talk.date }),
    });
    // The workflow's need `other-checker`: whatever the pack's severity, nobody checks their own work.
    if (findings.some(({ code }) => code === 'checker-is-handler')) {
      refuse('input.invalid', (say) => say.refusals.checkerIsHandler, {
        findings,
        path: 'checker',
      });
    }
    const value = await changeItem(desk, actor, 'admonition.verify-rectification', admonition, {
      ...item,
      state,
      check: {
        on: given.on,
        checker,
        opinion: given.opinion.trim(),
        by: { by: actor.id, name: actor.name },
      },
    });
    return { ...value, findings };
  });
}

/** Not good enough, also after it was checked: back to the subject, and the case with it. */
export function sendBackRectification(
  desk: Desk,
  input: Input<'sendBackRectification'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.return-rectification', async (actor) => {
    const given = checked(returnInput, input);
    const { admonition } = await seenCase(desk, given.admonition);
    notClosed(admonition);
    const item = itemOf(admonition, given.item);
    // A check that does not hold is no check; it stays in the log.
    const { check: _check, ...rest } = item;
    return changeItem(desk, actor, 'admonition.return-rectification', admonition, {
      ...rest,
      state: desk.step('rectification', item.state, 'return'),
      returned: [
        ...(item.returned ?? []),
        { on: desk.today(), opinion: given.opinion.trim(), by: entered(actor) },
      ],
    });
  });
}

export function extendRectification(
  desk: Desk,
  input: Input<'extendRectification'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.extend-rectification', async (actor) => {
    const given = checked(extendInput, input);
    const { admonition } = await seenCase(desk, given.admonition);
    notClosed(admonition);
    const item = itemOf(admonition, given.item);
    const state = desk.step('rectification', item.state, 'extend');
    if (given.to <= item.dueOn) {
      refuse('input.invalid', (say) => say.records.notLater, { path: 'to' });
    }
    const approver = await approverOf(desk, admonition, given.approver);
    return changeItem(desk, actor, 'admonition.extend-rectification', admonition, {
      ...item,
      state,
      dueOn: given.to,
      extensions: [
        ...(item.extensions ?? []),
        {
          on: desk.today(),
          from: item.dueOn,
          to: given.to,
          approver,
          reason: given.reason.trim(),
          by: entered(actor),
        },
      ],
    });
  });
}

/** It is demanded no longer. The case still needs one that is. */
export function withdrawRectification(
  desk: Desk,
  input: Input<'withdrawRectification'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.withdraw-rectification', async (actor) => {
    const given = checked(withdrawInput, input);
    const { admonition } = await seenCase(desk, given.admonition);
    notClosed(admonition);
    const item = itemOf(admonition, given.item);
    const state = desk.step('rectification', item.state, 'withdraw');
    const approver = await approverOf(desk, admonition, given.approver);
    return changeItem(desk, actor, 'admonition.withdraw-rectification', admonition, {
      ...item,
      state,
      withdrawn: {
        on: desk.today(),
        approver,
        reason: given.reason.trim(),
        by: entered(actor),
      },
    });
  });
}

async function approverOf(desk: Desk, { subject }: AdmonitionRecord, id: string) {
  desk.notTheSubject({ id }, subject, 'approver');
  return namedPerson(desk, id, desk.today(), 'approver');
}

function entered({ id, name }: Actor) {
  return { by: id, name };
}

function itemOf(admonition: AdmonitionRecord, id: string): RectificationItem {
  return (
    admonition.rectification.find((item) => item.id === id) ??
    refuse('record.not-found', (say) => say.refusals.itemNotFound, { path: 'item' })
  );
}

type ItemAction =
  | 'admonition.submit-rectification'
  | 'admonition.verify-rectification'
  | 'admonition.return-rectification'
  | 'admonition.extend-rectification'
  | 'admonition.withdraw-rectification';

async function changeItem(
  desk: Desk,
  actor: Actor,
  action: ItemAction,
  admonition: AdmonitionRecord,
  item: RectificationItem,
  also: readonly Draft[] = [],
): Promise<{ readonly value: AdmonitionRecord }> {
  const rectification = admonition.rectification.map((one) => (one.id === item.id ? item : one));
  const state = caseState(desk, admonition, rectification);
  await desk.write(actor, action, [changed(desk, admonition, { state, rectification }), ...also]);
  return { value: await desk.get('admonition', admonition.id) };
}

/** The last item that is verified takes the case with it; one that comes back takes it back. */
function caseState(
  desk: Desk,
  { state }: AdmonitionRecord,
  items: readonly RectificationItem[],
): string {
  const rectified = items.some(isVerified) && items.every(isSettled);
  if (state === 'rectified') {
    return rectified ? state : desk.step('admonition', state, 'reopen');
  }
  return rectified ? desk.step('admonition', state, 'verify') : state;
}

export function isVerified({ state }: RectificationItem): boolean {
  return state === 'verified' || state === 'closed';
}

/** Nothing is to be done for it any more. */
export function isSettled(item: RectificationItem): boolean {
  return isVerified(item) || isFinal('rectification', item.state);
}

/** The items of a case that ends: those that were checked by the book, the others as the breach they are. */
export function endedItems(
  desk: Desk,
  items: readonly RectificationItem[],
): readonly RectificationItem[] {
  return items.map((item) =>
    isFinal('rectification', item.state)
      ? item
      : {
          ...item,
          state: desk.step(
            'rectification',
            item.state,
            isVerified(item) ? 'close' : 'close-as-breach',
          ),
        },
  );
}
