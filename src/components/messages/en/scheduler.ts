/** What the scheduler says, with its dialogs. */
import type { scheduler as chinese } from '../zh-CN/scheduler.ts';
import type { Spoken } from '../index.ts';
import { counted } from './counted.ts';

const due = (count: number) => `${count} due`;

export const scheduler: Spoken<typeof chinese> = {
  scheduler: {
    heading: 'Talks to hold',
    search: 'Search by name, unit or post',
    searchHint: 'Name or its initials, unit, post',
    kind: 'Kind of talk',
    allKinds: 'All kinds',
    state: 'State',
    allStates: 'All states',
    phases: { open: 'To arrange', arranged: 'Arranged', done: 'Done' },
    pressing: 'Deadline',
    allPressing: 'All deadlines',
    pressings: {
      overdue: 'Overdue',
      soon: 'Due within 7 days',
      due: 'Within the period',
      'not-due': 'Not due yet',
      'no-limit': 'Promptly',
      undecided: 'Undecided',
    },
    conditions: (count) => (count > 0 ? `Filters and views (${count})` : 'Filters and views'),
    more: 'More',
    sortBy: (column) => `Sort by: ${column}`,
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
    awaiting: 'After public notice',
    unknown: 'Date missing',
    arrangement: (date, talker) => `${date} ${talker}`,
    arrange: 'Arrange…',
    arrangeName: (name, kind) => `Arrange: ${name}, ${kind}`,
    record: 'Record…',
    view: 'View…',
    recordName: (name, kind) => `Record: ${name}, ${kind}`,
    viewName: (name, kind) => `View: ${name}, ${kind}`,
    entrusted: (name, state) => `Entrusted to ${name} (${state})`,
    putChanged: 'Put again',
    putChangedWhy: 'Day or talker were changed since it was put: put it again',
    notYours: 'No talks for you to see',
    notYoursText:
      'Only what you may see is listed. Ask the organization department for anything else.',
    empty: 'No talks to hold yet',
    emptyText:
      'Import the committee’s decisions on appointments and removals (.xlsx, .csv): the talks they require appear here, with deadlines and who may hold them.',
    nothingFound: 'Nothing matches',
    nothingFoundText: 'Try another word, or change the filters.',
    clear: 'Clear the filters',
    arranged: (name, date, talker) => `Arranged: ${name}, ${date}, with ${talker}.`,
    /** Several rows at once. */
    choice: {
      select: (name) => `Select: ${name}`,
      column: 'Select',
      all: 'Select all',
      selected: (count) => `${count} selected`,
      most: (count) => `At most ${count} at a time.`,
      bar: 'For what is selected',
      arrange: 'Arrange all…',
      group: 'Combine in one talk…',
      move: 'Reschedule…',
      notices: 'Notices…',
      propose: 'Put for approval…',
      cancel: 'Cancel…',
      clear: 'Clear the selection',
    },
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
    emptyOwn: 'Go to other dates.',
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
    gone: 'This is no longer on the list.',
    nobody: 'Nobody may hold it that day. Choose another day, or see each person’s reason below.',
  },
};
