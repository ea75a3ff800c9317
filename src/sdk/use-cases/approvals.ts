/**
 * 审批: the clerk proposes, somebody else reviews and decides, and who did what on which day is kept.
 * A decision that was signed on paper is a fact and goes in from wherever the slip stood.
 */
import * as z from 'zod/mini';
import type { Finding } from '../../policy/index.ts';
import type { ApprovalsApi, ProposalInput, Seen } from '../api.ts';
import { bodyOf, type Desk, refuse } from '../desk.ts';
import { checked, day, said, seen } from '../input.ts';
import { alreadyPut } from '../model/as-put.ts';
import type { ApprovalRecord, Body } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, CivilDate } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { approvalRow, approvalRows } from './approval-rows.ts';
import { isAsProposed, judgeProposal, proposed } from './proposals.ts';
import { actOf, approverOf, entry, type NamedPerson, notInFuture } from './entering.ts';

export function approvalsApi(desk: Desk): ApprovalsApi {
  return {
    list: (query) => desk.read('approval.read', [], () => approvalRows(desk, query)),
    get: (id) => desk.read('approval.read', undefined, () => approvalRow(desk, id)),
    propose: (input) => propose(desk, input),
    submit: (input) => submit(desk, input),
    review: (input) => review(desk, input),
    sendBack: (input) => sendBack(desk, input),
    approve: (input) => approve(desk, input),
    refuse: (input) => decline(desk, input),
    recordPaperDecision: (input) => recordPaperDecision(desk, input),
    withdraw: (input) => withdraw(desk, input),
  };
}

type Input<Name extends keyof ApprovalsApi> = NonNullable<Parameters<ApprovalsApi[Name]>[0]>;

const about: z.ZodMiniType<ProposalInput> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plan'), talks: z.array(seen) }),
  z.strictObject({ type: z.literal('inquiry'), inquiry: seen }),
  z.strictObject({ type: z.literal('delegation'), delegation: seen }),
  z.strictObject({ type: z.literal('admonition'), subject: said, areas: z.array(said) }),
]);
const proposeInput: z.ZodMiniType<Input<'propose'>> = z.strictObject({ about, proposal: said });
const submitInput: z.ZodMiniType<Input<'submit'>> = z.strictObject({
  approval: seen,
  to: z.exactOptional(said),
  proposal: z.exactOptional(said),
});
const reviewInput: z.ZodMiniType<Input<'review'>> = z.strictObject({
  approval: seen,
  reviewer: z.exactOptional(said),
  on: day,
  opinion: said,
});
const sendBackInput: z.ZodMiniType<Input<'sendBack'>> = z.strictObject({
  approval: seen,
  person: z.exactOptional(said),
  opinion: said,
});
const approveInput: z.ZodMiniType<Input<'approve'>> = z.strictObject({
  approval: seen,
  approver: z.exactOptional(said),
  on: day,
  opinion: z.exactOptional(said),
});
const refuseInput: z.ZodMiniType<Input<'refuse'>> = z.strictObject({
  approval: seen,
  approver: z.exactOptional(said),
  on: day,
  reason: said,
});
const paperInput: z.ZodMiniType<Input<'recordPaperDecision'>> = z.strictObject({
  approval: seen,
  approver: said,
  on: day,
  slip: said,
});
const withdrawInput: z.ZodMiniType<Input<'withdraw'>> = z.strictObject({
  approval: seen,
  reason: said,
});

export function propose(desk: Desk, input: Input<'propose'>): Promise<Outcome<ApprovalRecord>> {
  return desk.job(
    'approval.propose',
    async (actor) => {
      const given = checked(proposeInput, input);
      const put = await proposed(desk, given.about);
      desk.notOneself(actor, put.subjects);
      if (alreadyPut(put.about, await desk.everything('approval'))) {
        refuse('state.not-possible', (say) => say.approvals.alreadyProposed, { path: 'about' });
      }
      const id = randomId();
      const on = desk.today();
      const by = entry(actor);
      const proposal = given.proposal.trim();
      const body: Body<'approval'> = {
        state: desk.start('approval'),
        ...put,
        proposal,
        proposedBy: by,
        proposedOn: on,
        history: [{ action: 'propose', on, opinion: proposal, by }],
      };
      await desk.write(actor, 'approval.propose', [{ type: 'approval', id, revision: 0, body }]);
      const value = await desk.get('approval', id);
      return { value, findings: await judgeProposal(desk, value.about) };
    },
    { alone: true },
  );
}

