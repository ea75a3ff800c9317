/** 督促检查: reading the figures, whole in the department and masked outside it. */
import * as z from 'zod/mini';
import { scopes } from '../access/table.ts';
import type { Figures, FiguresApi, FiguresQuery, FocusPrincipals, ReportQuery } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { asOn, closingDay, lastClosed } from '../figures/closed.ts';
import type { Asked } from '../figures/counted.ts';
import { focusPrincipals, managedCadres } from '../figures/coverage.ts';
import { figures } from '../figures/figures.ts';
import { linksOf, masked } from '../figures/masking.ts';
import { isWholeMonth, periodOf } from '../figures/period.ts';
import { figureRows } from '../figures/rows.ts';
import { inspectionTable, report, upwardReturn } from '../figures/report.ts';
import { checked, day, said } from '../input.ts';
import type { Actor, CivilDate, Person } from '../ports.ts';
import { indexOf, type RecordIndex } from '../queries/record-index.ts';
import type { Elsewhere } from '../sync/elsewhere.ts';
import { unitNames } from './people.ts';

/** `whole`: where the numbers of the whole district are, for who has a part of its records at best. */
export function figuresApi(desk: Desk, whole?: Elsewhere): FiguresApi {
  const here = figuresHere(desk);
  if (whole === undefined) return here;
  return {
    ...here,
    read: (query) => whole.ask('figures.read', query, () => here.read(query)),
    report: (query) => whole.ask('figures.report', query, () => here.report(query)),
    inspectionTable: (query) =>
      whole.ask('figures.inspectionTable', query, () => here.inspectionTable(query)),
    upwardReturn: (query) =>
      whole.ask('figures.upwardReturn', query, () => here.upwardReturn(query)),
  };
}

function figuresHere(desk: Desk): FiguresApi {
  const tables = (query: ReportQuery, make: typeof report) =>
    desk.job('figures.read', async (actor) => {
      const named = checked(reportInput, query);
      const period =
        periodOf(named) ??
        refuse('input.invalid', (say) => say.figures.periodUnknown, {
          path: Object.keys(named)[0] ?? '',
        });
      const { kinds, unit } = named;
      const { figures: counted, on } = await figuresFor(desk, actor, {
        ...period,
        ...(kinds === undefined ? {} : { kinds }),
        ...(unit === undefined ? {} : { unit }),
      });
      return { value: make(desk, named, counted, on) };
    });
  return {
    read: (query) =>
      desk.job('figures.read', async (actor) => ({
        value: (await figuresFor(desk, actor, checkedPeriod(query))).figures,
      })),
    report: (query) => tables(query, report),
    inspectionTable: (query) => tables(query, inspectionTable),
    upwardReturn: (query) => tables(query, upwardReturn),
    rows: (ids) =>
      desk.read('figures.read', [], async () =>
        isOfDepartment(await desk.actor()) ? figureRows(desk, ids) : [],
      ),
    focusPrincipals: (query) =>
      desk.job('figures.read', async (actor) => {
        const { from, to } = checkedPeriod(query);
        if (!isOfDepartment(actor)) refuse('access.denied', (say) => say.refusals.noRight);
        return { value: await focus(desk, actor, { from, to }) };
      }),
  };
}

const periodInput: z.ZodMiniType<FiguresQuery> = z.strictObject({
  from: day,
  to: day,
  kinds: z.exactOptional(z.array(said)),
  unit: z.exactOptional(said),
  talker: z.exactOptional(said),
});

const narrowed = { kinds: z.exactOptional(z.array(said)), unit: z.exactOptional(said) };
export const reportInput: z.ZodMiniType<ReportQuery> = z.union([
  z.strictObject({ month: said, ...narrowed }),
  z.strictObject({ quarter: said, ...narrowed }),
  z.strictObject({ year: said, ...narrowed }),
]);

function checkedPeriod(query: FiguresQuery): FiguresQuery {
  const period = checked(periodInput, query);
  if (period.to < period.from) {
    refuse('input.invalid', (say) => say.refusals.periodBackwards, { path: 'to' });
  }
  return period;
}

/** Those who may read every row behind a number. */
function isOfDepartment({ roles }: Actor): boolean {
  return scopes(roles, 'talk.read').includes('all');
}

/** The figures with the day they were counted on. */
async function figuresFor(
  desk: Desk,
  actor: Actor,
  query: FiguresQuery,
): Promise<{ readonly figures: Figures; readonly on: CivilDate }> {
  const today = desk.today();
  if (isOfDepartment(actor)) {
    const { asked, cadres } = await asking(desk, actor, query);
    return { figures: figures(asked, cadres), on: today };
  }
  const { from, to, ...filters } = query;
  const latest = lastClosed(today);
  if (!isWholeMonth({ from, to }) || Object.keys(filters).length > 0) {
    refuse('input.invalid', (say) => say.figures.closedMonth(latest), { path: 'from' });
  }
  const on = closingDay(query);
  if (today <= on) {
    refuse('figures.not-closed', (say) => say.figures.closedMonth(latest), { path: 'to' });
  }
  const cadres = await managedCadres(desk, query);
  const asked: Asked = { desk, index: await asOn(desk, on), query, today: on };
  return { figures: masked(figures(asked, cadres), linksOf(asked)), on };
}

async function focus(desk: Desk, actor: Actor, query: FiguresQuery): Promise<FocusPrincipals> {
  const names = await unitNames(desk);
  const { asked, cadres } = await asking(desk, actor, query);
  return focusPrincipals(asked, cadres, names);
}

/** The directory first: nothing may be awaited between the index and the figures. */
async function asking(
  desk: Desk,
  actor: Actor,
  query: FiguresQuery,
): Promise<{
  readonly asked: Asked & { readonly index: RecordIndex };
  readonly cadres: readonly Person[];
}> {
  const cadres = await managedCadres(desk, query);
  const index = indexOf(desk);
  await index.upToDate();
  return { asked: { desk, index, query, me: actor.id, today: desk.today() }, cadres };
}
