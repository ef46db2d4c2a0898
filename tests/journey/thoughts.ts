import type { Participant } from './participant.ts';

const THOUGHTS: readonly (readonly [string, string])[] = [
  ['strength', 'The government has a declared vision of a digital country, and people in every ministry who want it.'],
  ['weakness', 'Systems of neighbouring ministries cannot exchange a single record without paper.'],
  ['opportunity', 'Mobile telephones reach nearly every village: services can go where computers do not.'],
  ['threat', 'Without a response team of our own, one incident can take away the trust of years.'],
  ['weakness', 'Public keys & digital signatures have a law, but hardly anybody who issues them.'],
  ['opportunity', 'Partners with experience offer tools, training and their mistakes to learn from.'],
];

/** Adds up to `count` entries to the person's SWOT analysis, over the page's form: each thought once. */
export async function giveSwot(person: Participant, count: number): Promise<void> {
  // Not everybody begins with the same thought.
  const first = [...person.address].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  for (let left = Math.min(count, THOUGHTS.length - person.swotEntries); left > 0; left -= 1) {
    const [quadrant, text] = THOUGHTS[(first + person.swotEntries) % THOUGHTS.length] ?? ['strength', ''];
    await person.addSwotEntry(quadrant, text);
  }
}
