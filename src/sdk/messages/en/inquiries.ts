/** What the SDK says of inquiries. */
import type { Messages } from '../index.ts';

export const inquiryMessages: Messages['inquiries'] = {
  notInWriting: 'This is no reminder by way of an inquiry (三·5).',
  alreadyDrafted: 'An inquiry into this is still open.',
  pointUnknown: 'A letter of inquiry has no such point.',
  questionUnknown: 'The inquiry has no such question.',
  answeredTwice: 'One question was answered twice.',
  nothingAnswered: 'Enter the answer to at least one question.',
  nothingAsked: 'Enter at least one question that is not cleared up.',
  approverNeeded: 'Name the approver, or choose an approved proposal.',
  approverTwice: 'Give either the approver or the proposal.',
  secondReaderDrafted: 'The second reader cannot be who drafted it.',
  numberTaken: 'This number belongs to another letter of inquiry.',
  servedBeforeIssue: 'The service cannot be dated before the issue.',
  issuedBeforeApproval: 'The issue cannot be dated before the approval.',
  beforeService: 'The date cannot be before the service.',
  beforeReply: 'The date cannot be before the reply came in.',
  receiptThere: 'The receipt is registered already.',
  notLater: 'The new deadline must be later than the old one.',
  notWithoutBreach: 'Its course broke a rule, so it can only be closed as a breach.',
  isAReply: 'A written answer by the cadre is registered as a reply.',
  decisionNeeded: 'Turning it into an admonition takes a decision to admonish (三·6).',
  sameKind: 'An inquiry can only be turned into a reminder talk or an admonition.',
};
