/** What may be done to an admonition: what each act asks for, and how the SDK is told. No DOM here. */
import type {
  AdmonitionAct,
  AdmonitionRow,
  AdmonitionTurn,
  Outcome,
  Receipt,
  RectificationItem,
  TalkSdk,
} from '../../sdk/index.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import { tracker } from '../messages/zh-CN/tracker.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';

bring({ record });
bring({ tracker });

/** What the forms of a case do: its steps, and what takes it off its straight way. */
export type CaseAct = Exclude<AdmonitionAct, 'arrange' | 'hold'> | AdmonitionTurn;

export interface AdmonitionForm {
  /** The name on its button. */
  readonly label: string;
  /** The name of its fold, and of its fields as a group, where that says more. */
  readonly name?: string;
  readonly help?: string;
  readonly fields: readonly ActField[];
  readonly run: (entered: Entered) => Promise<Outcome<AdmonitionRow['admonition']>>;
  readonly done: string;
}

/** One of the rectification items, with the number that it has on the screen. */
export interface NumberedItem {
  readonly item: RectificationItem;
  readonly number: number;
}

const receiptStates: readonly Receipt['state'][] = ['signed', 'refused', 'none'];

function receiptOf(entered: Entered): Receipt {
  switch (entered.text('receipt')) {
    case 'signed':
      return { state: 'signed', on: entered.requiredDay('signedOn') };
    case 'refused':
      return { state: 'refused', witnesses: entered.names('witnesses') };
    default:
      return { state: 'none' };
  }
}

export function admonitionForms(
  sdk: TalkSdk,
  { admonition: { id, revision }, talk }: AdmonitionRow,
  { tracker: says, record: says2 }: Texts,
  of?: NumberedItem,
): { readonly [A in CaseAct]: AdmonitionForm } {
  const admonition = { id, revision };
  const item = of?.item.id ?? '';
  const number = of?.number ?? 0;
  const today = sdk.today();
  const calls = sdk.admonitions;

  const approver: ActField = {
    as: 'person',
    name: 'approver',
    label: says2.approver,
    required: true,
  };
  const text = (name: string, label: string): ActField => ({
    as: 'text',
    name,
    label,
    rows: 2,
    required: true,
  });
  const day = (name: string, label: string, value = today): ActField => ({
    as: 'day',
    name,
    label,
    value,
    required: true,
  });
  const toCome = (name: string): ActField => ({
    as: 'day',
    name,
    label: says.dueOn,
    required: true,
  });
  const reason = text('reason', says.reason);
  const who = (entered: Entered) => entered.person('approver')?.id ?? '';
  const answered = (entered: Entered) => ({
    approver: who(entered),
    reason: entered.text('reason'),
  });
  const turn = (act: AdmonitionTurn) => ({
    label: says.turns[act](number),
    done: says.turned[act],
  });

  return {
    'issue-notice': {
      label: says.issue,
      fields: [
        {
          as: 'text',
          name: 'number',
          label: says.noticeNumber,
          hint: says.noticeNumberHint,
          required: true,
        },
        day('issuedOn', says.issuedOn),
      ],
      run: (entered) =>
        calls.issueNotice({
          admonition,
          number: entered.text('number'),
          issuedOn: entered.requiredDay('issuedOn'),
        }),
      done: says.issued,
    },
    service: {
      label: says.serve,
      fields: [
        day('servedOn', says.servedOn, talk?.heldBy ? talk.date : today),
        { as: 'time', name: 'servedAt', label: says.servedAt },
        {
          as: 'choice',
          name: 'receipt',
          label: says.receipt,
          value: 'signed',
          options: receiptStates.map((value) => ({ value, label: says.receipts[value] })),
        },
        {
          as: 'day',
          name: 'signedOn',
          label: says.signedOn,
          like: 'servedOn',
          required: true,
          when: (entered) => entered.text('receipt') === 'signed',
        },
        {
          as: 'text',
          name: 'witnesses',
          label: says.witnesses,
          required: true,
          when: (entered) => entered.text('receipt') === 'refused',
        },
      ],
      run: (entered) => {
        const servedAt = entered.time('servedAt');
        return calls.recordService({
          admonition,
          servedOn: entered.requiredDay('servedOn'),
          ...(servedAt ? { servedAt } : {}),
          receipt: receiptOf(entered),
        });
      },
      done: says.served,
    },
    'add-rectification': {
      label: says.addItem,
      fields: [text('demand', says.demand), toCome('dueOn')],
      run: (entered) =>
        calls.addRectification({
          admonition,
          demand: entered.text('demand'),
          dueOn: entered.requiredDay('dueOn'),
        }),
      done: says.itemAdded,
    },
    submit: {
      label: says.report,
      name: says.reportOf(number),
      fields: [text('report', says.reportText), day('on', says.reportOn)],
      run: (entered) =>
        calls.submitRectification({
          admonition,
          item,
          on: entered.requiredDay('on'),
          text: entered.text('report'),
        }),
      done: says.reported,
    },
    verify: {
      label: says.check,
      name: says.checkOf(number),
      fields: [
        {
          as: 'person',
          name: 'checker',
          label: says.checker,
          hint: says.checkerHint,
          required: true,
        },
        day('on', says.checkOn),
        text('opinion', says.opinion),
      ],
      run: (entered) =>
        calls.verifyRectification({
          admonition,
          item,
          on: entered.requiredDay('on'),
          checker: entered.person('checker')?.id ?? '',
          opinion: entered.text('opinion'),
        }),
      done: says.checkedSaid,
    },
    close: {
      label: says.close,
      fields: [],
      run: () => calls.close(admonition),
      done: says.closed,
    },
    'close-as-breach': {
      label: says.closeAsBreachHeading,
      name: says.closeAsBreach,
      help: says.closeAsBreachHelp,
      fields: [approver, text('reason', says2.breachReason)],
      run: (entered) => calls.closeAsBreach({ admonition, ...answered(entered) }),
      done: says.closed,
    },
    'void-notice': {
      ...turn('void-notice'),
      fields: [reason],
      run: (entered) => calls.voidNotice({ admonition, reason: entered.text('reason') }),
    },
    cancel: {
      ...turn('cancel'),
      fields: [approver, reason],
      run: (entered) => calls.cancel({ admonition, ...answered(entered) }),
    },
    'send-back': {
      ...turn('send-back'),
      fields: [text('opinion', says.opinion)],
      run: (entered) =>
        calls.sendBackRectification({ admonition, item, opinion: entered.text('opinion') }),
    },
    extend: {
      ...turn('extend'),
      fields: [toCome('to'), approver, reason],
      run: (entered) =>
        calls.extendRectification({
          admonition,
          item,
          ...answered(entered),
          to: entered.requiredDay('to'),
        }),
    },
    withdraw: {
      ...turn('withdraw'),
      fields: [approver, reason],
      run: (entered) => calls.withdrawRectification({ admonition, item, ...answered(entered) }),
    },
  };
}
