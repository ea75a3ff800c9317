// Who may sign in to the demo portal, and at which desks they then sit. A real portal asks its staff
// directory and its own table of rights for this.

/**
 * @typedef {object} Account
 * @property {string} id
 * @property {string} name
 * @property {readonly string[]} roles desks of cadre-talk
 * @property {string} [as] its short name in an address
 * @property {string} [title] where not the directory's
 */

/** Those that the log-in page offers, in its order: [short name, person, desks]. */
export const SAMPLE_ACCOUNTS = [
  ['clerk', 'yx-0010', ['clerk']],
  ['clerk-2', 'yx-0011', ['clerk']],
  ['vault', 'yx-0012', ['clerk', 'vault-holder']],
  ['deputy', 'yx-0006', ['leader']],
  ['head', 'yx-0005', ['leader']],
  ['committee', 'yx-0003', ['committee-leader']],
  ['secretary', 'yx-0001', ['committee-leader']],
  ['delegate', 'yx-0056', ['delegate', 'subject']],
  ['inspector', 'yx-0009', ['inspector']],
  ['subject', 'yx-0046', ['subject']],
  ['auditor', 'yx-0090', ['security-auditor']],
  ['administrator', 'yx-0091', ['administrator']],
];

/** The desks of everybody whom no list names: they follow from the posts that somebody holds now. */
const BY_POST = [
  ['department-principal', 'leader'],
  ['department-leader', 'leader'],
  ['committee-principal', 'committee-leader'],
  ['committee-leader-in-charge', 'committee-leader'],
  ['committee-other-leader', 'committee-leader'],
  ['unit-party-principal', 'delegate'],
];

/**
 * @param {readonly { id: string, name: string, posts: readonly object[] }[]} people
 * @param {readonly (readonly [string, string, readonly string[]])[]} named
 */
export function accountsOf(people, named) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const offered = named.flatMap(([as, id, roles]) => {
    const person = byId.get(id);
    return person === undefined ? [] : [{ as, ...accountOf(person), roles }];
  });
  const byName = new Map(
    offered.flatMap((one) => [
      [one.as, one],
      [one.id, one],
    ]),
  );
  return {
    offered,
    /** By short name or by the person's id; nobody without a desk of their own. */
    find(/** @type {string} */ name) {
      const known = byName.get(name);
      if (known !== undefined) return known;
      const person = byId.get(name);
      const account = person && accountOf(person);
      return account === undefined || account.roles.length === 0 ? undefined : account;
    },
  };
}

function accountOf({ id, name, posts }) {
  const held = posts.filter((post) => post.to === undefined);
  const roles = new Set(
    BY_POST.filter(([role]) => held.some((post) => post.roles.includes(role))).map(
      ([, desk]) => desk,
    ),
  );
  if (held.some((post) => post.managed)) roles.add('subject');
  return { id, name, title: held.map(({ title }) => title).join('、'), roles: [...roles] };
}
