/** The fields for days and times. */
import { registerAll } from '../registration.ts';
import { TalkDateField } from './date-field.ts';
import { TalkTimeField } from './time-field.ts';

export function registerDates(): void {
  registerAll({ 'talk-time-field': TalkTimeField, 'talk-date-field': TalkDateField });
}
