import { createHash } from 'node:crypto';
import { type Said, say } from '../language/texts.ts';
import type { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { lengthOf, tidyText, tooLongIn } from '../typed-text.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { QUADRANTS, type Quadrant, SWOT_TEXT_MAX, type SwotEntry, sameWords } from './swot.ts';

/** What a person does with SWOT entries. All pure; `now` in epoch ms; the same object comes back where nothing changes. */

export interface SwotInput {
  readonly quadrant: Quadrant;
  readonly text: string;
}

/**
 * The same press of a button gives the same id; the command alone would not do, since a page that the browser kept can send
 * another text under it. It is the id by which others see the entry: the command is random and theirs to see nowhere, so
 * the id tells them nothing, and two people's entries never have the same.
 */
export const entryId = (
  personId: string,
  command: string,
  { quadrant, text }: { quadrant: string; text: string },
): string =>
  createHash('sha256').update([personId, command, quadrant, text].join('\n')).digest('base64url').slice(0, 16);

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
    throw new Refusal('invalid', say('swot.full'), { text: say('swot.full.text', { count: maxEntries }) });
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
  if (!entry) throw new Refusal('not-found', say('swot.gone'));
  return entry;
}

/** Whether the person has said this already: the same words in the same quadrant. */
export const isEntered = (entries: readonly SwotEntry[], { quadrant, text }: SwotInput): boolean =>
  entries.some((entry) => entry.quadrant === quadrant && sameWords(entry.text) === sameWords(text));

function checkedText({ quadrant, text: raw }: SwotInput, others: readonly SwotEntry[]): string {
  const text = tidyText(raw);
  const length = lengthOf(text);
  if (length === 0) throw wrong(say('swot.empty'));
  if (length > SWOT_TEXT_MAX) throw wrong(say('swot.tooLong', { problem: tooLongIn(length, SWOT_TEXT_MAX) }));
  if (isEntered(others, { quadrant, text })) {
    throw wrong(say('swot.twice', { quadrant: QUADRANTS[quadrant].title }));
  }
  return text;
}

const wrong = (text: Said): Refusal => new Refusal('invalid', say('swot.refused'), { text });

const iso = (ms: number): string => new Date(ms).toISOString();
