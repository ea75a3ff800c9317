/** Who was what on a day (时任): posts, classes and own units, from role histories alone. */
import type { CivilDate, Obligation, Person, Post, Role } from '../facts.ts';
import type { Policy } from '../policy.ts';

/** Role histories come from directories and old files: what is missing there is nothing, never a crash. */
export function rolesOf(post: Post): readonly Role[] {
  return post.roles ?? [];
}

export function holds(post: Post, on: CivilDate): boolean {
  return post.from <= on && (post.to === undefined || on <= post.to);
}

/** Posts held on a day. Both the first and the last day count. */
export function postsOn(person: Pick<Person, 'posts'> | undefined, on: CivilDate): readonly Post[] {
  return person?.posts?.filter((post) => holds(post, on)) ?? [];
}

/** The first of a person's roles on a day that is in the set. */
export function roleOn(
  person: Pick<Person, 'posts'> | undefined,
  on: CivilDate,
  wanted: ReadonlySet<string>,
): string | undefined {
  for (const post of person?.posts ?? []) {
    if (!holds(post, on)) continue;
    for (const role of rolesOf(post)) if (wanted.has(role)) return role;
  }
  return undefined;
}

/** Of a person's roles on a day the one that stands first in the set, in whichever order they were told. */
export function foremostRoleOn(
  person: Pick<Person, 'posts'> | undefined,
  on: CivilDate,
  wanted: ReadonlySet<string>,
): string | undefined {
  const held = new Set<string>(postsOn(person, on).flatMap(rolesOf));
  for (const role of wanted) if (held.has(role)) return role;
  return undefined;
}

/** 区委管理的科级干部 by one of these posts. A rank that is not told is taken as covered. */
export function isManaged(policy: Policy, posts: readonly Post[]): boolean {
  const { ranks } = policy.pack;
  return posts.some((post) => post.managed && (!post.rank || ranks.includes(post.rank)));
}

/** 二·2: heads of a team, of the Party or of the administration, and everybody else. */
export function classOf(policy: Policy, posts: readonly Post[]): 'principal' | 'other' {
  const { principals } = policy.compiled;
  return posts.some((post) => rolesOf(post).some((role) => principals.has(role)))
    ? 'principal'
    : 'other';
}

/**
 * The units whose Party head may be entrusted: the one entered for 任职, the one left for 免职, else
 * those of the day of the talk; the obligation's unit where the role history does not reach so far.
 */
export function ownUnits(
  policy: Policy,
  obligation: Obligation,
  subject: Pick<Person, 'posts'> | undefined,
  on: CivilDate,
): readonly string[] {
  const kind = policy.compiled.kinds.get(obligation.kind);
  if (kind && kind.kind.ownUnit !== 'day') return [obligation.unit];
  const units = postsOn(subject ?? obligation.subject, on).map((post) => post.unit);
  return units.length > 0 ? units : [obligation.unit];
}
