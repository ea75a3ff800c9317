import { registerAll } from '../registration.ts';
import { registerPerson } from '../ui/register-person.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkBackup } from './talk-backup.ts';
import { TalkExchange } from './talk-exchange.ts';
import { TalkLeaving } from './talk-leaving.ts';
import { TalkSafekeeping } from './talk-safekeeping.ts';

export function registerSafekeeping(): void {
  registerSmall();
  registerPerson();
  registerAll({
    'talk-backup': TalkBackup,
    'talk-exchange': TalkExchange,
    'talk-leaving': TalkLeaving,
    'talk-safekeeping': TalkSafekeeping,
  });
}
