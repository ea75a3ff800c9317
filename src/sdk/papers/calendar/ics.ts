/**
 * Talks as an .ics calendar (RFC 5545). A calendar wanders: to phones, to assistants, to a mail
 * server. So a title is 谈话 and nothing else, unless the host allows the subject's name.
 */
import { addDays, type CivilDate, type ClockTime } from '../../../policy/index.ts';
import { cleanText } from '../clean-text.ts';

export interface CalendarEntry {
  /** The talk's id. */
  readonly id: string;
  readonly date: CivilDate;
  readonly startsAt?: ClockTime;
  readonly endsAt?: ClockTime;
  readonly place?: string;
  /** Used only where the host allows names. */
  readonly subject?: string;
  readonly cancelled?: boolean;
  /** How often it was changed: a calendar takes the higher one. */
  readonly revision: number;
}

export interface CalendarOptions {
  /** When the file is made, as the clock of the desk says: 2026-03-09T01:02:03Z. */
  readonly madeAt: string;
  /** What stands after the @ of an entry's id, so that the same talk is the same entry again. */
  readonly domain: string;
  readonly namesAllowed?: boolean;
  /** How long a talk lasts whose end is not known. */
  readonly minutes?: number;
}

const TITLE = '谈话';

/** Since 1992 China keeps one time the year round. */
const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19920101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

export function calendarFile(
  entries: readonly CalendarEntry[],
  options: CalendarOptions,
): Uint8Array {
  const stamp = options.madeAt.replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//cadre-talk//calendar//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...ZONE,
    ...entries.flatMap((entry) => eventLines(entry, stamp, options)),
    'END:VCALENDAR',
  ];
  return new TextEncoder().encode(`${lines.map(folded).join('\r\n')}\r\n`);
}

function eventLines(
  entry: CalendarEntry,
  stamp: string,
  { domain, namesAllowed = false, minutes = 60 }: CalendarOptions,
): readonly string[] {
  const { place, subject } = entry;
  const title = namesAllowed && subject !== undefined ? `${TITLE}：${subject}` : TITLE;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(`${entry.id}@${domain}`)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${entry.revision}`,
    ...times(entry, minutes),
    `SUMMARY:${escaped(title)}`,
    ...(place === undefined || place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    `STATUS:${entry.cancelled === true ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ];
}

/** A talk without an hour takes the whole day; the end of a day is the day after. */
function times({ date, startsAt, endsAt }: CalendarEntry, minutes: number): readonly string[] {
  if (startsAt === undefined) {
    return [`DTSTART;VALUE=DATE:${digits(date)}`, `DTEND;VALUE=DATE:${digits(addDays(date, 1))}`];
  }
  const begins = minutesOf(startsAt);
  const ends =
    endsAt !== undefined && minutesOf(endsAt) > begins ? minutesOf(endsAt) : begins + minutes;
  return [local('DTSTART', date, begins), local('DTEND', date, ends)];
}

function local(name: string, date: CivilDate, minute: number): string {
  const day = addDays(date, Math.floor(minute / 1440));
  const [hours, rest] = [Math.floor((minute % 1440) / 60), minute % 60];
  return `${name};TZID=Asia/Shanghai:${digits(day)}T${two(hours)}${two(rest)}00`;
}

function minutesOf(time: ClockTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function digits(date: CivilDate): string {
  return date.replace(/-/g, '');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** TEXT of RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return cleanText(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

const MAX_OCTETS = 75;

/** Lines of at most 75 octets, never cut inside a character (3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const char of line) {
    const size = encoder.encode(char).length;
    // The space that a further piece begins with counts.
    if (octets + size > MAX_OCTETS - (pieces.length === 0 ? 0 : 1)) {
      pieces.push(piece);
      [piece, octets] = ['', 0];
    }
    piece += char;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
