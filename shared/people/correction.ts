import type { AddressTrouble } from './address.store.ts';
import { withLetter, withLinkOwed, withoutLetters } from './letters.ts';
import type { Person } from './person.ts';
import { withCleanAddress } from './standing.ts';

/**
 * The person at another address. What was known of the old one counts no more; links in mails to it open nothing any
 * more, since somebody else may read them there; and the new one is owed the link, as a letter of its own even where one
 * was under way to the old one. `trouble`: what is known of the new one already. The address that the person has
 * already stands for "it works now". Pure; `now` in epoch ms.
 */
export function withAddress(
  person: Person,
  email: string,
  trouble: AddressTrouble | undefined,
  by: string,
  now: number,
): Person {
  if (person.email === email) return withWorkingAddress(person, by, now);
  const { standing, ...rest } = withCleanAddress(withoutLetters(person, 'link'));
  const corrected: Person = {
    ...rest,
    email,
    linkVersion: person.linkVersion + 1,
    standing: trouble ? { ...standing, undeliverable: { email, ...trouble } } : standing,
  };
  return withLetter(corrected, 'link', `the address was corrected by ${by}`, now);
}

/** Forgets what came back from the address, and owes the link as the first mail that tries it again. */
function withWorkingAddress(person: Person, by: string, now: number): Person {
  const { undeliverable, deferred } = person.standing;
  const clean = undeliverable || deferred ? withCleanAddress(person) : person;
  return withLinkOwed(clean, `the address works now, says ${by}`, now);
}
