/** Civil dates in Asia/Shanghai, and the working days among them as far as official notices say. */
export {
  addDays,
  addMonths,
  civilDate,
  compare,
  dayOfWeek,
  daysInMonth,
  isCivilDate,
  isLeapYear,
  parseCivilDate,
  until,
  yearOf,
} from './civil-date.ts';
export type { CivilDate, DayOfWeek } from './civil-date.ts';
export type { Holiday, HolidayYear } from './holiday-year.ts';
export { officialYears } from './official-years.ts';
export { createCalendar } from './working-days.ts';
export type { Calendar, CalendarDay, RolledDate } from './working-days.ts';
