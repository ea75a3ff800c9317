/**
 * 诫勉: one ceremony from the decision to the closing. Facts (service, receipt) go in as they were;
 * what the policy blocks is the issue of a paper and the closing by the book.
 */
import * as z from 'zod/mini';
import { type Finding, isFinal, judge, stateName } from '../../policy/index.ts';
import type {
  AdmonitionAct,
  AdmonitionRow,
  AdmonitionsApi,
  AdmonitionTurn,
  CeremonyStep,
  NextAct,
  Seen,
  TalkSdk,
} from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, said, seen, time } from '../input.ts';
import { receipt } from '../model/admonition.ts';
import type { AdmonitionRecord, Receipt } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { searched } from '../vault/scrub.ts';
import {
  caseOf,
  type Case,
  ceremonyFacts,
  changed,
  notInFuture,
  seenCase,
} from './admonition-case.ts';
import { amendService } from './amendments.ts';
import { cancelAdmonition, voidNotice } from './notice-taken-back.ts';
import type { CameIn } from './entering.ts';
import { enteredBy, namedPerson } from './people.ts';
import {
  addRectification,
  endedItems,
  extendRectification,
  isSettled,
  sendBackRectification,
  submitRectification,
  verifyRectification,
  withdrawRectification,
} from './rectification.ts';
import { type Ending, talkEndingWith } from './settling.ts';
import { kindViews } from '../queries/views.ts';

export function admonitionsApi(desk: Desk): AdmonitionsApi {
  return {
    list: () => desk.read('admonition.read', [], () => admonitionRows(desk)),
    get: (id) => desk.open('admonition.read', id, () => admonitionRow(desk, id)),
    issueNotice: (input) => issueNotice(desk, input),
    recordService: (input) => recordService(desk, input),
    amendService: (input) => amendService(desk, input),
    addRectification: (input) => addRectification(desk, input),
    submitRectification: (input) => submitRectification(desk, input),
    verifyRectification: (input) => verifyRectification(desk, input),
    sendBackRectification: (input) => sendBackRectification(desk, input),
    extendRectification: (input) => extendRectification(desk, input),
    withdrawRectification: (input) => withdrawRectification(desk, input),
    voidNotice: (input) => voidNotice(desk, input),
    cancel: (input) => cancelAdmonition(desk, input),
    close: (admonition) => close(desk, admonition),
    closeAsBreach: (input) => closeAsBreach(desk, input),
  };
}

type Input<Name extends keyof TalkSdk['admonitions']> = Parameters<TalkSdk['admonitions'][Name]>[0];

const noticeInput: z.ZodMiniType<Input<'issueNotice'>> = z.strictObject({
  admonition: seen,
  number: said,
  issuedOn: day,
});
const serviceInput: z.ZodMiniType<Input<'recordService'>> = z.strictObject({
  admonition: seen,
  servedOn: day,
  servedAt: z.exactOptional(time),
  receipt,
  onBehalfOf: z.exactOptional(said),
});
const breachInput: z.ZodMiniType<Input<'closeAsBreach'>> = z.strictObject({
  admonition: seen,
  approver: said,
  reason: said,
});

export function issueNotice(
  desk: Desk,
  input: Input<'issueNotice'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job(
    'admonition.issue-notice',
    async (actor) => {
      const given = checked(noticeInput, input);
      const current = await seenCase(desk, given.admonition);
      const { admonition, obligation } = current;
      notInFuture(desk, given.issuedOn, 'issuedOn');
      const state = desk.step('admonition', admonition.state, 'issue-notice');
      const number = given.number.trim();
      const others = await desk.everything('admonition');
      if (others.some((other) => numbersOf(other).includes(number))) {
        refuse('input.invalid', (say) => say.refusals.noticeNumberTaken, { path: 'number' });
      }
      if (given.issuedOn < admonition.decision.on) {
        refuse('input.invalid', (say) => say.refusals.noticeBeforeDecision, { path: 'issuedOn' });
      }
      const findings = judge(desk.policy, {
        type: 'issue-paper',
        paper: {
          id: admonition.id,
          paper: 'admonition-notice',
          kind: 'admonition',
          petition: obligation.obligation.petition,
          ...(await searched(desk, obligation.obligation, noticeTexts(admonition, number))),
        },
        audience: 'subject',
        obligation: obligation.obligation,
        asOf: desk.today(),
      });
      desk.refuseFor(findings);
      await desk.write(actor, 'admonition.issue-notice', [
        changed(desk, admonition, { state, notice: { number, issuedOn: given.issuedOn } }),
      ]);
      return { value: await desk.get('admonition', admonition.id), findings };
    },
    { alone: true },
  );
}

