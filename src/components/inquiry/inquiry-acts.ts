/** What may be done to an inquiry: what each act asks for, and how the SDK is told. No DOM here. */
import type { InquiryAct, InquiryRow, Outcome, Receipt, TalkSdk } from '../../sdk/index.ts';
import type { InquiryTexts } from '../messages/inquiry.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';

export interface InquiryForm {
  readonly fields: readonly ActField[];
  /** The act takes reasons for departing from a rule that allows it. */
  readonly reasonable?: boolean;
  readonly run: (entered: Entered) => Promise<Outcome<unknown>>;
}

type Choice = Extract<ActField, { readonly as: 'choice' }>['options'];

function choices<K extends string>(labels: Readonly<Record<K, string>>, ...of: K[]): Choice {
  return of.map((value) => ({ value, label: labels[value] }));
}

const POINT = 'point:';
const AREA = 'area:';
const QUESTION = 'question:';

/** Point by point of what the letter must carry, then its questions, as they are recorded. */
export function letterFields(
  points: InquiryRow['points'],
  says: InquiryTexts,
  of: { readonly points: Readonly<Record<string, string>>; readonly questions: readonly string[] },
): readonly ActField[] {
  return [
    ...points.map(({ id, title }): ActField => ({
      as: 'text',
      name: `${POINT}${id}`,
      label: title,
      rows: 2,
      value: of.points[id] ?? '',
      recorded: true,
    })),
    {
      as: 'text',
      name: 'questions',
      label: says.fields.questions,
      hint: says.fields.questionsHint,
      rows: 3,
      value: of.questions.join('\n'),
      recorded: true,
    },
  ];
}

/** The letter as it was entered; a point that was left blank is not in it. */
export function letterEntered(points: InquiryRow['points'], entered: Entered) {
  const written = points
    .map(({ id }) => [id, entered.text(`${POINT}${id}`)] as const)
    .filter(([, text]) => text !== '');
  return { points: Object.fromEntries(written), questions: entered.lines('questions') };
}

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

