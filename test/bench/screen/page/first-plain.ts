/** First load of a page with a week of 100 entries: as plain DOM. */
import { entries, MONDAY } from './entries.ts';
import { plainWeek } from './plain.ts';
import { whenPainted } from './first.ts';

const stage = document.createElement('div');
stage.className = 'stage';
document.body.append(stage);
plainWeek(stage, entries(100, MONDAY, 7), MONDAY);
void whenPainted();
