/** The same thousand talks for every contestant: of one week, or of one month; and one of them moved. */
import type { CalendarDay, CalendarTalk, CivilDate } from '../../../../src/sdk/index.ts';
import { addDays } from '../../../../src/policy/index.ts';

export const MONDAY: CivilDate = '2026-11-16';
export const FIRST: CivilDate = '2026-10-26';
const KINDS = ['任职谈话', '免职谈话', '日常谈话', '提醒谈话', '退休谈话'];
const SURNAMES = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗'];
const TALKERS = 20;

export interface Entry {
  readonly id: string;
  readonly date: CivilDate;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly subject: string;
  readonly kind: string;
  readonly talker: string;
  readonly talkerName: string;
}

/** Spread evenly over days, talkers and hours. */
export function entries(count: number, from: CivilDate, days: number): readonly Entry[] {
  return Array.from({ length: count }, (_, at) => {
    const hour = 8 + (Math.floor(at / days) % 10);
    const talker = (at * 7) % TALKERS;
    return {
      id: `t${at}`,
      date: addDays(from, at % days),
      startsAt: `${String(hour).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`,
      endsAt: `${String(hour + 1).padStart(2, '0')}:00`,
      subject: `${SURNAMES[at % SURNAMES.length] ?? ''}${['一', '二', '三', '四', '五'][at % 5] ?? ''}${at % 3 === 0 ? '明' : ''}`,
      kind: KINDS[at % KINDS.length] ?? '',
      talker: `p${talker}`,
      talkerName: `${SURNAMES[talker] ?? ''}部长`,
    };
  });
}

/** The entry that is moved, on another day of the same range. */
export function moved(all: readonly Entry[], date: CivilDate): readonly Entry[] {
  return all.map((entry, at) => (at === 0 ? { ...entry, date } : entry));
}

/** As the SDK gives them to our calendar. */
export function asDays(
  all: readonly Entry[],
  from: CivilDate,
  count: number,
): readonly CalendarDay[] {
  const byDate = new Map<string, CalendarTalk[]>();
  for (const entry of all) {
    const some = byDate.get(entry.date) ?? [];
    some.push(asTalk(entry));
    byDate.set(entry.date, some);
  }
  return Array.from({ length: count }, (_, at): CalendarDay => {
    const date = addDays(from, at);
    return { date, kind: 'work', talks: byDate.get(date) ?? [], due: [] };
  });
}

function asTalk(entry: Entry): CalendarTalk {
  return {
    id: entry.id,
    revision: 1,
    kind: 'routine',
    kindName: entry.kind,
    date: entry.date,
    startsAt: entry.startsAt as NonNullable<CalendarTalk['startsAt']>,
    endsAt: entry.endsAt as NonNullable<CalendarTalk['endsAt']>,
    talker: { id: entry.talker, name: entry.talkerName },
    subjects: [{ id: entry.id, name: entry.subject }],
    unitName: '区财政局',
    obligations: [entry.id],
    state: 'planned',
    stateName: '已安排',
    held: false,
  };
}
