import * as z from 'zod';
import { owe } from '../debts/debts.ts';
import { type Said, say } from '../language/texts.ts';
import { Refusal, type SaidOfFields } from '../refusal.ts';
import { lengthOf, tidyText, tooLongIn } from '../typed-text.ts';
import { newestVersion, type Paper } from './paper.ts';
import {
  MAX_RECOMMENDATIONS,
  REVIEW_LIMITS,
  type Recommendation,
  RecommendedSchema,
  type Review,
  recommendedOn,
  reviewStanding,
  withReviewEvent,
} from './review.ts';

/** What a reviewer says. All pure; `now` in epoch ms; the same thing once more is a success, and the same object comes back. */

export const AnswerInputSchema = z.object({
  answer: z.enum(['accept', 'decline', 'conflict']),
  reason: z.string().default(''),
});
export type AnswerInput = z.infer<typeof AnswerInputSchema>;

export const RecommendationInputSchema = z.object({
  what: RecommendedSchema,
  toAuthor: z.string().default(''),
  toStaff: z.string().default(''),
  version: z.coerce.number('Please say which version was read.').int().positive(),
});
export type RecommendationInput = z.infer<typeof RecommendationInputSchema>;

/** What stands beside a field of these forms that a person can leave empty. */
export const MISSING: SaidOfFields = {
  answer: say('review.noAnswer'),
  what: say('review.noChoice'),
};

export interface Judging {
  readonly paper: Paper;
  /** `details.papers.reviewGraceHours` */
  readonly graceHours: number;
  /** Whom to write to. */
  readonly replyTo: string;
}

/**
 * Accepts, declines, or declares a conflict of interest.
 * @throws Refusal `invalid` (field `reason`); `closed` where nothing is taken any more
 */
export function answered(review: Review, { answer, reason: raw }: AnswerInput, on: Judging, now: number): Review {
  const reason = tidyText(raw);
  if (answer === 'conflict' && review.conflict?.reason === reason) return review;
  if (answer === 'decline' && review.answer?.what === 'declined' && (review.answer.reason ?? '') === reason)
    return review;
  mustBeOpenTo(review, on, now);
  const wrong = tooLongIfSo(reason, REVIEW_LIMITS.reason);
  if (wrong) throw notStored({ reason: wrong });
  const at = iso(now);
  const about = { version: review.round.version, ...(reason && { why: reason }) };
  switch (answer) {
    case 'accept': {
      if (review.answer) return review;
      const accepted = {
        ...review,
        answer: { what: 'accepted' as const, at },
        debts: owe(review.debts, 'review', now),
      };
      return withReviewEvent(accepted, { what: 'accepted', version: review.round.version }, now);
    }
    case 'decline': {
      const said = { what: 'declined' as const, at, ...(reason && { reason }) };
      const declined = { ...review, answer: said, debts: owe(review.debts, 'review', now) };
      return withReviewEvent(declined, { what: 'declined', ...about }, now);
    }
    case 'conflict': {
      if (!reason) throw notStored({ reason: say('review.noConflictReason') });
      const ended = { ...review, conflict: { at, reason }, debts: owe(review.debts, 'review', now) };
      return withReviewEvent(ended, { what: 'conflict', ...about }, now);
    }
  }
}

/**
 * Recommends on the newest version, which accepts at once; until the decision it can be said anew.
 * @throws Refusal `invalid` with a sentence for each field that needs one; `conflict` when a newer version came; `closed`
 */
export function recommended(review: Review, input: RecommendationInput, on: Judging, now: number): Review {
  const { what, version } = input;
  const [toAuthor, toStaff] = [tidyText(input.toAuthor), tidyText(input.toStaff)];
  mustBeOpenTo(review, on, now);
  if (newestVersion(on.paper)?.number !== version) throw new Refusal('conflict', say('review.newerVersion'));
  const said: Omit<Recommendation, 'at'> = { version, what, toAuthor, toStaff };
  const before = recommendedOn(review, version);
  if (before?.what === what && before.toAuthor === toAuthor && before.toStaff === toStaff) return review;
  const errors: Record<string, Said | undefined> = {
    toAuthor:
      tooLongIfSo(toAuthor, REVIEW_LIMITS.toAuthor) ??
      (what !== 'approve' && !toAuthor ? say('review.noComment') : undefined),
    toStaff: tooLongIfSo(toStaff, REVIEW_LIMITS.toStaff),
  };
  const wrong = Object.entries(errors).flatMap(([field, error]) => (error === undefined ? [] : [[field, error]]));
  if (wrong.length > 0) throw notStored(Object.fromEntries(wrong));
  if (review.recommendations.length >= MAX_RECOMMENDATIONS) {
    throw new Refusal('conflict', say('review.tooOften', { most: MAX_RECOMMENDATIONS, replyTo: on.replyTo }));
  }
  const at = iso(now);
  const after: Review = {
    ...review,
    answer: review.answer ?? { what: 'accepted', at },
    recommendations: [...review.recommendations, { ...said, at }],
    debts: owe(review.debts, 'review', now),
  };
  return withReviewEvent(after, { what: 'recommended', version, why: what }, now);
}

/** @throws Refusal `closed`, with what to do */
function mustBeOpenTo(review: Review, { paper, graceHours, replyTo }: Judging, now: number): void {
  const why = whyNothingIsTaken(reviewStanding(review, paper, graceHours, now), replyTo);
  if (why !== undefined) throw new Refusal('closed', why);
}

/** Why nothing is taken from a reviewer, and what to do; `undefined` while something is. */
export function whyNothingIsTaken(standing: ReturnType<typeof reviewStanding>, replyTo: string): Said | undefined {
  switch (standing) {
    case 'removed':
      return say('review.end.removed', { replyTo });
    case 'conflict':
      return say('review.end.conflict', { replyTo });
    case 'declined':
      return say('review.end.declined', { replyTo });
    case 'withdrawn':
      return say('review.end.withdrawn');
    case 'decided':
      return say('review.end.decided');
    case 'waiting':
      return say('review.end.waiting');
    case 'over':
    case 'finished':
      return say('review.end.over', { replyTo });
    case 'invited':
    case 'accepted':
    case 'recommended':
      return undefined;
  }
}

const tooLongIfSo = (text: string, limit: number): Said | undefined =>
  lengthOf(text) > limit ? tooLongIn(lengthOf(text), limit) : undefined;

const notStored = (fields: SaidOfFields): Refusal => new Refusal('invalid', say('review.refused'), fields);

const iso = (ms: number): string => new Date(ms).toISOString();
