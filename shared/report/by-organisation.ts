import type { Group, PersonStanding } from './overview.ts';

/** How far each organisation is. Pure. */
export interface OrganisationStanding {
  readonly organisation: string;
  readonly groups: Readonly<Record<Group, number>>;
  readonly people: number;
}

/** The largest first; equally large ones in the order of their names. */
export function byOrganisation(people: readonly PersonStanding[]): OrganisationStanding[] {
  const of = Map.groupBy(people, ({ person }) => person.organisation);
  return [...of]
    .map(([organisation, theirs]) => {
      const count = (group: Group): number => theirs.filter((each) => each.group === group).length;
      const groups = {
        answered: count('answered'),
        reached: count('reached'),
        'not-reached': count('not-reached'),
        'reminders-off': count('reminders-off'),
      };
      return { organisation, groups, people: theirs.length };
    })
    .toSorted((a, b) => b.people - a.people || a.organisation.localeCompare(b.organisation, 'en'));
}
