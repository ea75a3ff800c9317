/** The rows behind a number, in words: whom and what it is about, since when, and how it stands. */
import { type Machine, stateName } from '../../policy/index.ts';
import type { FigureRow } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { CivilDate } from '../ports.ts';
import { kindViews } from '../queries/views.ts';
import { unitNames } from '../use-cases/people.ts';

interface OfTheDay {
  readonly name: string;
  readonly unitName: string;
}

/** In the order of the ids; what one may not see, or is gone, is left out. */
export async function figureRows(
  desk: Desk,
  ids: readonly string[],
): Promise<readonly FigureRow[]> {
  const known = await recordRows(desk);
  const people = new Map<string, FigureRow>();
  const units = await unitNames(desk);
  for (const id of ids) {
    if (known.has(id)) continue;
    const person = await desk.directory.person(id);
    if (person === undefined) continue;
    const [post] = person.posts;
    people.set(id, {
      id,
      type: 'person',
      name: person.name,
      unitName: units.get(post?.unit ?? '') ?? '',
      what: post?.title ?? '',
    });
  }
  return ids.flatMap((id) => known.get(id) ?? people.get(id) ?? []);
}

/** Every row that the person at the desk may see, by the ids that figures give. */
async function recordRows(desk: Desk): Promise<ReadonlyMap<string, FigureRow>> {
  const [obligations, talks, admonitions, inquiries, orders, matters] = await Promise.all([
    desk.all('obligation'),
    desk.all('talk'),
    desk.all('admonition'),
    desk.all('inquiry'),
    desk.all('delegation'),
    desk.all('matter'),
  ]);
  const kinds = new Map(kindViews(desk).map(({ id, name }) => [id, name]));
  const people = new Map<string, OfTheDay>(
    obligations.map(({ id, ofTheDay }) => [id, ofTheDay] as const),
  );
  const kindOf = new Map(
    obligations.map(({ id, obligation: { kind } }) => [id, kinds.get(kind) ?? kind] as const),
  );
  const rows = new Map<string, FigureRow>();
  const add = (
    id: string,
    type: FigureRow['type'],
    machine: Machine,
    state: string,
    about: {
      readonly who: readonly string[];
      readonly on?: CivilDate | undefined;
      readonly talk?: string | undefined;
    },
  ): void => {
    const [first] = about.who;
    const names = about.who.map((one) => people.get(one)?.name ?? '').filter(Boolean);
    rows.set(id, {
      id,
      type,
      name: names.join('、'),
      unitName: people.get(first ?? '')?.unitName ?? '',
      what: kindOf.get(first ?? '') ?? '',
      stateName: stateName(desk.policy, machine, state),
      ...(about.on === undefined ? {} : { on: about.on }),
      ...(first === undefined ? {} : { obligation: first }),
      ...(about.talk === undefined ? {} : { talk: about.talk }),
    });
  };
  const seen = new Set(talks.map(({ id }) => id));
  for (const { id, state, obligation, talk, discharged } of obligations) {
    const of = talk ?? discharged?.talk;
    const about = { who: [id], on: obligation.window.due };
    const opens = of !== undefined && seen.has(of);
    add(id, 'obligation', 'obligation', state, opens ? { ...about, talk: of } : about);
  }
  for (const { id, state, obligations: of, date } of talks) {
    add(id, 'talk', 'talk', state, { who: of, on: date, talk: id });
  }
  for (const { id, state, obligation, decision, rectification } of admonitions) {
    add(id, 'admonition', 'admonition', state, { who: [obligation], on: decision.on });
    for (const item of rectification) {
      const about = { who: [obligation], on: item.dueOn };
      add(item.id, 'rectification', 'rectification', item.state, about);
    }
  }
  for (const { id, state, obligation, rounds } of inquiries) {
    rounds.forEach((round, at) => {
      const letter = at === 0 ? id : `${id}.${at + 1}`;
      add(letter, 'inquiry', 'inquiry', state, {
        who: [obligation],
        on: round.service?.servedOn,
      });
    });
  }
  for (const { id, state, obligations: of, order } of orders) {
    add(id, 'delegation', 'delegation', state, { who: of, on: order?.on });
  }
  for (const { id, state, obligation, raisedOn } of matters) {
    add(id, 'matter', 'matter', state, { who: [obligation], on: raisedOn });
  }
  return rows;
}
