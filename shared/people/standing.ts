import type { Person } from './person.ts';

/**
 * What is learned of a person's address. Pure; the same object comes back where nothing changes. All of it counts for
 * the address it was learned of: a corrected one starts clean. `at` in epoch ms.
 */

const iso = (ms: number): string => new Date(ms).toISOString();

/** No mail to this address any more: it does not exist, or its owner complained. */
export function withUndeliverable(person: Person, email: string, why: string, at: number): Person {
  if (person.email !== email || person.standing.undeliverable?.email === email) return person;
  return { ...person, standing: { ...person.standing, undeliverable: { email, why, at: iso(at) } } };
}

/** A mail came back for a while, or for good after it was tried again and again: staff see it, and mail goes on. */
export function withDeferred(person: Person, email: string, why: string, at: number): Person {
  const { deferred } = person.standing;
  if (person.email !== email || (deferred?.email === email && deferred.at >= iso(at))) return person;
  return { ...person, standing: { ...person.standing, deferred: { email, why, at: iso(at) } } };
}

/** A mail arrived. What came back before it has passed. */
export function withReached(person: Person, email: string, at: number): Person {
  const { reached, deferred } = person.standing;
  if (person.email !== email) return person;
  const hasPassed = deferred?.email === email && deferred.at <= iso(at);
  if (reached?.email === email && !hasPassed) return person;
  const { deferred: _, ...rest } = person.standing;
  const standing = hasPassed ? rest : person.standing;
  return {
    ...person,
    standing: reached?.email === email ? standing : { ...standing, reached: { email, at: iso(at) } },
  };
}

/** Forgets what is known of the present address: staff say that it works now. */
export function withCleanAddress(person: Person): Person {
  const { unsubscribedAt } = person.standing;
  return { ...person, standing: unsubscribedAt === undefined ? {} : { unsubscribedAt } };
}

export type Reach = 'reached' | 'not-yet' | 'deferred' | 'undeliverable' | 'unsubscribed';

/** Whether mail arrives at the person, as far as is known. */
export function reachOf({ email, standing }: Pick<Person, 'email' | 'standing'>): Reach {
  if (standing.undeliverable?.email === email) return 'undeliverable';
  if (standing.deferred?.email === email) return 'deferred';
  if (standing.unsubscribedAt !== undefined) return 'unsubscribed';
  return standing.reached?.email === email ? 'reached' : 'not-yet';
}
