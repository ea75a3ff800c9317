/** The stage 谈话 with its parts: one file to load when it is opened. */
import { registerAll } from '../registration.ts';
import { registerDates } from '../ui/register-dates.ts';
import { TalkRecordPoints } from './talk-record-points.ts';
import { TalkRecordRaised } from './talk-record-raised.ts';

export { renderHold } from './hold-view.ts';
export { renderPoints, renderRecord } from './write-view.ts';

export function registerHoldStage(): void {
  registerDates();
  registerAll({ 'talk-record-points': TalkRecordPoints, 'talk-record-raised': TalkRecordRaised });
}
