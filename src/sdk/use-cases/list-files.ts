/** What lists, figures and packages have in common when they leave: for whom, and as which file. */
import { mayDo } from '../access/table.ts';
import { refuse } from '../desk.ts';
import { ledgerCsv } from '../papers/ledger/csv.ts';
import type { Ledger } from '../papers/ledger/table.ts';

export async function written(
  ledgers: readonly Ledger[],
  as: 'xlsx' | 'csv',
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const [first] = ledgers;
  if (as === 'csv' && first !== undefined) return ledgerCsv(first);
  const { work } = await import('../worker/run.ts');
  return work('xlsx', ledgers, signal === undefined ? {} : { signal });
}

export function departmentOnly(roles: Parameters<typeof mayDo>[0]): void {
  if (!mayDo(roles, 'paper.read')) refuse('access.denied', (say) => say.refusals.noRight);
}
