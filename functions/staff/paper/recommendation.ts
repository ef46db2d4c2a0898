import type * as z from 'zod';
import type { Paper } from '../../../shared/papers/paper.ts';
import { beginOrChangeReview } from '../../../shared/papers/review.store.ts';
import type { Review } from '../../../shared/papers/review.ts';
import {
  AnswerInputSchema,
  answered,
  MISSING,
  RecommendationInputSchema,
  recommended,
} from '../../../shared/papers/review-answer.ts';
import { memberReviewer, reviewIdOf } from '../../../shared/papers/review-invitation.ts';
import { changeStaffNotes } from '../../../shared/papers/staff-notes.store.ts';
import { NoteInputSchema, withNote } from '../../../shared/papers/staff-notes.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { parseFields } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { PaperNotesJson, ReviewJson } from '../api/papers.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, type StaffVisit } from '../session.ts';
import { reviewJson } from './json.ts';
import { othersPaper } from './reviewers.ts';
import { addressOf, PAPER } from './seen.ts';
import { orPaperAgain } from './show.tsx';

/** What the staff's own reviewers say about a paper, and what staff note for each other. */
export function recommendationRoutes(context: StaffContext): Route[] {
  const { table } = context;
  const say = (
    path: string,
    takes: z.ZodType,
    read: (fields: Record<string, unknown>) => (review: Review, on: Judged) => Review,
  ): Route =>
    memberPost(context, `${PAPER}${path}`, 'reviewer', takes, (visit, request) =>
      orPaperAgain(context, visit, request, 'recommendation', async (fields) => {
        const change = read(fields);
        const { paper } = await othersPaper(context, visit, request);
        const on = judged(visit, request, paper);
        const review = await beginOrChangeReview(
          table,
          { ...paper, paperId: paper.id, id: reviewIdOf(paper.id, visit.identity.email) },
          () => change(memberReviewer(visit.workshop.details, paper, who(visit), request.now), on),
          (found) => change(found.removed ? backAgain(found, visit) : found, on),
        );
        return changed<typeof ReviewJson>(request, `${addressOf(visit, paper)}#recommend`, reviewJson(review));
      }),
    );
  return [
    say('/recommendation', RecommendationInputSchema, (fields) => {
      const input = parseFields(RecommendationInputSchema, fields, MISSING);
      return (review, on) => recommended(review, input, on, on.now);
    }),
    say('/conflict', AnswerInputSchema.pick({ reason: true }), (fields) => {
      const { reason } = parseFields(AnswerInputSchema, { ...fields, answer: 'conflict' }, MISSING);
      return (review, on) => answered(review, { answer: 'conflict', reason }, on, on.now);
    }),
    memberPost(context, `${PAPER}/notes`, 'reviewer', NoteInputSchema, (visit, request) =>
      orPaperAgain(context, visit, request, 'note', async (fields) => {
        const { text } = parseFields(NoteInputSchema, fields);
        const { paper } = await othersPaper(context, visit, request);
        const by = visit.identity.email;
        const { notes } = await changeStaffNotes(table, paper, (found) => withNote(found, { text, by }, request.now));
        return changed<typeof PaperNotesJson>(request, `${addressOf(visit, paper)}#notes`, { notes });
      }),
    ),
  ];
}

interface Judged {
  readonly paper: Paper;
  readonly graceHours: number;
  readonly replyTo: string;
  readonly now: number;
}

const judged = ({ workshop: { details } }: StaffVisit, { now }: Request, paper: Paper): Judged => ({
  paper,
  graceHours: details.papers.reviewGraceHours,
  replyTo: details.mail.replyTo,
  now,
});

function who({ identity, workshop }: StaffVisit): Pick<Review, 'name' | 'email'> {
  const { email } = identity;
  return { name: workshop.details.staff.find((member) => member.email === email)?.name ?? email, email };
}

/** Whoever was removed as an invited reviewer, and has the role: the role is what lets them recommend. */
function backAgain(review: Review, visit: StaffVisit): Review {
  const { removed: _, ...rest } = review;
  return { ...rest, ...who(visit), isMember: true };
}
