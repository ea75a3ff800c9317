/** 首页: what waits for whoever sits here, asked from the SDK after every change, with the way to it. */
import { addDays } from 'cadre-talk/sdk';
import type { CivilDate, TalkSdk, WorklistRow } from 'cadre-talk/sdk';
import { element, make, tableRow } from './dom.ts';
import { say } from './language.ts';
import type { Session } from './session.ts';
import type { View } from './views.ts';
import { shortDay } from './words.ts';

/** So many of a kind are shown one by one. */
const FEW = 5;

interface Todo {
  readonly what: string;
  readonly about: string;
  readonly due?: CivilDate | undefined;
  readonly late?: boolean;
  /** What the last day follows from. */
  readonly clause?: string;
  readonly to: View;
  /** Opens this talk's record. */
  readonly talk?: string;
}

/** What waits, and how much of it there is beyond the few that are shown. */
interface Waiting {
  readonly todos: readonly Todo[];
  readonly total: number;
}

type Source = (sdk: TalkSdk) => Promise<Waiting>;

export function followHome(
  sdk: TalkSdk,
  { actor }: Session,
  own: readonly View[],
  openTalk: (talk: string) => void,
): void {
  element('greeting', 'span').textContent = say(`${actor.name}，您好`, `Hello, ${actor.name}`);
  const sources = sourcesOf(actor.id, own);
  sdk.watch(
    async (current) => {
      const found = await Promise.all(sources.map((source) => source(current)));
      return {
        todos: found.flatMap(({ todos, total }) => [...todos, ...beyond(todos, total)]),
        total: found.reduce((sum, one) => sum + one.total, 0),
      };
    },
    ({ todos, total }) => {
      element('todo-total', 'span').textContent = say(`共 ${total} 件`, `${total} in all`);
      element('nothing-todo', 'p').hidden = todos.length > 0;
      element('todos', 'table').hidden = todos.length === 0;
      element('todo-rows', 'tbody').replaceChildren(...todos.map((todo) => rowOf(todo, openTalk)));
    },
  );
}

function sourcesOf(me: string, own: readonly View[]): readonly Source[] {
  const has = (view: View): boolean => own.includes(view);
  return [
    ...(has('mine') ? [slips(me), orders(has('worklist')), ownTalks(me)] : []),
    ...(has('worklist') && !has('mine') ? [dueTalks, cameIn] : []),
    ...(has('admonitions') ? [letters] : []),
    ...(has('own') ? [ownCases] : []),
  ];
}

/** 待审批: slips on which the one at the desk may decide. */
function slips(me: string): Source {
  return async (sdk) => {
    const open = await sdk.approvals.list({ open: true });
    const put = open.filter(
      ({ approval, next }) =>
        approval.putTo?.id === me &&
        next.some(({ act, possible }) => act === 'approve' && possible),
    );
    return few(put, ({ aboutName, subjectNames }) => ({
      what: say('待审批', 'To decide'),
      about: `${aboutName} ${subjectNames.slice(0, 3).join('、')}${subjectNames.length > 3 ? say(`等 ${subjectNames.length} 人`, ` and others`) : ''}`,
      to: 'mine',
    }));
  };
}

/** 委托谈话: orders to the one at the desk. */
function orders(inDepartment: boolean): Source {
  return async (sdk) => {
    if (inDepartment) return { todos: [], total: 0 };
    const mine = (await sdk.delegations.mine()).filter(({ next }) =>
      next.some(({ possible }) => possible),
    );
    return few(mine, ({ subjectName, stateName, dueOn, overdue }) => ({
      what: say('委托谈话', 'Entrusted talk'),
      about: `${subjectName} ${stateName}`,
      due: dueOn,
      late: overdue,
      to: 'mine',
    }));
  };
}

/** 待谈: talks that were arranged for the one at the desk. */
function ownTalks(me: string): Source {
  return async (sdk) => {
    const page = await sdk.obligations.page({ states: ['arranged'], talker: me, limit: FEW });
    return {
      total: page.total,
      todos: page.rows.map((row) => ({
        ...talkOf(row, say('我的谈话', 'My talk'), sdk.today()),
        to: 'records',
        ...(row.talk === undefined ? {} : { talk: row.talk.id, due: row.talk.date }),
      })),
    };
  };
}

