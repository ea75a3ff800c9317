/** Every figure again, counted from scratch by loops over the store: nothing of the product's figures is used. */
import { isFinal, timeliness, until } from '../../src/policy/index.ts';
import type { CivilDate, Person } from '../../src/sdk/index.ts';
import type { World } from './queries/naive.ts';

export interface Recount {
  readonly [name: string]: readonly [met: readonly string[], of: readonly string[]];
}

export function recount(
  world: World,
  people: readonly Person[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  wanted: {
    readonly kinds?: readonly string[];
    readonly unit?: string;
    readonly unitId?: string;
    readonly talker?: string;
  } = {},
): Recount {
  const inside = (day: CivilDate | undefined): boolean =>
    day !== undefined && day >= from && day <= to;
  const obligations = world.all('obligation').filter((one) => {
    const talk = world.all('talk').find(({ id }) => id === (one.talk ?? one.discharged?.talk));
    return (
      one.ofTheDay.id !== world.me &&
      (wanted.kinds === undefined || wanted.kinds.includes(one.obligation.kind)) &&
      (wanted.unit === undefined || one.ofTheDay.unitName === wanted.unit) &&
      (wanted.talker === undefined || talk?.talker.id === wanted.talker)
    );
  });
  const asked = new Map(obligations.map((one) => [one.id, one]));
  const rows = obligations
    .filter(({ state }) => state !== 'cancelled' && state !== 'merged')
    .filter(({ obligation: { window } }) => inside(window.due ?? window.base))
    .map((one) => {
      const talk = world.all('talk').find(({ id }) => id === (one.talk ?? one.discharged?.talk));
      const letter = world.all('inquiry').find(({ id }) => id === one.inquiry);
      const on = talk?.heldBy ? talk.date : letter?.rounds[0]?.service?.servedOn;
      const days = on === undefined ? { asOf: world.today } : { asOf: world.today, heldOn: on };
      return {
        id: one.id,
        one,
        talk: talk?.heldBy ? talk : undefined,
        held: on !== undefined,
        when: timeliness(world.policy, one.obligation.window, days),
      };
    });
  const ids = <T extends { readonly id: string }>(some: readonly T[]) =>
    some.map(({ id }) => id).sort();
  const share = <T extends { readonly id: string }>(
    all: readonly T[],
    met: (one: T) => boolean,
  ): Recount[string] => [ids(all.filter(met)), ids(all)];
  const talks = [...new Map(rows.flatMap(({ talk }) => (talk ? [[talk.id, talk]] : []))).values()];
  const items = world
    .all('admonition')
    .filter(({ obligation, subject }) => asked.has(obligation) && subject.id !== world.me)
    .flatMap(({ rectification }) => rectification.filter(({ dueOn }) => inside(dueOn)));
  const matters = world
    .all('matter')
    .filter(({ obligation, raisedOn }) => asked.has(obligation) && inside(raisedOn));
  const letters = world
    .all('inquiry')
    .filter(({ obligation, state }) => asked.has(obligation) && state !== 'withdrawn');
  const orders = world
    .all('delegation')
    .filter(({ order, state }) => order && state !== 'withdrawn' && state !== 'refused')
    .filter((one) => one.obligations.some((id) => asked.has(id)));
  const timely = (row: (typeof rows)[number]) =>
    row.held && (row.when === 'in-time' || row.when === 'no-limit');
  const managed = people.filter(
    ({ id, posts }) =>
      id !== world.me &&
      posts.some(
        (post) =>
          post.managed &&
          post.from <= to &&
          (!post.to || post.to >= to) &&
          (!post.rank || world.policy.pack.ranks.includes(post.rank)),
      ) &&
      (wanted.unitId === undefined || posts.some(({ unit }) => unit === wanted.unitId)),
  );
  const met = new Set(
    world
      .all('talk')
      .filter(({ heldBy, date }) => heldBy && inside(date))
      .filter(({ kind }) => wanted.kinds === undefined || wanted.kinds.includes(kind))
      .filter(({ talker }) => wanted.talker === undefined || talker.id === wanted.talker)
      .flatMap(({ subjects }) => subjects.map(({ id }) => id)),
  );
  const heads = managed.filter(({ posts }) =>
    posts.some(
      (post) =>
        post.from <= to && (!post.to || post.to >= to) && post.roles.includes('team-principal'),
    ),
  );
  const isVerified = (item: (typeof items)[number]) =>
    item.check !== undefined && (item.state === 'verified' || item.state === 'closed');
  const result: Record<string, Recount[string]> = {
    'coverage.all': share(managed, ({ id }) => met.has(id)),
    'coverage.principals': share(heads, ({ id }) => met.has(id)),
    completion: share(rows, ({ held }) => held),
    onTime: share(rows, timely),
    recorded: share(talks, ({ record }) => record === 'written'),
    confirmed: share(
      talks,
      ({ confirmed }) => confirmed !== undefined && confirmed.method !== 'refused',
    ),
    outlined: share(talks, ({ outline }) => outline),
    group: share(talks, ({ mode }) => mode === 'group'),
    rectified: share(items, isVerified),
    rectifiedOnTime: share(items, (one) => isVerified(one) && one.report!.on <= one.dueOn),
    rectificationReopened: share(
      items.filter(({ report, returned }) => report ?? returned),
      ({ returned }) => returned !== undefined,
    ),
    mattersSettled: share(matters, ({ state }) => isFinal('matter', state)),
    mattersAnswered: share(matters, ({ answeredOn }) => answeredOn !== undefined),
    askedAgain: share(
      letters.filter(({ rounds }) => inside(rounds[0]?.service?.servedOn)),
      ({ rounds }) => rounds.length > 1,
    ),
    delegationsCompleted: share(
      orders.filter(({ dueOn, order }) => inside(dueOn ?? order?.on)),
      ({ held, returns }) => held !== undefined && returns.some(({ sentBack }) => !sentBack),
    ),
  };
  const classOf = (row: (typeof rows)[number]): string => {
    if (!row.held) return 'not-held';
    if (row.when === 'early' || row.when === 'undecided') return row.when;
    if (row.when !== 'late') return 'on-time';
    return row.talk?.reasons[row.one.obligation.window.rule] ? 'late-with-reason' : 'late';
  };
  const group = (name: string, keyOf: (row: (typeof rows)[number]) => string | undefined): void => {
    for (const key of new Set(rows.map(keyOf))) {
      if (key === undefined) continue;
      const some = rows.filter((row) => keyOf(row) === key);
      result[`${name}.${key}`] = share(some, ({ held }) => held);
      result[`${name}.${key}.onTime`] = share(some, timely);
    }
  };
  group('byKind', ({ one }) => one.obligation.kind);
  group('byUnit', ({ one }) => one.ofTheDay.unitName);
  group('byTalker', ({ talk }) => talk?.talker.id);
  for (const name of new Set(rows.map(classOf))) {
    result[`punctuality.${name}`] = [ids(rows.filter((row) => classOf(row) === name)), []];
  }
  for (const talk of talks) {
    const key = `load.${talk.talker.id}`;
    result[key] = [ids(talks.filter(({ talker }) => talker.id === talk.talker.id)), []];
  }
  for (const [first, last] of [
    [0, 7],
    [8, 30],
    [31, 90],
    [91, Infinity],
  ] as const) {
    const aged = rows.filter(({ held, when, one: { obligation } }) => {
      if (held || when !== 'overdue' || obligation.window.due === undefined) return false;
      const days = until(obligation.window.due, world.today);
      return days >= first && days <= last;
    });
    result[`ageing.${first}`] = [ids(aged), []];
  }
  const warned = rows.filter(({ one }) => ['reminder', 'admonition'].includes(one.obligation.kind));
  const sort = ({ one }: (typeof rows)[number]) =>
    one.obligation.form === 'inquiry' ? 'inquiry' : one.obligation.kind;
  for (const kind of new Set(warned.map(sort))) {
    result[`warnings.byKind.${kind}`] = [ids(warned.filter((row) => sort(row) === kind)), []];
  }
  for (const { one } of warned) {
    for (const trigger of one.obligation.triggers) {
      const table = one.obligation.kind === 'admonition' ? 'byIssue' : 'bySource';
      const { kind } = one.obligation;
      result[`warnings.${table}.${kind}.${trigger}`] = [
        ids(
          warned.filter(
            (row) =>
              row.one.obligation.kind === kind && row.one.obligation.triggers.includes(trigger),
          ),
        ),
        [],
      ];
    }
  }
  return result;
}
