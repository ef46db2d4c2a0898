import { type DebtTicket, holds, owe, unpark, waive } from '../debts/debts.ts';
import type { Letter, Person } from './person.ts';

/** What one person is to get by mail outside of the plan. Pure; a letter that is owed records the debt in the same item. */

/** No more requests for a link than these are answered: whoever knows an address could otherwise fill a mailbox. */
export const REQUESTS_A_DAY = 4;
export const BETWEEN_REQUESTS_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Whether so much was asked for lately that it has to wait. `moments` are ISO 8601, oldest first; `now` in epoch ms. */
export function isTooOften(moments: readonly string[], now: number): boolean {
  const lately = moments.map((at) => Date.parse(at)).filter((at) => at > now - DAY_MS);
  const last = lately.at(-1);
  return lately.length >= REQUESTS_A_DAY || (last !== undefined && now - last < BETWEEN_REQUESTS_MS);
}

/** Owes a letter of its own occurrence, at `dueAt` (epoch ms). */
export function withLetter(
  person: Person,
  kind: 'link' | 'extension' | 'passed-on' | 'remind-now',
  why: string,
  dueAt: number,
): Person {
  const number = person.lettersOwed + 1;
  const letter: Letter = { kind, occurrence: `${kind}-${number}`, why, dueAt: iso(dueAt) };
  return withLettersOwed({ ...person, lettersOwed: number, letters: [...person.letters, letter] });
}

/**
 * Owes a mail that came back once more, at `dueAt` (epoch ms). The same object when that is owed already; what is owed
 * for an earlier moment is the try that has just come back, and moves.
 */
export function withSentAgain(person: Person, occurrence: string, why: string, dueAt: number): Person {
  const isThis = (letter: Letter): boolean => letter.kind === 'again' && letter.occurrence === occurrence;
  if (person.letters.some((letter) => isThis(letter) && letter.dueAt >= iso(dueAt))) return person;
  const letter: Letter = { kind: 'again', occurrence, why, dueAt: iso(dueAt) };
  const others = person.letters.filter((each) => !isThis(each));
  return withLettersOwed({ ...person, letters: [...others, letter] });
}

/**
 * Owes the personal link now, unless it is owed already; what was given up is then tried again. The same object where
 * nothing changes. `now` in epoch ms.
 */
export function withLinkOwed(person: Person, why: string, now: number): Person {
  if (!person.letters.some(({ kind }) => kind === 'link')) return withLetter(person, 'link', why, now);
  const debts = unpark(person.debts, now);
  return debts === person.debts ? person : { ...person, debts };
}

/** Owes no letter of this kind any more: what it would say has changed. The same object where none is owed. */
export function withoutLetters(person: Person, kind: 'link' | 'extension'): Person {
  const letters = person.letters.filter((letter) => letter.kind !== kind);
  return letters.length === person.letters.length ? person : withLettersOwed({ ...person, letters });
}

/** Owes this letter no more. The same object where it is not owed. */
export function withoutLetter(person: Person, occurrence: string): Person {
  const letters = person.letters.filter((letter) => letter.occurrence !== occurrence);
  return letters.length === person.letters.length ? person : withLettersOwed({ ...person, letters });
}

/** The person asked for the link. The same object where enough were sent lately. `now` in epoch ms. */
export function withLinkRequested(person: Person, now: number): Person {
  const lately = person.linkRequests.filter((at) => Date.parse(at) > now - DAY_MS);
  if (isTooOften(lately, now)) return person;
  const linkRequests = [...lately, iso(now)];
  return withLetter({ ...person, linkRequests }, 'link', 'the person asked for the link', now);
}

/** The letters that are due at `now` (epoch ms). */
export const dueLetters = ({ letters }: Person, now: number): readonly Letter[] =>
  letters.filter(({ dueAt }) => Date.parse(dueAt) <= now);

/** Pays for letters that are settled; those that are still to come stay owed. The same object when another run pays. */
export function withLettersSettled(person: Person, ticket: DebtTicket, settled: readonly Letter[]): Person {
  if (!holds(person.debts, ticket)) return person;
  // A letter that came back stands there a second time under its occurrence, as one to be sent again.
  const isDone = ({ kind, occurrence }: Letter): boolean =>
    settled.some((letter) => letter.kind === kind && letter.occurrence === occurrence);
  return withLettersOwed({ ...person, letters: person.letters.filter((letter) => !isDone(letter)) });
}

/** One debt stands for all letters; it is due when the earliest of them is. */
function withLettersOwed(person: Person): Person {
  const [first] = person.letters.map(({ dueAt }) => Date.parse(dueAt)).sort((a, b) => a - b);
  const debts = first === undefined ? waive(person.debts, 'letter') : owe(person.debts, 'letter', first);
  return { ...person, debts };
}

const iso = (ms: number): string => new Date(ms).toISOString();