/** What stands on the notice in somebody's own words, and is searched before it goes out. */
function noticeTexts(
  { decision, rectification }: AdmonitionRecord,
  number: string,
): readonly string[] {
  const { body, documentNumber = '' } = decision;
  return [number, body, documentNumber, ...rectification.map(({ demand }) => demand)];
}

/** Numbers once given, also to a notice that was taken back. */
function numbersOf({ notice, voided = [] }: AdmonitionRecord): readonly string[] {
  return [...(notice === undefined ? [] : [notice]), ...voided].map(({ number }) => number);
}

export function recordService(
  desk: Desk,
  input: Input<'recordService'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.record-service', async (actor) =>
    served(desk, actor, checked(serviceInput, input)),
  );
}

/** Service and receipt, as the clerk enters them or as the subject sent the receipt in. */
export async function served(
  desk: Desk,
  actor: Actor,
  given: Input<'recordService'>,
  came?: CameIn,
) {
  const current = await seenCase(desk, given.admonition);
  const { admonition } = current;
  notInFuture(desk, given.servedOn, 'servedOn');
  const { notice } = admonition;
  if (notice === undefined) return refuse('state.not-possible', (say) => say.refusals.noNotice);
  if (isReceived(notice)) return refuse('state.not-possible', (say) => say.refusals.alreadyServed);
  const service = {
    servedOn: given.servedOn,
    ...(given.servedAt === undefined ? {} : { servedAt: given.servedAt }),
    receipt: given.receipt,
    by: came?.by ?? (await enteredBy(desk, actor, given.onBehalfOf, [admonition.subject])),
  };
  const withService = { notice: { ...notice, service } };
  const talk = ceremonyFacts(current, withService);
  const findings =
    talk === undefined
      ? []
      : judge(desk.policy, { type: 'serve-notice', talk, service, asOf: desk.today() });
  const state = serviceState(desk, current, given.receipt, findings);
  await desk.write(actor, 'admonition.record-service', [
    changed(desk, admonition, { ...withService, state }),
    ...(came?.also ?? []),
  ]);
  return { value: await desk.get('admonition', admonition.id), findings };
}

/** Where service leads: to the receipt in the talk, or, away from the talk, to the breach that it was. */
function serviceState(
  desk: Desk,
  { admonition, talk }: Case,
  received: Receipt,
  findings: readonly Finding[],
): string {
  if (talk?.heldBy === undefined) {
    return desk.step('admonition', admonition.state, 'record-service-apart');
  }
  if (admonition.state === 'breached') {
    return desk.step('admonition', admonition.state, 'record-service-apart');
  }
  const apart = findings.some(
    ({ severity, code }) => severity === 'error' && code !== 'no-receipt',
  );
  if (apart) return desk.step('admonition', admonition.state, 'record-breach');
  const { to } = desk.transition('admonition', admonition.state, 'receive');
  return received.state === 'none' ? admonition.state : to;
}

/** Signed for, or its refusal attested: that is not undone by serving again. */
function isReceived({ service }: NonNullable<AdmonitionRecord['notice']>): boolean {
  return service !== undefined && service.receipt.state !== 'none';
}

export function close(desk: Desk, admonitionSeen: Seen): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.close', async (actor) => {
    const current = await seenCase(desk, checked(seen, admonitionSeen));
    const { admonition } = current;
    const state = desk.step('admonition', admonition.state, 'close');
    const findings = closingFindings(desk, current);
    desk.refuseFor(findings);
    await desk.write(actor, 'admonition.close', [
      changed(desk, admonition, {
        state,
        rectification: endedItems(desk, admonition.rectification),
        closed: {
          on: desk.today(),
          as: 'by-the-book',
          by: { by: actor.id, name: actor.name },
        },
      }),
      ...(await closedObligation(desk, current, { as: 'settled' })),
    ]);
    return { value: await desk.get('admonition', admonition.id), findings };
  });
}

