/** What the dialogs say in which one talk or several are arranged. */
import type { arrange as chinese } from '../zh-CN/arrange.ts';
import type { Spoken } from '../index.ts';
import { counted } from './counted.ts';

export const arrange: Spoken<typeof chinese> = {
  arrange: {
    heading: (name, kind) => `Arrange ${kind}: ${name}`,
    day: 'Date of the talk',
    suggested: ' (suggested; you may choose another)',
    chosenDay: (date) => `Chosen: ${date}`,
    noDay: 'Choose a date',
    talkers: 'Talker',
    eligible: 'May hold it',
    withReason: 'May hold it with a reason',
    entrustable: 'May be entrusted',
    entrust: 'Entrust…',
    entrusted: 'Order…',
    entrustName: (name) => `Entrust: ${name}`,
    notEligible: 'May not hold it',
    asWhat: (as) => `as ${as}`,
    whyNot: 'Why not',
    load: (count) => (count === 0 ? 'free that day' : `${counted(count, 'talk')} that day`),
    showOthers: (count) => `${counted(count, 'person', 'people')} who may not hold it, and why`,
    time: 'Start',
    timeHint: 'Like 9:30',
    place: 'Place',
    outline: 'The outline is ready',
    recorder: 'Recorder (optional)',
    confirm: 'Arrange',
    together: (names) => `In the same talk: ${names.join(', ')}`,
    workNeed: 'Why the work requires one talk for all',
    chooseTalker: 'Choose the talker.',
    chooseDay: 'Choose the date of the talk.',
    checked: (count) =>
      count === 0
        ? 'Nothing against the rules found.'
        : `${counted(count, 'remark')} from the rules.`,
  },
  batch: {
    heading: (count) => `Arrange ${counted(count, 'talk')}`,
    intro:
      'Suggested by deadline and by how many talks each day has; change what you like. Either all are arranged or none.',
    table: 'Talks to arrange, checked one by one',
    dateOf: (name) => `Date: ${name}`,
    talkerOf: (name) => `Talker: ${name}`,
    timeOf: (name) => `Start: ${name}`,
    outline: 'Outline',
    outlineOf: (name) => `Outline is ready: ${name}`,
    leaveOut: 'Leave out',
    leaveOutOf: (name) => `Leave out: ${name}`,
    chooseTalker: 'Choose the talker',
    talkerOption: (name, title, withReason, load) =>
      [`${name} (${title})`, withReason ? 'needs a reason' : '', load > 0 ? `${load} that day` : '']
        .filter(Boolean)
        .join(', '),
    missing: (name) => `${name} has no date or talker yet.`,
    checked: (count, standing) =>
      standing === 0
        ? `${count} checked, nothing found.`
        : `${count} checked, ${standing} with remarks.`,
    confirm: (count) => `Arrange ${counted(count, 'talk')}`,
    done: (count) => `${counted(count, 'talk')} arranged.`,
  },
};
