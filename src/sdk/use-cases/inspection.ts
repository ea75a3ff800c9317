/** 督促检查: reading the figures, whole in the department and masked outside it. */
import * as z from 'zod/mini';
import { scopes } from '../access/table.ts';
import type { Figures, FiguresApi, FiguresQuery, FocusPrincipals, ReportQuery } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import type { Asked } from '../figures/counted.ts';
import { focusPrincipals, managedCadres } from '../figures/coverage.ts';
import { figures } from '../figures/figures.ts';
import { masked } from '../figures/masking.ts';
import { isWholeMonth, periodOf } from '../figures/period.ts';
import { figureRows } from '../figures/rows.ts';
import { inspectionTable, report, upwardReturn } from '../figures/report.ts';
import { checked, day, said } from '../input.ts';
import type { Actor, Person } from '../ports.ts';
import { indexOf } from '../queries/record-index.ts';
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
      return { value: make(desk, named, await figuresFor(desk, actor, period)) };
    });
  return {
    read: (query) =>
      desk.job('figures.read', async (actor) => ({
        value: await figuresFor(desk, actor, checkedPeriod(query)),
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

const reportInput: z.ZodMiniType<ReportQuery> = z.union([
  z.strictObject({ month: said }),
  z.strictObject({ quarter: said }),
  z.strictObject({ year: said }),
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

async function figuresFor(desk: Desk, actor: Actor, query: FiguresQuery): Promise<Figures> {
  const inside = isOfDepartment(actor);
  const { from, to, ...filters } = query;
  if (!inside && (!isWholeMonth({ from, to }) || Object.keys(filters).length > 0)) {
    refuse('input.invalid', (say) => say.figures.wholeMonth, { path: 'from' });
  }
  const { asked, cadres } = await asking(desk, actor, query);
  const all = figures(asked, cadres);
  return inside ? all : masked(all);
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
): Promise<{ readonly asked: Asked; readonly cadres: readonly Person[] }> {
  const cadres = await managedCadres(desk, query);
  const index = indexOf(desk);
  await index.upToDate();
  return { asked: { desk, index, query, me: actor.id, today: desk.today() }, cadres };
}
