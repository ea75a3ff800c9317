/** Faults that change nothing anybody could see, each with the reason. Kept short, and looked at in review. */

const noExceptions = 'no act of this kind carries an exception, so there is none to allow';
const baseIsGiven = 'the caller gives the day that it is counted from';
const rolesGoFirst = 'a role that fits is looked for before one that is tolerated';
const neverSaid = 'said by no window of this pack; every deadline shares the list of statements';

export const sameByNature: ReadonlyMap<string, string> = new Map([
  ['allow an exception: reminder.inquiry_reply', noExceptions],
  ['allow an exception: confidential.informant', noExceptions],
  ['allow an exception: confidential.letter', noExceptions],
  ['allow an exception: archive.keeper', noExceptions],
  ['allow an exception: archive.not_personal_file', noExceptions],
  ['change what a window counts: inquiry.reply: from decision instead of receipt', baseIsGiven],
  ['change what a window counts: inquiry.reply: from formalities instead of receipt', baseIsGiven],
  ['change what a window counts: inquiry.reply: from arisen instead of receipt', baseIsGiven],
  ['change what a window counts: delegation.return: from decision instead of talk', baseIsGiven],
  ['change what a window counts: delegation.return: from formalities instead of talk', baseIsGiven],
  ['change what a window counts: delegation.return: from arisen instead of talk', baseIsGiven],
  ['change who may talk: principal: tolerated: with committee-principal', rolesGoFirst],
  ['change who may talk: principal: tolerated: with committee-leader-in-charge', rolesGoFirst],
  ['change who may talk: principal: tolerated: with department-principal', rolesGoFirst],
  ['turn a severity: retirement.deadline:undecided: advice to warning', neverSaid],
  ['silence a statement: retirement.deadline:undecided: advice to off', neverSaid],
]);
