/** What of a record is written once the talk was held. */
import { registerAll } from '../registration.ts';
import { TalkRecordPoints } from './talk-record-points.ts';
import { TalkRecordRaised } from './talk-record-raised.ts';

export function registerWriting(): void {
  registerAll({ 'talk-record-points': TalkRecordPoints, 'talk-record-raised': TalkRecordRaised });
}
