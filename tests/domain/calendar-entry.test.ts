import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarEntry, calendarEntry } from '../../shared/workshop/calendar-entry.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { aWorkshopFile, T0 } from '../support/fixtures.ts';

interface Property {
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/**
 * A reader of iCalendar, from RFC 5545 alone: physical lines, unfolded lines (3.1), properties with their parameters
 * (3.2, RFC 6868), text (3.3.11). Whatever breaks a rule on the way throws.
 */
function read(stream: string): ReadonlyMap<string, Property> {
  expect(stream.endsWith('\r\n')).toBe(true);
  expect(stream.isWellFormed()).toBe(true);
  const physical = stream.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[^\P{Cc}\t]/u);
  }
  const lines = stream
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
  const outline = lines.filter((line) => /^(BEGIN|END):/.test(line));
  expect(outline).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'END:VCALENDAR']);
  const properties = lines.filter((line) => !outline.includes(line)).map(property);
  expect(new Set(properties.map(([name]) => name)).size).toBe(properties.length);
  return new Map(properties);
}

function property(line: string): [string, Property] {
  const [, name, rest] = /^([A-Z-]+)(.*)$/s.exec(line) ?? [];
  if (name === undefined || rest === undefined) throw new Error(`No property: ${line}`);
  const parameters = new Map<string, string>();
  let left = rest;
  for (let found = PARAMETER.exec(left); found; found = PARAMETER.exec(left)) {
    const [whole, parameter = '', quoted, plain = ''] = found;
    parameters.set(parameter, decaret(quoted ?? plain));
    left = left.slice(whole.length);
  }
  if (!left.startsWith(':')) throw new Error(`No value: ${line}`);
  return [name, { parameters, value: left.slice(1) }];
}

const PARAMETER = /^;([A-Z-]+)=(?:"([^"]*)"|([^";:,]*))/;
const decaret = (text: string): string =>
  text.replaceAll(/\^(.)/g, (_, sign: string) => ({ '^': '^', "'": '"', n: '\n' })[sign] ?? `^${sign}`);

