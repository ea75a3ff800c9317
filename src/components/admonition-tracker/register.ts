import { registerProvider } from '../provider/register.ts';
import { registerAll } from '../registration.ts';
import { TalkAdmonitionTracker } from './talk-admonition-tracker.ts';

export function registerAdmonitionTracker(): void {
  registerProvider();
  registerAll({ 'talk-admonition-tracker': TalkAdmonitionTracker });
}
