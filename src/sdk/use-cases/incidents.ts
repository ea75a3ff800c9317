/**
 * 保密事件 (四·2⑷, ⑸): reported, looked into, dealt with, closed. The document names the duty and no
 * procedure, so the few states stand here and not in the policy's workflow. Whom it concerns or
 * accuses never sees it; who reported a problem is not named in it, since that is the vault's.
 */
import * as z from 'zod/mini';
import type {
  IncidentAct,
  IncidentInput,
  IncidentRow,
  IncidentsApi,
  NextAct,
  SanctionInput,
} from '../api.ts';
import { bodyOf, type Desk, refuse } from '../desk.ts';
import { checked, day, said, seen } from '../input.ts';
import { incidentKinds } from '../model/incident.ts';
import type { Body, IncidentRecord, ObligationRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../ports.ts';
import { randomId } from '../seal/random.ts';
import { enteredBy, namedPerson } from './people.ts';

export function incidentsApi(desk: Desk): IncidentsApi {
  return {
    list: (query = {}) =>
      desk.read('incident.read', [], async () =>
        (await desk.all('incident'))
          .filter(({ kind }) => query.kinds?.includes(kind) ?? true)
          .filter(({ state }) => query.open !== true || state !== 'closed')
          .map((incident) => row(desk, incident))
          .sort((a, b) => (a.incident.reported.on > b.incident.reported.on ? -1 : 1)),
      ),
    get: (id) =>
      desk.read('incident.read', undefined, async () => {
        const incident = await desk.find('incident', id);
        return incident && row(desk, incident);
      }),
    report: (input) => report(desk, input),
    assign: (input) => assign(desk, input),
    investigate: (input) => investigate(desk, input),
    sanction: (input) => sanction(desk, input),
    close: (input) => close(desk, input),
  };
}

type Input<Name extends keyof IncidentsApi> = NonNullable<Parameters<IncidentsApi[Name]>[0]>;

const people = z.exactOptional(z.array(said).check(z.maxLength(50)));
const reporting: z.ZodMiniType<IncidentInput> = z.strictObject({
  kind: z.enum(incidentKinds),
  what: said,
  happenedOn: z.exactOptional(day),
  concerns: people,
  accused: people,
  obligation: z.exactOptional(said),
  onBehalfOf: z.exactOptional(said),
});
const assigning: z.ZodMiniType<Input<'assign'>> = z.strictObject({ incident: seen, handler: said });
const investigating: z.ZodMiniType<Input<'investigate'>> = z.strictObject({
  incident: seen,
  on: day,
  text: said,
  accused: people,
});
const sanctioning: z.ZodMiniType<SanctionInput> = z.strictObject({
  incident: seen,
  on: day,
  body: said,
  against: said,
  what: said,
  basis: z.exactOptional(said),
  document: z.exactOptional(said),
});
const closing: z.ZodMiniType<Input<'close'>> = z.strictObject({
  incident: seen,
  on: day,
  conclusion: said,
  founded: z.boolean(),
});

/** From which states an act is possible, and where it leads; absent: the state stays. */
const steps: Readonly<
  Record<
    IncidentAct,
    { readonly from: readonly IncidentRecord['state'][]; readonly to?: IncidentRecord['state'] }
  >
> = {
  assign: { from: ['reported', 'investigating', 'sanctioned'] },
  investigate: { from: ['reported', 'investigating'], to: 'investigating' },
  sanction: { from: ['investigating', 'sanctioned'], to: 'sanctioned' },
  close: { from: ['investigating', 'sanctioned'], to: 'closed' },
};

function report(desk: Desk, input: IncidentInput): ReturnType<IncidentsApi['report']> {
  return desk.job('incident.report', async (actor) => {
    const given = checked(reporting, input);
    const reportedOn = desk.today();
    notInFuture(desk, given.happenedOn, 'happenedOn');
    const accused = await named(desk, given.accused, 'accused');
    if (accused.some(({ id }) => id === actor.id)) {
      refuse('input.invalid', (say) => say.records.accusesOneself, { path: 'accused' });
    }
    const obligation = await reachable(desk, actor, given.obligation);
    const id = randomId();
    await desk.write(actor, 'incident.report', [
      {
        type: 'incident',
        id,
        revision: 0,
        body: {
          state: 'reported',
          kind: given.kind,
          what: given.what.trim(),
          ...(given.happenedOn === undefined ? {} : { happenedOn: given.happenedOn }),
          reported: {
            on: reportedOn,
            by: await enteredBy(desk, actor, given.onBehalfOf, accused),
          },
          concerns: await named(desk, given.concerns, 'concerns'),
          accused,
          ...(obligation === undefined ? {} : { obligation: obligation.id }),
          findings: [],
          sanctions: [],
        },
      },
    ]);
    return { value: { id, reportedOn } };
  });
}

/** The case that it is about, of those that there are for whoever reports it. */
async function reachable(
  desk: Desk,
  actor: Actor,
  id: string | undefined,
): Promise<ObligationRecord | undefined> {
  if (id === undefined) return undefined;
  // A subject reports what was done over the own case: that there is one is known to them.
  const own = (await desk.everything('obligation')).find(
    (one) => one.id === id && one.ofTheDay.id === actor.id,
  );
  return own ?? desk.get('obligation', id);
}

function assign(desk: Desk, input: Input<'assign'>): Promise<Outcome<IncidentRecord>> {
  return desk.job('incident.assign', async (actor) => {
    const given = checked(assigning, input);
    const incident = await desk.seen('incident', given.incident);
    notPartOf(desk, incident, given.handler, 'handler');
    const handler = await namedPerson(desk, given.handler, desk.today(), 'handler');
    return change(desk, actor, incident, 'assign', { handler });
  });
}

function investigate(desk: Desk, input: Input<'investigate'>): Promise<Outcome<IncidentRecord>> {
  return desk.job('incident.investigate', async (actor) => {
    const { on, text, ...given } = checked(investigating, input);
    const incident = await desk.seen('incident', given.incident);
    notInFuture(desk, on, 'on');
    const more = await named(desk, given.accused, 'accused');
    if (more.some(({ id }) => id === actor.id || id === incident.handler?.id)) {
      refuse('input.invalid', (say) => say.records.handlerAccused, { path: 'accused' });
    }
    const known = new Set(incident.accused.map(({ id }) => id));
    return change(desk, actor, incident, 'investigate', {
      findings: [...incident.findings, { on, text: text.trim(), by: entered(actor) }],
      accused: [...incident.accused, ...more.filter(({ id }) => !known.has(id))],
    });
  });
}

function sanction(desk: Desk, input: SanctionInput): Promise<Outcome<IncidentRecord>> {
  return desk.job('incident.sanction', async (actor) => {
    const { incident: wanted, against, ...decided } = checked(sanctioning, input);
    const incident = await desk.seen('incident', wanted);
    notInFuture(desk, decided.on, 'on');
    const person =
      incident.accused.find(({ id }) => id === against) ??
      refuse('input.invalid', (say) => say.records.notAccused, { path: 'against' });
    return change(desk, actor, incident, 'sanction', {
      sanctions: [...incident.sanctions, { ...decided, against: person, by: entered(actor) }],
    });
  });
}

function close(desk: Desk, input: Input<'close'>): Promise<Outcome<IncidentRecord>> {
  return desk.job('incident.close', async (actor) => {
    const { incident: wanted, ...closed } = checked(closing, input);
    const incident = await desk.seen('incident', wanted);
    notInFuture(desk, closed.on, 'on');
    if (!closed.founded && incident.sanctions.length > 0) {
      refuse('input.invalid', (say) => say.records.sanctionedUnfounded, { path: 'founded' });
    }
    return change(desk, actor, incident, 'close', { closed: { ...closed, by: entered(actor) } });
  });
}

const actions = {
  assign: 'incident.assign',
  investigate: 'incident.investigate',
  sanction: 'incident.sanction',
  close: 'incident.close',
} as const;

async function change(
  desk: Desk,
  actor: Actor,
  incident: IncidentRecord,
  act: IncidentAct,
  fields: Partial<Body<'incident'>>,
): Promise<{ readonly value: IncidentRecord }> {
  const why = whyNot(desk, incident, act);
  if (why !== undefined) refuse('state.not-possible', why);
  const { id, revision } = incident;
  const body = { ...bodyOf(incident), ...fields, state: steps[act].to ?? incident.state };
  await desk.write(actor, actions[act], [{ type: 'incident', id, revision, body }]);
  return { value: await desk.get('incident', id) };
}

function whyNot(
  desk: Desk,
  { state, handler }: IncidentRecord,
  act: IncidentAct,
): string | undefined {
  if (!steps[act].from.includes(state)) return desk.messages.records.incidentState(state, act);
  if (act !== 'assign' && handler === undefined) return desk.messages.records.noHandler;
  return undefined;
}

function notPartOf(
  desk: Desk,
  { concerns, accused }: IncidentRecord,
  id: string,
  path: string,
): void {
  if ([...concerns, ...accused].some((person) => person.id === id)) {
    refuse('input.invalid', (say) => say.records.partOfIncident, { path });
  }
}

async function named(desk: Desk, ids: readonly string[] = [], path: string) {
  const on = desk.today();
  return Promise.all(
    [...new Set(ids)].map((id, index) => namedPerson(desk, id, on, `${path}.${index}`)),
  );
}

function entered({ id, name }: Actor) {
  return { by: id, name };
}

function notInFuture(desk: Desk, on: string | undefined, path: string): void {
  if (on !== undefined && on > desk.today()) {
    refuse('input.invalid', (say) => say.refusals.future, { path });
  }
}

function row(desk: Desk, incident: IncidentRecord): IncidentRow {
  const acts: readonly IncidentAct[] = ['assign', 'investigate', 'sanction', 'close'];
  return {
    incident,
    kindName: desk.messages.records.incidentKinds[incident.kind],
    stateName: desk.messages.records.incidentStates[incident.state],
    next: acts.map((act): NextAct<IncidentAct> => {
      const why = whyNot(desk, incident, act);
      return why === undefined ? { act, possible: true } : { act, possible: false, why };
    }),
  };
}
