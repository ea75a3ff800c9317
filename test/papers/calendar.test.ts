// The calendar, read again by an independent parser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import type { CivilDate } from '../../src/policy/index.ts';
import {
  calendarFile,
  type CalendarEntry,
  type CalendarOptions,
} from '../../src/sdk/papers/calendar/ics.ts';

const on = '2026-03-09' as CivilDate;
const options: CalendarOptions = { madeAt: '2026-03-06T01:02:03.456Z', domain: 'oa.example' };

const talk: CalendarEntry = {
  id: '00112233445566778899aabbccddeeff',
  date: on,
  startsAt: '09:00',
  endsAt: '10:30',
  place: '区委组织部谈话室',
  subject: '刘明远',
  revision: 3,
};

function text(entries: readonly CalendarEntry[], more: Partial<CalendarOptions> = {}): string {
  return new TextDecoder().decode(calendarFile(entries, { ...options, ...more }));
}

function events(content: string): readonly ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  assert.ok(zone, 'no time zone');
  ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

test('a talk stands at its hour in Shanghai, under a title that says nothing', () => {
  const [event] = events(text([talk]));
  assert.ok(event, 'no event');
  assert.equal(event.summary, '谈话');
  assert.equal(event.location, '区委组织部谈话室');
  assert.equal(event.uid, '00112233445566778899aabbccddeeff@oa.example');
  assert.equal(event.sequence, 3);
  assert.equal(event.startDate.toJSDate().toISOString(), '2026-03-09T01:00:00.000Z');
  assert.equal(event.endDate.toJSDate().toISOString(), '2026-03-09T02:30:00.000Z');
  assert.equal(
    event.component.getFirstPropertyValue('dtstamp')?.toString(),
    '2026-03-06T01:02:03Z',
  );
});

test('the subject is named only where the host allows it', () => {
  assert.doesNotMatch(text([talk]), /刘明远/);
  assert.equal(events(text([talk], { namesAllowed: true }))[0]?.summary, '谈话：刘明远');
});

test('a talk without an hour takes its day; one without an end an hour, also over midnight', () => {
  const [day, late] = events(
    text([
      { id: 'a', date: on, revision: 0 },
      { id: 'b', date: on, startsAt: '23:30', revision: 0 },
    ]),
  );
  assert.equal(day?.startDate.isDate, true);
  assert.equal(day.startDate.toString(), '2026-03-09');
  assert.equal(day.endDate.toString(), '2026-03-10');
  assert.equal(late?.endDate.toString(), '2026-03-10T00:30:00');
});

test('a cancelled talk says so', () => {
  assert.equal(
    events(text([{ ...talk, cancelled: true }]))[0]?.component.getFirstPropertyValue('status'),
    'CANCELLED',
  );
});

test('no line is longer than 75 octets, and none is cut inside a character', () => {
  const place = '𠮷谈话室；甲,乙\\n丙\n'.repeat(30);
  const content = text([{ ...talk, place }]);
  for (const line of content.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
    assert.doesNotMatch(line, /\uFFFD/);
  }
  assert.equal(content.endsWith('\r\n'), true);
  assert.doesNotMatch(content.replace(/\r\n/g, ''), /[\r\n]/, 'only CRLF ends a line');
  assert.equal(events(content)[0]?.location, place);
});

test('a place cannot bring lines of its own into the calendar', () => {
  const content = text([{ ...talk, place: '室\r\nATTENDEE:mailto:x@y\r\nEND:VEVENT\u2028X' }]);
  assert.equal(events(content).length, 1);
  assert.doesNotMatch(content, /^ATTENDEE/m);
});
