/** The fields for days, times and people. */
import { registerAll } from '../registration.ts';
import { TalkDateField } from './date-field.ts';
import { TalkMonthGrid } from './month-grid.ts';
import { TalkPersonField } from './person-field.ts';
import { TalkTimeField } from './time-field.ts';

export function registerFields(): void {
  registerAll({
    'talk-time-field': TalkTimeField,
    'talk-month-grid': TalkMonthGrid,
    'talk-date-field': TalkDateField,
    'talk-person-field': TalkPersonField,
  });
}
