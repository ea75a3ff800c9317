/** What may be done to a matter that was raised, and what each act asks for. No DOM here. */
import type {
  CivilDate,
  MatterAct,
  MatterRecord,
  MatterRow,
  Outcome,
  PersonChoice,
  TalkSdk,
} from '../../sdk/index.ts';

/** What is typed for one act. */
export interface MatterTyped {
  readonly act: MatterAct;
  readonly texts: Readonly<Record<string, string>>;
  readonly day?: CivilDate | undefined;
  readonly person?: PersonChoice | undefined;
}

export interface MatterField {
  readonly name:
    | 'handler'
    | 'dueOn'
    | 'disposition'
    | 'result'
    | 'evidence'
    | 'on'
    | 'opinion'
    | 'checker'
    | 'reason';
  readonly is: 'text' | 'day' | 'person';
  readonly required: boolean;
}

const text = (name: MatterField['name']): MatterField => ({ name, is: 'text', required: true });
const day = (name: MatterField['name'], required = true): MatterField => ({
  name,
  is: 'day',
  required,
});
const person = (name: MatterField['name']): MatterField => ({ name, is: 'person', required: true });

export const matterFields: { readonly [A in MatterAct]: readonly MatterField[] } = {
  assign: [person('handler'), day('dueOn', false)],
  handle: [text('disposition'), text('result'), text('evidence')],
  settleAtOnce: [person('handler'), text('disposition'), text('result')],
  answer: [day('on')],
  sendBack: [text('opinion')],
  verify: [person('checker'), day('on'), text('opinion')],
  close: [],
  note: [text('reason')],
};

/** In the order in which a matter goes its way. */
export const matterActs: readonly MatterAct[] = [
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

/** The names of required fields that are empty. */
export function missingOf({ act, texts, day: given, person: who }: MatterTyped) {
  return matterFields[act]
    .filter(({ name, is, required }) => {
      if (!required) return false;
      if (is === 'text') return (texts[name] ?? '').trim() === '';
      return (is === 'day' ? given : who) === undefined;
    })
    .map(({ name }) => name);
}

export function doMatter(
  sdk: TalkSdk,
  { id, revision }: MatterRecord,
  typed: MatterTyped,
): Promise<Outcome<MatterRecord>> {
  const matter = { id, revision };
  const { texts, day: given, person: who } = typed;
  const said = (name: MatterField['name']) => (texts[name] ?? '').trim();
  const on = given ?? sdk.today();
  const whom = who?.id ?? '';
  switch (typed.act) {
    case 'assign':
      return sdk.matters.assign({ matter, handler: whom, ...(given ? { dueOn: given } : {}) });
    case 'handle':
      return sdk.matters.handle({
        matter,
        disposition: said('disposition'),
        result: said('result'),
        evidence: said('evidence'),
      });
    case 'settleAtOnce':
      return sdk.matters.settleAtOnce({
        matter,
        handler: whom,
        disposition: said('disposition'),
        result: said('result'),
      });
    case 'answer':
      return sdk.matters.answer({ matter, on });
    case 'sendBack':
      return sdk.matters.sendBack({ matter, opinion: said('opinion') });
    case 'verify':
      return sdk.matters.verify({ matter, checker: whom, on, opinion: said('opinion') });
    case 'close':
      return sdk.matters.close(matter);
    case 'note':
      return sdk.matters.note({ matter, reason: said('reason') });
  }
}
