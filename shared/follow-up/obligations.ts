import { type Action, isHeld, lastReport } from '../actions/action.ts';
import { isOpen } from '../actions/action-state.ts';
import { isGiven, newestVersion, type Paper } from '../papers/paper.ts';
import type { Participant } from '../people/participant.ts';
import { gaveFeedback } from '../people/person.ts';
import { phaseFor } from '../workshop/calendar.ts';
import type { Workshop } from '../workshop/workshop.ts';

/** What is owed, as far as a sentence about it in any language needs to know. */
export type Owed =
  | { readonly kind: 'feedback' | 'swot' }
  /** `missing` of the papers that were promised; `begun` are there. */
  | { readonly kind: 'paper'; readonly missing: number; readonly begun: number }
  | { readonly kind: 'revision' | 'action'; readonly title: string };

export type OwedKind = Owed['kind'];

export type Obligation = Owed & {
  /** Names it among all that the person ever owed, so that it can be declined. */
  readonly key: string;
  /** The page on which it is settled, below the person's own address (no leading slash). */
  readonly page: string;
};

/**
 * What a person owes at `now` (epoch ms), in the order in which it is asked for. The one function behind every mail,
 * page and count: where two places each reckoned it, one reminded a person of what the other showed as given. What a
 * person has declined is settled.
 */
export function obligationsOf(workshop: Workshop, participant: Participant, now: number): Obligation[] {
  const phase = phaseFor(workshop, participant.person, now);
  if (phase === 'not-open' || phase === 'closed') return [];
  return askedOf(participant).filter(({ key }) => participant.person.declined[key] === undefined);
}

/** What a person has declined of all that is asked, whatever the time. */
export const declinedBy = (participant: Participant): Obligation[] =>
  askedOf(participant).filter(({ key }) => participant.person.declined[key] !== undefined);

/** What would be asked of somebody who has given nothing yet and declined nothing, whatever the time. */
export function everythingAsked({ person, actions }: Participant): Obligation[] {
  const { feedback: _, served: __, ...rest } = person;
  return askedOf({ person: { ...rest, swot: [] }, papers: [], actions });
}

function askedOf({ person, papers, actions }: Participant): Obligation[] {
  const asked: Obligation[] = [];
  if (!gaveFeedback(person)) asked.push({ kind: 'feedback', key: 'feedback', page: 'feedback' });
  if (person.swot.length === 0) asked.push({ kind: 'swot', key: 'swot', page: 'swot' });
  for (const paper of papers.filter(({ state }) => state === 'revision-requested')) {
    asked.push({ kind: 'revision', key: revisionKey(paper), page: `papers/${paper.id}`, title: paper.metadata.title });
  }
  const begun = papers.filter((paper) => isGiven(paper) || paper.state === 'revision-requested').length;
  const missing = person.papersPromised - begun;
  // A promise of more papers asks anew.
  if (missing > 0) {
    asked.push({ kind: 'paper', key: `paper-${person.papersPromised}`, page: 'papers', missing, begun });
  }
  for (const { id, title } of actions.filter(isAskedByThePlan)) {
    asked.push({ kind: 'action', key: `action-${id}`, page: `actions/${id}`, title });
  }
  return asked;
}

/** What has a date of its own is reminded of by that (shared/actions/notices.ts), and not in each mail of the plan. */
const isAskedByThePlan = (action: Action): boolean =>
  isOpen(action.status) && isHeld(action) && action.dueOn === undefined && lastReport(action) === undefined;

/** Another version that is asked to be revised is another obligation. */
const revisionKey = (paper: Paper): string => `revision-${paper.id}-v${newestVersion(paper)?.number ?? 0}`;
