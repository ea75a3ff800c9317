/**
 * 委托谈话 (二·2, 五¶1): an order goes out, is accepted or refused, its talk is held, and the record
 * comes back. What went otherwise (no order, handed on, copies kept) is on record as it was.
 */
import * as z from 'zod/mini';
import type { Finding } from '../../policy/index.ts';
import type { DelegationsApi, Seen } from '../api.ts';
import { type Action } from '../access/table.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, day, said, seen } from '../input.ts';
import { isOrderAsPut } from '../model/as-put.ts';
import type { Body, DelegationRecord, ObligationRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { approvalFor } from './approved.ts';
import { judgeKept, judgeOrder, judgeReturned, mustLead } from './delegation-judging.ts';
import { delegationRow, delegationRows, entrustedRows } from './delegation-rows.ts';
import { actOf, approverOf, entry, inWords, lastOf, notInFuture } from './entering.ts';
import { cancelledUnder, handingOn, isLeader, livingOrder } from './entrusting.ts';
import { namedPerson, personOf, unitNames } from './people.ts';

export function delegationsApi(desk: Desk): DelegationsApi {
  return {
    list: (query) => desk.read('delegation.read', [], () => delegationRows(desk, query)),
    get: (id) => desk.open('delegation.read', id, () => delegationRow(desk, id)),
    mine: () => desk.read('delegation.read', [], () => entrustedRows(desk)),
    draft: (input) => draft(desk, input),
    order: (input) => order(desk, input),
    accept: (input) => accept(desk, input),
    refuse: (input) => decline(desk, input),
    withdraw: (input) => withdraw(desk, input),
    recordUnordered: (input) => recordUnordered(desk, input),
    recordHandingOn: (input) => recordHandingOn(desk, input),
    returnRecord: (input) => returnRecord(desk, input),
    shred: (input) => shred(desk, input),
    sendBack: (input) => sendBack(desk, input),
    close: (input) => close(desk, input),
    closeAsBreach: (input) => closeAsBreach(desk, input),
  };
}

type Input<Name extends keyof DelegationsApi> = NonNullable<Parameters<DelegationsApi[Name]>[0]>;

const draftInput: z.ZodMiniType<Input<'draft'>> = z.strictObject({
  obligations: z.array(seen),
  delegator: z.enum(['committee', 'department']),
  leader: said,
  delegate: said,
  reason: said,
  dueOn: z.exactOptional(day),
});
const orderInput: z.ZodMiniType<Input<'order'>> = z.strictObject({
  delegation: seen,
  on: day,
  number: z.exactOptional(said),
  approval: z.exactOptional(said),
  override: z.exactOptional(z.strictObject({ approver: said, reason: said })),
});
const acceptInput: z.ZodMiniType<Input<'accept'>> = z.strictObject({ delegation: seen, on: day });
const refuseInput: z.ZodMiniType<Input<'refuse'>> = z.strictObject({
  delegation: seen,
  on: day,
  reason: said,
});
const withdrawInput: z.ZodMiniType<Input<'withdraw'>> = z.strictObject({
  delegation: seen,
  reason: said,
});
const unorderedInput: z.ZodMiniType<Input<'recordUnordered'>> = z.strictObject({
  talk: seen,
  delegation: z.exactOptional(seen),
  whatHappened: said,
});
const handingOnInput: z.ZodMiniType<Input<'recordHandingOn'>> = z.strictObject({
  delegation: seen,
  to: said,
  on: day,
  whatHappened: said,
});
const returnInput: z.ZodMiniType<Input<'returnRecord'>> = z.strictObject({
  delegation: seen,
  on: day,
  copiesKept: z.boolean(),
});
const shredInput: z.ZodMiniType<Input<'shred'>> = z.strictObject({
  delegation: seen,
  on: day,
  note: z.exactOptional(said),
});
const sendBackInput: z.ZodMiniType<Input<'sendBack'>> = z.strictObject({
  delegation: seen,
  opinion: said,
});
const closeInput: z.ZodMiniType<Input<'close'>> = z.strictObject({
  delegation: seen,
  keeper: z.exactOptional(z.enum(['department', 'unit', 'personal-archive', 'elsewhere'])),
});
const breachInput: z.ZodMiniType<Input<'closeAsBreach'>> = z.strictObject({
  delegation: seen,
  approver: said,
  reason: said,
});

export function draft(desk: Desk, input: Input<'draft'>): Promise<Outcome<DelegationRecord>> {
  return desk.job(
    'delegation.draft',
    async (actor) => {
      const given = checked(draftInput, input);
      const obligations = await entrustable(desk, actor, given.obligations);
      const [first] = obligations;
      const leader = await personOf(desk, given.leader, 'leader');
      const delegate = await personOf(desk, given.delegate, 'delegate');
      desk.notTheSubject(leader, first.ofTheDay, 'leader');
      const today = desk.today();
      const { event } = await desk.behind('event', first.event);
      const id = randomId();
      const body: Body<'delegation'> = {
        state: desk.start('delegation'),
        obligations: obligations.map((one) => one.id),
        subject: event.subject,
        ofTheDay: first.ofTheDay,
        delegate,
        delegateOfTheDay: inWords(delegate, today, await unitNames(desk)),
        delegator: given.delegator,
        leader: await namedPerson(desk, leader.id, today, 'leader'),
        reason: given.reason.trim(),
        ...(given.dueOn === undefined ? {} : { dueOn: given.dueOn }),
        drawnUp: { on: today, by: entry(actor) },
        returns: [],
        breaches: [],
      };
      const findings = judgeOrder(desk, { ...body, id }, obligations, today);
      await desk.write(actor, 'delegation.draft', [{ type: 'delegation', id, revision: 0, body }]);
      return { value: await desk.get('delegation', id), findings };
    },
    { alone: true },
  );
}

/** Obligations of one subject that are still to be talked about and that nobody else was entrusted with. */
async function entrustable(
  desk: Desk,
  actor: Actor,
  wanted: readonly Seen[],
): Promise<readonly [ObligationRecord, ...ObligationRecord[]]> {
  const [first, ...rest] = await Promise.all(wanted.map((one) => desk.seen('obligation', one)));
  const path = 'obligations';
  if (first === undefined) {
    return refuse('input.invalid', (say) => say.delegations.nothingEntrusted, { path });
  }
  const obligations = [first, ...rest] as const;
  desk.notOneself(
    actor,
    obligations.map(({ ofTheDay }) => ofTheDay),
  );
  if (new Set(obligations.map(({ id }) => id)).size < obligations.length) {
    refuse('input.invalid', (say) => say.refusals.obligationTwice, { path });
  }
  if (rest.some(({ ofTheDay }) => ofTheDay.id !== first.ofTheDay.id)) {
    refuse('input.invalid', (say) => say.delegations.oneSubject, { path });
  }
  const orders = await desk.everything('delegation');
  for (const { id, state } of obligations) {
    desk.step('obligation', state, 'hold');
    if (livingOrder(orders, id) !== undefined) {
      refuse('state.not-possible', (say) => say.delegations.alreadyEntrusted, { path });
    }
  }
  return obligations;
}

export function order(desk: Desk, input: Input<'order'>): Promise<Outcome<DelegationRecord>> {
  return desk.job(
    'delegation.order',
    async (actor) => {
      const given = checked(orderInput, input);
      const drawn = await seenOrder(desk, actor, given.delegation);
      const { delegation, obligations } = drawn;
      const state = desk.step('delegation', delegation.state, 'order');
      notInFuture(desk, given.on, 'on');
      if (delegation.dueOn !== undefined && delegation.dueOn < given.on) {
        refuse('input.invalid', (say) => say.delegations.dueBeforeOrder, { path: 'on' });
      }
      const number = given.number?.trim();
      const orders = await desk.everything('delegation');
      if (number !== undefined && orders.some((other) => other.order?.number === number)) {
        refuse('input.invalid', (say) => say.delegations.orderNumberTaken, { path: 'number' });
      }
      const { delegator, leader } = delegation;
      if (delegator !== undefined && leader !== undefined) {
        mustLead(desk, await personOf(desk, leader.id, 'leader'), delegator, given.on);
      }
      if (given.approval !== undefined) {
        await approvalFor(desk, given.approval, ({ about }) =>
          about.type === 'delegation' && about.delegation === delegation.id
            ? isOrderAsPut(about, delegation)
            : undefined,
        );
      }
      const override = await exception(desk, delegation, given);
      const findings = judgeOrder(
        desk,
        delegation,
        obligations,
        given.on,
        override && { approver: override.approver.name, reason: override.reason },
      );
      desk.refuseFor(findings);
      const rules = findings.flatMap(({ code, rule }) => (code === 'overridden' ? [rule] : []));
      await write(desk, actor, 'delegation.order', delegation, {
        state,
        order: {
          on: given.on,
          ...(number === undefined ? {} : { number }),
          ...(given.approval === undefined ? {} : { approval: given.approval }),
          ...(override === undefined || rules.length === 0
            ? {}
            : { override: { rules: [...new Set(rules)], ...override } }),
          by: entry(actor),
        },
      });
      return { value: await desk.get('delegation', delegation.id), findings };
    },
    { alone: true },
  );
}

/** Who answers for the exception is neither the subject nor the delegate. */
async function exception(
  desk: Desk,
  delegation: DelegationRecord,
  { override, on }: Pick<Input<'order'>, 'override' | 'on'>,
) {
  if (override === undefined) return undefined;
  const path = 'override.approver';
  if (override.approver === delegation.delegate.id) {
    refuse('input.invalid', (say) => say.delegations.delegateApproves, { path });
  }
  const approver = await approverOf(desk, override.approver, on, path, [delegation.subject]);
  return { approver, reason: override.reason.trim() };
}

export function accept(desk: Desk, input: Input<'accept'>): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.accept', async (actor) => {
    const given = checked(acceptInput, input);
    const { delegation } = await seenOrder(desk, actor, given.delegation);
    const state = desk.step('delegation', delegation.state, 'accept');
    sinceOrder(desk, delegation, given.on);
    return change(desk, actor, 'delegation.accept', delegation, {
      state,
      accepted: { on: given.on, by: actOf(actor, delegation.delegate) },
    });
  });
}

