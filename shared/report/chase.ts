import type { PersonStanding } from './overview.ts';
import { matching } from './people-list.ts';

/** Whom to telephone: everybody who has not answered, by organisation. Pure. */

export interface ChaseGroup {
  readonly organisation: string;
  readonly people: readonly PersonStanding[];
}

/** Within an organisation by name. */
export function groupsToCall(people: readonly PersonStanding[]): ChaseGroup[] {
  const byOrganisation = Map.groupBy(toCall(people), ({ person }) => person.organisation);
  return [...byOrganisation].map(([organisation, theirs]) => ({ organisation, people: theirs }));
}

/** The same in one row, in the same order. */
export const toCall = (people: readonly PersonStanding[]): PersonStanding[] =>
  matching(people, { state: 'owing', sort: 'organisation' });