export function submit(desk: Desk, input: Input<'submit'>): Promise<Outcome<ApprovalRecord>> {
  return desk.job('approval.submit', async (actor) => {
    const given = checked(submitInput, input);
    const onWay = await begun(desk, actor, given.approval, 'submit');
    const { approval } = onWay;
    const on = desk.today();
    const putTo =
      given.to === undefined ? undefined : await decider(desk, approval, given.to, on, 'to');
    const proposal = given.proposal?.trim() ?? approval.proposal;
    const person = putTo === undefined ? {} : { person: putTo };
    return taken(
      desk,
      actor,
      onWay,
      { on, ...person, opinion: proposal, by: entry(actor) },
      {
        // As it stands today: what was changed after a return is put before them as it is now.
        ...(await proposed(desk, await asInput(desk, approval))),
        proposal,
        ...(putTo === undefined ? {} : { putTo }),
      },
    );
  });
}

/** What the approval is about, as it stands now. */
async function asInput(
  desk: Desk,
  { about: put, subjects }: ApprovalRecord,
): Promise<ProposalInput> {
  switch (put.type) {
    case 'plan':
      return {
        type: 'plan',
        talks: await Promise.all(put.talks.map(({ talk }) => desk.behind('talk', talk))),
      };
    case 'inquiry':
      return { type: 'inquiry', inquiry: await desk.behind('inquiry', put.inquiry) };
    case 'delegation':
      return { type: 'delegation', delegation: await desk.behind('delegation', put.delegation) };
    case 'admonition':
      return { type: 'admonition', subject: subjects[0]?.id ?? '', areas: put.areas };
  }
}

export function review(desk: Desk, input: Input<'review'>): Promise<Outcome<ApprovalRecord>> {
  return desk.job('approval.review', async (actor) => {
    const given = checked(reviewInput, input);
    const onWay = await begun(desk, actor, given.approval, 'review');
    const { approval } = onWay;
    onThatDay(desk, approval, given.on);
    const reviewer = await other(desk, actor, approval, given.reviewer, given.on, 'reviewer');
    return taken(desk, actor, onWay, stepBy(actor, reviewer, given.on, given.opinion));
  });
}

export function sendBack(desk: Desk, input: Input<'sendBack'>): Promise<Outcome<ApprovalRecord>> {
  return desk.job('approval.return', async (actor) => {
    const given = checked(sendBackInput, input);
    const onWay = await begun(desk, actor, given.approval, 'return');
    const { approval } = onWay;
    const on = desk.today();
    const person = await decider(desk, approval, given.person ?? actor.id, on, 'person');
    return taken(desk, actor, onWay, stepBy(actor, person, on, given.opinion));
  });
}

export function approve(desk: Desk, input: Input<'approve'>): Promise<Outcome<ApprovalRecord>> {
  return desk.job('approval.approve', async (actor) => {
    const given = checked(approveInput, input);
    const onWay = await begun(desk, actor, given.approval, 'approve');
    const { approval } = onWay;
    onThatDay(desk, approval, given.on);
    const approver = await other(desk, actor, approval, given.approver, given.on, 'approver');
    if (!(await isAsProposed(desk, approval.about))) {
      refuse('revision.conflict', (say) => say.approvals.changed);
    }
    const findings = await judgeProposal(desk, approval.about);
    desk.refuseFor(findings.filter(({ severity }) => severity === 'error'));
    const done = stepBy(actor, approver, given.on, given.opinion);
    const decision = { as: 'approved', on: given.on, approver, by: done.by } as const;
    return taken(desk, actor, onWay, done, { decision }, findings);
  });
}

export function decline(desk: Desk, input: Input<'refuse'>): Promise<Outcome<ApprovalRecord>> {
  return desk.job('approval.refuse', async (actor) => {
    const given = checked(refuseInput, input);
    const onWay = await begun(desk, actor, given.approval, 'refuse');
    const { approval } = onWay;
    onThatDay(desk, approval, given.on);
    const approver = await decider(
      desk,
      approval,
      given.approver ?? actor.id,
      given.on,
      'approver',
    );
    const done = stepBy(actor, approver, given.on, given.reason);
    const decision = { as: 'refused', on: given.on, approver, by: done.by } as const;
    return taken(desk, actor, onWay, done, { decision });
  });
}

