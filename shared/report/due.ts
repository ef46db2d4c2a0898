import { type Action, isHeld } from '../actions/action.ts';
import { isOpen } from '../actions/action-state.ts';
import { newestVersion, type Paper } from '../papers/paper.ts';
import { isActive, type Review, recommendedOn } from '../papers/review.ts';
import type { Participant } from '../people/participant.ts';
import type { Person } from '../people/person.ts';
import { deadlineOn } from '../workshop/calendar.ts';
import { keptUntil } from '../workshop/retention.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type PlanLine, planOf } from './overview.ts';

/** What is due next, whoever it comes from: one list by time. Pure. */
export type Due = { /** Epoch ms. */ readonly at: number } & (
  | { readonly kind: 'plan'; readonly line: PlanLine; readonly held: boolean }
  /** The morning list for the staff; the retention's end. */
  | { readonly kind: 'digest' | 'retention' }
  /** A paper waits for a decision, since then. */
  | { readonly kind: 'decision'; readonly paper: Paper }
  | { readonly kind: 'review'; readonly paper: Paper; readonly review: Review }
  /** When co-authors are reminded or taken to agree; when staff are reminded of a hand-off. */
  | { readonly kind: 'co-authors' | 'hand-off'; readonly paper: Paper }
  | { readonly kind: 'action'; readonly action: Action; readonly person: Person }
);

/** Earliest first: what is before `now` (epoch ms) is to be done now. */
export function dueOf(workshop: Workshop, everyone: readonly Participant[], now: number): Due[] {
  const digest = workshop.debts.owed.digest?.dueAt;
  const dues: Due[] = [
    ...planOf(workshop, now)
      .filter(({ outcome }) => outcome === undefined && !workshop.cancelled)
      .map((line): Due => ({ kind: 'plan', at: line.at, line, held: workshop.held[line.id] !== undefined })),
    ...(digest ? [{ kind: 'digest' as const, at: Date.parse(digest) }] : []),
    ...(workshop.erasedAt ? [] : [{ kind: 'retention' as const, at: keptUntil(workshop) }]),
    ...everyone.flatMap((participant) => theirs(workshop, participant)),
  ];
  return dues.toSorted((a, b) => a.at - b.at);
}

function theirs(workshop: Workshop, { person, papers, actions, reviews = [] }: Participant): Due[] {
  return [
    ...papers.flatMap((paper): Due[] => [
      ...(paper.state === 'under-review' ? [{ kind: 'decision' as const, at: submittedAt(paper), paper }] : []),
      ...reviews
        .filter((review) => review.paperId === paper.id && isAwaited(paper, review))
        .map((review): Due => ({ kind: 'review', at: Date.parse(review.round.dueAt), paper, review })),
      ...(['co-authors', 'hand-off'] as const).flatMap((kind): Due[] => {
        const owed = paper.debts.owed[kind];
        return owed && !owed.parked ? [{ kind, at: Date.parse(owed.dueAt), paper }] : [];
      }),
    ]),
    ...actions
      .filter((action) => isHeld(action) && isOpen(action.status))
      .flatMap((action): Due[] =>
        action.dueOn ? [{ kind: 'action', at: deadlineOn(workshop.details, action.dueOn), action, person }] : [],
      ),
  ];
}

/** A recommendation on the newest version that has not come yet. */
function isAwaited(paper: Paper, review: Review): boolean {
  const version = newestVersion(paper)?.number ?? 0;
  return paper.state === 'under-review' && isActive(review) && recommendedOn(review, version) === undefined;
}

const submittedAt = (paper: Paper): number => Date.parse(newestVersion(paper)?.submittedAt ?? paper.createdAt);
