/**
 * The rows of the change log. A row holds a run of changes of one act and is numbered by its last one.
 * What a new record begins with is not written a second time: its change points at the record's own row
 * by a random name, `first`, under which that row is put away before another one takes its place.
 */
import { isBytes, toUtf8 } from '../seal/bytes.ts';
import { generationOf, type Place } from '../seal/envelope.ts';
import type { Keyring } from '../seal/keyring.ts';
import { isId } from '../seal/random.ts';
import {
  type Guard,
  type Guarded,
  isCount,
  isPlace,
  isText,
  listOf,
  shaped,
  tableOf,
} from '../shape.ts';
import { openJson } from './sealed-rows.ts';
import type { Change, Json } from './store.ts';

const isChangeRow = shaped(
  {
    /** The number of its last change. */
    sequence: isPlace,
    /** The write that made the changes, and the first one's place in it: what the envelope is bound to. */
    commit: isId,
    part: isCount,
    generation: isPlace,
    envelope: isBytes,
  },
  /** How many changes are in it; one where it is left out. */
  { count: isPlace },
);

export type ChangeRow = Guarded<typeof isChangeRow>;

/** Before the transaction has given it its number. */
export type UnplacedChanges = Omit<ChangeRow, 'sequence' | 'count'> & { readonly count: number };

/** That a record is new. What was in it, its first row says. */
export type Pointing = Omit<Change, 'fields'> & { readonly first: string };

export type Logged = Change | Pointing;

const isJson: Guard<Json> = (value): value is Json => value !== undefined;

const subject = { record: isText, type: isText, revision: isCount, schema: isCount };
const act = { act: isText, action: isText, at: isText, by: isText };
const fields = tableOf(shaped({}, { from: isJson, to: isJson }));

const isRun = shaped({
  act: shaped(act),
  changes: listOf(shaped(subject, { fields, first: isId })),
});

/** As version 2 wrote it: each change in a row of its own. */
const isLone = shaped({ ...subject, ...act, fields });

const isSealed: Guard<Guarded<typeof isRun> | Change> = (
  value,
): value is Guarded<typeof isRun> | Change => isRun(value) || isLone(value);

/** A run is opened whole to read one change in it, so it must not be long. */
const RUN_CHANGES = 256;
const RUN_LETTERS = 48 * 1024;

/** The changes of a write, in as few rows as they fit in. */
export async function sealChanges(
  keyring: Keyring,
  commit: string,
  changes: readonly Logged[],
  pause: () => Promise<void>,
): Promise<readonly UnplacedChanges[]> {
  const rows: UnplacedChanges[] = [];
  for (let part = 0; part < changes.length;) {
    await pause();
    const { count, text } = runFrom(changes, part);
    rows.push(await sealRun(keyring, commit, part, count, text));
    part += count;
  }
  return rows;
}

/** The same row in the same place, with other words in it. */
export async function resealChanges(
  keyring: Keyring,
  row: ChangeRow,
  changes: readonly Logged[],
): Promise<ChangeRow> {
  const { text } = runOf(changes);
  return { ...row, ...(await sealRun(keyring, row.commit, row.part, changes.length, text)) };
}

/** `undefined` for a row that does not open or is no row. */
export async function openChanges(
  keyring: Keyring,
  row: unknown,
): Promise<readonly Logged[] | undefined> {
  if (!isChangeRow(row)) return undefined;
  const place = changePlace(row.commit, row.part);
  const opened = await openJson(keyring, place, row.envelope, isSealed);
  if (opened === undefined) return undefined;
  if (!isRun(opened)) return row.count === undefined ? [opened] : undefined;
  const { act, changes } = opened;
  const logged = changes.flatMap(({ first, fields, ...of }): Logged[] => {
    if (first !== undefined) return [{ ...of, ...act, first }];
    return fields === undefined ? [] : [{ ...of, ...act, fields }];
  });
  // How many there are is said outside the envelope, for who looks for a number.
  return logged.length === countOf(row) && logged.length === changes.length ? logged : undefined;
}

export function asChangeRow(row: unknown): ChangeRow | undefined {
  return isChangeRow(row) ? row : undefined;
}

export function countOf({ count = 1 }: ChangeRow): number {
  return count;
}

// Where in the log a change will stand is known only inside the transaction, after it was sealed; it
// is bound to its write instead, and the write's audit entry, in the chain, says where its changes are.
function changePlace(commit: string, part: number): Place {
  return { store: 'changes', id: commit, revision: part };
}

async function sealRun(
  keyring: Keyring,
  commit: string,
  part: number,
  count: number,
  text: string,
): Promise<UnplacedChanges> {
  const envelope = await keyring.seal(changePlace(commit, part), toUtf8(text));
  return { commit, part, count, generation: generationOf(envelope), envelope };
}

/** The longest run from a place on: of one act, and not too long. */
function runFrom(changes: readonly Logged[], from: number) {
  const first = changes[from];
  const some = changes.slice(from, from + RUN_CHANGES);
  const other = some.findIndex(
    ({ act, action, at, by }) =>
      act !== first?.act || action !== first.action || at !== first.at || by !== first.by,
  );
  return runOf(other === -1 ? some : some.slice(0, other), RUN_LETTERS);
}

/** What is the same in all changes of an act is written once. */
function runOf(
  changes: readonly Logged[],
  letters = Infinity,
): { readonly count: number; readonly text: string } {
  const parts: string[] = [];
  let length = 0;
  for (const { act: _act, action: _action, at: _at, by: _by, ...of } of changes) {
    const part = JSON.stringify(of);
    length += part.length;
    if (parts.length > 0 && length > letters) break;
    parts.push(part);
  }
  const { act, action, at, by } = changes[0] ?? {};
  const head = JSON.stringify({ act, action, at, by });
  return { count: parts.length, text: `{"act":${head},"changes":[${parts.join(',')}]}` };
}
