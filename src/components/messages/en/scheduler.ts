/** What the scheduler says, with its dialogs. */
import type { scheduler as chinese } from '../zh-CN/scheduler.ts';
import type { Spoken } from '../index.ts';
import { counted } from './counted.ts';

const due = (count: number) => `${count} due`;

export const scheduler: Spoken<typeof chinese> = {
  scheduler: {
    heading: 'Talks to hold',
    search: 'Search by name, unit or post',
    searchHint: 'Name, unit or post',
    kind: 'Kind of talk',
    allKinds: 'All kinds',
    state: 'State',
    allStates: 'All states',
    phases: { open: 'To arrange', arranged: 'Arranged', done: 'Done' },
    count: (count, overdue) =>
      overdue > 0 ? `${counted(count, 'talk')}, ${overdue} overdue` : counted(count, 'talk'),
    import: 'Import decisions…',
    importHint: 'Or drop an .xlsx or .csv list on the table',
    drop: 'Release to read the list',
    onlyLists: 'Import an .xlsx or .csv list.',
    table: 'Talks to hold',
    columns: {
      subject: 'Name',
      post: 'Unit and post',
      kind: 'Kind of talk (occasion)',
      window: 'Deadline',
      state: 'State',
      talk: 'Arrangement',
      act: 'Action',
    },
    post: (unit, title) => `${unit} ${title}`,
    kindAndTriggers: (kind, triggers) =>
      triggers.length > 0 ? `${kind} (${triggers.join(', ')})` : kind,
    basisOf: (name, kind) => `${name}, ${kind}`,
    timeliness: {
      'not-due': 'Not due yet',
      due: 'Due',
      overdue: 'Overdue',
      early: 'Early',
      'in-time': 'On time',
      late: 'Held late',
      undecided: 'Deadline undecided',
      'no-limit': 'Promptly',
      cancelled: 'Cancelled',
    },
    left: (days) =>
      days === 0
        ? 'Due today'
        : days > 0
          ? `${counted(days, 'day')} left`
          : `${counted(-days, 'day')} overdue`,
    noWindow: 'Promptly',
    awaiting: 'After public notice',
    unknown: 'Date missing',
    arrangement: (date, talker) => `${date} ${talker}`,
    arrange: 'Arrange…',
    arrangeName: (name, kind) => `Arrange: ${name}, ${kind}`,
    record: 'Record…',
    view: 'View…',
    recordName: (name, kind) => `Record: ${name}, ${kind}`,
    viewName: (name, kind) => `View: ${name}, ${kind}`,
    empty: 'No talks to hold yet',
    emptyText:
      'Import the committee’s decisions on appointments and removals (.xlsx, .csv): the talks they require appear here, with deadlines and who may hold them.',
    nothingFound: 'Nothing matches',
    nothingFoundText: 'Try another word, or change the kind or state.',
    clear: 'Clear the filters',
    arranged: (name, date, talker) => `Arranged: ${name}, ${date}, with ${talker}.`,
  },
  import: {
    heading: (file) => `Import: ${file}`,
    reading: 'Reading the list',
    summary: (take, refuse, known) =>
      `${counted(take, 'row')} can be imported, ${refuse} cannot, ${known} are registered already.`,
    nothingYet: 'Nothing is written before you confirm.',
    encoding: (encoding) => `File encoding: ${encoding.toUpperCase()}`,
    table: 'The list, checked row by row',
    columns: {
      row: 'Row',
      result: 'Result',
      name: 'Name',
      unit: 'Unit',
      kind: 'Kind of talk',
      reason: 'Note',
    },
    status: {
      take: 'Import',
      change: 'Update',
      refuse: 'Refused',
      known: 'Registered',
      skip: 'Skipped',
    },
    only: 'Only rows that cannot be imported',
    confirm: (count) => `Import ${counted(count, 'row')}`,
    nothing: 'No row can be imported',
    done: (events, obligations) =>
      `Imported ${counted(events, 'decision')}, which require ${counted(obligations, 'talk')}.`,
  },
  plan: {
    views: { list: 'List', month: 'Month', week: 'Week', agenda: 'Agenda' },
    viewsName: 'Show as',
    mine: 'My talks',
    kind: 'Kind',
    grid: (span) => `Calendar of talks, ${span}`,
    earlier: { month: 'Previous month', week: 'Previous week', agenda: 'Earlier' },
    later: { month: 'Next month', week: 'Next week', agenda: 'Later' },
    today: 'Today',
    talker: 'Talker',
    undecided: 'Talker not decided',
    hours: (from, to) => (from && to ? `${from}–${to}` : (from ?? '')),
    noHour: 'No time set',
    subjects: (names) =>
      names.length > 3
        ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`
        : names.join(', '),
    entry: (hours, who, kind, talker, place, state) =>
      [hours, who, kind, `with ${talker}`, place, state].filter(Boolean).join(', '),
    more: (count) => `${count} more`,
    due,
    dueWord: 'due',
    dueTypes: {
      obligation: 'talk',
      admonition: 'admonition',
      inquiry: 'inquiry',
      delegation: 'delegation',
      matter: 'matter raised',
    },
    dayCounts: (talks, ending) =>
      [talks > 0 ? counted(talks, 'talk') : 'no talks', ending > 0 ? due(ending) : '']
        .filter(Boolean)
        .join(', '),
    empty: 'Nothing is arranged here',
    emptyText: 'Go to other dates, or arrange a talk from the list.',
    open: 'Open…',
    openName: (who, kind) => `Open: ${who}, ${kind}`,
    move: 'Reschedule…',
    moveName: (who, kind) => `Reschedule: ${who}, ${kind}`,
    carrying: (name) => `Placing ${name}`,
    carryHint:
      'Drop it on a day, or on a talker’s day. Arrow keys move it, Enter drops it, Esc cancels.',
    verdicts: {
      asking: 'Checking',
      fine: 'Possible',
      choose: 'Possible; choose the talker after dropping',
    },
    placeSaid: (date, talker, verdict) => [date, talker, verdict].filter(Boolean).join(', '),
    pickedUp: (name) =>
      `Picked up ${name}. Arrow keys choose the day and the talker, Enter drops it, Esc cancels.`,
    putBack: 'Put back; nothing was changed.',
    moved: (who, date, talker) => `Rescheduled: ${who}, ${date}, with ${talker}.`,
    moveHeading: (name, kind) => `Reschedule ${kind}: ${name}`,
    moveConfirm: 'Reschedule',
    drag: (name) => `${name}: drag it to the calendar, or press M to pick it up`,
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
    select: (name) => `Select: ${name}`,
    column: 'Select',
    selected: (count) => `${count} selected`,
    arrange: 'Arrange all…',
    group: 'Combine in one talk…',
    clear: 'Clear the selection',
  },
  arrange: {
    heading: (name, kind) => `Arrange ${kind}: ${name}`,
    window: 'Deadline',
    windowBasis: 'Deadline of the talk',
    day: 'Date of the talk',
    suggested: ' (suggested; you may choose another)',
    chosenDay: (date) => `Chosen: ${date}`,
    noDay: 'Choose a date',
    talkers: 'Talker',
    eligible: 'May hold it',
    withReason: 'May hold it with a reason',
    notEligible: 'May not hold it',
    asWhat: (as) => `as ${as}`,
    whyNot: 'Why not',
    load: (count) => (count === 0 ? 'free that day' : `${counted(count, 'talk')} that day`),
    nobody: 'Nobody may hold it that day. Choose another day, or see each person’s reason below.',
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
    gone: 'This is no longer on the list.',
  },
};
