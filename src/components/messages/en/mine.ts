/** What one's own desk says, in English. */
import type { mine as chinese } from '../zh-CN/mine.ts';
import type { Spoken } from '../index.ts';
import { counted } from './counted.ts';

export const mine: Spoken<typeof chinese> = {
  registers: {
    incidents: 'Report a leak or retaliation',
    papers: 'Register of papers',
    vault: 'Informants’ vault',
  },
  orders: {
    heading: (open) =>
      open === 0 ? 'Talks entrusted to me' : `Talks entrusted to me (${open} to do)`,
    none: 'No talk is entrusted to you at present.',
    noneText: 'Orders of the district committee or its organization department appear here.',
    over: (count) => `Orders that are over (${count})`,
    name: (name, kinds) => `${kinds.join(', ')}: ${name}`,
    overName: (name, state) => `${name}: ${state}`,
    facts: {
      post: 'Unit and post',
      by: 'Ordered by',
      ordered: 'Ordered on',
      reason: 'Why entrusted',
      due: 'Talk due',
      returnDue: 'Record due back',
      talk: 'Arrangement',
    },
    by: (body, leader) => `${body} (${leader})`,
    orderedOn: (on, number) => (number ? `${on}, ${number}` : on),
    noDue: 'The order names no day; the talk is to be held in good time.',
    noReturnDue: 'To be returned in good time after the talk; no number of days is set.',
    notArranged: 'Not arranged yet; it appears here once the department has arranged it.',
    arranged: (on, at, place) => [on, at, place].filter(Boolean).join(' '),
    points: 'Points to cover',
    pointsOf: (kind) => `Points of the ${kind}`,
    recordForm:
      'Record: fill in the record sheet point by point; once read back and signed, the originals go back to the body that ordered the talk.',
    stepsName: (name) => `Steps of the talk with ${name}`,
    steps: {
      accept: 'Acceptance',
      talk: 'Talk and record',
      give: 'Return of the record',
      gone: 'Removal from this machine',
    },
    stepName: (step, state) => `${step}, ${state}`,
    state: { done: 'done', now: 'to do', later: 'not yet' },
    acceptHelp: 'Once accepted you hold the talk yourself; it may not be handed on.',
    refuseHelp: 'Say why; the order goes back to the body that gave it.',
    giveHelp:
      'Return the signed originals. The unit may not keep what only the department may keep.',
    shredHelp: 'The record is complete only once the copies kept are destroyed.',
    open: 'Open talk and record…',
    openName: (name) => `Open talk and record: ${name}`,
    held: (on) => `Held on ${on}.`,
    signed: (on) => `Record signed on ${on}.`,
    notSigned: 'The record is not signed yet; finish it before returning it.',
    sentBack: (on, opinion) => `Sent back to be completed on ${on}: ${opinion}`,
    givenBack: (on, kept) =>
      kept ? `Returned on ${on}; the unit kept copies.` : `Returned on ${on}; no copies kept.`,
    shreddedOn: (on) => `Copies destroyed on ${on}.`,
    waiting: 'The record is returned and waits to be checked.',
    staysUntil:
      'Once it is checked and closed, the talk’s content leaves this machine; only the order stays on the list.',
    gone: 'The talk’s content is no longer on this machine; only this entry is.',
    dueByOrder: (on) => `The order asks for the talk to be held by ${on}.`,
    dueByBody: (on) =>
      `The talk is to be held by ${on}; the body that entrusted it sets the period by what it is about.`,
    orderSource: (number) => number || 'Order',
    fields: {
      reason: 'Why it is not accepted',
      on: 'Returned on',
      copies: 'Copies at the unit',
      noCopies: 'All originals returned, no copies kept',
      copiesKept: 'The unit kept copies',
      shreddedOn: 'Destroyed on',
      note: 'How, and who witnessed it (optional)',
    },
    acts: {
      accept: 'Accept the order',
      refuse: 'Do not accept',
      'return-record': 'Record the return',
      shred: 'Record the copies as destroyed',
    },
    done: {
      accept: 'The order is accepted.',
      refuse: 'The order went back; the reason is on record.',
      'return-record': 'The return is on record.',
      shred: 'The destruction is on record.',
    },
  },
  slips: {
    heading: (open) => (open === 0 ? 'For my decision' : `For my decision (${open})`),
    none: 'Nothing waits for your decision.',
    name: (about, names) =>
      names.length > 3
        ? `${about}: ${names.slice(0, 3).join(', ')} and ${counted(names.length - 3, 'other')}`
        : `${about}: ${names.join(', ')}`,
    by: (name, on) => `Drafted by ${name} on ${on}`,
    toMe: 'put to you',
    proposal: 'Proposal',
    whom: 'Subject',
    changed: 'Changed since it was put',
    changedText:
      'It is no longer as it was put and cannot be approved as it stands: send it back to be put again.',
    plan: 'Talks proposed',
    columns: {
      date: 'Date',
      time: 'Time',
      place: 'Place',
      subject: 'Subject',
      kind: 'Kind',
      talker: 'Talker',
    },
    planChanged: 'changed',
    letter: 'Letter of inquiry',
    questions: 'Questions',
    order: {
      subject: 'Subject',
      kinds: 'Kind',
      delegate: 'Delegate',
      by: 'Ordered by',
      reason: 'Why entrusted',
      due: 'Talk due',
      noDue: 'no day named',
    },
    areas: 'Grounds of the admonition',
    gone: 'What was put cannot be seen now; it may have been withdrawn or closed.',
    history: 'Steps so far',
    step: (on, who, done, opinion) =>
      opinion ? `${on} ${who}: ${done} – ${opinion}` : `${on} ${who}: ${done}`,
    onBehalf: (person, by) => `${person} (entered by ${by})`,
    taken: {
      propose: 'drafted',
      submit: 'submitted',
      review: 'reviewed',
      return: 'sent back',
      approve: 'approved',
      refuse: 'not approved',
      'record-paper-decision': 'signed slip entered',
      withdraw: 'withdrawn',
    },
    fields: {
      opinion: 'Opinion (optional)',
      reviewOpinion: 'Opinion of the review',
      backReason: 'Why it is sent back',
      refuseReason: 'Why it is not approved',
    },
    acts: {
      review: 'Review and agree',
      approve: 'Approve',
      return: 'Send back',
      refuse: 'Do not approve',
    },
    done: {
      review: 'The review is on record.',
      approve: 'Approved.',
      return: 'Sent back.',
      refuse: 'The refusal is on record.',
    },
  },
};
