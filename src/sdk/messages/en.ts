/** What the SDK says to people, in English: the same sentences with the same arguments as in Chinese. */
import type { RecordType } from '../model/records.ts';
import { accessMessages } from './en/access.ts';
import { approvalMessages } from './en/approvals.ts';
import { delegationMessages } from './en/delegations.ts';
import { listMessages } from './en/exchange.ts';
import { figureMessages } from './en/figures.ts';
import { inquiryMessages } from './en/inquiries.ts';
import { keyMessages } from './en/keys.ts';
import { paperMessages } from './en/papers.ts';
import { recordMessages } from './en/records.ts';
import { safekeepingMessages } from './en/safekeeping.ts';
import { vaultMessages } from './en/vault.ts';
import type { Messages } from './index.ts';

const recordNames: { readonly [T in RecordType]: string } = {
  event: 'event',
  obligation: 'obligation',
  talk: 'talk',
  matter: 'matter',
  admonition: 'admonition',
  inquiry: 'inquiry',
  delegation: 'delegation',
  approval: 'approval',
  grant: 'grant',
  paper: 'paper',
  outline: 'outline',
  incident: 'incident',
  unitTalk: 'talk of the unit',
  roster: 'roster',
  submission: 'submission',
  setting: 'local setting',
  draft: 'draft',
  view: 'saved view',
};

export const english: Messages = {
  delegate: 'Delegate',
  records: recordMessages,
  papers: paperMessages,
  vault: vaultMessages,
  access: accessMessages,
  delegations: delegationMessages,
  figures: figureMessages,
  inquiries: inquiryMessages,
  approvals: approvalMessages,
  keys: keyMessages,
  safekeeping: safekeepingMessages,
  refusals: {
    noRight: 'You have no right to do this.',
    ownCase: 'You are the subject here: nobody handles their own case.',
    notThere: 'The record was not found. It may be gone, or you may have no right to it.',
    notFound: (type) =>
      `The ${recordNames[type]} was not found. It may be gone, or you may have no right to it.`,
    conflict: (type) =>
      `Somebody else has changed the ${type === undefined ? 'record' : recordNames[type]} meanwhile; nothing was saved. Look at it and submit again.`,
    invalid: 'What was entered is incomplete or does not fit; nothing was saved.',
    policy: 'The rules on cadre talks do not allow it; nothing was done.',
    reasonNeeded: 'This departs from the general rule. Give a reason to go on.',
    unknownPerson: 'The directory does not know this person.',
    reasonEmpty: 'Give a reason.',
    caseClosed: 'The admonition is closed and no longer changes.',
    oneAdmonition: 'One talk deals with one admonition.',
    endsBeforeStart: 'The end must be later than the beginning.',
    approverIsTalker: 'The talker cannot approve the closing as a breach.',
    alreadyKnown: 'The same is registered already.',
    notInWriting: 'A talk of this kind cannot be replaced by an inquiry (三·5).',
    cancelFirst: 'It is arranged in one talk with others. Cancel that arrangement first.',
    obligationTwice: 'The same obligation was chosen twice.',
    alreadyArranged: 'A talk is arranged for it already. Reschedule that one, or cancel it first.',
    periodBackwards: 'The period ends before it begins.',
    dateMissing: 'The date that the period counts from is missing.',
    future: 'What has not happened yet cannot be registered: the date is after today.',
    checkerIsHandler: 'The checker cannot be the handler (五¶2).',
    isSubject: 'The subject cannot approve or check what is about themselves.',
    noticeBeforeDecision: 'The notice cannot be dated before the decision to admonish.',
    noNotice: 'No admonition notice has been numbered and issued.',
    alreadyServed: 'The admonition notice has been served and signed for.',
    dueBeforeTalk: 'The rectification deadline cannot be before the talk.',
    itemNotFound: 'There is no such rectification item.',
    noItem: 'No rectification item is at this step.',
    noTalk: 'No admonition talk is arranged.',
    noticeNumberTaken: 'This number belongs to another admonition notice.',
    beforeTalkHeld: 'The confirmation cannot be dated before the talk.',
  },
  handOver: {
    damaged: 'The hand-over file is damaged or is none; it was not read.',
    'wrong-key': 'The key or passphrase does not open the hand-over file.',
    newer: 'The hand-over file comes from a newer version. Update first.',
    older: 'A newer hand-over file has been taken over; this one no longer is.',
    notForYou: 'The hand-over file is not for you.',
    unknownSender: 'Who sent the hand-over file cannot be confirmed; it was not taken over.',
    connected: 'A desk with a server uses no hand-over files.',
  },
  sync: {
    unreachable: 'The server cannot be reached. Try later.',
    notAnswered: 'The server does not answer questions about the whole district.',
    notInFile: 'The last hand-over file has no answer to this.',
  },
  list: listMessages,
};
