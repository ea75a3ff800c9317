/** What may be done with a paper of the register: what each act asks for, and how the SDK is told. No DOM here. */
import type { Outcome, PaperAct, PaperRow, TalkSdk } from '../../../sdk/index.ts';
import type { RegisterTexts } from '../../messages/registers.ts';
import type { ActField, Entered } from '../../ui/act-fields.ts';

export interface PaperForm {
  readonly fields: readonly ActField[];
  readonly run: (entered: Entered) => Promise<Outcome<unknown>>;
}

type Keeper = PaperRow['paper']['keeper'];

const keepers: readonly Keeper[] = [
  'department',
  'unit',
  'personal-archive',
  'subject',
  'elsewhere',
];

export function paperForms(
  sdk: TalkSdk,
  { paper: { id, revision } }: PaperRow,
  { fields, keepers: names, copies }: RegisterTexts['papers'],
): { readonly [A in PaperAct]: PaperForm } {
  const paper = { id, revision };
  const on: ActField = {
    as: 'day',
    name: 'on',
    label: fields.on,
    value: sdk.today(),
    required: true,
  };
  const note: ActField = { as: 'text', name: 'note', label: fields.note };
  const holder: ActField = { as: 'text', name: 'holder', label: fields.holder };
  const keeper = (name: string, value: Keeper): ActField => ({
    as: 'choice',
    name,
    label: fields.keeper,
    value,
    options: keepers.map((one) => ({ value: one, label: names[one] })),
  });
  const keeperOf = (entered: Entered, name: string): Keeper =>
    keepers.find((one) => one === entered.text(name)) ?? 'department';
  const said = (entered: Entered, ...of: readonly ('note' | 'holder' | 'name')[]) =>
    Object.fromEntries(
      of.map((name) => [name, entered.text(name)] as const).filter(([, text]) => text !== ''),
    );
  const witnessed: readonly ActField[] = [
    on,
    { as: 'person', name: 'witness', label: fields.witness, required: true },
    note,
  ];
  const before = (entered: Entered) => ({
    paper,
    on: entered.requiredDay('on'),
    witness: entered.person('witness')?.id ?? '',
    ...said(entered, 'note'),
  });
  return {
    copy: {
      fields: [
        {
          as: 'choice',
          name: 'copy',
          label: fields.copy,
          value: 'copy',
          options: [
            { value: 'copy', label: copies.copy },
            { value: 'scan', label: copies.scan },
          ],
        },
        { as: 'text', name: 'name', label: fields.copyName },
        keeper('keeper', 'department'),
        holder,
      ],
      run: (entered) =>
        sdk.papers.copy({
          paper,
          copy: entered.text('copy') === 'scan' ? 'scan' : 'copy',
          keeper: keeperOf(entered, 'keeper'),
          ...said(entered, 'name', 'holder'),
        }),
    },
    file: {
      fields: [keeper('to', 'department'), holder, on, note],
      run: (entered) =>
        sdk.papers.file({
          paper,
          to: keeperOf(entered, 'to'),
          on: entered.requiredDay('on'),
          ...said(entered, 'holder', 'note'),
        }),
    },
    giveBack: { fields: witnessed, run: (entered) => sdk.papers.giveBack(before(entered)) },
    shred: { fields: witnessed, run: (entered) => sdk.papers.shred(before(entered)) },
  };
}
