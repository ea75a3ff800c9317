/** What is known of an informant, and the petition it came with. It stands in the vault and nowhere else. */
import * as z from 'zod/mini';
import { civilDate, id, text } from '../model/parts.ts';

const identity = z.object({
  name: z.exactOptional(text),
  unit: z.exactOptional(text),
  phones: z.exactOptional(z.array(text)),
  idNumbers: z.exactOptional(z.array(text)),
  /** Other forms under which a text could give them away: nickname, pinyin, short form of the unit. */
  aliases: z.exactOptional(z.array(text)),
});

const petition = z.object({
  number: z.exactOptional(text),
  receivedOn: z.exactOptional(civilDate),
});

/** One entry of the vault. `informant` is absent where the petition came without a name. */
export const entryBody = z.object({
  /** The event that the petition led to. */
  event: id,
  informant: z.exactOptional(identity),
  petition: z.exactOptional(petition),
});

/** A hit in exactly these texts that a second reader found harmless. */
export const clearanceBody = z.object({
  event: id,
  /** Of the texts as they are compared; the texts themselves are not kept. */
  digest: text,
  reader: z.object({ id: text, name: text }),
  reason: text,
});

export type Informant = z.infer<typeof identity>;
export type Entry = z.infer<typeof entryBody>;
export type Clearance = z.infer<typeof clearanceBody>;
