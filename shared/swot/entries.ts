import type { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { QUADRANTS, type Quadrant, SWOT_TEXT_MAX, type SwotEntry } from './swot.ts';

/** What a person does with SWOT entries. All pure; `now` in epoch ms; the same object comes back where nothing changes. */

export interface SwotInput {
  readonly quadrant: Quadrant;
  readonly text: string;
}

/**
 * Adds an entry under an id that the caller chose, so that the same command once more adds nothing.
 * @throws Refusal `closed`; `invalid` (fields `text`, `quadrant`) for a text that is empty, too long or already there,
 * or when the person has entered as many as the workshop takes
 */
export function addEntry(workshop: Workshop, person: Person, id: string, input: SwotInput, now: number): Person {
  mustBeOpen(workshop, person, now);
  if (person.swot.some((entry) => entry.id === id)) return person;
  const { maxEntries } = workshop.details.swot;
  if (person.swot.length >= maxEntries) {
    throw new Refusal('invalid', 'There is no room for another entry.', {
      text: `You have entered ${maxEntries}, as many as are taken from one person. Please change or withdraw one to say something else.`,
    });
  }
  const entry: SwotEntry = { id, quadrant: input.quadrant, text: checkedText(input, person.swot), at: iso(now) };
  return { ...person, swot: [...person.swot, entry] };
}

/** @throws Refusal `closed`; `not-found` for an entry that is not there (any more); `invalid` as for a new entry */
export function changeEntry(workshop: Workshop, person: Person, id: string, input: SwotInput, now: number): Person {
  mustBeOpen(workshop, person, now);
  const entry = entryOf(person, id);
  const others = person.swot.filter((other) => other.id !== id);
  const changed = { id, quadrant: input.quadrant, text: checkedText(input, others), at: iso(now) };
  if (changed.quadrant === entry.quadrant && changed.text === entry.text) return person;
  return { ...person, swot: person.swot.map((other) => (other.id === id ? changed : other)) };
}

/** What is not there (any more) is withdrawn already. @throws Refusal `closed` */
export function withdrawEntry(workshop: Workshop, person: Person, id: string, now: number): Person {
  mustBeOpen(workshop, person, now);
  const swot = person.swot.filter((entry) => entry.id !== id);
  return swot.length === person.swot.length ? person : { ...person, swot };
}

/** @throws Refusal `not-found` */
export function entryOf(person: Person, id: string): SwotEntry {
  const entry = person.swot.find((one) => one.id === id);
  if (!entry) throw new Refusal('not-found', 'This entry is not there any more. It may have been withdrawn meanwhile.');
  return entry;
}

function checkedText({ quadrant, text: raw }: SwotInput, others: readonly SwotEntry[]): string {
  const text = tidyText(raw);
  const length = lengthOf(text);
  if (length === 0) throw wrong('Please write something before you send it.');
  if (length > SWOT_TEXT_MAX) throw wrong(`Your entry is too long: ${tooLong(length, SWOT_TEXT_MAX)}`);
  if (others.some((other) => other.quadrant === quadrant && sameWords(other.text, text))) {
    throw wrong(
      `You have already entered this under ${QUADRANTS[quadrant].title}. It counts; there is no need to repeat it.`,
    );
  }
  return text;
}

const wrong = (message: string): Refusal =>
  new Refusal('invalid', 'This entry needs another look. Nothing was stored yet.', { text: message });

const sameWords = (a: string, b: string): boolean => words(a) === words(b);

const words = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ');

const iso = (ms: number): string => new Date(ms).toISOString();
