/** What the desk asks of a slip, from its proposal to its decision, asked again of what another browser wrote. */
import type { CivilDate } from '../../policy/index.ts';
import type { Action } from '../access/table.ts';
import type { ApprovalAbout } from '../model/approval.ts';
import { alreadyPut, isLetterAsPut, isOrderAsPut, isTalkAsPut } from '../model/as-put.ts';
import type { ApprovalRecord } from '../model/records.ts';
import type { Actor } from '../ports.ts';
import { sameJson } from './same-json.ts';
import type { World } from './world.ts';

/** Each with what it decides, if it does. */
const judged: { readonly [A in Action]?: { readonly as?: 'approved' | 'refused' } } = {
  'approval.review': {},
  'approval.return': {},
  'approval.approve': { as: 'approved' },
  'approval.refuse': { as: 'refused' },
  'approval.record-paper-decision': { as: 'approved' },
};

type Fault = 'access.denied' | 'input.invalid' | 'state.not-possible' | 'already.known';

/** What the policy says is asked again where something is done on the decision. */
export function slipFault(
  actor: Actor,
  action: Action,
  on: CivilDate,
  made: ApprovalRecord,
  before: World,
  after: World,
): Fault | undefined {
  const was = before.find('approval', made.id);
  if (action === 'event.record') return usedFault(made, after);
  return (
    entryFault(actor, action, on, made) ??
    putFault(actor, action, on, made, was, before) ??
    (was && decisionFault(actor, action, made, was, before))
  );
}

/** Each step leaves one entry, under its own name, by who took it. */
function entryFault(
  actor: Actor,
  action: Action,
  on: CivilDate,
  made: ApprovalRecord,
): Fault | undefined {
  const done = made.history[made.history.length - 1];
  if (done === undefined || `approval.${done.action}` !== action) return 'input.invalid';
  if (done.by.by !== actor.id) return 'access.denied';
  return done.on > on ? 'input.invalid' : undefined;
}

/** A proposal is the sender's, of that day, and of what there is to decide. */
function putFault(
  actor: Actor,
  action: Action,
  on: CivilDate,
  made: ApprovalRecord,
  was: ApprovalRecord | undefined,
  before: World,
): Fault | undefined {
  if (action !== 'approval.propose' && action !== 'approval.submit') return undefined;
  const { proposedBy, proposedOn, about, putTo } = made;
  if (was === undefined) {
    if (action !== 'approval.propose') return 'input.invalid';
    if (proposedBy.by !== actor.id || proposedBy.name !== actor.name) return 'access.denied';
    if (proposedOn !== on) return 'input.invalid';
    if (alreadyPut(about, before.everything('approval'))) return 'already.known';
  } else if (!sameJson(whatItIsOf(was), whatItIsOf(made))) return 'input.invalid';
  if (!isAsPut(about, before)) return 'state.not-possible';
  if (putTo !== undefined && delegateOf(about, before) === putTo.id) return 'input.invalid';
  const named = made.subjects.map(({ id }) => id);
  const meant = personsOf(about, before) ?? named.slice(0, 1);
  return sameJson([...new Set(named)].sort(), [...meant].sort()) && named.length > 0
    ? undefined
    : 'input.invalid';
}

function decisionFault(
  actor: Actor,
  action: Action,
  made: ApprovalRecord,
  was: ApprovalRecord,
  before: World,
): Fault | undefined {
  const wanted = judged[action];
  if (wanted === undefined) return undefined;
  const done = made.history[made.history.length - 1];
  const person = done?.person;
  if (person === undefined || made.decision?.as !== wanted.as) return 'input.invalid';
  const { about, subjects, proposedBy, proposedOn } = was;
  if (made.decision !== undefined && made.decision.on !== done?.on) return 'input.invalid';
  const onPaper = action === 'approval.record-paper-decision';
  if (!onPaper && done !== undefined && done.on < proposedOn) return 'input.invalid';
  const another = action === 'approval.review' || action === 'approval.approve';
  if (
    (person.id !== actor.id && !actor.roles.includes('clerk')) ||
    (made.decision !== undefined && made.decision.approver.id !== person.id) ||
    subjects.some(({ id }) => id === person.id) ||
    delegateOf(about, before) === person.id ||
    (another && proposedBy.by === person.id)
  ) {
    return 'access.denied';
  }
  return action === 'approval.approve' && !isAsPut(about, before)
    ? 'state.not-possible'
    : undefined;
}

/** An approved admonition led to this event, and to no other. */
function usedFault({ event, decision, about, subjects }: ApprovalRecord, after: World) {
  const made = event === undefined ? undefined : after.find('event', event);
  const fits =
    decision?.as === 'approved' &&
    about.type === 'admonition' &&
    subjects.some(({ id }) => id === made?.event.subject.id);
  return fits ? undefined : 'input.invalid';
}

/** The thing that is put; how it stands may be told anew when it is put again. */
function whatItIsOf({ about, subjects, proposedBy, proposedOn }: ApprovalRecord) {
  const it = {
    plan: () => (about.type === 'plan' ? about.talks.map(({ talk }) => talk) : []),
    inquiry: () => (about.type === 'inquiry' ? about.inquiry : ''),
    delegation: () => (about.type === 'delegation' ? about.delegation : ''),
    admonition: () => ({ about, subject: subjects[0]?.id ?? '' }),
  }[about.type]();
  return JSON.parse(JSON.stringify({ type: about.type, it, proposedBy, proposedOn }));
}

/** Whom it is about; undefined where the slip alone says so. */
function personsOf(about: ApprovalAbout, world: World): ReadonlySet<string> | undefined {
  switch (about.type) {
    case 'plan':
      return new Set(
        about.talks
          .flatMap(({ talk }) => world.find('talk', talk)?.obligations ?? [])
          .flatMap((id) => world.find('obligation', id)?.ofTheDay.id ?? []),
      );
    case 'inquiry':
      return new Set([world.find('inquiry', about.inquiry)?.ofTheDay.id ?? '']);
    case 'delegation':
      return new Set([world.find('delegation', about.delegation)?.ofTheDay.id ?? '']);
    case 'admonition':
      return undefined;
  }
}

function delegateOf(about: ApprovalAbout, world: World): string | undefined {
  if (about.type !== 'delegation') return undefined;
  return world.find('delegation', about.delegation)?.delegate.id;
}

function isAsPut(about: ApprovalAbout, world: World): boolean {
  switch (about.type) {
    case 'plan':
      return about.talks.every((was) => {
        const is = world.find('talk', was.talk);
        return is !== undefined && isTalkAsPut(was, is);
      });
    case 'inquiry': {
      const letter = world.find('inquiry', about.inquiry);
      return letter !== undefined && isLetterAsPut(about, letter);
    }
    case 'delegation': {
      const order = world.find('delegation', about.delegation);
      return order !== undefined && isOrderAsPut(about, order);
    }
    case 'admonition':
      return true;
  }
}
