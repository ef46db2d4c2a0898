import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../shared/people/person.ts';
import { Refusal } from '../../shared/refusal.ts';
import { endorse, endorsedOf, endorsementsLeft, takeBack } from '../../shared/swot/endorse.ts';
import { addEntry, changeEntry, withdrawEntry } from '../../shared/swot/entries.ts';
import { writtenBy } from '../../shared/swot/matrix.ts';
import { othersFor, othersOf } from '../../shared/swot/others.ts';
import type { SwotEntry } from '../../shared/swot/swot.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { aPerson, aWorkshop } from '../support/fixtures.ts';

const settings = (others: 'always' | 'after-own' | 'never', endorsements: number) =>
  aWorkshop({ swot: { maxEntries: 3, others, endorsements } });
const workshop = settings('always', 2);
const now = opensAt(workshop.details);
const at = new Date(now).toISOString();

const entry = (id: string, text = `Entry ${id}`): SwotEntry => ({ id, quadrant: 'strength', text, at });
const reader = aPerson({ id: 'reader', name: 'The Reader', swot: [entry('mine')] });
const writers = ['w1', 'w2', 'w3'].map((id) => aPerson({ id, name: `Secret ${id}`, swot: [entry(`of-${id}-a`)] }));
const others = othersOf([reader, ...writers], reader);

describe('what a participant sees of the others', () => {
  it('is their words alone: nothing that tells whose they are or when they came', () => {
    for (const each of others) expect(Object.keys(each).sort()).toEqual(['id', 'quadrant', 'text']);
    expect(others.map(({ id }) => id)).not.toContain('mine');
    expect(others).toHaveLength(3);
  });

  it('comes in an order that stays, is the same whoever wrote first, and is each reader’s own', () => {
    const entries = Array.from({ length: 12 }, (_, index) => entry(`e${index}`));
    const people = entries.map((each, index) => aPerson({ id: `p${index}`, swot: [each] }));
    const order = (of: Person, all: readonly Person[]) => othersOf(all, of).map(({ id }) => id);
    expect(order(reader, people)).toEqual(order(reader, people.toReversed()));
    const readers = Array.from({ length: 8 }, (_, index) => aPerson({ id: `r${index}` }));
    expect(new Set(readers.map((each) => order(each, people).join(' '))).size).toBeGreaterThan(1);
    expect(order(reader, people)).not.toEqual(entries.map(({ id }) => id));
  });

  it.each([
    ['always', false, 'shown'],
    ['always', true, 'shown'],
    ['after-own', false, 'after-own'],
    ['after-own', true, 'shown'],
    ['never', true, 'never'],
  ] as const)('with the setting “%s” and an own entry (%s): %s', (others, hasOwn, expected) => {
    expect(othersFor(settings(others, 2), hasOwn ? reader : aPerson())).toBe(expected);
  });
});

