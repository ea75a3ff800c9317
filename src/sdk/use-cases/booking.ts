/**
 * 时间冲突: the same person, or the same room, twice at one time. The document says nothing of it, so it
 * is a finding of this SDK: it asks for a reason, and forbids nothing.
 */
import type { Finding } from '../../policy/index.ts';
import { isFinal } from '../../policy/index.ts';
import type { Desk } from '../desk.ts';
import type { Body } from '../model/records.ts';
import { doubleBooking } from './own-findings.ts';

type Booked = Pick<
  Body<'talk'>,
  'date' | 'startsAt' | 'endsAt' | 'place' | 'talker' | 'recorder' | 'subjects' | 'reasons'
> & { readonly id?: string };

/** Talks that an arrangement runs into: those that the person at the desk may see, and others of one batch. */
export async function doubleBookings(
  desk: Desk,
  talk: Booked,
  others: readonly Booked[] = [],
): Promise<readonly Finding[]> {
  if (talk.reasons[doubleBooking]?.trim()) return [];
  const kept = (await desk.all('talk')).filter(
    ({ id, state, cancelled }) =>
      id !== talk.id && cancelled === undefined && !isFinal('talk', state),
  );
  return [...kept, ...others]
    .filter((other) => overlap(talk, other))
    .flatMap((other) => conflicts(talk, other));
}

/** Where no end is known only the beginning is: nobody is said to be busy for longer than was entered. */
function overlap(one: Booked, other: Booked): boolean {
  if (one.date !== other.date || one.startsAt === undefined || other.startsAt === undefined) {
    return false;
  }
  const [first, second] = one.startsAt <= other.startsAt ? [one, other] : [other, one];
  return (
    first.startsAt === second.startsAt ||
    (first.endsAt !== undefined && (second.startsAt ?? '') < first.endsAt)
  );
}

function conflicts(talk: Booked, other: Booked): readonly Finding[] {
  const at = [other.startsAt, other.endsAt].filter((time) => time !== undefined).join('–');
  const busy = new Set(everybody(other).map(({ id }) => id));
  const place = talk.place?.trim();
  const persons = everybody(talk).filter(({ id }) => busy.has(id));
  return [
    ...[...new Map(persons.map((person) => [person.id, person])).values()].map(({ id, name }) =>
      finding('person', { name, at }, id),
    ),
    ...(place && place === other.place?.trim() ? [finding('place', { name: place, at })] : []),
  ];
}

function everybody({ talker, subjects, recorder }: Booked) {
  return [talker, ...subjects, ...(recorder === undefined ? [] : [recorder])];
}

function finding(code: string, facts: Finding['facts'], about?: string): Finding {
  return {
    rule: doubleBooking,
    severity: 'warning',
    code,
    facts,
    reasonable: true,
    ...(about === undefined ? {} : { about }),
  };
}
