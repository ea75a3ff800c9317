/** The calendar: talks and due days, day by day, for a month, a week or an agenda. */
import { addDays, stateName } from '../../policy/index.ts';
import type { CalendarDay, CalendarDue, CalendarQuery, CalendarTalk } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { TalkEntry } from '../model/entries.ts';
import type { ObligationRecord } from '../model/records.ts';
import type { CivilDate } from '../ports.ts';
import { dayKind } from '../use-cases/policy-questions.ts';
import { cases, kindNames } from './cases.ts';
import { type Look, lookAt } from './look.ts';
import { order } from './obligations.ts';

/** A year and a bit: whoever wants more asks twice. */
const MOST_DAYS = 400;

export async function calendarRange(
  desk: Desk,
  query: CalendarQuery,
): Promise<readonly CalendarDay[]> {
  const look = await lookAt(
    desk,
    ['obligation', 'talk', 'admonition', 'inquiry', 'delegation', 'matter'],
    query.signal,
  );
  const kinds = kindNames(desk);
  const today = desk.today();
  const due = dueByDay(desk, look, query);
  const days: CalendarDay[] = [];
  for (
    let date = query.from;
    date <= query.to && days.length < MOST_DAYS;
    date = addDays(date, 1)
  ) {
    days.push({
      date,
      kind: dayKind(desk.policy.calendar.day(date)),
      talks: talksOn(desk, look, query, date, kinds),
      due: [...obligationsDueOn(look, query, date, kinds, today), ...(due.get(date) ?? [])],
    });
  }
  return days;
}

type CalendarLook = Look<
  'obligation' | 'talk' | 'admonition' | 'inquiry' | 'delegation' | 'matter'
>;

function talksOn(
  desk: Desk,
  { index, see }: CalendarLook,
  { kinds, talker, unit }: CalendarQuery,
  date: CivilDate,
  names: ReadonlyMap<string, string>,
): readonly CalendarTalk[] {
  const talks: CalendarTalk[] = [];
  for (const kept of index.talksOn.of(date)) {
    if (kept.cancelled !== undefined || kinds?.includes(kept.kind) === false) continue;
    if (talker !== undefined && kept.talker.id !== talker) continue;
    const talk = see.talk(kept);
    if (talk === undefined) continue;
    const [first] = talk.obligations;
    const unitName = index.one('obligation', first)?.ofTheDay.unitName ?? '';
    if (unit !== undefined && unitName !== unit) continue;
    talks.push(calendarTalk(desk, talk, unitName, names));
  }
  return talks.sort(
    (one, other) => order(one.startsAt ?? '~', other.startsAt ?? '~') || order(one.id, other.id),
  );
}

function calendarTalk(
  desk: Desk,
  talk: TalkEntry,
  unitName: string,
  names: ReadonlyMap<string, string>,
): CalendarTalk {
  const { id, revision, kind, date, startsAt, endsAt, place, state } = talk;
  return {
    id,
    revision,
    kind,
    kindName: names.get(kind) ?? kind,
    date,
    talker: { id: talk.talker.id, name: talk.talker.name },
    subjects: talk.subjects.map((subject) => ({ id: subject.id, name: subject.name })),
    unitName,
    obligations: talk.obligations,
    state,
    stateName: stateName(desk.policy, 'talk', state),
    held: talk.heldBy !== undefined,
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(place === undefined ? {} : { place }),
  };
}

function obligationsDueOn(
  { index, see }: CalendarLook,
  { kinds, talker, unit }: CalendarQuery,
  date: CivilDate,
  names: ReadonlyMap<string, string>,
  today: CivilDate,
): readonly CalendarDue[] {
  const due: CalendarDue[] = [];
  const asked = ({ obligation, ofTheDay, talk }: ObligationRecord): boolean =>
    kinds?.includes(obligation.kind) !== false &&
    (unit === undefined || ofTheDay.unitName === unit) &&
    (talker === undefined || index.one('talk', talk)?.talker.id === talker);
  for (const kept of index.dueOn.of(date)) {
    const record = asked(kept) ? see.obligation(kept) : undefined;
    if (record === undefined) continue;
    const { id, ofTheDay, obligation } = record;
    due.push({
      type: 'obligation',
      id,
      subjectName: ofTheDay.name,
      unitName: ofTheDay.unitName,
      kindName: names.get(obligation.kind) ?? obligation.kind,
      overdue: obligation.window.due !== undefined && date < today,
    });
  }
  return due.sort((one, other) => order(one.id, other.id));
}

/** Cases have no kind and no talker: asked for one of these, a calendar shows talks alone. */
function dueByDay(
  desk: Desk,
  look: CalendarLook,
  { from, to, kinds, talker, unit }: CalendarQuery,
): ReadonlyMap<CivilDate, readonly CalendarDue[]> {
  const days = new Map<CivilDate, CalendarDue[]>();
  if (kinds !== undefined || talker !== undefined) return days;
  const wanted = { open: true, dueFrom: from, dueTo: to, ...(unit === undefined ? {} : { unit }) };
  for (const { type, id, subjectName, unitName, dueOn, overdue } of cases(desk, look, wanted)) {
    if (dueOn === undefined) continue;
    const day = days.get(dueOn);
    const due = { type, id, subjectName, unitName, overdue };
    if (day === undefined) days.set(dueOn, [due]);
    else day.push(due);
  }
  return days;
}
