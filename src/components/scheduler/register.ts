import { registerProvider } from '../provider/register.ts';
import { registerAll } from '../registration.ts';
import { TalkScheduler } from './talk-scheduler.ts';

export function registerScheduler(): void {
  registerProvider();
  registerAll({ 'talk-scheduler': TalkScheduler });
}
