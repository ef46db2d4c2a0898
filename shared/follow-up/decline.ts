import { say } from '../language/texts.ts';
import type { Participant } from '../people/participant.ts';
import type { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { declinedBy, obligationsOf } from './obligations.ts';

/**
 * The person with one thing settled by having nothing to add. What is declined already stays as it is. Pure; `now` in
 * epoch ms.
 * @throws Refusal `closed`; `not-found` for what is not owed
 */
export function withDeclined(workshop: Workshop, participant: Participant, key: string, now: number): Person {
  const { person } = participant;
  mustBeOpen(workshop, person, now);
  if (person.declined[key] !== undefined) return person;
  if (!obligationsOf(workshop, participant, now).some((owed) => owed.key === key)) throw notAsked();
  return { ...person, declined: { ...person.declined, [key]: new Date(now).toISOString() } };
}

/** Takes it back: the person is asked for it again. @throws Refusal `closed`; `not-found` for what is not asked any more */
export function withoutDeclined(workshop: Workshop, participant: Participant, key: string, now: number): Person {
  const { person } = participant;
  mustBeOpen(workshop, person, now);
  if (person.declined[key] === undefined) return person;
  if (!declinedBy(participant).some((declined) => declined.key === key)) throw notAsked();
  const { [key]: _, ...declined } = person.declined;
  return { ...person, declined };
}

const notAsked = (): Refusal => new Refusal('not-found', say('decline.notAsked'));
