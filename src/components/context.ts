/** How an element gets its SDK: from the nearest `talk-provider`, through one context. */
import { createContext } from '@lit/context';
import type { LockReason, TalkSdk } from '../sdk/index.ts';
import type { Language } from './messages/index.ts';

/** `auto` follows the `color-scheme` of the page. */
export type Theme = 'auto' | 'light' | 'dark';

/** What went wrong, in a code that a host can act on. */
export interface AccessFault {
  readonly code: string;
  readonly message: string;
}

/** How far an element's SDK is: being opened, there, locked, or not to be had. */
export type Access =
  | { readonly state: 'opening' }
  | { readonly state: 'ready'; readonly sdk: TalkSdk }
  /** Nothing can be read before somebody unlocks; `why` where this page saw it happen. */
  | { readonly state: 'locked'; readonly sdk: TalkSdk; readonly why: LockReason | undefined }
  | { readonly state: 'failed'; readonly fault: AccessFault };

/** What a provider gives to the elements below it. */
export interface Surroundings {
  readonly access: Access;
  readonly theme: Theme;
}

/** Shared by all copies of this package on a page, so that a provider of one serves elements of another. */
export const surroundings = createContext<Surroundings>(Symbol.for('cadre-talk/surroundings'));

/** What is spoken: a context of its own, since the smallest part needs it and nothing else of the surroundings. */
export const language = createContext<Language>(Symbol.for('cadre-talk/language'));
