/** The matrix of kinds (三, 五): triggers, papers, keeping, secrecy, unit, group, record and plan, written down anew. */
import type { CivilDate, Person, Policy, Post, Role } from '../../../src/policy/index.ts';
import { judge, kinds, obligations, settings } from '../../../src/policy/index.ts';
import { compare, dutyOf, eventOf, holder, subjects, talkOf, type Table } from './people.ts';

interface Kind {
  readonly triggers: readonly string[];
  readonly papers: string;
  readonly archive: string;
  readonly secrecy: string;
  /** The unit of the day, the one entered, the one left. */
  readonly unit: 'day' | 'new' | 'old';
  readonly group: 'need-missing' | 'discouraged' | 'blocked';
  readonly record: boolean;
  readonly planned: boolean;
}

const plain = 'arrangement outline talk-record';

const matrix: Readonly<Record<string, Kind>> = {
  appointment: {
    triggers: ['promotion', 'exchange', 'rotation', 'other'],
    papers: plain,
    archive: 'work-file',
    secrecy: 'normal',
    unit: 'new',
    group: 'need-missing',
    record: false,
    planned: true,
  },
  removal: {
    triggers: [
      'work_need',
      'age_limit',
      'incompetent',
      'sanction',
      'resignation',
      'health',
      'other',
    ],
    papers: plain,
    archive: 'work-file',
    secrecy: 'sensitive',
    unit: 'old',
    group: 'need-missing',
    record: false,
    planned: true,
  },
  retirement: {
    triggers: ['due', 'early'],
    papers: plain,
    archive: 'work-file',
    secrecy: 'normal',
    unit: 'day',
    group: 'need-missing',
    record: false,
    planned: true,
  },
  routine: {
    triggers: [
      'disunity',
      'thought',
      'feedback',
      'award',
      'long_leave',
      'life_event',
      'self_request',
      'work_need',
      'other',
    ],
    papers: plain,
    archive: 'work-file',
    secrecy: 'sensitive',
    unit: 'day',
    group: 'need-missing',
    record: false,
    planned: false,
  },
  reminder: {
    triggers: [
      'petition',
      'democratic_review',
      'assessment',
      'team_meeting',
      'regulation_check',
      'audit',
      'other',
    ],
    papers: 'arrangement outline reminder-letter reminder-record',
    archive: 'retained',
    secrecy: 'high',
    unit: 'day',
    group: 'discouraged',
    record: true,
    planned: true,
  },
  admonition: {
    triggers: ['political', 'duty', 'work_style', 'morals', 'integrity', 'other'],
    papers:
      'arrangement outline admonition-decision admonition-notice admonition-receipt admonition-record rectification-list rectification-report',
    archive: 'retained',
    secrecy: 'highest',
    unit: 'day',
    group: 'blocked',
    record: true,
    planned: true,
  },
};

const on: CivilDate = '2026-03-10';

function post(unit: string, from: CivilDate, to?: CivilDate): Post {
  const roles: readonly Role[] = ['team-member'];
  return { unit, title: unit, roles, managed: true, from, ...(to ? { to } : {}) };
}

/** Leaves one unit on the eve, is in a second already, enters a third a week later. */
const mover: Person = {
  id: 'mover',
  name: 'mover',
  posts: [
    post('old', '2020-01-01', '2026-03-09'),
    post('day', '2026-03-05'),
    post('new', '2026-03-17'),
  ],
};

