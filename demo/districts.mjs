// The districts that the demo portal works for: the small sample, which begins empty, and the made-up
// one with five years behind it; each under either set of rules, with people and shared records of its own.
import { readFileSync } from 'node:fs';
import { accountsOf, SAMPLE_ACCOUNTS } from './accounts.mjs';
import { rulesOf } from './rules.mjs';
import { startYears } from './years.mjs';

/**
 * @typedef {object} District
 * @property {string} id
 * @property {'sample' | 'years'} data
 * @property {'district' | 'national'} policy
 * @property {() => Promise<{ units: readonly object[], people: readonly object[], records: number }>} book
 *   the address book, and how many records there were at first
 * @property {() => Promise<ReturnType<typeof accountsOf>>} accounts
 * @property {(request: Request, account: import('./accounts.mjs').Account) => Promise<Response>} answer
 *   where the desks meet: the package's own handler, which checks every act once more
 */

const kinds = { sample: sampleDistrict, years: yearsDistrict };
const policies = ['district', 'national'];

/** The districts of one portal: each is made when somebody first asks for it, and lives as long as this. */
export class Districts {
  /** @type {Map<string, District>} */
  #made = new Map();

  /**
   * @param {{ data?: string, policy?: string }} wanted
   * @returns {District | undefined} nothing where there is none of that name
   */
  named({ data = 'sample', policy = 'district' }) {
    if (!Object.hasOwn(kinds, data) || !policies.includes(policy)) return undefined;
    const id = ['yunxiu', data, policy].join('-');
    const known = this.#made.get(id);
    if (known !== undefined) return known;
    const district = { id, data, policy, ...kinds[data](policy) };
    this.#made.set(id, district);
    return district;
  }
}

function sampleDistrict(policy) {
  const book = async () => ({ units: read('units'), people: read('people'), records: 0 });
  const asking = new WeakMap();
  const open = async () => {
    const [{ createReferenceHandler }, { fakeDirectory }, rules, { units, people }] =
      await Promise.all([
        import('cadre-talk/sdk/handler'),
        import('cadre-talk/sdk/testing'),
        rulesOf(policy),
        book(),
      ]);
    return createReferenceHandler({
      ...rules,
      directory: fakeDirectory(units, people),
      identity: (request) => asking.get(request),
    });
  };
  let handler;
  return {
    book,
    accounts: async () => accountsOf((await book()).people, SAMPLE_ACCOUNTS),
    answer: async (request, account) => {
      asking.set(request, account);
      return (await (handler ??= open()))(request);
    },
  };
}

function yearsDistrict(policy) {
  let thread;
  const years = () => (thread ??= startYears(policy));
  return {
    book: () => years().about(),
    accounts: async () => {
      const { people, accounts } = await years().about();
      return accountsOf(people, accounts);
    },
    answer: (request, account) => years().handle(request, account),
  };
}

function read(name) {
  return JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), 'utf8'));
}
