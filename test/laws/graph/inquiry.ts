/** A written inquiry: who sent it, with whose approval, and what came back. */
import type { Act, Inquiry, Policy } from '../../../src/policy/index.ts';
import { contentPoints, obligations } from '../../../src/policy/index.ts';
import { eventOf, subjects } from '../../scenarios/tables/people.ts';
import { errors, type Case, type Graph } from './explore.ts';

export interface Letter {
  readonly sender: Inquiry['sender'];
  readonly petition: boolean;
  readonly approver?: string;
  readonly scrub: 'clean' | 'hit' | 'not-run';
  readonly servedOn?: Inquiry['issuedOn'];
  readonly reply?: NonNullable<Inquiry['reply']>;
  readonly reason?: true;
}

const does: Graph<Letter>['does'] = (action, facts, today) => {
  switch (action) {
    case 'approve':
      return (['clean', 'hit'] as const).map((scrub) => ({
        ...facts,
        scrub,
        approver: '组织部长',
      }));
    case 'return':
      return [{ sender: facts.sender, petition: facts.petition, scrub: 'not-run' }];
    case 'serve':
    case 'record-service-unapproved':
      return [{ ...facts, servedOn: today }];
    case 'note-spoken-reply':
      return [{ ...facts, reply: { form: 'spoken', by: 'subject', receivedOn: today } }];
    case 'answer':
      return [{ ...facts, reply: { form: 'written', by: 'subject', receivedOn: today } }];
    case 'ask-again':
      // Another letter, which wants another answer.
      return [{ sender: facts.sender, petition: facts.petition, scrub: 'not-run' }];
    case 'turn-to-talk':
      return [{ ...facts, approver: '组织部长', reason: true }];
    default:
      return [facts];
  }
};

function issue(policy: Policy, facts: Letter): Act {
  const { petition, scrub } = facts;
  const points = contentPoints(policy, 'reminder').map(({ id }) => id);
  const paper = {
    id: 'letter',
    paper: 'inquiry-letter',
    kind: 'reminder',
    points,
    petition,
    scrub,
  };
  return { type: 'issue-paper', paper, audience: 'subject' };
}

function close(policy: Policy, facts: Letter, as: 'answered' | 'turned-into-talk'): Act {
  const { sender, petition, approver, servedOn, reply } = facts;
  const event = eventOf('reminder', subjects.other, '2026-03-09', { way: 'inquiry', petition });
  const [obligation] = obligations(policy, event).obligations;
  if (!obligation) throw new Error('a reminder obliges nothing');
  const inquiry: Inquiry = {
    id: 'inquiry',
    obligation,
    sender,
    ...(approver ? { approver } : {}),
    ...(servedOn ? { receivedOn: servedOn } : {}),
    ...(reply ? { reply } : {}),
  };
  const reasons = facts.reason ? { 'reminder.inquiry_reply': '已当面说明' } : {};
  return { type: 'close-inquiry', inquiry, as, reasons };
}

export function letters(policy: Policy): Graph<Letter> {
  return {
    machine: 'inquiry',
    starts: (['committee', 'department', 'other'] as const).flatMap((sender) =>
      [false, true].map((petition): Letter => ({ sender, petition, scrub: 'not-run' })),
    ),
    days: 2,
    does,
    asks: (action, facts) => [
      action === 'approve' ? issue(policy, facts) : close(policy, facts, 'answered'),
    ],
  };
}

export function forbiddenOfLetter(
  policy: Policy,
  { state, facts }: Case<Letter>,
): readonly string[] {
  const answered = () => errors(policy, close(policy, facts, 'answered'));
  switch (state) {
    case 'approved':
      return errors(policy, issue(policy, facts));
    case 'answered':
    case 'checking':
    case 'clear':
      return answered().filter((error) => error.startsWith('reminder.inquiry_reply:'));
    case 'closed':
      return answered();
    case 'turned':
    case 'closed-unanswered':
      return errors(policy, close(policy, facts, 'turned-into-talk')).filter((error) =>
        error.startsWith('reminder.inquiry_reply:'),
      );
    default:
      return [];
  }
}
