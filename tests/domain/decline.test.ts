import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDeclined, withoutDeclined } from '../../shared/follow-up/decline.ts';
import { declinedBy, obligationsOf } from '../../shared/follow-up/obligations.ts';
import type { Participant } from '../../shared/people/participant.ts';
import type { Person } from '../../shared/people/person.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { aPaper, aPerson, aVersion, aWorkshop, HOUR } from '../support/fixtures.ts';
import { anAction } from '../support/participants.ts';

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;

/** Owes one thing of every kind: feedback, SWOT, one of two papers, a revision, two actions. */
const owing: Participant = {
  person: aPerson({ papersPromised: 2 }),
  papers: [aPaper({ state: 'revision-requested', versions: [aVersion(1, 1)] })],
  actions: [anAction({ id: 'a1' }), anAction({ id: 'a2' })],
};
const KEYS = ['feedback', 'swot', 'revision-paper1-v1', 'paper-2', 'action-a1', 'action-a2'];

const keysOf = (participant: Participant): string[] => obligationsOf(workshop, participant, now).map(({ key }) => key);
const as = (person: Person): Participant => ({ ...owing, person });

describe('declining', () => {
  test('given one thing of every kind, then each has a key of its own', () => {
    expect(keysOf(owing)).toEqual(KEYS);
  });

  test('given any history of declining and taking back, then exactly what is not declined is owed', () => {
    const acts = fc.array(fc.record({ key: fc.constantFrom(...KEYS), undo: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(acts, (history) => {
        const declined = new Set<string>();
        let { person } = owing;
        for (const { key, undo } of history) {
          person = (undo ? withoutDeclined : withDeclined)(workshop, as(person), key, now);
          if (undo) declined.delete(key);
          else declined.add(key);
        }
        expect(keysOf(as(person))).toEqual(KEYS.filter((key) => !declined.has(key)));
        expect(declinedBy(as(person)).map(({ key }) => key)).toEqual(KEYS.filter((key) => declined.has(key)));
        // Nothing else of the person changed.
        expect({ ...person, declined: {} }).toEqual(owing.person);
      }),
    );
  });

  test('given it is declined once more, then the first moment stands', () => {
    const once = withDeclined(workshop, owing, 'swot', now);
    expect(withDeclined(workshop, as(once), 'swot', now + HOUR)).toBe(once);
  });

  test('given what nobody asked, or what was given meanwhile, then it is refused', () => {
    const at = new Date(now).toISOString();
    const gave = { ...owing.person, feedback: { questionnaire: 0, answers: {}, firstAt: at, at } };
    for (const key of ['paper-1', 'revision-paper1-v2', 'nothing']) {
      expect(() => withDeclined(workshop, owing, key, now), key).toThrow(
        expect.objectContaining({ reason: 'not-found' }),
      );
    }
    expect(() => withDeclined(workshop, as(gave), 'feedback', now)).toThrow(
      expect.objectContaining({ reason: 'not-found' }),
    );
  });

  test('given it was declined and then given after all, then it counts and is not listed as declined', () => {
    const declined = withDeclined(workshop, owing, 'swot', now);
    const entry = { id: 'e', quadrant: 'threat' as const, text: 'Floods', at: new Date(now).toISOString() };
    const after = as({ ...declined, swot: [entry] });
    expect(declinedBy(after)).toEqual([]);
    expect(keysOf(after)).not.toContain('swot');
  });

  test('given another version is sent back, or another paper promised, then that is asked anew', () => {
    const declined = KEYS.reduce((person, key) => withDeclined(workshop, as(person), key, now), owing.person);
    expect(keysOf(as(declined))).toEqual([]);
    const [paper] = owing.papers;
    const again = {
      ...as({ ...declined, papersPromised: 3 }),
      papers: paper ? [{ ...paper, versions: [aVersion(1, 1), aVersion(2, 1)] }] : [],
    };
    expect(keysOf(again)).toEqual(['revision-paper1-v2', 'paper-3']);
  });

  test('given the forms are not open, or closed, then nothing is declined or taken back', () => {
    const declined = as(withDeclined(workshop, owing, 'swot', now));
    for (const at of [opensAt(workshop.details) - 1, closesAt(workshop)]) {
      expect(() => withDeclined(workshop, owing, 'swot', at)).toThrow(expect.objectContaining({ reason: 'closed' }));
      expect(() => withoutDeclined(workshop, declined, 'swot', at)).toThrow(
        expect.objectContaining({ reason: 'closed' }),
      );
    }
  });
});
