import type { Person } from './person.ts';

/** Whether the person wants reminders. Pure; the same object comes back where nothing changes. */

/** `now` in epoch ms. The first moment stands: unsubscribing again changes nothing. */
export const withoutReminders = (person: Person, now: number): Person =>
  person.standing.unsubscribedAt === undefined
    ? { ...person, standing: { ...person.standing, unsubscribedAt: new Date(now).toISOString() } }
    : person;

export function withReminders(person: Person): Person {
  if (person.standing.unsubscribedAt === undefined) return person;
  const { unsubscribedAt: _, ...standing } = person.standing;
  return { ...person, standing };
}
