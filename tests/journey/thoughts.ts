import type { Participant } from './participant.ts';

const THOUGHTS: readonly (readonly [string, string])[] = [
  ['strength', 'The government has a declared vision of a digital country, and people in every ministry who want it.'],
  ['weakness', 'Systems of neighbouring ministries cannot exchange a single record without paper.'],
  ['opportunity', 'Mobile telephones reach nearly every village: services can go where computers do not.'],
  ['threat', 'Without a response team of our own, one incident can take away the trust of years.'],
  ['weakness', 'Public keys & digital signatures have a law, but hardly anybody who issues them.'],
  ['opportunity', 'Partners with experience offer tools, training and their mistakes to learn from.'],
];

/** Adds so many entries to the person's SWOT analysis, over the page's form. `random` returns 0..1. */
export async function giveSwot(person: Participant, count: number, random: () => number): Promise<void> {
  const start = Math.floor(random() * THOUGHTS.length);
  for (let index = 0; index < count; index += 1) {
    const [quadrant, text] = THOUGHTS[(start + index) % THOUGHTS.length] ?? ['strength', ''];
    await person.addSwotEntry(quadrant, `${text} (${person.name}, ${person.swotEntries + 1})`);
  }
}
