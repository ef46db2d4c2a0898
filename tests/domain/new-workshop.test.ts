import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { copyOf, downloadOf, movedSessions } from '../../shared/workshop/copy-workshop.ts';
import { usualIn } from '../../shared/workshop/country.ts';
import { fileOf, proposedId } from '../../shared/workshop/new-workshop.ts';
import { checkWorkshopFile, readWorkshopFile } from '../../shared/workshop/read-workshop-file.ts';
import { aWorkshopFile } from '../support/fixtures.ts';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((s) => s.replaceAll(/\p{Cc}/gu, ' ').trim())
  .filter((s) => s !== '');
const typed = fc.record({
  title: line,
  id: fc.constantFrom('', 'my-workshop'),
  starts: day,
  ends: fc.constant(''),
  venue: fc.record({
    name: line,
    city: line,
    country: fc.constantFrom('Bangladesh', 'Republic of Nowhere', 'United States', 'বাংলাদেশ'),
  }),
  timeZone: fc.constantFrom('Asia/Dhaka', 'America/New_York', 'Pacific/Kiritimati'),
  language: fc.constantFrom('en' as const, 'bn' as const),
  organisers: fc.array(line, { minLength: 1, maxLength: 5 }),
  fromName: fc.oneof(fc.constant(''), line),
  replyTo: fc.constantFrom('', 'secretariat@example.org'),
  maker: fc.record({ name: fc.oneof(fc.constant(''), line), email: fc.constant('organiser@example.org') }),
});

describe('a workshop made by the form', () => {
  it('is a workshop file, and reads back equal when it was downloaded', () => {
    fc.assert(
      fc.property(typed, (what) => {
        const file = checkWorkshopFile(fileOf(what));
        expect(readWorkshopFile(downloadOf(file))).toEqual(file);
      }),
    );
  });

  it('copied to any dates is a workshop file again, with nobody of the first', () => {
    fc.assert(
      fc.property(typed, day, fc.nat(5), (what, starts, days) => {
        const file = checkWorkshopFile(fileOf(what));
        const ends = new Date(Date.parse(starts) + days * 86_400_000).toISOString().slice(0, 10);
        const copy = checkWorkshopFile(copyOf(file, { id: 'copy', title: 'Again', starts, ends }));
        expect(copy).toEqual({ ...file, id: 'copy', title: 'Again', starts, ends });
      }),
    );
  });
});

describe('what is usual', () => {
  test.each([
    ['Bangladesh', 'Asia/Dhaka', ['friday', 'saturday']],
    [' bangladesh ', 'Asia/Dhaka', ['friday', 'saturday']],
    ['বাংলাদেশ', 'Asia/Dhaka', ['friday', 'saturday']],
    ['South Korea', 'Asia/Seoul', ['saturday', 'sunday']],
    ['United States', undefined, ['saturday', 'sunday']],
    ['Atlantis', undefined, ['saturday', 'sunday']],
  ])('in %s', (country, timeZone, weekend) => {
    expect(usualIn(country)).toEqual({ ...(timeZone && { timeZone }), weekend });
  });

  test.each([
    ['National e-Government Workshop in Bangladesh', '2011-07-08', 'national-e-government-workshop-in-2011'],
    ['Workshop 2011', '2011-07-08', 'workshop-2011'],
    ['Été à Genève', '2026-01-01', 'ete-a-geneve-2026'],
    ['জাতীয় কর্মশালা', '2026-01-01', 'workshop-2026'],
    ['', '', 'workshop'],
  ])('the id of “%s”', (title, starts, id) => {
    expect(proposedId(title, starts)).toBe(id);
  });
});

describe('a copy', () => {
  const file = aWorkshopFile({
    firstPlanned: { starts: '2011-07-07', ends: '2011-07-08', reason: 'moved' },
    participants: 'list.csv',
    sessions: [
      { id: 'a', title: 'A', kind: 'opening', speakers: [], day: '2011-07-08', from: '09:00', until: '10:00' },
      { id: 'b', title: 'B', kind: 'closing', speakers: [], day: '2011-07-09', room: 'Hall 2' },
    ],
    holidays: ['2011-08-15', '2012-08-15'],
  });

  it('moves the days of the agenda and the dates of steps with the first day, and drops what is over', () => {
    const on = { id: 'extra', kind: 'reminder' as const, on: '2011-07-20', at: '09:00' };
    const source = { ...file, followUp: { ...file.followUp, steps: [...file.followUp.steps, on] } };
    const copy = copyOf(source, { id: 'copy', title: 'T', starts: '2012-07-06', ends: '2012-07-07' });
    expect(copy.sessions.map(({ day }) => day)).toEqual(['2012-07-06', '2012-07-07']);
    expect(copy.followUp.steps.at(-1)?.on).toBe('2012-07-18');
    expect(copy.holidays).toEqual(['2012-08-15']);
    expect(copy).not.toHaveProperty('firstPlanned');
    expect(copy).not.toHaveProperty('participants');
  });

  it('leaves a day open that the new workshop does not have', () => {
    const moved = movedSessions(file.sessions, file, { starts: '2012-01-01', ends: '2012-01-01' });
    expect(moved.map(({ day, room }) => [day, room])).toEqual([
      ['2012-01-01', undefined],
      [undefined, 'Hall 2'],
    ]);
  });
});

describe('a workshop file', () => {
  it('is refused for a session on a day that is none of the workshop’s, or that ends before it begins', () => {
    const file = aWorkshopFile();
    const [first] = file.sessions;
    const wrong = { ...file, sessions: [{ ...first, day: '2011-07-10', from: '10:00', until: '09:00' }] };
    expect(() => checkWorkshopFile(wrong)).toThrow(
      expect.objectContaining({
        fields: {
          'sessions.0.day': expect.stringContaining('must be a day of the workshop'),
          'sessions.0.until': expect.stringContaining('must lie after'),
        },
      }),
    );
  });
});