describe('endorsements', () => {
  const command = fc.record({
    act: fc.constantFrom('endorse', 'take back', 'withdraw', 'change', 'add'),
    who: fc.nat(3),
    which: fc.constantFrom('a', 'b', 'c'),
    by: fc.nat(3),
  });

  it('are never more than the number, never of an own entry, never twice, under any sequence of commands', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), fc.nat(4), (commands, most) => {
        const played = settings('always', most);
        let people: Person[] = Array.from({ length: 4 }, (_, index) => aPerson({ id: `p${index}` }));
        for (const { act, who, which, by } of commands) {
          const id = `p${who}-${which}`;
          const index = act === 'endorse' || act === 'take back' ? by : who;
          const before = people[index] ?? aPerson();
          const input = { quadrant: 'threat' as const, text: `${which} ${act}` };
          let after = before;
          try {
            if (act === 'endorse') after = endorse(played, before, othersOf(people, before), id, now);
            if (act === 'take back') after = takeBack(played, before, id, now);
            if (act === 'withdraw') after = withdrawEntry(played, before, id, now);
            if (act === 'change') after = changeEntry(played, before, id, input, now + 1);
            if (act === 'add') after = addEntry(played, before, id, input, now);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
          people = people.with(index, after);
          for (const person of people) {
            const seen = othersOf(people, person);
            expect(person.endorsed.length).toBeLessThanOrEqual(most);
            expect(new Set(person.endorsed).size).toBe(person.endorsed.length);
            expect(person.endorsed.some((each) => person.swot.some((own) => own.id === each))).toBe(false);
            expect(endorsementsLeft(played, person, seen)).toBe(most - endorsedOf(person, seen).size);
          }
          // What is counted is what people see that they endorse: nothing that was withdrawn.
          const counted = writtenBy(people).reduce((sum, { endorsers }) => sum + endorsers.size, 0);
          const given = people.reduce((sum, person) => sum + endorsedOf(person, othersOf(people, person)).size, 0);
          expect(counted).toBe(given);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('given once more, or taken back once more, change nothing', () => {
    const once = endorse(workshop, reader, others, 'of-w1-a', now);
    expect(once.endorsed).toEqual(['of-w1-a']);
    expect(endorse(workshop, once, others, 'of-w1-a', now)).toBe(once);
    const none = takeBack(workshop, once, 'of-w1-a', now);
    expect(none.endorsed).toEqual([]);
    expect(takeBack(workshop, none, 'of-w1-a', now)).toBe(none);
  });

  it('stay with an entry whose words change, and are free again when it is withdrawn', () => {
    const both = ['of-w1-a', 'of-w2-a'].reduce((person, id) => endorse(workshop, person, others, id, now), reader);
    expect(() => endorse(workshop, both, others, 'of-w3-a', now)).toThrow(/first take one back/);
    const reworded = others.map((each) => (each.id === 'of-w1-a' ? { ...each, text: 'In other words' } : each));
    expect(endorsedOf(both, reworded).has('of-w1-a')).toBe(true);
    const withdrawn = others.filter(({ id }) => id !== 'of-w1-a');
    expect(endorsementsLeft(workshop, both, withdrawn)).toBe(1);
    expect(endorse(workshop, both, withdrawn, 'of-w3-a', now).endorsed).toEqual(['of-w2-a', 'of-w3-a']);
  });

  it('are refused for an own entry, one that is gone, while the others’ are not shown, and where there are none', () => {
    expect(() => endorse(workshop, reader, others, 'mine', now)).toThrow(/your own/);
    expect(() => endorse(workshop, reader, others, 'gone', now)).toThrow(/not there any more/);
    expect(() => endorse(settings('never', 2), reader, others, 'of-w1-a', now)).toThrow(Refusal);
    expect(() => endorse(settings('after-own', 2), aPerson({ id: 'new' }), others, 'of-w1-a', now)).toThrow(Refusal);
    expect(() => endorse(settings('always', 0), reader, others, 'of-w1-a', now)).toThrow(Refusal);
  });

  it('that staff allow fewer of by now stay, and no further one is taken', () => {
    const both = ['of-w1-a', 'of-w2-a'].reduce((person, id) => endorse(workshop, person, others, id, now), reader);
    const fewer = settings('always', 1);
    expect(endorsementsLeft(fewer, both, others)).toBe(0);
    expect(() => endorse(fewer, both, others, 'of-w3-a', now)).toThrow(Refusal);
    expect(takeBack(fewer, both, 'of-w1-a', now).endorsed).toEqual(['of-w2-a']);
  });

  it('are not taken before the first day, nor after the grace', () => {
    for (const when of [now - 1, closesAt(workshop)]) {
      const once = { ...reader, endorsed: ['of-w1-a'] };
      expect(() => endorse(workshop, reader, others, 'of-w1-a', when)).toThrow(Refusal);
      expect(() => takeBack(workshop, once, 'of-w1-a', when)).toThrow(Refusal);
    }
  });

  it('are none for whoever was stored before there were any', () => {
    const { endorsed, ...old } = aPerson();
    expect(endorsed).toEqual([]);
    expect(aPerson(old).endorsed).toEqual([]);
  });
});
