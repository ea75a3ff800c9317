/** First load of a page with a week of 100 entries: FullCalendar. */
import { entries, MONDAY } from './entries.ts';
import { whenPainted } from './first.ts';
import { fullCalendar } from './full-calendar.ts';

const stage = document.createElement('div');
stage.className = 'stage';
document.body.append(stage);
fullCalendar(stage, entries(100, MONDAY, 7), 'timeGridWeek', MONDAY);
void whenPainted();
