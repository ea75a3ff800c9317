/** Faults that change nothing anybody could see, each with the reason. Kept short, and looked at in review. */

const noExceptions = 'no act of this kind carries an exception, so there is none to allow';
const rolesGoFirst = 'a role that fits is looked for before one that is tolerated';
const neverSaid =
  'said of no window that neither rolls nor counts working days; deadlines share the list';

export const sameByNature: ReadonlyMap<string, string> = new Map([
  ['allow an exception: reminder.inquiry_reply', noExceptions],
  ['allow an exception: confidential.informant', noExceptions],
  ['allow an exception: confidential.letter', noExceptions],
  ['allow an exception: archive.keeper', noExceptions],
  ['allow an exception: archive.not_personal_file', noExceptions],
  ['change who may talk: principal: tolerated: with committee-principal', rolesGoFirst],
  ['change who may talk: principal: tolerated: with committee-leader-in-charge', rolesGoFirst],
  ['change who may talk: principal: tolerated: with department-principal', rolesGoFirst],
  ['turn a severity: retirement.deadline:undecided: advice to warning', neverSaid],
  ['silence a statement: retirement.deadline:undecided: advice to off', neverSaid],
  ['turn a severity: admonition.report:undecided: advice to error', neverSaid],
  ['turn a severity: admonition.report:undecided: advice to warning', neverSaid],
  ['silence a statement: admonition.report:undecided: advice to off', neverSaid],
]);
