import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceList, withAttended, withoutAttended } from '../../shared/people/attendance.ts';
import type { Person } from '../../shared/people/person.ts';
import { shortCode, typedCode } from '../../shared/people/short-code.ts';
import { aPerson, T0 } from '../support/fixtures.ts';

/** Ticking off at the doors: any order, any number of times. */

type Command = (person: Person) => Person;
const door = fc.constantFrom('door-a@example.org', 'door-b@example.org');
const moment = fc.integer({ min: 0, max: 5 }).map((minute) => T0 + minute * 60_000);
const tick = fc.tuple(door, moment).map(
  ([by, now]): Command =>
    (person) =>
      withAttended(person, by, now),
);
const untick = moment.map(
  (at): Command =>
    (person) =>
      withoutAttended(person, new Date(at).toISOString()),
);
const ticked = fc.option(moment, { nil: undefined }).map((at) => {
  const person = aPerson();
  return at === undefined ? person : withAttended(person, 'door-a@example.org', at);
});
const isHere = ({ attended }: Person): boolean => attended !== undefined;

describe('ticking off', () => {
  test('given any command of any door, then doing it twice is doing it once', () => {
    fc.assert(
      fc.property(ticked, fc.oneof(tick, untick), (person, command) => {
        const once = command(person);
        expect(command(once)).toBe(once);
      }),
    );
  });

  test('given two doors tick the same person, then the person is here whoever was first', () => {
    fc.assert(
      fc.property(ticked, tick, tick, (person, one, other) => {
        expect(isHere(one(other(person)))).toBe(isHere(other(one(person))));
      }),
    );
  });

  test('given any commands for different people, then their order is no matter', () => {
    const people = ['p1', 'p2', 'p3'].map((id) => aPerson({ id }));
    const step = fc.tuple(fc.constantFrom(0, 1, 2), fc.oneof(tick, untick));
    const played = (steps: readonly (readonly [number, Command])[]) =>
      people.map((person, index) =>
        steps.filter(([whose]) => whose === index).reduce((now, [, command]) => command(now), person),
      );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const byPerson = steps.toSorted(([a], [b]) => a - b);
        expect(played(byPerson)).toEqual(played(steps));
      }),
    );
  });

  test('given a press of “Undo” that comes late, then it takes back the tick that it saw and no other', () => {
    fc.assert(
      fc.property(moment, moment, (seen, at) => {
        const person = withAttended(aPerson(), 'door-a@example.org', at);
        expect(isHere(withoutAttended(person, new Date(seen).toISOString()))).toBe(seen !== at);
        expect(isHere(withoutAttended(person))).toBe(false);
      }),
    );
  });
});

describe('the list at the door', () => {
  const people = [
    aPerson({ id: 'a', name: 'Md. Rahman', organisation: 'Ministry of Science', position: 'Director' }),
    aPerson({ id: 'b', name: 'Nazma Begum', organisation: 'Bangladesh Computer Council' }),
    withAttended(aPerson({ id: 'c', name: 'রহিমা খাতুন', organisation: 'Ministry of Science' }), 'x', T0),
  ];
  const ids = (search: string, show: 'all' | 'missing' | 'here' = 'all') =>
    attendanceList(people, { search, show }).map(({ id }) => id);

  test('given words, then each must stand somewhere in name, position or organisation, whatever the capitals', () => {
    expect(ids('')).toEqual(['b', 'a', 'c']);
    expect(ids('SCIENCE  rahm')).toEqual(['a']);
    expect(ids('রহিমা')).toEqual(['c']);
    expect(ids('director')).toEqual(['a']);
    expect(ids('nobody')).toEqual([]);
  });

  test('given only those who are missing, or who are here, are asked for, then those come', () => {
    expect(ids('', 'missing')).toEqual(['b', 'a']);
    expect(ids('science', 'here')).toEqual(['c']);
  });
});

test('given a code off a printed form, then it is found however it was typed', () => {
  const code = shortCode('seat1');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
  for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `]) {
    expect(typedCode(typed)).toBe(code);
  }
  expect(typedCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
});
