import { nameKey } from './import.ts';
import type { Person } from './person.ts';

/** Who was there, as it is ticked off at the doors. Pure; the same object comes back where nothing changes; `now` in epoch ms. */

/** Ticked off. Two doors may tick the same person: whoever was first stands there. */
export const withAttended = (person: Person, by: string, now: number): Person =>
  person.attended ? person : { ...person, attended: { at: new Date(now).toISOString(), by } };

/**
 * Not ticked off. `tick`: the moment of the tick that is meant (ISO 8601), as the page showed it. One that another door made
 * since stays, so a late press takes back nothing that it did not see; without it, whatever stands there goes.
 */
export function withoutAttended(person: Person, tick?: string): Person {
  if (!person.attended || (tick !== undefined && person.attended.at !== tick)) return person;
  const { attended: _, ...rest } = person;
  return rest;
}

/** What of an attendance list is shown. */
export interface AttendanceFilter {
  /** Words, each of which stands in the name, the position or the organisation. */
  readonly search: string;
  readonly show: 'all' | 'missing' | 'here';
}

/** By organisation, then by name. */
export function attendanceList(people: readonly Person[], { search, show }: AttendanceFilter): Person[] {
  const words = nameKey(search)
    .split(' ')
    .filter((word) => word !== '');
  const isMeant = ({ name, position, organisation }: Person): boolean => {
    const text = nameKey(`${name} ${position} ${organisation}`);
    return words.every((word) => text.includes(word));
  };
  const isShown = ({ attended }: Person): boolean => show === 'all' || (show === 'here') === (attended !== undefined);
  return byOrganisation(people.filter((person) => isMeant(person) && isShown(person)));
}

export const byOrganisation = (people: readonly Person[]): Person[] =>
  people.toSorted(
    (a, b) =>
      collator.compare(a.organisation, b.organisation) || collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
  );

/** The same on every machine, and for every script. */
const collator = new Intl.Collator('en', { numeric: true });

/** The people of each organisation together, as `byOrganisation` orders them. */
export const grouped = (people: readonly Person[]): ReadonlyMap<string, readonly Person[]> =>
  Map.groupBy(people, ({ organisation }) => organisation);
