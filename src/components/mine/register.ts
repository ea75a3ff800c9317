import { registerAll } from '../registration.ts';
import { TalkActForm } from '../ui/act-form.ts';
import { registerFields } from '../ui/register-fields.ts';
import { TalkMine } from './talk-mine.ts';
import { TalkMyOrders } from './talk-my-orders.ts';
import { TalkMySlips } from './talk-my-slips.ts';
import { TalkSlip } from './talk-slip.ts';

export function registerMine(): void {
  registerFields();
  registerAll({
    'talk-act-form': TalkActForm,
    'talk-slip': TalkSlip,
    'talk-my-slips': TalkMySlips,
    'talk-my-orders': TalkMyOrders,
    'talk-mine': TalkMine,
  });
}
