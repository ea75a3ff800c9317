/** 诫勉、函询、委托 and 反映事项 in one list: what runs, what is due, what is overdue. */
import { isFinal, type Machine, stateName } from '../../policy/index.ts';
import type { CaseQuery, CaseRow, CaseType, Page } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { Kept } from '../model/records.ts';
import { admonitionDue, delegationDue, inquiryDue, matterDue } from './due-days.ts';
import { type Look, lookAt } from './look.ts';
import { byName, order } from './obligations.ts';
import { pageOf } from './page.ts';
import { isMeant } from './pinyin.ts';
import { kindViews } from './views.ts';

type CasesLook = Look<CaseType | 'obligation'>;

const TYPES = ['admonition', 'inquiry', 'delegation', 'matter'] as const;

export async function casePage(desk: Desk, query: CaseQuery = {}): Promise<Page<CaseRow>> {
  const { signal } = query;
  const look = await lookAt(desk, [...TYPES, 'obligation'], signal);
  const { of, ...page } = pageOf([...cases(desk, look, query)].sort(mostUrgent), query);
  return { ...page, rows: of };
}

/** Every case that may be seen and is asked for, in no order. */
export function* cases(
  desk: Desk,
  look: CasesLook,
  query: Omit<CaseQuery, 'signal'>,
): Iterable<CaseRow> {
  const today = desk.today();
  const typed = query.text?.trim() ?? '';
  for (const type of TYPES) {
    if (query.types?.includes(type) === false) continue;
    for (const row of rowsOf(type, desk, look, query.open === true || query.overdue === true)) {
      const dueOn = row.dueOn;
      const overdue = dueOn !== undefined && dueOn < today;
      if (query.open === true && row.closed) continue;
      if (query.overdue === true && !overdue) continue;
      if (query.unit !== undefined && row.unitName !== query.unit) continue;
      if (query.dueFrom !== undefined && (dueOn ?? '') < query.dueFrom) continue;
      if (query.dueTo !== undefined && (dueOn === undefined || dueOn > query.dueTo)) continue;
      const person = { id: row.subject, name: row.subjectName };
      if (typed !== '' && !row.unitName.includes(typed)) {
        if (!isMeant(typed, person, desk.directory.pinyin)) continue;
      }
      yield { ...row, overdue };
    }
  }
}

type Unfinished = Omit<CaseRow, 'overdue'>;

function* rowsOf(
  type: CaseType,
  desk: Desk,
  look: CasesLook,
  openOnly: boolean,
): Iterable<Unfinished> {
  const { index, see } = look;
  const obligationOf = (id: string | undefined) => index.one('obligation', id);
  switch (type) {
    case 'admonition':
      for (const kept of index.all('admonition')) {
        if (openOnly && isFinal('admonition', kept.state)) continue;
        const seen = see.admonition(kept);
        if (seen === undefined) continue;
        const { decision, closed } = seen;
        yield row(desk, type, seen, seen.ofTheDay, decision.on, closed?.on, admonitionDue(seen));
      }
      return;
    case 'inquiry':
      for (const kept of index.all('inquiry')) {
        if (openOnly && isFinal('inquiry', kept.state)) continue;
        const seen = see.inquiry(kept);
        if (seen === undefined) continue;
        const [letter] = seen.rounds;
        const due = inquiryDue(desk, seen, obligationOf(seen.obligation));
        yield row(desk, type, seen, seen.ofTheDay, letter?.draftedOn, seen.closed?.on, due);
      }
      return;
    case 'delegation':
      for (const kept of index.all('delegation')) {
        if (openOnly && isFinal('delegation', kept.state)) continue;
        const seen = see.delegation(kept);
        if (seen === undefined) continue;
        const { drawnUp, closed, obligations } = seen;
        const due = delegationDue(
          desk,
          seen,
          obligations.flatMap((id) => obligationOf(id) ?? []),
        );
        yield row(desk, type, seen, seen.ofTheDay, drawnUp.on, closed?.on, due);
      }
      return;
    case 'matter':
      for (const kept of index.all('matter')) {
        if (openOnly && isFinal('matter', kept.state)) continue;
        const seen = see.matter(kept);
        const subject = obligationOf(seen?.obligation)?.ofTheDay;
        if (seen === undefined || subject === undefined) continue;
        yield row(desk, type, seen, subject, seen.raisedOn, undefined, matterDue(seen));
      }
  }
}

function row(
  desk: Desk,
  type: CaseType & Machine,
  {
    id,
    revision,
    state,
  }: { readonly id: string; readonly revision: number; readonly state: string },
  subject: Kept<'obligation'>['ofTheDay'],
  openedOn: CaseRow['openedOn'],
  closedOn: CaseRow['closedOn'],
  dueOn: CaseRow['dueOn'],
): Unfinished {
  return {
    type,
    id,
    revision,
    subject: subject.id,
    subjectName: subject.name,
    unitName: subject.unitName,
    title: subject.title,
    state,
    stateName: stateName(desk.policy, type, state),
    closed: isFinal(type, state),
    ...(openedOn === undefined ? {} : { openedOn }),
    ...(closedOn === undefined ? {} : { closedOn }),
    ...(dueOn === undefined ? {} : { dueOn }),
  };
}

/** What runs before what is over; then by the day it is due, those without one last. */
function mostUrgent(one: CaseRow, other: CaseRow): number {
  return (
    Number(one.closed) - Number(other.closed) ||
    order(one.dueOn ?? '~', other.dueOn ?? '~') ||
    byName(one.subjectName, other.subjectName) ||
    order(one.id, other.id)
  );
}

/** The kinds' names, for whoever shows a case beside a talk. */
export function kindNames(desk: Desk): ReadonlyMap<string, string> {
  return new Map(kindViews(desk).map(({ id, name }) => [id, name]));
}
