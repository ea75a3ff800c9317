/** `cadre-talk/scheduler`: importing this registers `talk-scheduler` with `talk-provider` and what it shows, and no other element. */
import { registerScheduler } from './register.ts';

registerScheduler();

export type * from '../tags.ts';
export { TalkScheduler } from './talk-scheduler.ts';
