import { registerAll } from '../registration.ts';
import { TalkLockedView } from './locked-view.ts';

export function registerLock(): void {
  registerAll({ 'talk-locked-view': TalkLockedView });
}