export function decline(desk: Desk, input: Input<'refuse'>): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.refuse', async (actor) => {
    const given = checked(refuseInput, input);
    const { delegation } = await seenOrder(desk, actor, given.delegation);
    const state = desk.step('delegation', delegation.state, 'refuse');
    sinceOrder(desk, delegation, given.on);
    const reason = given.reason.trim();
    const by = actOf(actor, delegation.delegate);
    const talk = await cancelledUnder(desk, delegation, reason, by);
    return change(
      desk,
      actor,
      'delegation.refuse',
      delegation,
      { state, refused: { on: given.on, reason, by } },
      talk,
    );
  });
}

export function withdraw(desk: Desk, input: Input<'withdraw'>): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.withdraw', async (actor) => {
    const given = checked(withdrawInput, input);
    const { delegation } = await seenOrder(desk, actor, given.delegation);
    const state = desk.step('delegation', delegation.state, 'withdraw');
    const reason = given.reason.trim();
    const by = entry(actor);
    const talk = await cancelledUnder(desk, delegation, reason, by);
    return change(
      desk,
      actor,
      'delegation.withdraw',
      delegation,
      { state, withdrawn: { on: desk.today(), reason, by } },
      talk,
    );
  });
}

export function recordUnordered(
  desk: Desk,
  input: Input<'recordUnordered'>,
): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.record-talk-unordered', async (actor) => {
    const given = checked(unorderedInput, input);
    const talk = await desk.seen('talk', given.talk);
    if (talk.heldBy === undefined) {
      refuse('state.not-possible', (say) => say.delegations.notHeldTalk, { path: 'talk' });
    }
    if (talk.delegation !== undefined) {
      refuse('state.not-possible', (say) => say.delegations.ordered, { path: 'talk' });
    }
    if (isLeader(desk, talk.talker, talk.date)) {
      refuse('state.not-possible', (say) => say.delegations.byLeader, { path: 'talk' });
    }
    const obligations = await Promise.all(
      talk.obligations.map((id) => desk.behind('obligation', id)),
    );
    const drawn =
      given.delegation === undefined
        ? undefined
        : (await seenOrder(desk, actor, given.delegation)).delegation;
    const [first] = obligations;
    const [subject] = talk.subjects;
    if (first === undefined || subject === undefined) {
      return refuse('input.invalid', (say) => say.delegations.nothingEntrusted, { path: 'talk' });
    }
    desk.notOneself(actor, [...talk.subjects, ...obligations.map(({ ofTheDay }) => ofTheDay)]);
    const by = entry(actor);
    const body: Body<'delegation'> = {
      ...(drawn === undefined
        ? {
            obligations: talk.obligations,
            subject,
            ofTheDay: first.ofTheDay,
            drawnUp: { on: desk.today(), by },
            returns: [],
          }
        : bodyOf(drawn)),
      delegate: talk.talker,
      delegateOfTheDay: inWords(talk.talker, talk.date, await unitNames(desk)),
      state: desk.step(
        'delegation',
        drawn?.state ?? desk.start('delegation'),
        'record-talk-unordered',
      ),
      held: { talk: talk.id, on: talk.date, by },
      whatHappened: given.whatHappened.trim(),
      breaches: talk.breaches.filter(({ rule }) => rule === 'talker.default'),
    };
    const id = drawn?.id ?? randomId();
    await desk.write(actor, 'delegation.record-talk-unordered', [
      { type: 'delegation', id, revision: drawn?.revision ?? 0, body },
    ]);
    return { value: await desk.get('delegation', id) };
  });
}