function textOf(entry: ReadonlyMap<string, Property>, name: string): string | undefined {
  const value = entry.get(name)?.value;
  // 3.3.11: a comma, a semicolon and a backslash stand only behind a backslash.
  expect(value ?? '').toMatch(/^(?:[^\\;,]|\\[\\;,nN])*$/u);
  return value?.replaceAll(/\\(.)/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

const attendee = { name: 'Deputy Secretary p1', email: 'p1@example.org' };

const entryOf = (file: Partial<WorkshopFile> = {}, more: Partial<CalendarEntry & { attendee: typeof attendee }> = {}) =>
  calendarEntry({
    method: 'REQUEST',
    details: aWorkshopFile(file),
    host: 'afterword.example.org',
    sequence: 2,
    now: T0,
    attendee,
    ...more,
  } as CalendarEntry);

describe('the entry of a workshop in a calendar', () => {
  test('given a workshop of two days, then it is one whole-day event that ends on the day after the last', () => {
    const entry = read(entryOf({ about: 'Portals for everybody' }));
    const values = Object.fromEntries([...entry].map(([name, { value }]) => [name, value]));
    expect(values).toEqual({
      VERSION: '2.0',
      PRODID: '-//Afterword//Workshops//EN',
      METHOD: 'REQUEST',
      UID: 'small@afterword.example.org',
      SEQUENCE: '2',
      DTSTAMP: '20110705T030000Z',
      DTSTART: '20110708',
      DTEND: '20110710',
      'X-MICROSOFT-CDO-ALLDAYEVENT': 'TRUE',
      'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT': 'TRUE',
      SUMMARY: 'A Small Workshop',
      LOCATION: 'The Hall\\, Dhaka\\, Bangladesh',
      DESCRIPTION: 'Portals for everybody',
      ORGANIZER: 'mailto:secretariat@example.org',
      ATTENDEE: 'MAILTO:p1@example.org',
      STATUS: 'CONFIRMED',
    });
    expect(entry.get('DTSTART')?.parameters).toEqual(new Map([['VALUE', 'DATE']]));
    expect(entry.get('DTEND')?.parameters).toEqual(new Map([['VALUE', 'DATE']]));
    expect(entry.get('ORGANIZER')?.parameters).toEqual(new Map([['CN', 'The Secretariat']]));
  });

  test('given that it ends with a month, then the day after is in the next one', () => {
    expect(read(entryOf({ starts: '2012-02-29', ends: '2012-02-29' })).get('DTEND')?.value).toBe('20120301');
  });

  test('asks its attendee for no answer', () => {
    expect(read(entryOf()).get('ATTENDEE')?.parameters).toEqual(
      new Map([
        ['ROLE', 'REQ-PARTICIPANT'],
        ['PARTSTAT', 'ACCEPTED'],
        ['RSVP', 'FALSE'],
        ['CN', attendee.name],
      ]),
    );
  });

  test('a cancellation is of the same entry, later, and says that it is cancelled', () => {
    const request = read(entryOf({ starts: '2011-07-08' }, { sequence: 2 }));
    const cancel = read(entryOf({ starts: '2011-07-09' }, { method: 'CANCEL', sequence: 3 }));
    expect(cancel.get('UID')).toEqual(request.get('UID'));
    expect(Number(cancel.get('SEQUENCE')?.value)).toBeGreaterThan(Number(request.get('SEQUENCE')?.value));
    expect(cancel.get('METHOD')?.value).toBe('CANCEL');
    expect(cancel.get('STATUS')?.value).toBe('CANCELLED');
    // RFC 5546 section 3.2.5 asks for both.
    expect(cancel.has('ORGANIZER')).toBe(true);
    expect(cancel.has('ATTENDEE')).toBe(true);
  });

  test('what is published names no attendee (RFC 5546 section 3.2.1)', () => {
    const published = read(entryOf({}, { method: 'PUBLISH' }));
    expect(published.get('METHOD')?.value).toBe('PUBLISH');
    expect(published.has('ATTENDEE')).toBe(false);
    expect(published.has('ORGANIZER')).toBe(true);
  });

  test('a workshop about which nothing is said has no description', () => {
    expect(read(entryOf()).has('DESCRIPTION')).toBe(false);
  });
});

describe('hostile text', () => {
  const pieces = [
    ',',
    ';',
    ':',
    '\\',
    '\\n',
    '"',
    '^',
    "^'",
    '\n',
    '\r\nATTENDEE:mailto:x@example.org',
    '=',
    'a',
    ' b',
  ];
  const scripts = ['বাংলাদেশ', 'é', '😀', '👩‍👩‍👧', '中', 'BEGIN:VEVENT', '\u2028', 'word '.repeat(20)];
  const hostile = fc
    .array(fc.constantFrom(...pieces, ...scripts), { minLength: 1, maxLength: 40 })
    .map((parts) => `x${parts.join('')}x`);
  const newline = (text: string) => text.replaceAll('\r\n', '\n');
  const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

  test('reads back as it was written, over lines of at most 75 octets', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, about, name) => {
        const details = { ...aWorkshopFile(), title, about };
        const entry = read(entryOf({}, { details, attendee: { ...attendee, name } }));
        expect(textOf(entry, 'DESCRIPTION')).toBe(newline(about));
        expect(textOf(entry, 'SUMMARY')).toBe(oneLine(title));
        expect(entry.get('ATTENDEE')?.parameters.get('CN')).toBe(oneLine(name));
        expect(entry.get('ATTENDEE')?.value).toBe('MAILTO:p1@example.org');
      }),
    );
  });

  test('given any characters at all, controls and halves of pairs too, then it stays one well-formed event', () => {
    const names = [...read(entryOf({ about: 'x' })).keys()];
    const anything = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anything, (text) => {
        const details = {
          ...aWorkshopFile(),
          title: text,
          about: `x${text}`,
          venue: { name: text, city: text, country: text },
          mail: { fromName: text, replyTo: 'secretariat@example.org', signature: text },
        };
        expect([...read(entryOf({}, { details, attendee: { ...attendee, name: text } })).keys()]).toEqual(names);
      }),
    );
  });
});
