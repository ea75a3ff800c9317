/**
 * A made-up district of any size, the same for the same seed: units, cadres with their careers, and
 * years of events, obligations, talks, records, matters and admonitions. Records are built directly,
 * in the shapes that the use cases write, so that 50,000 talks take seconds.
 */
import { addDays, compare, districtTrialPolicy, until } from '../../policy/index.ts';
import type { CivilDate, Person } from '../ports.ts';
import { memoryStore } from '../store/memory-store.ts';
import type { Store, StoredRecord } from '../store/store.ts';
import { Chance } from './chance.ts';
import { type Course, KINDS, makeCourse } from './courses.ts';
import { fakeDirectory, type FakeDirectory, noonInShanghai } from './fakes.ts';
import { withOffice } from './office.ts';
import { makeRoster, type Roster } from './people.ts';
import { recordsOf } from './records.ts';

/** How large the district is, and which years it tells. */
export interface DistrictOptions {
  readonly seed?: number;
  readonly cadres?: number;
  readonly units?: number;
  /** How many talks, about: events without a talk come on top. */
  readonly talks?: number;
  /** First and last day of what the records tell. */
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  /**
   * Also what an office has beside: slips of every week and order, orders that came back, the register
   * of papers, the units' own talks. A quarter more records.
   */
  readonly office?: boolean;
}

/** A made-up district. */
export interface District extends Roster {
  /** The day that the records are written on. */
  readonly today: CivilDate;
  readonly courses: readonly Course[];
  readonly records: readonly StoredRecord[];
  directory(): FakeDirectory;
  /** A store in memory that holds the records. */
  store(): Promise<Store>;
}

/** 2,000 cadres in 80 units and five years, unless it is told otherwise. */
export function makeDistrict(options: DistrictOptions = {}): District {
  const { seed = 1, cadres = 2000, units = 80, talks = 5000 } = options;
  const { from = '2021-11-24', to: today = '2026-11-23' } = options;
  const chance = new Chance(seed);
  const span = { from, days: until(from, today) };
  const roster = makeRoster(chance, { cadres, units }, span);
  const courses = makeCourses(chance, roster, talks, span, today);
  const policy = districtTrialPolicy();
  if (!policy.ok) throw new TypeError('The default policy does not load.');
  const writing = {
    policy: policy.value,
    clerk: roster.desks.clerk,
    unitNames: new Map(roster.units.map((unit) => [unit.id, unit.name])),
  };
  const told = courses.flatMap((course) => recordsOf(writing, course));
  const { unitNames } = writing;
  const records =
    options.office === true
      ? withOffice(new Chance(seed + 1), { policy: policy.value, roster, unitNames, today }, told)
      : told;
  return {
    ...roster,
    today,
    courses,
    records,
    directory: () => fakeDirectory(roster.units, roster.people),
    store: () => storeHolding(records, { by: roster.desks.clerk.id, at: today }),
  };
}

/** Days are spread evenly; what follows the last one is still to come. */
function makeCourses(
  chance: Chance,
  roster: Roster,
  talks: number,
  span: { readonly from: CivilDate; readonly days: number },
  today: CivilDate,
): readonly Course[] {
  const days = Array.from({ length: talks }, () => addDays(span.from, chance.int(span.days + 1)));
  return days.sort(compare).map((on) => {
    const kind = chance.weighted(KINDS);
    const group = kind === 'appointment' && chance.is(0.05);
    const subjects = distinct(
      Array.from({ length: group ? chance.between(2, 6) : 1 }, () => chance.pick(roster.cadres)),
    );
    return makeCourse(chance, roster, kind, subjects, on, today);
  });
}

function distinct(people: readonly Person[]): readonly Person[] {
  return [...new Set(people)];
}

/** So many at a time that no single text grows too long. */
const BATCH = 2000;

/** A store in memory with these records, as they come in from elsewhere. */
async function storeHolding(
  records: readonly StoredRecord[],
  who: { readonly by: string; readonly at: CivilDate },
): Promise<Store> {
  const store = memoryStore();
  const at = new Date(noonInShanghai(who.at)).toISOString();
  for (let from = 0; from < records.length; from += BATCH) {
    const adopt = records.slice(from, from + BATCH);
    await store.commit({
      puts: [],
      changes: [],
      adopt,
      audit: {
        action: 'testing.fill',
        at,
        by: who.by,
        records: adopt.map(({ id }) => id),
        outcome: 'done',
        detail: {},
      },
    });
  }
  return store;
}
