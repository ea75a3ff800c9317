import { registerProvider } from '../provider/register.ts';
import { registerAll } from '../registration.ts';
import { TalkDashboard } from './talk-dashboard.ts';

export function registerDashboard(): void {
  registerProvider();
  registerAll({ 'talk-dashboard': TalkDashboard });
}
