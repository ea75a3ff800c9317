import { registerAll } from '../registration.ts';
import { registerFields } from '../ui/register-fields.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkWorklistConditions } from './conditions.ts';

export function registerConditions(): void {
  registerSmall();
  registerFields();
  registerAll({ 'talk-worklist-conditions': TalkWorklistConditions });
}
