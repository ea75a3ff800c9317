import { registerAll } from '../registration.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkCalendar } from './talk-calendar.ts';

export function registerCalendar(): void {
  registerSmall();
  registerAll({ 'talk-calendar': TalkCalendar });
}
