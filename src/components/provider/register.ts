import { registerAll } from '../registration.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkProvider } from './talk-provider.ts';

export function registerProvider(): void {
  // First: what is upgraded before it would ask for a context that nobody answers for.
  registerAll({ 'talk-provider': TalkProvider });
  registerSmall();
}
