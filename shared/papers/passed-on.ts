import type { Paper } from './paper.ts';
import { type Review, recommendedOn } from './review.ts';

/** The reviewers' comments that go to the author with a decision: chosen by whoever decides, without anybody's name. Pure. */

type Decision = Paper['decisions'][number];

/** What a decision on this version is to pass on, of the reviews that were chosen: those that hold comments. */
export const passedOn = (reviews: readonly Review[], chosen: readonly string[], version: number) =>
  reviews.flatMap((review) => {
    const said = chosen.includes(review.id) ? recommendedOn(review, version) : undefined;
    return said?.toAuthor ? [{ review: review.id, at: said.at }] : [];
  });

/** The comments as the author reads them, in the order in which they were chosen. */
export const commentsOf = ({ passedOn: chosen = [] }: Decision, reviews: readonly Review[]): string[] =>
  chosen.flatMap(({ review, at }) => {
    const said = reviews.find(({ id }) => id === review)?.recommendations.find((each) => each.at === at);
    return said ? [said.toAuthor] : [];
  });
