import { isAuthorOf } from '../../../shared/papers/own-paper.ts';
import { readPaper } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { mailsToReviewers, reviewsOf } from '../../../shared/papers/review.store.ts';
import { readStaffNotes } from '../../../shared/papers/staff-notes.store.ts';
import { findParticipant } from '../../../shared/people/person.store.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { StaffContext } from '../context.ts';
import { type StaffVisit, tokenIn } from '../session.ts';
import { notArrived } from './co-authors.tsx';

export const PAPER = '/papers/{personId}/{paperId}';

/** What had been typed into one of the page's forms, when the page comes back. */
export interface Typed {
  readonly form: 'decision' | 'invitation' | 'reviewer' | 'recommendation' | 'note' | '';
  readonly fields: Record<string, unknown>;
  readonly errors: FieldErrors;
  readonly status: number;
}
export const NOTHING_TYPED: Typed = { form: '', fields: {}, errors: {}, status: 200 };

/** Which paper an address names. @throws Refusal `not-found` for what can name none */
export const placeIn = (visit: StaffVisit, request: Request) => ({
  workshopId: visit.workshop.details.id,
  personId: tokenIn(request, 'personId'),
  id: tokenIn(request, 'paperId'),
});

export const addressOf = ({ home }: StaffVisit, { personId, id }: Pick<Paper, 'personId' | 'id'>): string =>
  `${home}/papers/${personId}/${id}`;

/** A paper as one member of staff sees it: who is named on it sees nothing of its review. */
export async function readForStaff({ table }: StaffContext, visit: StaffVisit, request: Request) {
  const place = placeIn(visit, request);
  const paper = await readPaper(table, place.workshopId, place.personId, place.id);
  const [participant, reviews, mails, { notes }, lost] = await Promise.all([
    findParticipant(table, place.workshopId, place.personId),
    reviewsOf(table, place),
    mailsToReviewers(table, place),
    readStaffNotes(table, place),
    notArrived(table, paper),
  ]);
  const author = participant?.person;
  const isOwn = isAuthorOf(paper, author, visit.identity.email);
  const seen = isOwn ? { reviews: [], mails: new Map<string, never>(), notes: [] } : { reviews, mails, notes };
  return { visit, paper, author, isOwn, lost, ...seen, now: request.now };
}
export type SeenPaper = Awaited<ReturnType<typeof readForStaff>>;

export const NOTHING_OF_IT: Pick<Typed, 'fields' | 'errors'> = { fields: {}, errors: {} };
