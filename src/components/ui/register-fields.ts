/** The fields for words, days, times and people. */
import { registerDates } from './register-dates.ts';
import { registerPerson } from './register-person.ts';
import { registerText } from './register-text.ts';

export function registerFields(): void {
  registerText();
  registerDates();
  registerPerson();
}
