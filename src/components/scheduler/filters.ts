/** What is asked of the worklist: conditions that hold together, and the order of the rows. */
import type {
  CivilDate,
  PersonChoice,
  Urgency,
  WorklistPageQuery,
  WorklistQuery,
  WorklistRow,
} from '../../sdk/index.ts';

export type Phase = WorklistRow['phase'];
export type SortBy = NonNullable<WorklistPageQuery['sort']>;

export const phases: readonly Phase[] = ['open', 'arranged', 'done'];

/** What one chooses from, each with what it asks for. */
export const pressing = {
  overdue: ['overdue'],
  soon: ['soon'],
  due: ['soon', 'due'],
  'not-due': ['not-due'],
  'no-limit': ['no-limit'],
  undecided: ['undecided'],
} as const satisfies Readonly<Record<string, readonly Urgency[]>>;

export type Pressing = keyof typeof pressing;

export interface Filters {
  readonly text: string;
  readonly kind: string;
  readonly phase: Phase | '';
  readonly pressing: Pressing | '';
  readonly talker?: PersonChoice | undefined;
  readonly dueFrom?: CivilDate | undefined;
  readonly dueTo?: CivilDate | undefined;
}

export interface Order {
  readonly by: SortBy;
  readonly descending: boolean;
}

export const noFilters: Filters = { text: '', kind: '', phase: '', pressing: '' };
/** Still to arrange first, then by the day they are due. */
export const firstOrder: Order = { by: 'urgency', descending: false };

export function isPhase(text: string): text is Phase {
  return phases.some((phase) => phase === text);
}

export function isPressing(text: string): text is Pressing {
  return Object.prototype.hasOwnProperty.call(pressing, text);
}

export function queryOf(filters: Filters): WorklistQuery {
  const { text, kind, phase, talker, dueFrom, dueTo } = filters;
  return {
    ...(text ? { text } : {}),
    ...(kind ? { kinds: [kind] } : {}),
    ...(phase ? { states: [phase] } : {}),
    ...(filters.pressing ? { urgency: pressing[filters.pressing] } : {}),
    ...(talker ? { talker: talker.id } : {}),
    ...(dueFrom ? { dueFrom } : {}),
    ...(dueTo ? { dueTo } : {}),
  };
}

export function isFiltered(filters: Filters): boolean {
  return Object.keys(queryOf(filters)).length > 0;
}

/** How many conditions are set that do not stand in the line above the list. */
export function moreConditions({ talker, dueFrom, dueTo }: Filters): number {
  return [talker, dueFrom, dueTo].filter(Boolean).length;
}
