/** What every element says: states, fields, dates, people, reasons and refusals. */
import type { general as chinese } from '../zh-CN/general.ts';
import type { Spoken } from '../index.ts';
import { counted } from './counted.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const month = (number: number) => MONTHS[number - 1] ?? '';

const authorities = {
  text: 'Text of the rules',
  interpretation: 'Reading of the rules',
  'local-setting': 'Local setting',
};

export const general: Spoken<typeof chinese> = {
  signs: {
    comma: ', ',
    list: ', ',
    semicolon: '; ',
    betweenSentences: ' ',
    labelled: (label, text) => `${label}: ${text}`,
    bracketed: (text, more) => `${text} (${more})`,
  },
  /** What is said of a talk and of its deadline, wherever it stands. */
  talk: {
    post: (unit, title) => `${unit} ${title}`,
    kindAndTriggers: (kind, triggers) =>
      triggers.length > 0 ? `${kind} (${triggers.join(', ')})` : kind,
    basisOf: (name, kind) => `${name}, ${kind}`,
    left: (days) =>
      days === 0
        ? 'Due today'
        : days > 0
          ? `${counted(days, 'day')} left`
          : `${counted(-days, 'day')} overdue`,
    noWindow: 'Promptly',
    window: 'Deadline',
    windowBasis: 'Deadline of the talk',
    open: 'Open…',
    openName: (who, kind) => `Open: ${who}, ${kind}`,
    recordHeading: (name, kind) => `Record of ${kind}: ${name}`,
    record: 'Talk record',
  },
  actions: {
    close: 'Close',
    cancel: 'Cancel',
    retry: 'Try again',
    save: 'Save',
    add: 'Add',
    remove: 'Remove',
    back: 'Back',
  },
  access: {
    noProvider: 'Cadre talks are not connected',
    noProviderRemedy:
      'This page gives the element no data. Ask your system administrator to check that it stands inside a talk-provider, or that its sdk property is set.',
    failed: 'Cadre talks are not available',
    opening: 'Opening the data',
  },
  faults: {
    'store.wrong-key': {
      heading: 'Wrong key: the data were not opened',
      text: 'The data on this computer do not open with the present key; nothing was changed. Sign in with the account that made them. If they still do not open, ask your system administrator, and do not clear the browser’s data.',
    },
    'store.passphrase-short': {
      heading: 'The passphrase is too short',
      text: 'A passphrase has at least 8 characters. Nothing was opened and nothing was written. Enter another one.',
    },
    'store.no-indexeddb': {
      heading: 'This browser cannot keep data',
      text: 'Storage is switched off here, as in a private window. Use an ordinary window, or ask your system administrator.',
    },
    'store.newer-schema': {
      heading: 'This page is out of date',
      text: 'The data on this computer were written by a newer version, so this page left them closed to keep them safe. Reload the page. If they still do not open, ask your system administrator for the update.',
    },
    'store.other-suite': {
      heading: 'Different encryption: the data were not opened',
      text: 'The data on this computer were kept under another cipher; nothing was changed. Ask your system administrator to restore the former setting, and do not clear the browser’s data.',
    },
    'store.upgrade-blocked': {
      heading: 'The data are in use in another window',
      text: 'The data must be upgraded, but another window still has the old page open. Close the other windows and try again.',
    },
    'store.damaged': {
      heading: 'The data on this computer are damaged',
      text: 'They are incomplete and were left closed, so that nobody works with them by mistake. Ask your system administrator to restore a backup, and do not clear the browser’s data.',
    },
    'store.quota': {
      heading: 'No space left on this computer',
      text: 'The browser has no room to save more. Free some disk space and try again.',
    },
    'store.write-failed': {
      heading: 'Not written to this computer',
      text: 'The browser did not write it, and nothing was changed. Try again. If it still fails, restart the browser or ask your system administrator.',
    },
    'store.closed': {
      heading: 'The data are closed',
      text: 'Reload the page to open them again.',
    },
    other: {
      heading: 'The data could not be opened',
      text: 'Something went wrong while opening them; nothing was written. Try again. If they still do not open, ask your system administrator.',
    },
  },
  lock: {
    heading: 'Locked',
    why: {
      idle: 'Locked because nobody had used it for a while.',
      asked: 'Locked as you asked.',
      identity: 'Somebody else has signed in, so the data of the former user were locked.',
      elsewhere: 'Locked in another window.',
      cleaned: 'The data kept on this computer were removed.',
    },
    goOn: 'Choose “Unlock” to go on.',
    typeSecret: 'Enter the passphrase to unlock.',
    kept: 'Unsaved talk records are kept.',
    unlock: 'Unlock',
    passphrase: 'Passphrase',
    escrow: 'Recovery key',
    withEscrow: 'Passphrase forgotten: unlock with the recovery key',
    missing: 'Enter the passphrase.',
    hostRefused: 'The portal’s key did not unlock it. Enter the passphrase.',
    wrongPassphrase: 'Wrong passphrase. Enter it again.',
    wrongEscrow: 'Wrong recovery key. Check it and enter it again.',
    warning: (seconds) => `Nobody has used this for a while. It locks in ${seconds} seconds.`,
    stay: 'Keep working',
    signOutYourself: 'The portal did not take over; the data are locked. Sign out in the portal.',
    lockedSaid: 'Cadre talks are locked',
    unlockedSaid: 'Cadre talks are unlocked',
  },
  provider: {
    memory: 'Not kept',
    memoryText:
      ': no key is set, so entries live in this page only and are gone when it is closed or reloaded.',
    local: 'Kept on this computer',
    localText: ': entries are encrypted in this browser and have not been sent anywhere.',
    lost: 'This browser has lost data',
    lostText:
      ': entries kept on this computer may be incomplete. Check recent ones, and ask your system administrator to restore a backup.',
    know: 'Understood',
    connected: 'Synchronized',
    sent: (hour) => `: entries are sent as you go${hour ? `, last at ${hour}` : ''}.`,
    waiting: (count) => `: ${counted(count, 'act')} only on this computer, waiting to be sent.`,
    offline: 'Offline',
    offlineText: (count) =>
      count === 0
        ? ': go on; entries are sent once the connection is back.'
        : `: ${counted(count, 'act')} kept on this computer until the connection is back.`,
    conflicts: (count) => `${count} not taken`,
    neverBackedUp: 'no backup yet',
    backupDue: (days) => `no backup for ${counted(days, 'day')}`,
    keeping: 'Data…',
    keepingHeading: 'Keeping the data',
    closed: 'Data closed',
    reopen: 'Open again',
    persistence: (status) =>
      status.persistence === 'memory' ? 'Not kept' : 'Kept on this computer',
  },
  states: {
    loading: 'Loading',
    failed: 'The data could not be read',
    failedText:
      'Something went wrong while reading; nothing was changed. Try again. If it still fails, ask your system administrator.',
    partFailed: 'This part could not be loaded',
    partFailedText:
      'The network may be down, or the portal has just been updated. Nothing you entered was changed. Try again; if it still fails, reload the page.',
  },
  fields: {
    required: 'required',
    missing: 'Fill this in.',
    faultOf: (label, fault) => `${label}: ${fault}`,
    wrongDate: 'There is no such day. Write it like 9 Mar, 2026-3-9 or 3-9.',
    wrongTime: 'This is no time of day. Write it like 9:30 or 3 pm.',
    chooseDate: (label) => `Choose from the calendar: ${label}`,
    dateHint: 'Like 9 Mar, 2026-3-9 or 3-9',
  },
  dates: {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    words: { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' },
    plain: (year, number, day) => `${day} ${month(number)} ${year}`,
    long: (year, number, day, weekday) => `${weekday} ${day} ${month(number)} ${year}`,
    short: (number, day) => `${day} ${month(number)}`,
    month: (year, number) => `${month(number)} ${year}`,
    weekdayAndDay: (weekday, day) => `${weekday} ${day}`,
    daysRange: (number, from, to, year) =>
      [`${from}–${to}`, month(number), year].filter(Boolean).join(' '),
    range: (from, to) => (from && to ? `${from} – ${to}` : from ? `from ${from}` : `by ${to}`),
    from: (from) => `from ${from}`,
    to: (to) => `by ${to}`,
  },
  calendar: {
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    gridName: (label, name) => (label ? `${label}, ${name}` : name),
    today: 'Today',
    rest: 'Public day off',
    makeup: 'Make-up working day',
    restSign: 'off',
    workSign: 'work',
    inWindow: 'within the deadline',
    inGrace: 'postponed over days off',
    due: 'last day',
    unpublished: (year) =>
      `The official holidays of ${year} are not published yet; days off are not marked.`,
  },
  people: {
    hint: 'Search by name, unit or post',
    found: (count) =>
      count === 0 ? 'Nobody found' : `${counted(count, 'person', 'people')} found`,
    nobody: 'Nobody found. Try another word.',
    chosen: (unit, title) => `Chosen: ${unit} ${title}`,
    place: (unit, title) => `${unit} ${title}`,
  },
  basis: {
    button: 'Basis',
    name: (label, of) => [label ? `Basis ${label}` : 'Basis', of].filter(Boolean).join(': '),
    heading: (of) => (of.length > 0 && of.length <= 60 ? `Basis: ${of}` : 'Basis'),
    none: 'Nothing here needs a basis.',
    source: (one) =>
      [one.clause, one.source, authorities[one.authority]].filter(Boolean).join(' · '),
    remedy: (text) => `What to do: ${text}`,
  },
  findings: {
    severity: { error: 'Against the rules', warning: 'Attention', advice: 'Note' },
    list: 'What the rules say',
    refused: 'Not done',
    reason: 'Reason',
    refusedSaid: (message) => `Not done: ${message}`,
    fault:
      'Something went wrong, so nothing was done or written. Try again. If it still fails, ask your system administrator.',
    hostRefused: 'The page did not agree, so nothing was done.',
  },
  undo: {
    button: 'Undo',
    done: 'Undone.',
    reason: 'The arrangement just made was undone',
    hint: 'Ctrl+Z',
  },
};