export function recordHandingOn(
  desk: Desk,
  input: Input<'recordHandingOn'>,
): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.record-handing-on', async (actor) => {
    const given = checked(handingOnInput, input);
    const { delegation } = await seenOrder(desk, actor, given.delegation);
    const state = desk.step('delegation', delegation.state, 'record-handing-on');
    sinceOrder(desk, delegation, given.on);
    const to = await personOf(desk, given.to, 'to');
    if (to.id === delegation.delegate.id) {
      refuse('input.invalid', (say) => say.delegations.byDelegate, { path: 'to' });
    }
    return change(desk, actor, 'delegation.record-handing-on', delegation, {
      state,
      handedOn: { to, on: given.on, whatHappened: given.whatHappened.trim(), by: entry(actor) },
      breaches: [...delegation.breaches, handingOn],
    });
  });
}

export function returnRecord(
  desk: Desk,
  input: Input<'returnRecord'>,
): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.return-record', async (actor) => {
    const given = checked(returnInput, input);
    const { delegation, obligations } = await seenOrder(desk, actor, given.delegation);
    const back = desk.step('delegation', delegation.state, 'return-record');
    const { held } = delegation;
    if (held === undefined) return refuse('state.not-possible', (say) => say.delegations.notHeld);
    notInFuture(desk, given.on, 'on');
    if (given.on < held.on) {
      refuse('input.invalid', (say) => say.delegations.beforeTalk, { path: 'on' });
    }
    const { on, copiesKept } = given;
    const findings = judgeReturned(desk, delegation, obligations, { on, copiesKept });
    const broken = findings.filter(({ severity }) => severity === 'error');
    const by = actOf(actor, delegation.delegate);
    return change(
      desk,
      actor,
      'delegation.return-record',
      delegation,
      {
        // That it came back is a fact; it is not back whole while the unit keeps what it may not keep.
        state: broken.length === 0 ? back : delegation.state,
        returns: [
          ...delegation.returns,
          { on, copiesKept, by, broken: broken.map(({ rule, code }) => ({ rule, code })) },
        ],
      },
      [],
      findings,
    );
  });
}

