import { registerProvider } from '../provider/register.ts';
import { registerAll } from '../registration.ts';
import { registerCase } from './register-case.ts';
import { TalkAdmonitionTracker } from './talk-admonition-tracker.ts';

export function registerAdmonitionTracker(): void {
  registerProvider();
  registerCase();
  registerAll({ 'talk-admonition-tracker': TalkAdmonitionTracker });
}
