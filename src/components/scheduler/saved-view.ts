/** A view of the worklist as it is kept: read back field by field, since an older version may have written it. */
import { civilDate } from '../dates.ts';
import type { CivilDate } from '../dates.ts';
import { firstOrder, isPhase, isPressing } from './filters.ts';
import type { Filters, Order, SortBy } from './filters.ts';

/** The list that the views are of, as the SDK keeps them. */
export const VIEWS_OF = 'worklist';

export interface View {
  readonly filters: Filters;
  readonly order: Order;
}

const sorts: readonly SortBy[] = ['urgency', 'due', 'name', 'unit'];

export function viewOf({ filters, order }: View): object {
  // Plain JSON has no `undefined`.
  return JSON.parse(JSON.stringify({ ...filters, order })) as object;
}

export function readView(kept: unknown): View | undefined {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return undefined;
  const fields = new Map<string, unknown>(Object.entries(kept));
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [phase, pressing] = [text('phase'), text('pressing')];
  const talker = personIn(fields.get('talker'));
  const [dueFrom, dueTo] = [dayIn(text('dueFrom')), dayIn(text('dueTo'))];
  return {
    filters: {
      text: text('text'),
      kind: text('kind'),
      phase: isPhase(phase) ? phase : '',
      pressing: isPressing(pressing) ? pressing : '',
      ...(talker ? { talker } : {}),
      ...(dueFrom ? { dueFrom } : {}),
      ...(dueTo ? { dueTo } : {}),
    },
    order: orderIn(fields.get('order')),
  };
}

function orderIn(kept: unknown): Order {
  if (typeof kept !== 'object' || kept === null) return firstOrder;
  const { by, descending } = kept as { readonly by?: unknown; readonly descending?: unknown };
  const sort = sorts.find((one) => one === by);
  return sort ? { by: sort, descending: descending === true } : firstOrder;
}

function personIn(kept: unknown): Filters['talker'] {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(kept));
  const of = (name: string) => String(fields.get(name) ?? '');
  return of('id')
    ? { id: of('id'), name: of('name'), title: of('title'), unitName: of('unitName') }
    : undefined;
}

function dayIn(text: string): CivilDate | undefined {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return civilDate(year, month, day);
}
