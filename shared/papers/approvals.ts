import { Refusal } from '../refusal.ts';
import { normaliseEmail } from '../store/keys.ts';
import { isAuthorOf } from './own-paper.ts';
import { newestVersion, type Paper, type Verdict } from './paper.ts';
import { isActive, type Review, recommendedOn } from './review.ts';

/** What of the reviewers' recommendations counts when an organiser decides. Pure. */

interface Deciding {
  readonly paper: Paper;
  readonly reviews: readonly Review[];
  /** Who handed the paper in, where that person is still there. */
  readonly author: { readonly email: string } | undefined;
  /** Whoever decides: their own recommendation is not somebody else's. */
  readonly by: string;
}

/** How many recommend to approve the newest version: of those who take part and are no authors. */
export const approvalsOf = ({ paper, reviews, author, by }: Deciding): number =>
  reviews.filter(
    (review) =>
      isActive(review) &&
      recommendedOn(review, newestVersion(paper)?.number ?? 0)?.what === 'approve' &&
      normaliseEmail(review.email) !== normaliseEmail(by) &&
      !isAuthorOf(paper, author, review.email),
  ).length;

/** @throws Refusal `invalid` (field `verdict`) for an approval that too few recommend */
export function mustBeRecommended(needed: number, verdict: Verdict, deciding: Deciding): void {
  if (verdict !== 'approve') return;
  const given = approvalsOf(deciding);
  if (given >= needed) return;
  throw new Refusal('invalid', 'Nothing was decided yet.', {
    verdict: `To approve a paper, this workshop needs ${needed === 1 ? 'one reviewer who recommends' : `${needed} reviewers who recommend`} its newest version to be approved. So far ${given === 0 ? 'none does' : given === 1 ? 'one does' : `${given} do`}, not counting yourself. Please wait for the reviewers, or invite another one.`,
  });
}

/** @throws Refusal `forbidden` to whoever is an author of the paper */
export function mustBeSomebodyElses(paper: Paper, author: { readonly email: string } | undefined, email: string): void {
  if (!isAuthorOf(paper, author, email)) return;
  throw new Refusal(
    'forbidden',
    'You are named as an author of this paper, or handed it in. Nobody decides on their own paper, recommends on it or chooses its reviewers: please leave it to another organiser.',
  );
}
