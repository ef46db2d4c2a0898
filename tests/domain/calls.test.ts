import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALL_NOTE_MAX, CALLS_MAX, withCall, withCallCorrected, withoutCall } from '../../shared/people/calls.ts';
import type { Person } from '../../shared/people/person.ts';
import { groupsToCall } from '../../shared/report/chase.ts';
import { standingOf } from '../../shared/report/overview.ts';
import { aPerson, aWorkshop, DAY } from '../support/fixtures.ts';

/** Telephone calls, and whom to call. */

const NOW = Date.parse('2011-07-19T05:00:00Z');
const BY = 'organiser@example.org';
const spoke = { outcome: 'spoke', note: 'Will send it on Sunday.' } as const;
const called = (person: Person, times: number): Person =>
  Array.from({ length: times }).reduce<Person>(
    (current) => withCall(current, spoke, current.calls.length, BY, NOW),
    person,
  );

describe('the log of calls', () => {
  test('keeps each call under a moment of its own, oldest first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: CALLS_MAX }), (times) => {
        const { calls } = called(aPerson(), times);
        expect(calls).toHaveLength(times);
        expect(new Set(calls.map(({ at }) => at)).size).toBe(times);
        expect(calls.map(({ at }) => at)).toEqual(calls.map(({ at }) => at).toSorted());
      }),
    );
  });

  test('takes one that is sent twice once, and the same words after it was seen as another', () => {
    const once = withCall(aPerson(), spoke, 0, BY, NOW);
    expect(withCall(once, spoke, 0, BY, NOW + 1000)).toBe(once);
    expect(withCall(once, spoke, 1, BY, NOW + DAY).calls).toHaveLength(2);
    // A colleague's call came in between: both stand.
    expect(withCall(once, spoke, 0, 'other@example.org', NOW).calls).toHaveLength(2);
  });

  test('says when it is full, and takes one again after one was deleted', () => {
    const full = called(aPerson(), CALLS_MAX);
    expect(() => withCall(full, spoke, CALLS_MAX, BY, NOW)).toThrow('The call was not noted.');
    const [first] = full.calls;
    const less = withoutCall(full, first?.at ?? '');
    expect(withCall(less, spoke, CALLS_MAX - 1, BY, NOW + DAY).calls).toHaveLength(CALLS_MAX);
    expect(withoutCall(less, first?.at ?? '')).toBe(less);
  });

  test('corrects what was noted, not when and by whom', () => {
    const [person, at] = [called(aPerson(), 1), new Date(NOW).toISOString()];
    const corrected = withCallCorrected(person, at, { outcome: 'wrong-number', note: '' });
    expect(corrected.calls).toEqual([{ at, by: BY, outcome: 'wrong-number', note: '' }]);
    expect(withCallCorrected(person, at, spoke)).toBe(person);
    expect(() => withCallCorrected(aPerson(), at, spoke)).toThrow('not in the log');
  });

  test('refuses a note that is too long, by what people see as characters', () => {
    expect(() => withCall(aPerson(), { ...spoke, note: 'x'.repeat(CALL_NOTE_MAX + 1) }, 0, BY, NOW)).toThrow();
    expect(withCall(aPerson(), { ...spoke, note: 'ক'.repeat(CALL_NOTE_MAX) }, 0, BY, NOW).calls).toHaveLength(1);
  });
});

describe('whom to call', () => {
  test('is everybody who has not answered, once, below their organisation', () => {
    const people = fc.array(fc.record({ organisation: fc.constantFrom('A', 'B', 'C'), answered: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(people, (list) => {
        const at = new Date(NOW).toISOString();
        const standings = list.map(({ organisation, answered }, index) =>
          standingOf(
            aWorkshop(),
            {
              person: aPerson({
                id: `p${index}`,
                organisation,
                ...(answered && { declined: { feedback: at, swot: at } }),
              }),
              papers: [],
              actions: [],
            },
            NOW,
          ),
        );
        const groups = groupsToCall(standings);
        const ids = groups.flatMap((group) => group.people.map(({ person }) => person.id));
        const owing = standings.filter(({ answered }) => !answered).map(({ person }) => person.id);
        expect(ids.toSorted()).toEqual(owing.toSorted());
        for (const { organisation, people: theirs } of groups) {
          expect(theirs.every(({ person }) => person.organisation === organisation)).toBe(true);
        }
        expect(groups.map(({ organisation }) => organisation)).toEqual(
          [...new Set(groups.map(({ organisation }) => organisation))].toSorted(),
        );
      }),
    );
  });
});
