/**
 * What was typed and not saved outlives the form it was typed in: another talk may be opened, a dialog
 * closed. It stays in memory, with the SDK it was typed for, until it is saved or thrown away.
 */
import type { TalkSdk } from '../../sdk/index.ts';
import type { Draft, Holding } from './draft.ts';

export interface Unsaved {
  readonly draft: Draft | undefined;
  readonly holding: Holding | undefined;
}

const kept = new WeakMap<TalkSdk, Map<string, Unsaved>>();

/** Keeps what is not saved of a talk; forgets the talk where all is saved. */
export function keepUnsaved(sdk: TalkSdk, talk: string, { draft, holding }: Unsaved): void {
  const ofSdk = kept.get(sdk) ?? new Map<string, Unsaved>();
  kept.set(sdk, ofSdk);
  if (draft?.dirty || holding?.dirty) ofSdk.set(talk, { draft, holding });
  else ofSdk.delete(talk);
}

export function unsavedOf(sdk: TalkSdk, talk: string): Unsaved | undefined {
  return kept.get(sdk)?.get(talk);
}