export function shred(desk: Desk, input: Input<'shred'>): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.shred', async (actor) => {
    const given = checked(shredInput, input);
    const { delegation } = await seenOrder(desk, actor, given.delegation);
    const { last, before } = lastReturn(delegation);
    if (!last.copiesKept || last.shredded !== undefined) {
      refuse('state.not-possible', (say) => say.delegations.noCopies);
    }
    notInFuture(desk, given.on, 'on');
    if (given.on < last.on) {
      refuse('input.invalid', (say) => say.delegations.beforeReturn, { path: 'on' });
    }
    const shredded = {
      on: given.on,
      ...(given.note === undefined ? {} : { note: given.note.trim() }),
      by: actOf(actor, delegation.delegate),
    };
    return change(desk, actor, 'delegation.shred', delegation, {
      state:
        last.broken.length === 0
          ? delegation.state
          : desk.step('delegation', delegation.state, 'return-record'),
      returns: [...before, { ...last, shredded }],
    });
  });
}

export function sendBack(desk: Desk, input: Input<'sendBack'>): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.send-back', async (actor) => {
    const given = checked(sendBackInput, input);
    const { delegation } = await seenOrder(desk, actor, given.delegation);
    const state = desk.step('delegation', delegation.state, 'send-back');
    const { last, before } = lastReturn(delegation);
    const sentBack = { on: desk.today(), opinion: given.opinion.trim(), by: entry(actor) };
    return change(desk, actor, 'delegation.send-back', delegation, {
      state,
      returns: [...before, { ...last, sentBack }],
    });
  });
}

