/** The fields for days, times and people. */
import { registerDates } from './register-dates.ts';
import { registerPerson } from './register-person.ts';

export function registerFields(): void {
  registerDates();
  registerPerson();
}