/** 待安排: what is due, the most pressing first. */
const dueTalks: Source = async (sdk) => {
  const page = await sdk.obligations.page({
    states: ['open'],
    urgency: ['overdue', 'soon', 'due'],
    limit: FEW,
  });
  const arranged = await sdk.obligations.page({ states: ['arranged'], limit: FEW });
  return {
    total: page.total + arranged.total,
    todos: [
      ...page.rows.map((row) => ({
        ...talkOf(row, say('待安排', 'To arrange'), sdk.today()),
        to: 'worklist' as const,
      })),
      ...arranged.rows.map((row) => ({
        ...talkOf(row, say('待登记', 'To record'), sdk.today()),
        to: 'records' as const,
        ...(row.talk === undefined ? {} : { talk: row.talk.id, due: row.talk.date }),
      })),
    ],
  };
};

function talkOf(row: WorklistRow, what: string, today: CivilDate): Omit<Todo, 'to'> {
  return {
    what,
    about: `${row.subjectName}（${row.unitName}） ${row.kindName}`,
    due: row.daysLeft === undefined ? undefined : addDays(today, row.daysLeft),
    late: row.timeliness === 'overdue',
    clause: row.clause,
  };
}

/** 函询: letters whose answer is due, in the department's hands. */
const letters: Source = async (sdk) => {
  const open = (await sdk.inquiries.list({ open: true })).filter(
    ({ overdue, daysLeft }) => overdue || (daysLeft !== undefined && daysLeft <= 7),
  );
  return few(open, ({ subjectName, stateName, dueOn, overdue }) => ({
    what: say('函询', 'Inquiry'),
    about: `${subjectName} ${stateName}`,
    due: dueOn,
    late: overdue,
    to: 'admonitions',
  }));
};

/** 本人来件: what subjects sent in, for the clerk to take over. */
const cameIn: Source = async (sdk) =>
  few(await sdk.submissions.list({ waiting: true }), () => ({
    what: say('本人来件', 'Sent in'),
    about: say('干部本人提交的材料待接收', 'A cadre has sent something in'),
    to: 'admonitions',
  }));

/** 本人事项. */
const ownCases: Source = async (sdk) => {
  const open = (await sdk.own.cases()).flatMap(({ kindName, rectification }) =>
    rectification
      .filter(({ reportedOn }) => reportedOn === undefined)
      .map(({ demand, dueOn }) => ({ kindName, demand, dueOn })),
  );
  return few(open, ({ kindName, demand, dueOn }) => ({
    what: say('整改', 'Rectification'),
    about: `${kindName} ${demand}`,
    due: dueOn,
    to: 'own',
  }));
};

/** The way to those that are not shown one by one. */
function beyond([first, ...others]: readonly Todo[], total: number): readonly Todo[] {
  const more = total - others.length - 1;
  if (first === undefined || more <= 0) return [];
  return [{ what: '', about: say(`另有 ${more} 件`, `${more} more`), to: first.to }];
}

function few<T>(all: readonly T[], todoOf: (one: T) => Todo): Waiting {
  return { total: all.length, todos: all.slice(0, FEW).map(todoOf) };
}

function rowOf(
  { what, about, due, late, clause, to, talk }: Todo,
  openTalk: (talk: string) => void,
) {
  const link = make('a', { href: `#${to}` }, say('办理', 'Open'));
  link.setAttribute('aria-label', say(`办理：${what} ${about}`, `Open: ${what} ${about}`));
  if (talk !== undefined) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      openTalk(talk);
    });
  }
  const day = due === undefined ? '' : shortDay(due);
  const last = make('span', { className: late === true ? 'late' : '' }, day);
  if (late === true) last.append(say(' 已超期', ' overdue'));
  if (late === true && clause) last.append(say(`（${clause}）`, ` (${clause})`));
  return tableRow(what, about, last, link);
}
