/** What is its author's alone and never leaves this browser: drafts, and saved views of lists. */
import * as z from 'zod/mini';
import type { Json } from '../store/store.ts';
import { id, text } from './parts.ts';

/** Whatever a form or a list holds: the screen's own, kept as it came. */
const anything = z.custom<Json>((given) => given !== undefined);

export const draftBody = z.object({
  owner: text,
  /** The act that it is to become, e.g. `record.write`. */
  form: text,
  record: z.exactOptional(id),
  /** The revision of the record that was on the screen. */
  against: z.exactOptional(z.number()),
  savedAt: text,
  content: anything,
});

export const viewBody = z.object({
  owner: text,
  /** The list that it is a view of, in the screen's words. */
  list: text,
  name: text,
  query: anything,
});
