import { whyNotEntered } from '../feedback/on-behalf.ts';
import { ENGLISH } from '../language/texts.ts';
import type { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { addEntry, entryId, entryOf, isEntered } from './entries.ts';
import { QUADRANTS, type Quadrant, QuadrantSchema, SWOT_TEXT_MAX } from './swot.ts';

/** SWOT entries that organisers type in from paper: each line of a field is one. Pure; `now` in epoch ms. */

/** By quadrant, as typed. */
export type Sheet = Readonly<Record<Quadrant, string>>;

const linesOf = (text: string): readonly string[] =>
  tidyText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * The person with every line as an entry, labelled with who entered it; all of them or none. What is there already, in the
 * person's own words or from an earlier press, is there once. `command` names the press of the button.
 * @throws Refusal `closed`; `invalid` (a field for each quadrant)
 */
export function withSheetEntered(
  workshop: Workshop,
  person: Person,
  sheet: Sheet,
  by: string,
  command: string,
  now: number,
): Person {
  const why = whyNotEntered(workshop, person, now);
  if (why !== undefined) throw new Refusal('closed', why);
  const errors: Record<string, string> = {};
  let after = person;
  for (const quadrant of QuadrantSchema.options) {
    for (const text of linesOf(sheet[quadrant])) {
      const input = { quadrant, text };
      if (isEntered(after.swot, input)) continue;
      const problem = whyNoEntry(workshop, after, text);
      if (problem !== undefined) {
        errors[quadrant] ??= problem;
        continue;
      }
      const id = entryId(person.id, command, input);
      const added = addEntry(workshop, after, id, input, now);
      after = { ...added, swot: added.swot.map((entry) => (entry.id === id ? { ...entry, enteredBy: by } : entry)) };
    }
  }
  if (Object.keys(errors).length > 0) throw new Refusal('invalid', 'Nothing was entered yet.', errors);
  if (after === person && QuadrantSchema.options.every((quadrant) => linesOf(sheet[quadrant]).length === 0)) {
    const strength = 'Please write at least one entry, here or under another heading.';
    throw new Refusal('invalid', 'Nothing was entered yet.', { strength });
  }
  return after;
}

function whyNoEntry({ details }: Workshop, { name, swot }: Person, text: string): string | undefined {
  const { maxEntries } = details.swot;
  const length = lengthOf(text);
  if (length > SWOT_TEXT_MAX) return `“${[...text].slice(0, 30).join('')}…”: ${tooLong(length, SWOT_TEXT_MAX)}`;
  return swot.length >= maxEntries
    ? `There is no room for “${text}”: at most ${maxEntries} entries are taken from one person, and ${name} would have ${swot.length}.`
    : undefined;
}

/** Takes back what staff entered. What is not there is gone already. @throws Refusal `closed`; `conflict` for the person's own */
export function withEnteredRemoved(workshop: Workshop, person: Person, id: string, now: number): Person {
  if (!person.swot.some((entry) => entry.id === id)) return person;
  const why = whyNotEntered(workshop, person, now);
  if (why !== undefined) throw new Refusal('closed', why);
  const { enteredBy, quadrant } = entryOf(person, id);
  if (enteredBy === undefined) {
    throw new Refusal(
      'conflict',
      `${person.name} wrote this online under ${ENGLISH.say(QUADRANTS[quadrant].title)}; only ${person.name} can withdraw it.`,
    );
  }
  return { ...person, swot: person.swot.filter((entry) => entry.id !== id) };
}
