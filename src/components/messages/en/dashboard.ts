/** What the dashboard says. */
import type { dashboard as chinese } from '../zh-CN/dashboard.ts';
import type { Spoken } from '../index.ts';
import { counted } from './counted.ts';

const MONTHS = [
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

export const dashboard: Spoken<typeof chinese> = {
  heading: 'Inspection',
  view: 'View',
  views: { figures: 'Figures', cases: 'Exceptions and samples' },
  kind: 'Kind of talk',
  allKinds: 'All kinds of talk',
  unit: 'Unit',
  allUnits: 'All units',
  output: 'Print and export…',
  notMet: 'not done',
  notMetOf: (rate) => `${rate}: not done`,
  wanting: 'To be looked at',
  wantingOf: {
    overdue: 'Overdue, not held',
    late: 'Late without a reason',
    principals: 'Principals not talked with',
    recorded: 'Held without a record',
    confirmed: 'Record not confirmed',
    delegations: 'Entrusted, not completed',
    replies: 'Not answered in time',
    rectified: 'Rectification not checked',
    matters: 'Matters not settled',
  },
  noRight: 'You have no right to the figures',
  span: 'Period',
  spans: { month: 'Month', quarter: 'Quarter', year: 'Year' },
  earlier: 'Previous period',
  later: 'Next period',
  period: (span, day) => {
    const [year = '', month = ''] = day.split('-');
    if (span === 'year') return year;
    return span === 'month'
      ? `${MONTHS[Number(month) - 1] ?? ''} ${year}`
      : `Q${Math.ceil(Number(month) / 3)} ${year}`;
  },
  countedOn: (on, from, to) => `${from} to ${to}, counted on ${on}`,
  rates: {
    coverage: 'Coverage',
    completion: 'Completion',
    onTime: 'Timeliness',
    rectified: 'Rectification',
  },
  percent: (rate) => (rate === undefined ? '—' : `${(rate * 100).toFixed(1)}%`),
  metOf: (rate) => `${rate}: done`,
  dueOf: (rate) => `${rate}: due`,
  openRows: (title, count) => `${count}, show the rows: ${title}`,
  masked: '<3',
  maskedWhy: 'Under 3; the number is not shown',
  maskedNote:
    '“<3” stands for numbers under 3, or from which such a number could be worked out. Outside the organization department they are not shown, nor the rows behind them.',
  nothing: 'No data in this period.',
  punctuality: 'Timeliness of talks',
  classes: {
    early: 'Early',
    'on-time': 'On time',
    'late-with-reason': 'Late with a reason',
    late: 'Late',
    undecided: 'Deadline undecided',
    'not-held': 'Not held',
  },
  load: 'Talks by leader',
  ageing: 'Overdue talks by days overdue',
  daysRange: (from, to) => (to === undefined ? `${from} days or more` : `${from}–${to} days`),
  days: (days) => (days === undefined ? '—' : `${days.toFixed(1)} days`),
  tables: 'Tables',
  refused: 'This period cannot be counted',
  rowsShown: (shown, all) =>
    shown < all ? `${counted(all, 'row')}, ${shown} shown` : counted(all, 'row'),
  columns: { name: 'Name', unit: 'Unit', what: 'Item', on: 'Date', state: 'State', act: 'Action' },
  types: {
    obligation: 'Talk',
    talk: 'Talk',
    admonition: 'Admonition',
    rectification: 'Rectification',
    inquiry: 'Inquiry',
    delegation: 'Delegation',
    matter: 'Matter raised',
    person: '',
  },
};
