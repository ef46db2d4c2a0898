import type { Language } from '../language/language.ts';
import { keys, normaliseEmail } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { peopleAt, personAnewAt, personAt, whoIsAt } from './address.store.ts';
import { withLinkRequested } from './letters.ts';
import { newPerson } from './new-person.ts';
import { changeIfThere, findPerson, PersonItem } from './person.store.ts';
import type { Person } from './person.ts';
import type { NewProfile } from './profile.ts';

/** One more on the list: by registering in the room, or by an organiser's form. `now` in epoch ms. */

interface Home {
  readonly id: string;
  readonly language: Language;
}

/**
 * Puts somebody on the list, or changes who has this name at this address already. The address first: it decides who it is,
 * so of two at once one comes, and an attempt that broke off is completed by the next.
 */
export async function join(
  table: Table,
  workshop: Home,
  profile: NewProfile,
  { asNew, ifThere }: { readonly asNew: (person: Person) => Person; readonly ifThere: (person: Person) => Person },
  now: number,
): Promise<{ readonly person: Person | undefined; readonly outcome: 'added' | 'there' }> {
  const { email, name } = profile;
  const insert = async (place: Awaited<ReturnType<typeof personAt>>) => {
    const person = asNew(newPerson(workshop, place, profile, now));
    const outcome = await table.insert(PersonItem, keys.person(workshop.id, place.id), person);
    return outcome === 'inserted' ? person : undefined;
  };
  const found = await personAt(table, workshop.id, email, name);
  const added = await insert(found);
  if (added) return { person: added, outcome: 'added' };
  const there = await changeIfThere(table, workshop.id, found.id, ifThere);
  if (there) return { person: there, outcome: 'there' };
  // Whoever had this name here was erased: the same person again is somebody new.
  const anew = await insert(await personAnewAt(table, workshop.id, email, name, found.id));
  return { person: anew, outcome: anew ? 'added' : 'there' };
}

/** Offices share a mailbox; more than so many people of one room do not, and whoever knows an address could fill it. */
const MOST_AT_ONE_ADDRESS = 10;

/** Whoever has this name at this address; and whether more people than share a mailbox are behind the address. */
export async function knownAt(
  table: Table,
  workshopId: string,
  email: string,
  name: string,
): Promise<{ readonly person: Person | undefined; readonly isCrowded: boolean }> {
  const [id, people] = await Promise.all([whoIsAt(table, workshopId, email, name), peopleAt(table, workshopId, email)]);
  const person = id === undefined ? undefined : await findPerson(table, workshopId, id);
  return { person, isCrowded: !person && people.length >= MOST_AT_ONE_ADDRESS };
}

/** Somebody who registered in the room, and is owed the link. The language was chosen in the form. Pure. */
export const asWalkIn = (person: Person, now: number): Person =>
  withLinkRequested({ ...person, walkedIn: true, languageChosenAt: person.addedAt }, now);

/** Whoever is there already gets the link again, at the address that was typed or nowhere: who left it left it to others. Pure. */
export const asKnown = (person: Person, email: string, now: number): Person =>
  normaliseEmail(person.email) === email ? withLinkRequested(person, now) : person;
