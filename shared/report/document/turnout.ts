import { LEAST } from '../../feedback/breakdown.ts';
import type { Participation } from '../summary.ts';

export interface TurnoutGroup {
  /** `undefined`: several organisations together. */
  readonly organisation: string | undefined;
  readonly organisations: number;
  readonly invited: number;
  readonly feedback: number;
  readonly swot: number;
}

/**
 * The organisations with enough people that their counts speak of nobody in particular, and all the others as one group. A
 * total minus the groups is a count as well: where the others are few, the smallest group joins them, until they are none or
 * enough. Whoever was erased belongs to the others.
 */
export function inGroups({ byOrganisation, erased }: Participation): TurnoutGroup[] {
  const big = byOrganisation
    .filter(({ invited }) => invited >= LEAST)
    .toSorted((a, b) => b.invited - a.invited || (a.organisation < b.organisation ? -1 : 1));
  const others = byOrganisation.filter(({ invited }) => invited < LEAST);
  const count = (): number => others.reduce((sum, { invited }) => sum + invited, erased.invited);
  for (let few = count(); few > 0 && few < LEAST; few = count()) {
    const smallest = big.pop();
    if (!smallest) return [];
    others.push(smallest);
  }
  const groups = big.map(({ organisation, invited, feedback, swot }) => ({
    organisation,
    organisations: 1,
    invited,
    feedback,
    swot,
  }));
  if (count() === 0) return groups;
  return [
    ...groups,
    {
      organisation: undefined,
      organisations: others.length,
      invited: count(),
      feedback: others.reduce((sum, { feedback }) => sum + feedback, erased.feedback),
      swot: others.reduce((sum, { swot }) => sum + swot, erased.swot),
    },
  ];
}
