/** What the SDK says of approvals. */
import type { Messages } from '../index.ts';

export const approvalMessages: Messages['approvals'] = {
  about: {
    plan: 'Talk plan',
    inquiry: 'Inquiry',
    delegation: 'Delegated talk',
    admonition: 'Admonition',
  },
  otherPerson: 'Who proposed it can neither review nor approve it.',
  notForOthers: 'Only a clerk enters on behalf of others.',
  delegateDecides: 'The delegate cannot approve the delegation to themselves.',
  alreadyProposed: 'A proposal on this is still open.',
  changed: 'What was proposed has changed since. Send it back or withdraw it, and propose again.',
  notApproved: 'The proposal is not approved yet.',
  ofAnother: 'The proposal approves something else.',
  alreadyUsed: 'The proposal has been used for something else.',
  beforeProposal:
    'The decision cannot be dated before the proposal. For a decision on paper use “Record a decision on paper”.',
  nothingProposed: 'Choose at least one talk.',
  areaUnknown: (allowed) => `The ground of the admonition should be one of: ${allowed.join(', ')}`,
};