export function kindTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  const expect = (name: string, said: unknown, wanted: unknown) => {
    cases += 1;
    if (said !== wanted) wrong.push(`${name}: ${String(said)}, not ${String(wanted)}`);
  };
  const known = kinds(policy);
  expect('kinds', known.map(({ id }) => id).join(' '), Object.keys(matrix).join(' '));
  for (const [kind, row] of Object.entries(matrix)) {
    const told = known.find(({ id }) => id === kind);
    const codes = told?.triggers.map(({ id }) => id) ?? [];
    expect(`triggers of ${kind}`, [...codes].sort().join(' '), [...row.triggers].sort().join(' '));
    for (const trigger of row.triggers) {
      for (const petition of [false, true]) {
        const event = eventOf(kind, subjects.other, on, { triggers: [trigger], petition });
        const { findings, obligations: duties } = obligations(policy, event);
        const name = `${kind} for ${trigger}${petition ? ', after a petition' : ''}`;
        wrong.push(...compare(name, findings, []));
        const [duty] = duties;
        const isPetition = petition || trigger === 'petition';
        expect(`${name}: petition`, duty?.petition, isPetition);
        const low = row.secrecy === 'normal' || row.secrecy === 'sensitive';
        expect(`${name}: secrecy`, duty?.secrecy, isPetition && low ? 'high' : row.secrecy);
        expect(`${name}: papers`, duty?.papers.join(' '), row.papers);
        expect(`${name}: archive`, duty?.archive, row.archive);
      }
    }
    expect(`unit of ${kind}`, dutyOf(policy, eventOf(kind, mover, on))?.unit, row.unit);
    wrong.push(...conduct(policy, kind, row));
    cases += 8;
  }
  for (const rank of ['section-principal', 'section-deputy', 'other'] as const) {
    for (const managed of [true, false]) {
      const [only] = subjects.other.posts;
      const person = { ...subjects.other, posts: only ? [{ ...only, rank, managed }] : [] };
      const due = dutyOf(policy, eventOf('routine', person, on)) !== undefined;
      expect(`${rank}, ${managed ? 'managed' : 'not managed'}`, due, managed && rank !== 'other');
    }
  }
  for (const { id, value, type } of settings(policy)) {
    // 及时, 经常, 较长时间: the text names no number, so none is set.
    if (type === 'number') expect(`a number of its own: ${id}`, value, null);
  }
  return { cases, wrong };
}

function conduct(policy: Policy, kind: string, row: Kind): readonly string[] {
  const wrong: string[] = [];
  const leader = holder('leader', 'department', ['department-leader']);
  const duty = dutyOf(policy, eventOf(kind, subjects.other, on));
  if (!duty) return [`${kind}: nothing is due`];
  const plan = (rule: string) => rule === 'plan.before';
  const mode = (rule: string) => rule === 'talk.mode.collective';
  const record = (rule: string) => /record/.test(rule);
  const base = talkOf(policy, duty, subjects.other, on, leader);
  const held = (change: Partial<typeof base>) =>
    judge(policy, { type: 'close-talk', talk: { ...base, ...change } });
  const unplanned = row.planned ? ['warning plan.before unplanned'] : [];
  wrong.push(
    ...compare(`${kind}, planned`, held({}), [], plan),
    ...compare(`${kind}, unplanned`, held({ planned: false }), unplanned, plan),
    ...compare(
      `${kind}, no outline`,
      held({ outline: false }),
      ['warning plan.before no-outline'],
      plan,
    ),
  );
  const severity = row.group === 'blocked' ? 'error' : 'warning';
  const inGroup = [`${severity} talk.mode.collective ${row.group}`];
  const need = row.group === 'need-missing' ? [] : inGroup;
  wrong.push(
    ...compare(`${kind}, one by one`, held({}), [], mode),
    ...compare(`${kind}, together`, held({ mode: 'group' }), inGroup, mode),
    ...compare(
      `${kind}, together with a need`,
      held({ mode: 'group', workNeed: '同批' }),
      need,
      mode,
    ),
  );
  const missing = !row.record
    ? []
    : kind === 'admonition'
      ? ['error admonition.record missing']
      : ['warning record.when_needed missing'];
  wrong.push(
    ...compare(`${kind}, recorded`, held({}), [], record),
    ...compare(`${kind}, not recorded`, held({ record: 'not-needed' }), missing, record),
  );
  return wrong;
}
