import type { Person } from '../people/person.ts';
import { sameWords } from '../swot/swot.ts';
import type { Answers } from './answers.ts';
import { LEAST } from './breakdown.ts';

/** By what the answers can be told apart. */
export const DIMENSIONS = ['organisation', 'position', 'attendance'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Somebody who answered, with what the groups are made by. */
export type Respondent = Pick<Person, 'organisation' | 'position' | 'attended' | 'walkedIn'> & {
  readonly answers: Answers;
};

/** At least five people who answered. */
export interface Group {
  /** As most of them write it; absent: those of all groups that are too small to stand by themselves. */
  readonly name: string | undefined;
  readonly answers: readonly Answers[];
}

/**
 * Everybody who answered, in groups of at least five; nobody is in two of them. Groups that are smaller stand together, and
 * where these are fewer than five in all, the smallest of the others with them: else the total less the others would tell them.
 * Larger groups come first, the rest last. None at all where there would be one only.
 */
export function groupsOf(respondents: readonly Respondent[], by: Dimension): Group[] {
  const groups = [...Map.groupBy(respondents, (each) => sameWords(labelOf(each, by)))]
    .map(([key, members]) => ({ key, name: usualName(members, by), members }))
    .sort((a, b) => b.members.length - a.members.length || (a.key < b.key ? -1 : 1));
  const whole = groups.filter(({ members }) => members.length >= LEAST);
  const rest = groups.slice(whole.length);
  while (rest.length > 0 && sizeOf(rest) < LEAST && whole.length > 0) rest.push(...whole.splice(-1));
  const made = [
    ...whole.map(({ name, members }) => ({ name, answers: members.map(({ answers }) => answers) })),
    ...(rest.length > 0
      ? [{ name: undefined, answers: rest.flatMap(({ members }) => members.map(({ answers }) => answers)) }]
      : []),
  ];
  return made.length > 1 ? made : [];
}

const sizeOf = (groups: readonly { readonly members: readonly unknown[] }[]): number =>
  groups.reduce((sum, { members }) => sum + members.length, 0);

function labelOf({ organisation, position, attended, walkedIn }: Respondent, by: Dimension): string {
  switch (by) {
    case 'organisation':
      return organisation;
    case 'position':
      return position;
    case 'attendance':
      if (walkedIn) return 'Registered at the workshop';
      return attended ? 'On the list, ticked off as there' : 'On the list, not ticked off';
  }
}

/** Of several ways to write it, the one that most have; the first in the alphabet where as many have another. */
function usualName(members: readonly Respondent[], by: Dimension): string {
  const ways = [...Map.groupBy(members, (each) => labelOf(each, by))];
  ways.sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1));
  return ways[0]?.[0] ?? '';
}
