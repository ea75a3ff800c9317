import { registerAll } from '../registration.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkSchedulerTasks } from './tasks.ts';

export { fetchTasks } from './tasks.ts';

export function registerTasks(): void {
  registerSmall();
  registerAll({ 'talk-scheduler-tasks': TalkSchedulerTasks });
}
