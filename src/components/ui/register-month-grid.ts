import { registerAll } from '../registration.ts';
import { TalkMonthGrid } from './month-grid.ts';

export function registerMonthGrid(): void {
  registerAll({ 'talk-month-grid': TalkMonthGrid });
}
