/** Saving a record: what is written of a draft, and in whose name. No DOM here. */
import type { TalkSdk, WriteRecordInput } from '../../sdk/index.ts';
import { answersToWrite } from './draft.ts';
import type { Draft } from './draft.ts';
import { entersForTalker, type Sheet } from './sheet.ts';

/** What is written, or the number of the matter that nobody is said to have raised. */
export function recordInput(
  { rows }: Sheet,
  draft: Draft,
): { readonly input: WriteRecordInput } | { readonly nobodys: number } {
  const matters = draft.matters
    .map((matter) => ({ ...matter, text: matter.text.trim() }))
    .filter((matter) => matter.text !== '');
  const nobodys = matters.findIndex(({ obligation }) => obligation === '');
  if (nobodys >= 0) return { nobodys: nobodys + 1 };
  return {
    input: {
      talk: draft.base,
      points: Object.fromEntries(
        rows.map(({ obligation: { id }, points }) => [id, answersToWrite(draft, id, points)]),
      ),
      // An empty one takes back what was written before.
      statement: draft.statement.trim(),
      ...(matters.length > 0 ? { matters } : {}),
      record: draft.record,
    },
  };
}

/** Where the clerk writes down what the leader says, both names are kept. */
export async function writeRecord(sdk: TalkSdk, sheet: Sheet, input: WriteRecordInput) {
  if (!entersForTalker(sheet)) return sdk.records.write(input);
  const onBehalfOf = sheet.talk.talker.id;
  const outcome = await sdk.records.write({ ...input, onBehalfOf });
  // A talker who has left the directory meanwhile stands in no way of the record.
  return outcome.ok || outcome.error.path !== 'onBehalfOf' ? outcome : sdk.records.write(input);
}
