/** Every public element with what it needs; what it can do without comes when it is asked for. */
import { registerAdmonitionTracker } from './admonition-tracker/register.ts';
import { registerDashboard } from './dashboard/register.ts';
import { registerProvider } from './provider/register.ts';
import { registerRecordForm } from './record-form/register.ts';
import { registerScheduler } from './scheduler/register.ts';

export type * from './tags.ts';

/** Registers every element of this package that the page does not have yet. */
export function define(): void {
  registerProvider();
  registerScheduler();
  registerRecordForm();
  registerAdmonitionTracker();
  registerDashboard();
}
