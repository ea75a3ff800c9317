/** 谈话覆盖率: managed cadres with a talk in the period ÷ those managed on its last day; principals apart (三·4 重点). */
import type { Figures, FiguresQuery, FocusPrincipals } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { CivilDate, Person } from '../ports.ts';
import type { RecordIndex } from '../queries/record-index.ts';
import { byName, order } from '../queries/obligations.ts';
import { readRoster } from '../queries/roster.ts';
import type { Asked } from './counted.ts';
import { figure } from './figure.ts';
import { daysOf } from './period.ts';

/** The cadres managed on the period's last day, as the directory has them now. */
export async function managedCadres(
  desk: Desk,
  { to, unit }: FiguresQuery,
): Promise<readonly Person[]> {
  const { ranks } = desk.policy.pack;
  const { people } = await readRoster(desk, ({ name }) => unit === undefined || name === unit);
  return people.filter(({ posts }) =>
    posts.some(
      (post) =>
        holds(post, to) && post.managed && (post.rank === undefined || ranks.includes(post.rank)),
    ),
  );
}

export function coverage(asked: Asked, cadres: readonly Person[]): Figures['coverage'] {
  const { desk, query, me } = asked;
  const others = cadres.filter(({ id }) => id !== me);
  const talkedWith = subjectsOf(asked);
  const count = (people: readonly Person[]) => figure(people, ({ id }) => talkedWith.has(id));
  return {
    all: count(others),
    principals: count(others.filter((person) => isPrincipal(desk, person, query.to))),
  };
}

/** Persons with whom a talk was held in the period. */
function subjectsOf({ index, query }: Asked): ReadonlySet<string> {
  const people = new Set<string>();
  for (const day of daysOf(query)) {
    for (const talk of index.talksOn.of(day)) {
      if (talk.heldBy === undefined || query.kinds?.includes(talk.kind) === false) continue;
      if (query.talker !== undefined && talk.talker.id !== query.talker) continue;
      for (const { id } of talk.subjects) people.add(id);
    }
  }
  return people;
}

function isPrincipal(desk: Desk, { posts }: Person, on: CivilDate): boolean {
  const { principals } = desk.policy.pack.posts;
  return posts.some(
    (post) => holds(post, on) && post.roles.some((role) => principals.includes(role)),
  );
}

/** Principals of the next level down with whom nobody talked in the period. */
export function focusPrincipals(
  asked: Asked & { readonly index: RecordIndex },
  cadres: readonly Person[],
  unitNames: ReadonlyMap<string, string>,
): FocusPrincipals {
  const { index, query } = asked;
  const { principals } = coverage(asked, cadres);
  const met = new Set(principals.met);
  const wanted = new Set(principals.of.filter((id) => !met.has(id)));
  const without = cadres
    .filter(({ id }) => wanted.has(id))
    .map((person) => {
      const post = person.posts.find((one) => holds(one, query.to) && one.managed);
      const lastTalk = lastTalkBefore(index, person.id, query.from);
      return {
        person: person.id,
        name: person.name,
        unitName: unitNames.get(post?.unit ?? '') ?? '',
        title: post?.title ?? '',
        ...(lastTalk === undefined ? {} : { lastTalk }),
      };
    })
    // Whom nobody has talked with for longest comes first.
    .sort(
      (one, other) =>
        order(one.lastTalk ?? '', other.lastTalk ?? '') ||
        byName(one.name, other.name) ||
        order(one.person, other.person),
    );
  return { coverage: principals, without };
}

function lastTalkBefore(index: RecordIndex, person: string, day: CivilDate): CivilDate | undefined {
  let last: CivilDate | undefined;
  for (const { heldBy, date } of index.talksWith.of(person)) {
    if (heldBy !== undefined && date < day && (last === undefined || last < date)) last = date;
  }
  return last;
}

function holds({ from, to }: Person['posts'][number], on: CivilDate): boolean {
  return from <= on && (to === undefined || on <= to);
}