export function recordPaperDecision(
  desk: Desk,
  input: Input<'recordPaperDecision'>,
): Promise<Outcome<ApprovalRecord>> {
  return desk.job('approval.record-paper-decision', async (actor) => {
    const given = checked(paperInput, input);
    const onWay = await begun(desk, actor, given.approval, 'record-paper-decision');
    const { approval } = onWay;
    notInFuture(desk, given.on, 'on');
    const approver = await decider(desk, approval, given.approver, given.on, 'approver');
    const slip = given.slip.trim();
    const done = stepBy(actor, approver, given.on, slip);
    const decision = { as: 'approved', on: given.on, approver, slip, by: done.by } as const;
    // Signed on paper is signed: what the policy says against it is told, and stops nothing.
    const findings = await judgeProposal(desk, approval.about);
    return taken(desk, actor, onWay, done, { decision }, findings);
  });
}

export function withdraw(desk: Desk, input: Input<'withdraw'>): Promise<Outcome<ApprovalRecord>> {
  return desk.job('approval.withdraw', async (actor) => {
    const given = checked(withdrawInput, input);
    const onWay = await begun(desk, actor, given.approval, 'withdraw');
    const opinion = given.reason.trim();
    return taken(desk, actor, onWay, { on: desk.today(), opinion, by: entry(actor) });
  });
}

type Act =
  'submit' | 'review' | 'return' | 'approve' | 'refuse' | 'record-paper-decision' | 'withdraw';

/** A slip on its way one step further. */
interface OnItsWay {
  readonly act: Act;
  readonly approval: ApprovalRecord;
  readonly state: string;
}

async function begun(desk: Desk, actor: Actor, wanted: Seen, act: Act): Promise<OnItsWay> {
  const approval = await desk.seen('approval', wanted);
  desk.notOneself(actor, approval.subjects);
  return { act, approval, state: desk.step('approval', approval.state, act) };
}

type Step = Omit<Body<'approval'>['history'][number], 'action'>;

/** The step is taken: it stands in the history, and what it changes beside the state. */
async function taken(
  desk: Desk,
  actor: Actor,
  { act, approval, state }: OnItsWay,
  step: Step,
  changes: Partial<Body<'approval'>> = {},
  findings: readonly Finding[] = [],
): Promise<{ readonly value: ApprovalRecord; readonly findings: readonly Finding[] }> {
  const { id, revision, history } = approval;
  const body = {
    ...bodyOf(approval),
    ...changes,
    state,
    history: [...history, { action: act, ...step }],
  };
  await desk.write(actor, `approval.${act}`, [{ type: 'approval', id, revision, body }]);
  return { value: await desk.behind('approval', id), findings };
}

/** Who reviews or decides: neither whom it is about nor, of an order, the delegate. */
async function decider(
  desk: Desk,
  { about: put, subjects }: ApprovalRecord,
  id: string,
  on: CivilDate,
  path: string,
): Promise<NamedPerson> {
  if (put.type === 'delegation') {
    const { delegate } = await desk.behind('delegation', put.delegation);
    if (delegate.id === id) {
      refuse('input.invalid', (say) => say.approvals.delegateDecides, { path });
    }
  }
  return approverOf(desk, id, on, path, subjects);
}

/** The same, and not the one who proposed it. */
async function other(
  desk: Desk,
  actor: Actor,
  approval: ApprovalRecord,
  id: string | undefined,
  on: CivilDate,
  path: string,
): Promise<NamedPerson> {
  const person = await decider(desk, approval, id ?? actor.id, on, path);
  if (person.id === approval.proposedBy.by) {
    refuse('input.invalid', (say) => say.approvals.otherPerson, { path });
  }
  return person;
}

/** From the proposal on, and not after today. */
function onThatDay(desk: Desk, { proposedOn }: ApprovalRecord, on: CivilDate): void {
  notInFuture(desk, on, 'on');
  if (on < proposedOn) {
    refuse('input.invalid', (say) => say.approvals.beforeProposal, { path: 'on' });
  }
}

/** What somebody did, by their own hand or entered for them. */
function stepBy(actor: Actor, person: NamedPerson, on: CivilDate, opinion?: string): Step {
  return {
    on,
    person,
    ...(opinion === undefined ? {} : { opinion: opinion.trim() }),
    by: actOf(actor, person),
  };
}
