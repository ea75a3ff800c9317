/** 材料: a paper in the register, its archive class, and through whose hands it went. */
import * as z from 'zod/mini';
import { civilDate, doneBy, type Frozen, id, namedPerson, text } from './parts.ts';

export const fileReference = z.object({
  name: text,
  /** Where the host keeps the bytes. */
  file: text,
});

/** Who keeps it. The personal archive is one of them: for papers that nothing keeps out of it. */
const keeper = z.enum(['department', 'unit', 'personal-archive', 'subject', 'elsewhere']);

const custody = z.object({
  act: z.enum(['registered', 'filed', 'given-back', 'shredded']),
  on: civilDate,
  to: keeper,
  /** The unit, or who outside took it over. */
  holder: z.exactOptional(text),
  witness: z.exactOptional(namedPerson),
  note: z.exactOptional(text),
  /** Rules that speak against where it is: it is there all the same. */
  breaches: z.exactOptional(z.array(z.object({ rule: text, code: text }))),
  by: doneBy,
});

export const paperBody = z.object({
  state: z.enum(['kept', 'shredded']),
  /** A paper of the pack, e.g. `admonition-record`. */
  paper: text,
  /** Papers of the pack that it was copied, scanned or made from: their class sticks to it. */
  derivedFrom: z.array(text),
  name: text,
  copy: z.enum(['original', 'copy', 'scan']),
  /** The class as the policy gave it when it was registered. */
  archive: text,
  subjects: z.array(text),
  obligations: z.array(id),
  talk: z.exactOptional(id),
  /** The paper in the register that it was copied from. */
  copiedFrom: z.exactOptional(id),
  file: z.exactOptional(fileReference),
  keeper,
  holder: z.exactOptional(text),
  custody: z.array(custody),
});

export type Custody = Frozen<z.infer<typeof custody>>;
