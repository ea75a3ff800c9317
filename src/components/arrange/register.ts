import { registerAll } from '../registration.ts';
import { registerFields } from '../ui/register-fields.ts';
import { registerMonthGrid } from '../ui/register-month-grid.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkArrangeDialog } from './talk-arrange-dialog.ts';

export function registerArrange(): void {
  registerSmall();
  registerFields();
  registerMonthGrid();
  registerAll({ 'talk-arrange-dialog': TalkArrangeDialog });
}
