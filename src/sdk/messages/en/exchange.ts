/** What is said of lists that come in: why a file or a row is not taken, and what was read otherwise than written. */
import type { Unreadable } from '../../exchange/unreadable.ts';
import type { Messages } from '../index.ts';

const unreadable: { readonly [U in Unreadable]: (place: string) => string } = {
  'too-large': () =>
    'The file is larger than 10 MB and was not read. Split it and import the parts.',
  'too-many-rows': () =>
    'The list has more than 25,000 rows and was not read. Split it and import the parts.',
  'too-many-columns': () => 'The list has more than 256 columns and was not read. Delete some.',
  'too-much-inside': () => 'Unpacked, the file is too large; it was not read. Keep only the list.',
  'too-deep': () => 'The file is nested too deeply and was not read.',
  encoding: () =>
    'The file is no text in UTF-8, GB18030 or marked UTF-16 and cannot be read. Save it as .xlsx or CSV and try again.',
  quotes: () => 'The quotes in the file do not close. Correct them and try again.',
  empty: () => 'There is nothing in the file.',
  'old-excel': () =>
    'This is an old .xls file, or has a password. Save it as .xlsx without one and try again.',
  encrypted: () => 'The file has a password. Remove it and try again.',
  damaged: () => 'The file is damaged or cut off and cannot be read.',
  'declares-entities': () => 'The file has a declaration that is not allowed; it was not read.',
  'no-sheet': (place) =>
    place === ''
      ? 'There is no sheet in the file that can be read.'
      : `There is no sheet “${place}” in the file.`,
  formula: (place) =>
    `${place} and maybe others are formulas; the file was not read. Paste everything as values and import that.`,
  'unsafe-heading': (place) => `“${place}” cannot be a heading; the file was not read.`,
};

function listed(allowed: readonly string[]): string {
  return allowed.join(', ');
}

const beside = {
  heading: 'The heading again; it is no row',
  numbering: 'Numbers of columns; it is no row',
  note: 'A note, a signature or a sum; it is no row',
};

export const listMessages: Messages['list'] = {
  unreadable: (why, place = '') => unreadable[why](place),
  headingMissing: (heading) =>
    `There is no column “${heading}”. Say which column it is and read the file again.`,
  headingTwice: (heading, letters) =>
    `“${heading}” stands over the columns ${listed(letters)}. Say which is meant.`,
  tokenUnknown: 'Read the list first, then confirm the import.',
  nothingToTake: 'There is nothing in the list that can be imported.',
  cellMissing: (heading) => `“${heading}” is empty`,
  dateUnreadable: (heading) => `“${heading}” is no valid date (such as 2026-03-09)`,
  kindUnknown: (allowed) => `The kind of talk must be one of: ${listed(allowed)}`,
  triggerUnknown: (allowed) => `The trigger must be one of: ${listed(allowed)}`,
  noticeOutcomeUnknown: (allowed) =>
    `The outcome of the public notice must be one of: ${listed(allowed)}`,
  wayUnknown: (allowed) => `The way must be one of: ${listed(allowed)}`,
  unitUnknown: 'The directory does not know this unit',
  personUnknown: 'The unit has nobody of this name',
  personAmbiguous: 'The unit has several of this name, and the post does not tell them apart',
  alreadyKnown: 'The same is registered already',
  ownCase: 'Somebody else must register what concerns you',
  noticeWithoutEnd: 'The public notice has an outcome but no last day',
  twiceInList: (row) => `The same as row ${row}`,
  notManaged: 'Not managed by the district committee: no talk is owed',
  digitsLost: (heading, place) =>
    `“${heading}” (${place}) is kept as a number and its last digits are lost; make it text and enter it again`,
  fromMerged: (heading) => `“${heading}” is taken from a merged cell`,
  fromSerial: (heading, date) => `“${heading}” is a spreadsheet's number of a day; read as ${date}`,
  cutFromName: (cut) => `“${cut}” behind the name is not taken as part of it`,
  unitInFull: (name) => `The unit is read as “${name}”`,
  beside,
  roster: {
    same: 'As it is in the directory',
    elsewhere: 'Another unit has somebody of this name; add the person number',
    numberUnknown: 'The directory does not know this person number',
    numberOfAnother: 'In the directory this person number is that of another name',
    managedUnknown: '“Managed by the district” must be yes or no',
    partyBodyUnknown:
      'The directory does not know this unit; a new one needs the type of its Party body',
    roleUnknown: (allowed) => `The type of post must be one of: ${listed(allowed)}`,
    becomes: (heading, from, to) =>
      `${heading}: ${from === '' ? '(empty)' : from} → ${to === '' ? '(empty)' : to}`,
    newUnit: (name) => `New unit “${name}”`,
    guessedRole: (role) => `By its title the post is taken as “${role}”`,
    guessedManaged: (managed) =>
      `By the rank taken as ${managed ? 'managed by the district' : 'not managed by the district'}`,
    sinceToday: (date) => `No day from which the post is held; counted from ${date}`,
    headings: {
      title: 'post',
      rank: 'rank',
      managed: 'managed by the district',
      roles: 'type of post',
      unit: 'unit',
    },
    roles: {
      principal: '党政正职',
      partyPrincipal: '党组织主要负责人',
      member: '班子成员',
      sameRank: '同级干部',
      none: '其他',
    },
    ranks: { 'section-principal': '正科级', 'section-deputy': '副科级', other: '其他', none: '' },
    yesNo: (yes) => (yes ? 'yes' : 'no'),
  },
};
