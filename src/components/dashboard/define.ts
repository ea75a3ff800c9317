/** `cadre-talk/dashboard`: importing this registers `talk-dashboard` with `talk-provider` and what it shows, and no other element. */
import { registerDashboard } from './register.ts';

registerDashboard();

export type * from '../tags.ts';
export { TalkDashboard } from './talk-dashboard.ts';
