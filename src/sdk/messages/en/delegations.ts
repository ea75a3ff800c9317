/** What the SDK says of delegations. */
import type { Messages } from '../index.ts';

export const delegationMessages: Messages['delegations'] = {
  oneSubject: 'A delegation is about one subject.',
  nothingEntrusted: 'Choose at least one obligation.',
  alreadyEntrusted: 'A delegation of this is still open.',
  notALeader:
    'A delegation is ordered by a leader of the district committee or its organization department (二·2).',
  delegateApproves: 'The delegate cannot approve the delegation to themselves.',
  dueBeforeOrder: 'The deadline cannot be before the delegation.',
  beforeOrder: 'The date cannot be before the delegation.',
  beforeTalk: 'The date cannot be before the talk.',
  beforeReturn: 'The date cannot be before the record came back.',
  orderNumberTaken: 'This number belongs to another delegation.',
  notHeld: 'No talk is registered, so there is no record to return.',
  notReturned: 'The record has not come back.',
  noCopies: 'No kept copy was registered.',
  copiesLeft: 'The unit still keeps copies. Register that they were shredded first.',
  notHeldTalk: 'The talk has not been held.',
  ordered: 'The talk was held under a delegation.',
  byLeader:
    'A leader of the district committee or its organization department needs no delegation.',
  byDelegate: 'A talk by the delegate in person was not handed on.',
  arrangeFirst: 'Arrange the talk first.',
  alreadyArranged: 'The talk is arranged.',
};