export function closeAsBreach(
  desk: Desk,
  input: Input<'closeAsBreach'>,
): Promise<Outcome<AdmonitionRecord>> {
  return desk.job('admonition.close-as-breach', async (actor) => {
    const given = checked(breachInput, input);
    const current = await seenCase(desk, given.admonition);
    const { admonition } = current;
    const state = desk.step('admonition', admonition.state, 'close-as-breach');
    const approver = await namedPerson(desk, given.approver, desk.today(), 'approver');
    desk.notTheSubject(approver, admonition.subject, 'approver');
    const findings = closingFindings(desk, current);
    await desk.write(actor, 'admonition.close-as-breach', [
      changed(desk, admonition, {
        state,
        rectification: endedItems(desk, admonition.rectification),
        closed: {
          on: desk.today(),
          as: 'breach',
          approver,
          reason: given.reason.trim(),
          by: { by: actor.id, name: actor.name },
        },
      }),
      ...(await closedObligation(desk, current, {
        as: 'breach',
        reason: given.reason.trim(),
        by: { by: actor.id, name: actor.name },
      })),
    ]);
    return { value: await desk.get('admonition', admonition.id), findings };
  });
}

function closingFindings(desk: Desk, current: Case): readonly Finding[] {
  const talk = ceremonyFacts(current);
  return talk === undefined
    ? []
    : judge(desk.policy, { type: 'close-admonition', talk, asOf: desk.today() });
}

/** Closed with its case, and its talk with it, unless a matter that was raised there is still open. */
async function closedObligation(
  desk: Desk,
  { obligation, talk }: Case,
  ending: Ending,
): Promise<readonly Draft[]> {
  const met = obligation.discharged !== undefined;
  const open = (await desk.everything('matter')).some(
    (matter) => matter.obligation === obligation.id && !isFinal('matter', matter.state),
  );
  const ended = !(met && open) && !isFinal('obligation', obligation.state);
  const action = met ? 'close' : 'close-as-breach';
  return [
    ...(ended
      ? [
          {
            type: 'obligation',
            id: obligation.id,
            revision: obligation.revision,
            body: {
              ...bodyOf(obligation),
              state: desk.step('obligation', obligation.state, action),
            },
          } as const,
        ]
      : []),
    ...(ended && talk !== undefined
      ? await talkEndingWith(desk, talk.id, new Set([obligation.id]), ending)
      : []),
  ];
}

export async function admonitionRows(desk: Desk): Promise<readonly AdmonitionRow[]> {
  const rows = await Promise.all((await desk.all('admonition')).map((one) => row(desk, one)));
  return rows.sort(
    (a, b) =>
      Number(b.overdueItems > 0) - Number(a.overdueItems > 0) ||
      Number(a.admonition.closed !== undefined) - Number(b.admonition.closed !== undefined) ||
      (a.admonition.decision.on < b.admonition.decision.on ? -1 : 1),
  );
}

export async function admonitionRow(desk: Desk, id: string): Promise<AdmonitionRow | undefined> {
  const record = await desk.find('admonition', id);
  return record === undefined ? undefined : row(desk, record);
}

async function row(desk: Desk, admonition: AdmonitionRecord): Promise<AdmonitionRow> {
  const current = await caseOf(desk, admonition);
  const { obligation, talk } = current;
  const areas = kindViews(desk).find(({ id }) => id === 'admonition')?.triggers ?? [];
  const today = desk.today();
  return {
    admonition,
    subjectName: admonition.ofTheDay.name,
    unitName: admonition.ofTheDay.unitName,
    title: admonition.ofTheDay.title,
    areaNames: areas.filter(({ id }) => admonition.areas.includes(id)).map(({ name }) => name),
    stateName: stateName(desk.policy, 'admonition', admonition.state),
    steps: steps(desk, current),
    next: nextActs(desk, current),
    turns: turns(desk, current),
    obligation,
    ...(talk === undefined ? {} : { talk }),
    overdueItems: admonition.rectification.filter((item) => !isSettled(item) && item.dueOn < today)
      .length,
  };
}

/** Which findings speak of which step of the ceremony. */
const rulesOfStep: readonly (readonly [CeremonyStep['step'], readonly string[]])[] = [
  ['decision', ['admonition.decision', 'admonition.trigger']],
  ['notice', []],
  ['talk', ['talker.default', 'talker.principal', 'talker.other', 'talk.mode.collective']],
  ['service', ['admonition.notice_together']],
  ['rectification', ['admonition.content.demands', 'admonition.content.time_limit']],
  ['record', ['admonition.record']],
  ['closing', []],
];

