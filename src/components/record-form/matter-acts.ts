/** What may be done to a matter that was raised: what each act asks for, and how the SDK is told. No DOM here. */
import type { MatterAct, MatterRecord, MatterRow, Outcome, TalkSdk } from '../../sdk/index.ts';
import type { StageTexts } from '../messages/stage-parts.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';

export interface MatterForm {
  readonly help?: string;
  readonly fields: readonly ActField[];
  readonly run: (entered: Entered) => Promise<Outcome<MatterRecord>>;
}

/** In the order in which a matter goes its way. */
const matterActs: readonly MatterAct[] = [
  'assign',
  'settleAtOnce',
  'handle',
  'answer',
  'verify',
  'sendBack',
  'close',
  'note',
];

export function possibleActs({ next }: MatterRow): readonly MatterAct[] {
  return matterActs.filter((act) => next.some((one) => one.act === act && one.possible));
}

export function matterForms(
  sdk: TalkSdk,
  { id, revision }: MatterRecord,
  says: StageTexts,
): { readonly [A in MatterAct]: MatterForm } {
  const labels = says.matterFields;
  const matter = { id, revision };
  const calls = sdk.matters;

  const text = (name: keyof typeof labels): ActField => ({
    as: 'text',
    name,
    label: labels[name],
    rows: 2,
    required: true,
  });
  const person = (name: keyof typeof labels): ActField => ({
    as: 'person',
    name,
    label: labels[name],
    required: true,
  });
  // What has happened is offered as today's; a day that is still to come is nobody's to guess.
  const on: ActField = {
    as: 'day',
    name: 'on',
    label: labels.on,
    value: sdk.today(),
    required: true,
  };
  const whom = (entered: Entered, name: string) => entered.person(name)?.id ?? '';

  return {
    assign: {
      fields: [person('handler'), { as: 'day', name: 'dueOn', label: labels.dueOn }],
      run: (entered) => {
        const dueOn = entered.day('dueOn');
        return calls.assign({
          matter,
          handler: whom(entered, 'handler'),
          ...(dueOn ? { dueOn } : {}),
        });
      },
    },
    settleAtOnce: {
      fields: [person('handler'), text('disposition'), text('result')],
      run: (entered) =>
        calls.settleAtOnce({
          matter,
          handler: whom(entered, 'handler'),
          disposition: entered.text('disposition'),
          result: entered.text('result'),
        }),
    },
    handle: {
      fields: [text('disposition'), text('result'), text('evidence')],
      run: (entered) =>
        calls.handle({
          matter,
          disposition: entered.text('disposition'),
          result: entered.text('result'),
          evidence: entered.text('evidence'),
        }),
    },
    answer: {
      fields: [on],
      run: (entered) => calls.answer({ matter, on: entered.requiredDay('on') }),
    },
    sendBack: {
      fields: [text('opinion')],
      run: (entered) => calls.sendBack({ matter, opinion: entered.text('opinion') }),
    },
    verify: {
      fields: [person('checker'), on, text('opinion')],
      run: (entered) =>
        calls.verify({
          matter,
          checker: whom(entered, 'checker'),
          on: entered.requiredDay('on'),
          opinion: entered.text('opinion'),
        }),
    },
    close: { help: says.closeMatter, fields: [], run: () => calls.close(matter) },
    note: {
      fields: [text('reason')],
      run: (entered) => calls.note({ matter, reason: entered.text('reason') }),
    },
  };
}
