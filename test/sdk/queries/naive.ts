/** The queries again, as plain loops over everything in the store: what the index must always agree with. */
import {
  type CivilDate,
  isFinal,
  type Policy,
  timeliness,
  until,
  windowFrom,
} from '../../../src/policy/index.ts';
import type { Kept, RecordType } from '../../../src/sdk/model/records.ts';
import type { Store } from '../../../src/sdk/store/store.ts';

export interface World {
  readonly policy: Policy;
  readonly today: CivilDate;
  /** Who is at the desk: what is about them does not exist. */
  readonly me: string;
  all<T extends RecordType>(type: T): readonly Kept<T>[];
}

export async function worldOf(
  store: Store,
  facts: { readonly policy: Policy; readonly today: CivilDate; readonly me: string },
): Promise<World> {
  const types = ['event', 'obligation', 'talk', 'matter', 'admonition', 'inquiry', 'delegation'];
  const tables = new Map<string, readonly unknown[]>();
  for (const type of types) {
    const records = await store.all(type);
    tables.set(
      type,
      records.map(({ id, revision, body }) => ({ ...body, id, revision })),
    );
  }
  return {
    ...facts,
    all: <T extends RecordType>(type: T) => (tables.get(type) ?? []) as readonly Kept<T>[],
  };
}

type Obligation = Kept<'obligation'>;

export interface Wanted {
  readonly kinds?: readonly string[];
  readonly states?: readonly string[];
  readonly text?: string;
  readonly unit?: string;
  readonly dueFrom?: CivilDate;
  readonly dueTo?: CivilDate;
}

function phaseOf({ state }: Obligation): string {
  if (state === 'pending') return 'open';
  return isFinal('obligation', state) ? 'done' : 'arranged';
}

function talkOf(world: World, { talk }: Obligation): Kept<'talk'> | undefined {
  return world.all('talk').find(({ id }) => id === talk);
}

function dueOf({ obligation: { window } }: Obligation): CivilDate | undefined {
  return window.due ?? window.remindOn;
}

export function worklistIds(world: World, wanted: Wanted): readonly string[] {
  const talks = new Map(world.all('talk').map((talk) => [talk.id, talk]));
  const rows = world
    .all('obligation')
    .filter(({ ofTheDay }) => ofTheDay.id !== world.me)
    .filter(({ obligation }) => wanted.kinds?.includes(obligation.kind) ?? true)
    .filter((one) => wanted.states?.includes(phaseOf(one)) ?? true)
    .filter(({ ofTheDay }) => wanted.unit === undefined || ofTheDay.unitName === wanted.unit)
    .filter((one) => wanted.dueFrom === undefined || (dueOf(one) ?? '') >= wanted.dueFrom)
    .filter((one) => wanted.dueTo === undefined || (dueOf(one) ?? '~') <= wanted.dueTo)
    .filter(({ ofTheDay: { name, unitName, title } }) =>
      [name, unitName, title].some((text) => text.includes(wanted.text ?? '')),
    )
    .map((record) => {
      const due = talks.get(record.talk ?? '')?.heldBy === undefined ? dueOf(record) : undefined;
      return { record, due: due === undefined ? Infinity : until(world.today, due) };
    });
  const phases = ['open', 'arranged', 'done'];
  rows.sort(
    (a, b) =>
      phases.indexOf(phaseOf(a.record)) - phases.indexOf(phaseOf(b.record)) ||
      (a.due === b.due ? 0 : a.due - b.due) ||
      a.record.ofTheDay.name.localeCompare(b.record.ofTheDay.name, 'zh') ||
      (a.record.id < b.record.id ? -1 : 1),
  );
  return rows.map(({ record }) => record.id);
}

export function overdueCount(world: World): number {
  return world.all('obligation').filter((one) => {
    if (one.ofTheDay.id === world.me || isFinal('obligation', one.state)) return false;
    const when = timeliness(world.policy, one.obligation.window, { asOf: world.today });
    return when === 'overdue' && talkOf(world, one)?.heldBy === undefined;
  }).length;
}

/** Ids of talks and of what is due, by day. */
export function calendarOf(
  world: World,
  from: CivilDate,
  to: CivilDate,
): Readonly<
  Record<string, { readonly talks: readonly string[]; readonly due: readonly string[] }>
> {
  const days: Record<string, { talks: string[]; due: string[] }> = {};
  const on = (day: CivilDate | undefined): { talks: string[]; due: string[] } | undefined => {
    if (day === undefined || day < from || day > to) return undefined;
    return (days[day] ??= { talks: [], due: [] });
  };
  const own = new Set(
    world.all('obligation').flatMap(({ id, ofTheDay }) => (ofTheDay.id === world.me ? [id] : [])),
  );
  const mine = (ids: readonly string[]): boolean => ids.some((id) => own.has(id));
  for (const talk of world.all('talk')) {
    if (talk.cancelled !== undefined || mine(talk.obligations)) continue;
    if (talk.subjects.some(({ id }) => id === world.me)) continue;
    on(talk.date)?.talks.push(talk.id);
  }
  for (const one of world.all('obligation')) {
    if (mine([one.id])) continue;
    if (!['pending', 'planned', 'notified', 'inquired'].includes(one.state)) continue;
    on(dueOf(one))?.due.push(one.id);
  }
  for (const { id, due } of openCases(world)) on(due)?.due.push(id);
  for (const day of Object.values(days)) {
    day.talks.sort();
    day.due.sort();
  }
  return days;
}

/** Cases that are not over, with the day of what is to come next. */
export function openCases(
  world: World,
): readonly { readonly id: string; readonly due: CivilDate | undefined }[] {
  const obligations = new Map(world.all('obligation').map((one) => [one.id, one]));
  const others = (id: string): boolean => {
    const one = obligations.get(id);
    return one !== undefined && one.ofTheDay.id !== world.me;
  };
  const first = (days: readonly CivilDate[]) => [...days].sort()[0];
  return [
    ...world
      .all('admonition')
      .filter(({ state, subject }) => !isFinal('admonition', state) && subject.id !== world.me)
      .map(({ id, rectification }) => ({
        id,
        due: first(
          rectification
            .filter(
              ({ state }) =>
                !['verified', 'closed', 'closed-as-breach', 'withdrawn'].includes(state),
            )
            .map(({ dueOn }) => dueOn),
        ),
      })),
    ...world
      .all('matter')
      .filter(({ state, obligation }) => !isFinal('matter', state) && others(obligation))
      .map(({ id, dueOn }) => ({ id, due: dueOn })),
    // The default profile names no period for a reply, and reminds of none unless it is set to.
    ...world
      .all('inquiry')
      .filter(({ state, subject }) => !isFinal('inquiry', state) && subject.id !== world.me)
      .map(({ id }) => ({ id, due: undefined })),
    ...world
      .all('delegation')
      .filter(({ state, subject }) => !isFinal('delegation', state) && subject.id !== world.me)
      .map(({ id, order, dueOn, held, obligations: ids, state }) => ({
        id,
        due:
          held !== undefined
            ? ['held', 'breached'].includes(state)
              ? windowFrom(world.policy, 'delegation.return', held.on).remindOn
              : undefined
            : order === undefined
              ? undefined
              : (dueOn ?? first(ids.flatMap((one) => dueOf(obligations.get(one)!) ?? []))),
      })),
  ];
}
