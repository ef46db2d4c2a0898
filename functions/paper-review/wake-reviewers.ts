import type { Paper } from '../../shared/papers/paper.ts';
import { changeReviewIfThere, reviewsOf } from '../../shared/papers/review.store.ts';
import { wokenReview } from '../../shared/papers/review-invitation.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { PaperReviewContext } from './context.ts';

/**
 * A paper that changed concerns those who review it: each review then owes what is to be said. Once more, each owes it once
 * more, and finds that it was said.
 */
export async function wakeReviewers({ table }: PaperReviewContext, paper: Paper, now: number): Promise<void> {
  const reviews = await reviewsOf(table, paper);
  if (reviews.length === 0) return;
  const { details } = await readWorkshop(table, paper.workshopId);
  for (const review of reviews) {
    await changeReviewIfThere(table, review, (found) => wokenReview(details, paper, found, now));
  }
}
