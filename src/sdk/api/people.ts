/** Persons of the host's directory. */
import type { PersonChoice } from './common.ts';

export interface PeopleApi {
  /** Persons by name, unit or title; with an empty text the leaders of committee and department. */
  search(
    text: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly PersonChoice[]>;
}