export function close(desk: Desk, input: Input<'close'>): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.close', async (actor) => {
    const given = checked(closeInput, input);
    const { delegation, obligations } = await seenOrder(desk, actor, given.delegation);
    const state = desk.step('delegation', delegation.state, 'close');
    const { last } = lastReturn(delegation);
    const copiesKept = last.copiesKept && last.shredded === undefined;
    const papers = obligations.flatMap(({ obligation }) => obligation.papers);
    const findings = [
      ...judgeReturned(desk, delegation, obligations, { on: last.on, copiesKept }),
      ...judgeKept(desk, papers, delegation.id, given.keeper ?? 'department'),
    ];
    desk.refuseFor(findings);
    return change(
      desk,
      actor,
      'delegation.close',
      delegation,
      {
        state,
        closed: {
          on: desk.today(),
          as: 'by-the-book',
          // Said where it was asked, so that whoever takes it in can ask the policy too.
          ...(given.keeper === undefined ? {} : { keeper: given.keeper }),
          by: entry(actor),
        },
      },
      [],
      findings,
    );
  });
}

export function closeAsBreach(
  desk: Desk,
  input: Input<'closeAsBreach'>,
): Promise<Outcome<DelegationRecord>> {
  return desk.job('delegation.close-as-breach', async (actor) => {
    const given = checked(breachInput, input);
    const { delegation, obligations } = await seenOrder(desk, actor, given.delegation);
    const state = desk.step('delegation', delegation.state, 'close-as-breach');
    if (given.approver === delegation.delegate.id) {
      refuse('input.invalid', (say) => say.delegations.delegateApproves, { path: 'approver' });
    }
    const today = desk.today();
    const approver = await approverOf(desk, given.approver, today, 'approver', [
      delegation.subject,
    ]);
    const last = lastOf(delegation.returns);
    const findings = judgeReturned(
      desk,
      delegation,
      obligations,
      last && { on: last.on, copiesKept: last.copiesKept && last.shredded === undefined },
    );
    return change(
      desk,
      actor,
      'delegation.close-as-breach',
      delegation,
      {
        state,
        closed: {
          on: today,
          as: 'breach',
          approver,
          reason: given.reason.trim(),
          by: entry(actor),
        },
      },
      [],
      findings,
    );
  });
}

function lastReturn({ returns }: DelegationRecord) {
  const last = lastOf(returns);
  if (last === undefined) return refuse('state.not-possible', (say) => say.delegations.notReturned);
  return { last, before: returns.slice(0, -1) };
}

/** The order with what it entrusts; refused to whom it is about. */
async function seenOrder(desk: Desk, actor: Actor, wanted: Seen) {
  const delegation = await desk.seen('delegation', wanted);
  desk.notOneself(actor, [delegation.subject]);
  const obligations = await Promise.all(
    delegation.obligations.map((id) => desk.behind('obligation', id)),
  );
  return { delegation, obligations };
}

function sinceOrder(desk: Desk, { order: given }: DelegationRecord, on: Input<'accept'>['on']) {
  notInFuture(desk, on, 'on');
  if (given !== undefined && on < given.on) {
    refuse('input.invalid', (say) => say.delegations.beforeOrder, { path: 'on' });
  }
}

async function write(
  desk: Desk,
  actor: Actor,
  action: Action,
  delegation: DelegationRecord,
  changes: Partial<Body<'delegation'>>,
  more: readonly Draft[] = [],
): Promise<void> {
  const { id, revision } = delegation;
  await desk.write(actor, action, [
    { type: 'delegation', id, revision, body: { ...bodyOf(delegation), ...changes } },
    ...more,
  ]);
}

async function change(
  desk: Desk,
  actor: Actor,
  action: Action,
  delegation: DelegationRecord,
  changes: Partial<Body<'delegation'>>,
  more: readonly Draft[] = [],
  findings: readonly Finding[] = [],
): Promise<{ readonly value: DelegationRecord; readonly findings: readonly Finding[] }> {
  await write(desk, actor, action, delegation, changes, more);
  return { value: await desk.behind('delegation', delegation.id), findings };
}
