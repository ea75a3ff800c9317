/** What is said of a store that could not be opened. */
import { chineseTexts } from './index.ts';
import type { Texts } from './index.ts';

type KnownFault = keyof Texts['faults'];

function isKnown(code: string): code is KnownFault {
  return Object.prototype.hasOwnProperty.call(chineseTexts.faults, code);
}

/** The code of a StoreError of whichever copy of the SDK threw it. */
export function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'other';
}

/** Something that no sentence was written for. */
export function isUnforeseen(code: string): boolean {
  return !isKnown(code) || code === 'other';
}

export function faultText(
  code: string,
  say: Texts,
): { readonly heading: string; readonly text: string } {
  return say.faults[isKnown(code) ? code : 'other'];
}
