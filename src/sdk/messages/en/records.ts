/** Sentences about talks' records and what hangs on them. */
import { type CivilDate, dayOfWeek } from '../../../policy/index.ts';
import type { Messages } from '../index.ts';

const incidentStates: Messages['records']['incidentStates'] = {
  reported: 'Reported',
  investigating: 'Under investigation',
  sanctioned: 'Sanctioned',
  closed: 'Closed',
};

const incidentActs = {
  assign: 'naming a handler',
  investigate: 'recording the investigation',
  sanction: 'recording a sanction',
  close: 'closing',
} as const;

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Wednesday, 11 March 2026 */
function spoken(date: CivilDate): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return `${weekdays[dayOfWeek(date) % 7] ?? ''}, ${day} ${months[month - 1] ?? ''} ${year}`;
}

export const recordMessages: Messages['records'] = {
  incidentKinds: {
    retaliation: 'Retaliation',
    tracing: 'Tracing of an informant',
    leak: 'Leak',
    loss: 'Loss of a secret paper',
  },
  incidentStates,
  incidentState: (state, act) =>
    `The incident is “${incidentStates[state]}”: ${incidentActs[act]} is not possible.`,
  noHandler: 'Name a handler first.',
  accusesOneself: 'Nobody registers themselves as accused.',
  handlerAccused: 'The handler cannot be accused as well. Name another handler first.',
  notAccused: 'This person is not accused in the incident. Record the investigation first.',
  sanctionedUnfounded: 'A sanction is recorded, so the outcome cannot be “unfounded”.',
  partOfIncident: 'This person is part of the incident and cannot handle it.',
  mergeItself: 'It cannot be merged into itself.',
  mergeEnded:
    'That obligation was cancelled, merged or closed as a breach. Nothing can be merged into it.',
  mergeOther:
    'Only obligations of the same subject, kind and way can be merged, and no admonition.',
  mergePoints: 'That obligation does not cover every content point of this one.',
  mergePetition:
    'A case from a petition can only be merged into one that is from a petition too (四·2⑷).',
  mergeLater: 'That obligation is due later. Merge into the one that is due first.',
  orderRuns: 'The talk is delegated. Withdraw the delegation first.',
  endsWithItsCase:
    'It is handled with an admonition or an inquiry. Cancel, withdraw or close it there.',
  ownUnitTalks: 'Only one’s own talks with members of the team can be registered.',
  sentIn: 'It has been sent in already. If it comes back, it can be sent in again.',
  notWaiting: 'It has been taken over or sent back already.',
  notForThis: 'It does not belong to the case that was chosen.',
  onlyOwnTalks: 'Only talks that you held yourself can be registered.',
  unknownUnit: 'The directory does not know this unit.',
  notLater: 'The extended deadline must be later than the old one.',
  noticeServed: 'The notice has been served and cannot be voided.',
  namesInformant:
    'The text names an informant; nothing was saved. Informants are entered in the vault alone; use a cover name (四·2⑷).',
  notHeldYet: 'The talk has not been held. Reschedule or cancel it.',
  heldAfterReturn: 'The talk cannot be dated after its record came back.',
  nothingAmended: 'The correction changes nothing.',
  noService: 'No service is registered, so there is nothing to correct.',
  withDepartment: 'The paper is kept by the organization department.',
  originalStays:
    'An original is not shredded (the rules name no period of retention). Hand it over instead.',
  unknownPaper: 'There is no paper of this kind.',
  witnessIsActor: 'Who enters it cannot be the witness.',
  shredded: 'The paper has been shredded.',
  attachment: (mb) => `PDF, JPG or PNG, up to ${mb} MB.`,
  notForOthers: 'Only a clerk enters on behalf of others.',
  batchRefused: (bad, all) =>
    `${bad} of ${all} cannot be arranged; none was saved. Correct each and submit again.`,
  busy: (name, at) => `${name} has another talk that day at ${at}; the times overlap.`,
  placeTaken: (place, at) =>
    `“${place}” is taken by another talk that day at ${at}; the times overlap.`,
  ownFinding: 'Hint of this system',
  bookElsewhere: 'Choose another day, person or place, or give a reason to go on.',
  draftTooLarge: 'The text is too long; the draft was not saved. Submit or shorten it first.',
  tooManyDrafts: 'There are too many drafts. Submit or delete some first.',
  tooManyViews: 'There are too many saved views. Delete some first.',
  noSuchSetting: 'There is no such setting.',
  setByHost: 'The portal fixes this setting; it cannot be changed here.',
  settingValue: 'The setting does not allow this value.',
  noSuchPoint: 'The obligation has no such content point.',
  notice: (date, startsAt, place) =>
    `Please come to a talk on ${spoken(date)}${startsAt === undefined ? '' : ` at ${startsAt}`}${
      place === undefined ? '' : `, ${place}`
    }.`,
};
