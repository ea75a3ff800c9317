/** What the desk asks of a review or a decision on what was put, asked again of what another browser wrote. */
import type { Action } from '../access/table.ts';
import type { ApprovalAbout } from '../model/approval.ts';
import { isLetterAsPut, isOrderAsPut, isTalkAsPut } from '../model/as-put.ts';
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

/** What the policy says is asked again where something is done on the decision. */
export function decisionFault(
  actor: Actor,
  action: Action,
  made: ApprovalRecord,
  before: World,
): 'access.denied' | 'input.invalid' | 'state.not-possible' | undefined {
  const wanted = judged[action];
  if (wanted === undefined) return undefined;
  const was = before.find('approval', made.id);
  const done = made.history[made.history.length - 1];
  const person = done?.person;
  if (was === undefined || person === undefined || made.decision?.as !== wanted.as) {
    return 'input.invalid';
  }
  const { about, subjects, proposedBy } = was;
  if (!sameJson(whatWasPut(was), whatWasPut(made))) return 'input.invalid';
  const order =
    about.type === 'delegation' ? before.find('delegation', about.delegation) : undefined;
  const another = action === 'approval.review' || action === 'approval.approve';
  if (
    done?.by.by !== actor.id ||
    (person.id !== actor.id && !actor.roles.includes('clerk')) ||
    (made.decision !== undefined && made.decision.approver.id !== person.id) ||
    subjects.some(({ id }) => id === person.id) ||
    order?.delegate.id === person.id ||
    (another && proposedBy.by === person.id)
  ) {
    return 'access.denied';
  }
  return action === 'approval.approve' && !isAsPut(about, before)
    ? 'state.not-possible'
    : undefined;
}

function whatWasPut({ about, subjects, proposedBy }: ApprovalRecord) {
  return { about, subjects, proposedBy };
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
