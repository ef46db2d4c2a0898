import { say } from '../language/texts.ts';
import type { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type OthersEntry, othersFor } from './others.ts';

/**
 * Endorsing what others wrote. An endorsement belongs to the entry: it stays when the entry's author changes the words,
 * and it is free again when the entry is withdrawn. All pure; `now` in epoch ms; the same object where nothing changes.
 */

/** What the person endorses of what is still there. */
export function endorsedOf({ endorsed }: Person, others: readonly OthersEntry[]): ReadonlySet<string> {
  const there = new Set(others.map(({ id }) => id));
  return new Set(endorsed.filter((id) => there.has(id)));
}

/** How many more the person may endorse. None, where staff allow fewer by now than were given: nothing is taken back. */
export const endorsementsLeft = (workshop: Workshop, person: Person, others: readonly OthersEntry[]): number =>
  Math.max(workshop.details.swot.endorsements - endorsedOf(person, others).size, 0);

/**
 * Endorses one of the others' entries; once is enough.
 * @throws Refusal `closed`; `invalid` (field `entry`) for one's own entry, while the others' are not shown, and where no
 * endorsement is left; `not-found` for an entry that is not there (any more)
 */
export function endorse(
  workshop: Workshop,
  person: Person,
  others: readonly OthersEntry[],
  id: string,
  now: number,
): Person {
  mustBeOpen(workshop, person, now);
  const { endorsements } = workshop.details.swot;
  if (endorsements === 0 || othersFor(workshop, person) !== 'shown') throw refused('swot.endorse.notHere');
  if (person.swot.some((entry) => entry.id === id)) throw refused('swot.endorse.own');
  if (!others.some((entry) => entry.id === id)) throw new Refusal('not-found', say('swot.gone'));
  // Those that were withdrawn go with this write: should one come back, it is not endorsed beyond the number.
  const standing = endorsedOf(person, others);
  if (standing.has(id)) return person;
  if (standing.size >= endorsements) throw refused('swot.endorse.allUsed');
  return { ...person, endorsed: [...standing, id] };
}

/** What is not endorsed (any more) is taken back already. @throws Refusal `closed` */
export function takeBack(workshop: Workshop, person: Person, id: string, now: number): Person {
  mustBeOpen(workshop, person, now);
  const endorsed = person.endorsed.filter((each) => each !== id);
  return endorsed.length === person.endorsed.length ? person : { ...person, endorsed };
}

const refused = (why: 'swot.endorse.notHere' | 'swot.endorse.own' | 'swot.endorse.allUsed'): Refusal =>
  new Refusal('invalid', say(why), { entry: say(why) });
