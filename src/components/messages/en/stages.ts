/** What the record form says of its stages, beside the record itself. */
import type { stages as chinese } from '../zh-CN/stages.ts';
import type { Spoken } from '../index.ts';

export const stages: Spoken<typeof chinese> = {
  heading: 'Stages',
  names: { prepare: 'Prepare', hold: 'Hold', confirm: 'Confirm', follow: 'Follow up' },
  states: { done: 'done', now: 'under way', later: 'to come', over: 'not done' },
  nameOf: (name, state) => `${name}, ${state}`,
  notYet: { prepare: '', hold: '', confirm: 'Confirmed once the talk is registered.', follow: '' },
  loadFailed: 'This part could not be loaded',
  loadFailedText: 'Nothing that was typed is lost. Check the network, then try again.',

  absent: 'Absent (their talk is still due)',
  onBehalf: (clerk, talker) => `Entered by ${clerk} for ${talker}; both names are kept.`,
  enteredBy: (name, behalf) => (behalf ? `entered by ${name} for ${behalf}` : `entered by ${name}`),
  heldBy: (by) => ` (${by})`,
  savesItself:
    'What is typed is kept on this computer and is there again when the page is reopened.',

  sheet: 'Record sheet',
  readBack: 'Whole text to read back',
  readBackHelp:
    'Read it out, or let the subject read it. Correct and save first where they differ.',
  statementRead: 'Statement',
  mattersRead: 'Matters raised',
  printSheet: 'Print record sheet…',
  refusedMethod: 'Subject refuses to sign',
  witnesses: 'Witnesses (two, with a comma between)',
  witnessesMissing: 'Name two witnesses.',
  remark: 'Remark of the subject (optional)',
  remarkHint: 'What the subject wants added after reading it, in their own words',
  scan: 'Number or place of the scan (optional)',
  scanName: 'Scan of the signed record',
  attach: 'Choose scan…',
  attached: (name) => `Chosen: ${name}`,
  attachFailed: 'The scan could not be kept. Try again, or say where it is.',
  remarkWas: (text) => `Remark of the subject: ${text}`,
  witnessedBy: (names) => `Witnesses: ${names.join(', ')}`,
  asBreachBy: (approver, reason) =>
    `Closed as a breach, approved by ${approver}. What and why: ${reason}`,
  scanKept: 'The scan of the signed record is in the register of papers.',
};
