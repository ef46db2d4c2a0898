import { withLetter, withoutLetters } from '../people/letters.ts';
import type { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { deadlineFor, deadlineOf, phaseAt } from '../workshop/calendar.ts';
import { deadlineText } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';

/** More time for one person. Pure; the same object comes back where nothing changes. `now` in epoch ms. */

/** No longer after everyone's deadline than this: closing waits for it, and with it the report. */
export const EXTENSION_MOST_DAYS = 180;

/**
 * The person may answer until `until` (epoch ms), and is owed a letter that says so, at `letterAt` (epoch ms); a letter about
 * an earlier extension that is still to come is not sent.
 * @throws Refusal `invalid` on field `until`
 */
export function withMoreTime(
  workshop: Workshop,
  person: Person,
  until: number,
  by: string,
  now: number,
  letterAt = now,
): Person {
  if (person.extension && Date.parse(person.extension.until) === until) return person;
  const why = whyNoMoreTime(workshop, person, until, now);
  if (why !== undefined) throw new Refusal('invalid', 'No more time was given.', { until: why });
  const extension = { until: new Date(until).toISOString(), at: new Date(now).toISOString(), by };
  const extended = withoutLetters({ ...person, extension }, 'extension');
  return withLetter(extended, 'extension', `more time was given by ${by}`, letterAt);
}

/** Takes it back: everyone's deadline counts again. */
export function withoutMoreTime(person: Person): Person {
  if (!person.extension) return person;
  const { extension: _, ...rest } = withoutLetters(person, 'extension');
  return rest;
}

/** Why this person gets no time until `until`; `undefined` where they may. Both moments in epoch ms. */
export function whyNoMoreTime(workshop: Workshop, person: Person, until: number, now: number): string | undefined {
  const { details } = workshop;
  if (workshop.cancelled) return 'The workshop was cancelled, so nobody is asked for anything.';
  if (phaseAt(workshop, now) === 'closed') return 'The follow-up is closed, so nothing is taken any more.';
  if (until <= now) return 'This date has passed. Please choose one that is still to come.';
  if (until <= deadlineFor(details, person)) {
    return `The deadline of ${person.name} is ${deadlineText(workshop, person)} already. Please choose a later date.`;
  }
  // Both are at one local time, and clocks may be put forward or back in between.
  if (until > deadlineOf(details) + (EXTENSION_MOST_DAYS + 0.5) * DAY_MS) {
    return `This is more than ${EXTENSION_MOST_DAYS} days after everyone’s deadline, and the closing waits for it. Please choose an earlier date.`;
  }
  return undefined;
}

const DAY_MS = 24 * 3_600_000;
