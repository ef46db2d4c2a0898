import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim } from '../../shared/debts/debts.ts';
import {
  dueLetters,
  withLetter,
  withLettersSettled,
  withLinkRequested,
  withSentAgain,
} from '../../shared/people/letters.ts';
import type { Person } from '../../shared/people/person.ts';
import { aPerson, DAY, HOUR, T0 } from '../support/fixtures.ts';

const iso = (ms: number): string => new Date(ms).toISOString();
const MINUTE = 60_000;

const ticketOf = (person: Person, now: number) => {
  const { debts, claimed } = claim(person.debts, now);
  const [ticket] = claimed;
  if (!ticket) throw new Error('no letter is due');
  return { person: { ...person, debts }, ticket };
};

describe('a letter that is owed', () => {
  test('stands in the person’s own item with the debt that pays it', () => {
    const person = withLetter(aPerson(), 'link', 'staff sent it', T0);
    expect(person.letters).toEqual([{ kind: 'link', occurrence: 'link-1', why: 'staff sent it', dueAt: iso(T0) }]);
    expect(person.debts.owed.letter?.dueAt).toBe(iso(T0));
  });

  test('given another comes while a run pays for the first, then that run settles nothing, and both are due', () => {
    const { person, ticket } = ticketOf(withLetter(aPerson(), 'link', 'x', T0), T0);
    const both = withLetter(person, 'extension', 'y', T0 + MINUTE);
    expect(withLettersSettled(both, ticket, person.letters)).toBe(both);
    expect(dueLetters(both, T0 + MINUTE).map(({ occurrence }) => occurrence)).toEqual(['link-1', 'extension-2']);
  });

  test('given one is due tomorrow and one now, then now one is, and tomorrow the other', () => {
    const owing = withLetter(withSentAgain(aPerson(), 'reminder-1', 'came back', T0 + DAY), 'link', 'x', T0);
    const { person, ticket } = ticketOf(owing, T0);
    const after = withLettersSettled(person, ticket, dueLetters(person, T0));
    expect(after.debts.owed.letter?.dueAt).toBe(iso(T0 + DAY));
    const last = ticketOf(after, T0 + DAY);
    expect(withLettersSettled(last.person, last.ticket, dueLetters(last.person, T0 + DAY)).debts.owed).toEqual({});
  });

  test('a mail that came back is owed again once, however often the event comes', () => {
    const once = withSentAgain(aPerson(), 'reminder-1', 'came back', T0);
    expect(withSentAgain(once, 'reminder-1', 'came back', T0)).toBe(once);
  });

  test('given it comes back once more while its run goes on, then it is owed for later, and that run settles nothing', () => {
    const { person, ticket } = ticketOf(withSentAgain(aPerson(), 'reminder-1', 'came back', T0), T0);
    const again = withSentAgain(person, 'reminder-1', 'came back', T0 + DAY);
    expect(again.letters).toMatchObject([{ occurrence: 'reminder-1', dueAt: iso(T0 + DAY) }]);
    expect(withLettersSettled(again, ticket, person.letters)).toBe(again);
  });
});

test('a letter that came back while its run goes on is owed again, although that run settles it', () => {
  const owing = withSentAgain(withLetter(aPerson(), 'link', 'x', T0), 'link-1', 'came back', T0 + DAY);
  const { person, ticket } = ticketOf(owing, T0);
  expect(withLettersSettled(person, ticket, dueLetters(person, T0)).letters).toMatchObject([
    { kind: 'again', occurrence: 'link-1' },
  ]);
});

describe('asking for the link', () => {
  const asking = (person: Person, ...times: number[]): Person => times.reduce(withLinkRequested, person);

  test('within five minutes of the last time, or four times a day, sends nothing', () => {
    expect(asking(aPerson(), T0, T0 + 4 * MINUTE).letters).toHaveLength(1);
    expect(asking(aPerson(), T0, T0 + HOUR, T0 + 2 * HOUR, T0 + 3 * HOUR, T0 + 4 * HOUR).letters).toHaveLength(4);
    expect(asking(aPerson(), T0, T0 + HOUR, T0 + 2 * HOUR, T0 + 3 * HOUR, T0 + DAY).letters).toHaveLength(5);
  });

  test('whatever the times, no day has more than four, and no two are nearer than five minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * DAY }), { maxLength: 60 }), (offsets) => {
        const times = offsets.toSorted((a, b) => a - b).map((offset) => T0 + offset);
        const sent = asking(aPerson(), ...times).letters.map(({ dueAt }) => Date.parse(dueAt));
        for (const [index, at] of sent.entries()) {
          expect(sent.filter((other) => other > at - DAY && other <= at).length).toBeLessThanOrEqual(4);
          if (index > 0) expect(at - (sent[index - 1] ?? 0)).toBeGreaterThanOrEqual(5 * MINUTE);
        }
      }),
    );
  });
});
