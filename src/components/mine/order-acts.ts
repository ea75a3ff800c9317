/** What a delegate may do with an order: what each act asks for, and how the SDK is told. No DOM here. */
import type { EntrustedRow, Outcome, TalkSdk } from '../../sdk/index.ts';
import type { MineTexts } from '../messages/mine.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';

export type OrderAct = 'accept' | 'refuse' | 'return-record' | 'shred';

export interface OrderForm {
  readonly fields: readonly ActField[];
  readonly help: string;
  readonly run: (entered: Entered) => Promise<Outcome<unknown>>;
}

export function orderForms(
  sdk: TalkSdk,
  { id, revision }: EntrustedRow,
  { fields, acceptHelp, refuseHelp, giveHelp, shredHelp }: MineTexts['orders'],
): { readonly [A in OrderAct]: OrderForm } {
  const delegation = { id, revision };
  const today = sdk.today();
  const day = (label: string): ActField => ({
    as: 'day',
    name: 'on',
    label,
    value: today,
    required: true,
  });
  return {
    accept: {
      fields: [],
      help: acceptHelp,
      run: () => sdk.delegations.accept({ delegation, on: today }),
    },
    refuse: {
      fields: [{ as: 'text', name: 'reason', label: fields.reason, rows: 2, required: true }],
      help: refuseHelp,
      run: (entered) =>
        sdk.delegations.refuse({ delegation, on: today, reason: entered.text('reason') }),
    },
    'return-record': {
      fields: [
        day(fields.on),
        {
          as: 'choice',
          name: 'copies',
          label: fields.copies,
          required: true,
          options: [
            { value: 'none', label: fields.noCopies },
            { value: 'kept', label: fields.copiesKept },
          ],
        },
      ],
      help: giveHelp,
      run: (entered) =>
        sdk.delegations.returnRecord({
          delegation,
          on: entered.requiredDay('on'),
          copiesKept: entered.text('copies') === 'kept',
        }),
    },
    shred: {
      fields: [day(fields.shreddedOn), { as: 'text', name: 'note', label: fields.note }],
      help: shredHelp,
      run: (entered) => {
        const note = entered.text('note');
        return sdk.delegations.shred({
          delegation,
          on: entered.requiredDay('on'),
          ...(note ? { note } : {}),
        });
      },
    },
  };
}