function steps(desk: Desk, current: Case): readonly CeremonyStep[] {
  const findings = closingFindings(desk, current);
  const dates = datesOf(current);
  const doneAt = (step: CeremonyStep['step']) => dates[step];
  const next = rulesOfStep.find(([step]) => doneAt(step) === undefined)?.[0];
  return rulesOfStep.map(([step, rules]): CeremonyStep => {
    const on = doneAt(step);
    // What has not happened yet can only be missing, which the step itself says.
    const about = on === undefined ? [] : findings.filter(({ rule }) => rules.includes(rule));
    const broken = about.some(({ severity }) => severity === 'error');
    const state = on === undefined ? (step === next ? 'now' : 'later') : broken ? 'breach' : 'done';
    return { step, state, findings: about, ...(on === undefined ? {} : { on }) };
  });
}

function datesOf({
  admonition,
  talk,
}: Case): Readonly<Partial<Record<CeremonyStep['step'], CeremonyStep['on']>>> {
  const held = talk?.heldBy === undefined ? undefined : talk.date;
  const [item] = admonition.rectification;
  return {
    decision: admonition.decision.on,
    notice: admonition.notice?.issuedOn,
    talk: held,
    service: admonition.notice?.service?.servedOn,
    rectification: item === undefined ? undefined : (held ?? item.dueOn),
    record: talk?.confirmed?.on,
    closing: admonition.closed?.on,
  };
}

/** Service can be recorded once, from when the notice is issued; apart from the talk it is a breach. */
function serviceAct(desk: Desk, { admonition, talk }: Case): NextAct<AdmonitionAct> {
  const act = 'service';
  const { notice } = admonition;
  if (notice === undefined) return { act, possible: false, why: desk.messages.refusals.noNotice };
  if (isReceived(notice)) {
    return { act, possible: false, why: desk.messages.refusals.alreadyServed };
  }
  return desk.possible(
    'admonition',
    admonition.state,
    talk?.heldBy === undefined || admonition.state === 'breached'
      ? 'record-service-apart'
      : 'receive',
    act,
  );
}

function nextActs(desk: Desk, current: Case): readonly NextAct<AdmonitionAct>[] {
  const { admonition, obligation, talk } = current;
  const of = (action: string, act: AdmonitionAct) =>
    desk.possible('admonition', admonition.state, action, act);
  const itemIn = (state: string, act: AdmonitionAct): NextAct<AdmonitionAct> =>
    !isFinal('admonition', admonition.state) &&
    admonition.rectification.some((item) => item.state === state)
      ? { act, possible: true }
      : { act, possible: false, why: desk.messages.refusals.noItem };
  return [
    of('issue-notice', 'issue-notice'),
    obligation.talk === undefined
      ? desk.possible('obligation', obligation.state, 'plan', 'arrange')
      : { act: 'arrange', possible: false, why: desk.messages.refusals.alreadyArranged },
    talk === undefined
      ? { act: 'hold', possible: false, why: desk.messages.refusals.noTalk }
      : desk.possible('talk', talk.state, 'hold', 'hold'),
    serviceAct(desk, current),
    of('demand', 'add-rectification'),
    itemIn('open', 'submit'),
    itemIn('submitted', 'verify'),
    of('close', 'close'),
    of('close-as-breach', 'close-as-breach'),
  ];
}

/** What takes the case off its straight way. */
function turns(desk: Desk, { admonition }: Case): readonly NextAct<AdmonitionTurn>[] {
  const of = (action: string, act: AdmonitionTurn) =>
    desk.possible('admonition', admonition.state, action, act);
  const itemAct = (action: string, act: AdmonitionTurn): NextAct<AdmonitionTurn> =>
    !isFinal('admonition', admonition.state) &&
    admonition.rectification.some(
      ({ state }) => desk.possible('rectification', state, action, act).possible,
    )
      ? { act, possible: true }
      : { act, possible: false, why: desk.messages.refusals.noItem };
  return [
    of('void-notice', 'void-notice'),
    of('cancel', 'cancel'),
    itemAct('return', 'send-back'),
    itemAct('extend', 'extend'),
    itemAct('withdraw', 'withdraw'),
  ];
}
