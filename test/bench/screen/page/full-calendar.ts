/** FullCalendar with the same entries. */
import { Calendar } from 'fullcalendar';
import dayGrid from 'fullcalendar/daygrid';
import classic from 'fullcalendar/themes/classic';
import timeGrid from 'fullcalendar/timegrid';
import 'fullcalendar/skeleton.css';
import 'fullcalendar/themes/classic/theme.css';
import 'fullcalendar/themes/classic/palette.css';
import type { CivilDate } from '../../../../src/policy/index.ts';
import type { Entry } from './entries.ts';

export function fullCalendar(
  into: HTMLElement,
  all: readonly Entry[],
  view: 'timeGridWeek' | 'dayGridMonth',
  from: CivilDate,
) {
  const calendar = new Calendar(into, {
    plugins: [dayGrid, timeGrid, classic],
    initialView: view,
    initialDate: from,
    firstDay: 1,
    height: '100%',
    dayMaxEvents: view === 'dayGridMonth' ? 4 : false,
    events: all.map(({ id, date, startsAt, endsAt, subject, kind }) => ({
      id,
      title: `${subject} ${kind}`,
      start: `${date}T${startsAt}:00`,
      end: `${date}T${endsAt}:00`,
    })),
  });
  calendar.render();
  return {
    move: (entry: Entry, date: CivilDate) => {
      calendar
        .getEventById(entry.id)
        ?.setDates(`${date}T${entry.startsAt}:00`, `${date}T${entry.endsAt}:00`);
    },
    end: () => calendar.destroy(),
  };
}