export function inquiryForms(
  sdk: TalkSdk,
  row: InquiryRow,
  says: InquiryTexts,
): { readonly [A in InquiryAct]: InquiryForm } {
  const { fields } = says;
  const { round } = row;
  const { id, revision } = row.inquiry;
  const inquiry = { id, revision };
  const today = sdk.today();
  const calls = sdk.inquiries;

  const approver: ActField = {
    as: 'person',
    name: 'approver',
    label: fields.approver,
    required: true,
  };
  const reason: ActField = {
    as: 'text',
    name: 'reason',
    label: fields.reason,
    rows: 2,
    required: true,
  };
  const opinion: ActField = {
    as: 'text',
    name: 'opinion',
    label: fields.opinion,
    rows: 2,
    required: true,
  };
  const keeper: ActField = {
    as: 'choice',
    name: 'keeper',
    label: fields.keeper,
    value: 'department',
    options: choices(fields.keepers, 'department', 'unit', 'personal-archive', 'elsewhere'),
  };
  const day = (name: string, label: string): ActField => ({
    as: 'day',
    name,
    label,
    value: today,
    required: true,
  });
  const receipt = (like?: string): readonly ActField[] => [
    {
      as: 'choice',
      name: 'receipt',
      label: fields.receipt,
      value: 'signed',
      options: choices(fields.receipts, 'signed', 'refused', 'none'),
    },
    {
      as: 'day',
      name: 'signedOn',
      label: fields.signedOn,
      required: true,
      ...(like ? { like } : { value: today }),
      when: (entered) => entered.text('receipt') === 'signed',
    },
    {
      as: 'text',
      name: 'witnesses',
      label: fields.witnesses,
      required: true,
      when: (entered) => entered.text('receipt') === 'refused',
    },
  ];
  const service: readonly ActField[] = [
    { as: 'text', name: 'number', label: fields.number, hint: fields.numberHint, required: true },
    day('issuedOn', fields.issuedOn),
    day('servedOn', fields.servedOn),
    {
      as: 'choice',
      name: 'way',
      label: fields.way,
      value: 'in-person',
      options: choices(fields.ways, 'in-person', 'through-unit', 'post', 'other'),
    },
    ...receipt('servedOn'),
  ];
  const served = (entered: Entered) => ({
    inquiry,
    number: entered.text('number'),
    issuedOn: entered.requiredDay('issuedOn'),
    servedOn: entered.requiredDay('servedOn'),
    way: entered.text('way') as NonNullable<typeof round.service>['way'],
    receipt: receiptOf(entered),
  });
  const who = (entered: Entered) => entered.person('approver')?.id ?? '';
  const approved = (entered: Entered) => ({
    inquiry,
    approver: who(entered),
    reason: entered.text('reason'),
  });
  const kept = (entered: Entered) => ({
    inquiry,
    keeper: entered.text('keeper') as 'department' | 'unit' | 'personal-archive' | 'elsewhere',
  });
  const own = round.questions.filter(({ again }) => again === undefined);
  // What a letter may turn into: a talk of its own kind, or an admonition.
  const ownKind = row.obligation.obligation.kind;
  const into = sdk.policy.kinds().filter((kind) => kind.ceremony || kind.id === ownKind);
  const decided =
    ({ id: kind }: (typeof into)[number]) =>
    (entered: Entered) =>
      entered.text('into') === kind;
  const isDecided = (entered: Entered) =>
    into.some((kind) => kind.ceremony && kind.id === entered.text('into'));

  return {
    revise: {
      fields: letterFields(row.points, says, {
        points: round.points,
        questions: own.map(({ text }) => text),
      }),
      run: (entered) => calls.revise({ inquiry, ...letterEntered(row.points, entered) }),
    },
    search: { fields: [], run: () => calls.search(inquiry) },
    approve: {
      fields: [approver, day('on', fields.approvedOn)],
      reasonable: true,
      run: (entered) =>
        calls.approve({
          inquiry,
          approver: who(entered),
          on: entered.requiredDay('on'),
          reasons: entered.reasons,
        }),
    },
    return: {
      fields: [reason],
      run: (entered) => calls.sendBack({ inquiry, reason: entered.text('reason') }),
    },
    serve: { fields: service, run: (entered) => calls.serve(served(entered)) },
    'record-service-unapproved': {
      fields: [
        ...service,
        {
          as: 'text',
          name: 'whatHappened',
          label: fields.whatHappened,
          rows: 2,
          required: true,
        },
      ],
      run: (entered) =>
        calls.recordServiceUnapproved({
          ...served(entered),
          whatHappened: entered.text('whatHappened'),
        }),
    },
    'record-receipt': {
      fields: receipt(),
      run: (entered) => calls.recordReceipt({ inquiry, receipt: receiptOf(entered) }),
    },
    remind: {
      fields: [
        day('on', fields.on),
        { as: 'text', name: 'note', label: fields.remindNote, required: true },
      ],
      run: (entered) =>
        calls.remind({ inquiry, on: entered.requiredDay('on'), note: entered.text('note') }),
    },
    extend: {
      fields: [{ as: 'day', name: 'to', label: fields.to, required: true }, approver, reason],
      run: (entered) => calls.extend({ ...approved(entered), to: entered.requiredDay('to') }),
    },
    'note-reply': {
      fields: [
        day('on', fields.on),
        {
          as: 'choice',
          name: 'form',
          label: fields.form,
          value: 'spoken',
          options: choices(fields.forms, 'spoken', 'written'),
        },
        {
          as: 'choice',
          name: 'by',
          label: fields.by,
          value: 'subject',
          options: choices(fields.bys, 'subject', 'unit', 'other'),
        },
        { as: 'text', name: 'note', label: fields.note, rows: 2, required: true },
      ],
      run: (entered) =>
        calls.noteReply({
          inquiry,
          on: entered.requiredDay('on'),
          form: entered.text('form') === 'written' ? 'written' : 'spoken',
          by: entered.text('by') as 'subject' | 'unit' | 'other',
          note: entered.text('note'),
        }),
    },
    answer: {
      fields: [
        day('receivedOn', fields.receivedOn),
        ...round.questions.map((question): ActField => ({
          as: 'text',
          name: `${QUESTION}${question.id}`,
          label: question.text,
          rows: 2,
        })),
        { as: 'check', name: 'pledge', label: fields.pledge },
      ],
      run: (entered) =>
        calls.answer({
          inquiry,
          receivedOn: entered.requiredDay('receivedOn'),
          answers: round.questions
            .map(({ id: question }) => ({
              question,
              text: entered.text(`${QUESTION}${question}`),
            }))
            .filter(({ text }) => text !== ''),
          pledge: entered.yes('pledge'),
        }),
    },
    check: {
      fields: [approver],
      run: (entered) => calls.check({ inquiry, approver: who(entered) }),
    },
    'judge-clear': {
      fields: [opinion],
      run: (entered) => calls.judgeClear({ inquiry, opinion: entered.text('opinion') }),
    },
    'ask-again': {
      fields: [
        opinion,
        ...round.questions.map((question): ActField => ({
          as: 'check',
          name: `${QUESTION}${question.id}`,
          label: fields.open(question.text),
          value: row.openQuestions.some((open) => open.id === question.id),
        })),
        ...letterFields(row.points, says, { points: round.points, questions: [] }).map(
          (field): ActField =>
            field.name === 'questions' ? { ...field, label: fields.newQuestions } : field,
        ),
      ],
      run: (entered) =>
        calls.askAgain({
          inquiry,
          opinion: entered.text('opinion'),
          open: round.questions.flatMap(({ id: question }) =>
            entered.yes(`${QUESTION}${question}`) ? [question] : [],
          ),
          ...letterEntered(row.points, entered),
        }),
    },
    turn: {
      fields: [
        {
          as: 'choice',
          name: 'into',
          label: fields.into,
          value: ownKind,
          options: into.map((kind) => ({ value: kind.id, label: kind.name })),
        },
        day('on', fields.turnedOn),
        ...into.flatMap((kind) =>
          kind.ceremony
            ? kind.triggers.map((area): ActField => ({
                as: 'check',
                name: `${AREA}${area.id}`,
                label: area.name,
                when: decided(kind),
              }))
            : [],
        ),
        {
          as: 'text',
          name: 'body',
          label: fields.decisionBody,
          required: true,
          when: isDecided,
        },
        { as: 'text', name: 'documentNumber', label: fields.documentNumber, when: isDecided },
        { as: 'text', name: 'decidedBy', label: fields.decisionApprover, when: isDecided },
        { as: 'check', name: 'disciplined', label: fields.disciplined, when: isDecided },
        approver,
        reason,
      ],
      reasonable: true,
      run: (entered) => {
        const documentNumber = entered.text('documentNumber');
        const decidedBy = entered.text('decidedBy');
        const areas = into
          .filter((kind) => decided(kind)(entered))
          .flatMap(({ triggers }) => triggers.map((area) => area.id))
          .filter((area) => entered.yes(`${AREA}${area}`));
        return calls.turn({
          ...approved(entered),
          into: entered.text('into'),
          on: entered.requiredDay('on'),
          reasons: entered.reasons,
          ...(isDecided(entered)
            ? {
                triggers: areas,
                decision: {
                  body: entered.text('body'),
                  ...(documentNumber ? { documentNumber } : {}),
                  ...(decidedBy ? { approver: decidedBy } : {}),
                },
                disciplined: entered.yes('disciplined'),
              }
            : {}),
        });
      },
    },
    close: {
      fields: [keeper],
      reasonable: true,
      run: (entered) => calls.close({ ...kept(entered), reasons: entered.reasons }),
    },
    'close-turned': { fields: [keeper], run: (entered) => calls.closeTurned(kept(entered)) },
    withdraw: { fields: [approver, reason], run: (entered) => calls.withdraw(approved(entered)) },
    'close-as-breach': {
      fields: [approver, reason],
      run: (entered) => calls.closeAsBreach(approved(entered)),
    },
  };
}
