/**
 * What was typed and not saved outlives the form it was typed in: another talk may be opened, a dialog
 * closed. It stays in memory, with the SDK it was typed for and the person who typed it, until it is
 * saved or thrown away; before the desk is locked it goes sealed to that person's own drafts.
 */
import type { TalkSdk } from '../../sdk/index.ts';
import { isDirty, seal, type Typed } from './kept.ts';

export interface Unsaved extends Typed {
  /** Who typed it; nobody else is ever offered it. */
  readonly owner: string;
}

const kept = new WeakMap<TalkSdk, Map<string, Unsaved>>();

function ofSdk(sdk: TalkSdk): Map<string, Unsaved> {
  const before = kept.get(sdk);
  if (before) return before;
  const now = new Map<string, Unsaved>();
  kept.set(sdk, now);
  sdk.beforeLock(() => sealAll(sdk, now));
  sdk.on('locked', ({ why }) => {
    // Another person is at the desk, or this one wanted nothing to stay here.
    if (why === 'identity' || why === 'cleaned') now.clear();
  });
  return now;
}

async function sealAll(sdk: TalkSdk, all: Map<string, Unsaved>): Promise<void> {
  // Open forms, which are asked in the same moment, hand in theirs first.
  await Promise.resolve();
  const { id } = await sdk.actor();
  for (const [talk, unsaved] of [...all]) {
    // What could not be sealed stays, for its owner only.
    if (unsaved.owner !== id || !(await seal(sdk, unsaved, id))) continue;
    if (all.get(talk) === unsaved) all.delete(talk);
  }
}

/** Keeps what is not saved of a talk; forgets the talk where all is saved. */
export function keepUnsaved(sdk: TalkSdk, talk: string, unsaved: Unsaved): void {
  const all = ofSdk(sdk);
  if (isDirty(unsaved)) all.set(talk, unsaved);
  else all.delete(talk);
}

export function unsavedOf(sdk: TalkSdk, talk: string, owner: string): Unsaved | undefined {
  const unsaved = kept.get(sdk)?.get(talk);
  return unsaved?.owner === owner ? unsaved : undefined;
}

/** From here on what is typed for this SDK is kept before a lock. */
export function watchUnsaved(sdk: TalkSdk): void {
  ofSdk(sdk);
}
