/** `cadre-talk/admonition-tracker`: importing this registers `talk-admonition-tracker` with `talk-provider` and what it shows, and no other element. */
import { registerAdmonitionTracker } from './register.ts';

registerAdmonitionTracker();

export type * from '../tags.ts';
export { TalkAdmonitionTracker } from './talk-admonition-tracker.ts';
