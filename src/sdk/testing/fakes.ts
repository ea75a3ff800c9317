/**
 * Stand-ins for what a host gives: a person at the desk who changes, a clock that is set, and a
 * directory that can be slow, failing or changing.
 */
import { until } from '../../policy/index.ts';
import { systemClock } from '../clock.ts';
import type {
  Actor,
  CivilDate,
  ClockPort,
  DirectoryPort,
  IdentityPort,
  Person,
  Unit,
} from '../ports.ts';

/** An identity port whose person can be exchanged. */
export interface FakeIdentity extends IdentityPort {
  /** From now on somebody else is at the desk, or the same one with other roles. */
  seat(actor: Actor): void;
}

/** An identity port with this person at the desk. */
export function fakeIdentity(first: Actor): FakeIdentity {
  let actor = first;
  return {
    current: () => actor,
    seat: (next) => {
      actor = next;
    },
  };
}

export interface FakeClock extends ClockPort {
  /** Noon in Shanghai on that day. */
  setDay(day: CivilDate): void;
  advance(milliseconds: number): void;
}

/** Stands still until it is set; without a day it begins now. */
export function fakeClock(day?: CivilDate): FakeClock {
  let now = day === undefined ? systemClock.now() : noonInShanghai(day);
  return {
    now: () => now,
    setDay: (next) => {
      now = noonInShanghai(next);
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Noon in Shanghai, which is four in the morning in UTC. */
export function noonInShanghai(day: CivilDate): number {
  return until('1970-01-01', day) * DAY_MS + 4 * HOUR_MS;
}

export interface FakeDirectory extends DirectoryPort {
  /** How often it was asked, whatever for. */
  readonly asked: number;
  /** Every answer from now on takes as long. */
  slow(milliseconds: number): void;
  /** Every question from now on fails with this error, until it is told to work again. */
  fail(error: Error): void;
  work(): void;
  /** Takes the place of the person with this id, or joins. */
  put(person: Person): void;
  remove(id: string): void;
  putUnit(unit: Unit): void;
}

/** A directory of these units and people that can be made slow, failing or different. */
export function fakeDirectory(units: readonly Unit[], people: readonly Person[]): FakeDirectory {
  const unitsById = new Map(units.map((unit) => [unit.id, unit]));
  const peopleById = new Map(people.map((person) => [person.id, person]));
  let byUnit: ReadonlyMap<string, readonly Person[]> | undefined;
  let delay = 0;
  let failure: Error | undefined;
  let asked = 0;

  /** Everybody who has or had a post there, in the order of joining. */
  function inUnit(unit: string): readonly Person[] {
    if (byUnit === undefined) {
      const lists = new Map<string, Person[]>();
      for (const person of peopleById.values()) {
        for (const id of new Set(person.posts.map((post) => post.unit))) {
          const list = lists.get(id);
          if (list === undefined) lists.set(id, [person]);
          else list.push(person);
        }
      }
      byUnit = lists;
    }
    return byUnit.get(unit) ?? [];
  }

  async function answer<T>(find: () => T, signal?: AbortSignal): Promise<T> {
    asked += 1;
    if (delay > 0) await passed(delay, signal);
    if (failure !== undefined) throw failure;
    return find();
  }

  return {
    get asked() {
      return asked;
    },
    slow: (milliseconds) => {
      delay = milliseconds;
    },
    fail: (error) => {
      failure = error;
    },
    work: () => {
      failure = undefined;
    },
    put: (person) => {
      peopleById.set(person.id, person);
      byUnit = undefined;
    },
    remove: (id) => {
      peopleById.delete(id);
      byUnit = undefined;
    },
    putUnit: (unit) => {
      unitsById.set(unit.id, unit);
    },
    person: (id) => answer(() => peopleById.get(id)),
    people: (unit, { offset, limit }) =>
      answer(() => {
        const all = inUnit(unit);
        return { people: all.slice(offset, offset + limit), total: all.length };
      }),
    unit: (id) => answer(() => unitsById.get(id)),
    units: (parent) => answer(() => (parent === undefined ? [...unitsById.values()] : [])),
    search: (text, options) =>
      answer(
        () => [...peopleById.values()].filter(({ name }) => name.includes(text)),
        options?.signal,
      ),
    holders: (roles) =>
      answer(() =>
        [...peopleById.values()].filter(({ posts }) =>
          posts.some((post) => post.roles.some((role) => roles.includes(role))),
        ),
      ),
  };
}

/** Waits; gives up with an `AbortError` as soon as the caller does. */
function passed(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(new DOMException('The caller no longer wants the answer.', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
}
