/** What an amendment leaves in the record: by whom, why, what stood there and what stands there now. */
import type { Finding } from '../../policy/index.ts';
import { type Desk, refuse } from '../desk.ts';
import type { Amendment } from '../model/amendment.ts';
import type { DoneBy } from '../model/records.ts';
import type { Json } from '../store/store.ts';
import type { NamedPerson } from './entering.ts';
import { breaches } from './talk-judging.ts';

/** Who corrects it, why, and who answers for what follows from it. */
export interface Correction {
  readonly by: DoneBy;
  readonly reason: string;
  readonly approver?: NamedPerson;
}

export type Field = Amendment['fields'][number];

export function difference(field: string, from: unknown, to: unknown): readonly Field[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  return [{ field, ...asValue('from', from), ...asValue('to', to) }];
}

function asValue(name: 'from' | 'to', value: unknown): Partial<Record<'from' | 'to', Json>> {
  if (value === undefined) return {};
  const copy: Json = JSON.parse(JSON.stringify(value));
  return { [name]: copy };
}

/** The differences of these fields. */
export function fieldsOf<T extends object>(
  before: T,
  after: T,
  names: readonly (keyof T & string)[],
): readonly Field[] {
  return names.flatMap((name) => difference(name, before[name], after[name]));
}

export function entryOf(
  desk: Desk,
  { by, reason }: Correction,
  fields: readonly Field[],
  findings: readonly Finding[],
  breachesBefore: Amendment['breaches'],
  restored?: Amendment['restored'],
): Amendment {
  if (fields.length === 0 && restored === undefined) {
    refuse('input.invalid', (say) => say.records.nothingAmended, { path: 'changes' });
  }
  return {
    on: desk.today(),
    by,
    reason,
    fields,
    breaches: breaches(findings),
    breachesBefore,
    ...(restored === undefined ? {} : { restored }),
  };
}
