import type * as z from 'zod';
import { mustBeSomebodyElses } from '../../../shared/papers/approvals.ts';
import { isAuthorOf } from '../../../shared/papers/own-paper.ts';
import { readPaper } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { beginOrChangeReview, changeReview, reviewsOf } from '../../../shared/papers/review.store.ts';
import type { Review } from '../../../shared/papers/review.ts';
import {
  InvitationInputSchema,
  invitedAgain,
  inviteReviewer,
  linkSentAgain,
  MoreTimeInputSchema,
  mustTakeReviewers,
  removedReviewer,
  reviewIdOf,
  withMoreTime,
} from '../../../shared/papers/review-invitation.ts';
import { findParticipant } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { NoFieldsSchema, parseFields } from '../../../shared/web/fields.ts';
import { changed, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { ReviewJson } from '../api/papers.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, type StaffVisit, tokenIn } from '../session.ts';
import { reviewJson } from './json.ts';
import { addressOf, PAPER, placeIn } from './seen.ts';
import { orPaperAgain } from './show.tsx';

/** What an organiser does with a paper's reviewers. Sent twice, each is done once. */
export function reviewerRoutes(context: StaffContext): Route[] {
  const { table } = context;
  const ofOne = (path: string, takes: z.ZodType, change: (review: Review, about: OneReviewer) => Review): Route =>
    memberPost(context, `${PAPER}/reviewers/{reviewId}${path}`, 'organiser', takes, (visit, request) =>
      orPaperAgain(context, visit, request, 'reviewer', async (fields) => {
        const { paper } = await othersPaper(context, visit, request);
        const place = { ...placeIn(visit, request), paperId: paper.id, id: tokenIn(request, 'reviewId') };
        const about = { visit, paper, fields, by: visit.identity.email, now: request.now };
        return done(visit, request, paper, await changeReview(table, place, (review) => change(review, about)));
      }),
    );
  return [
    memberPost(context, `${PAPER}/reviewers`, 'organiser', InvitationInputSchema, (visit, request) =>
      orPaperAgain(context, visit, request, 'invitation', async (fields) => {
        const input = { ...parseFields(InvitationInputSchema, fields), by: visit.identity.email };
        const { paper, author } = await othersPaper(context, visit, request);
        const id = reviewIdOf(paper.id, input.email);
        mustBeNobodyNamed(paper, author, input.email);
        mustTakeReviewers(paper, await reviewsOf(table, paper), id);
        const { details } = visit.workshop;
        const review = await beginOrChangeReview(
          table,
          { ...paper, paperId: paper.id, id },
          () => inviteReviewer(details, paper, input, request.now),
          (found) => invitedAgain(details, paper, found, input, request.now),
        );
        return done(visit, request, paper, review);
      }),
    ),
    ofOne('/send-again', NoFieldsSchema, (review, { by, now }) => linkSentAgain(review, by, now)),
    ofOne('/remove', NoFieldsSchema, (review, { by, now }) => removedReviewer(review, by, now)),
    ofOne('/more-time', MoreTimeInputSchema, (review, { visit, paper, fields, by, now }) => {
      const { until } = parseFields(MoreTimeInputSchema, fields);
      return withMoreTime(visit.workshop.details, paper, review, { until, by }, now);
    }),
  ];
}

interface OneReviewer {
  readonly visit: StaffVisit;
  readonly paper: Paper;
  readonly fields: Record<string, unknown>;
  readonly by: string;
  readonly now: number;
}

/** @throws Refusal `not-found`; `forbidden` to an author of the paper; `closed` where whoever handed it in was erased */
export async function othersPaper({ table }: StaffContext, visit: StaffVisit, request: Request) {
  const { workshopId, personId, id } = placeIn(visit, request);
  const [paper, participant] = await Promise.all([
    readPaper(table, workshopId, personId, id),
    findParticipant(table, workshopId, personId),
  ]);
  if (!participant) throw new Refusal('closed', 'The author of this paper was erased, so nobody reviews it any more.');
  const author = participant.person;
  mustBeSomebodyElses(paper, author, visit.identity.email);
  return { paper, author };
}

/** @throws Refusal `invalid` (field `email`) for an author of the paper */
function mustBeNobodyNamed(paper: Paper, author: Person, email: string): void {
  if (!isAuthorOf(paper, author, email)) return;
  throw new Refusal('invalid', 'Nobody was invited yet.', {
    email: 'This is the address of an author of this paper, or of who handed it in. Please invite somebody else.',
  });
}

const done = (visit: StaffVisit, request: Request, paper: Paper, review: Review): Reply =>
  changed<typeof ReviewJson>(request, `${addressOf(visit, paper)}#reviewers`, reviewJson(review));
