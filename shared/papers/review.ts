import * as z from 'zod';
import { DebtsSchema } from '../debts/debts.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { newestVersion, type Paper } from './paper.ts';

/**
 * A reviewer of a paper, and what was said of it: an item of its own, which the reviewer and staff change and nobody else.
 * All pure; `now` in epoch ms.
 */

/** In characters. */
export const REVIEW_LIMITS = { name: 120, message: 2000, reason: 1000, toAuthor: 4000, toStaff: 2000 } as const;
/** So that one review, with everything that was ever recommended in it, fits into one item of the table (400 KB). */
export const MAX_RECOMMENDATIONS = 10;
export const MAX_REVIEWERS = 8;

export const RecommendedSchema = z.enum(['approve', 'revise', 'reject']);
export type Recommended = z.infer<typeof RecommendedSchema>;

export const RecommendationSchema = z.strictObject({
  version: z.int().positive(),
  what: RecommendedSchema,
  /** The author reads it where the decision passes it on, without the reviewer's name. */
  toAuthor: z.string(),
  /** Staff alone read it. */
  toStaff: z.string(),
  at: z.iso.datetime(),
});
export type Recommendation = z.infer<typeof RecommendationSchema>;

export const ReviewEventSchema = z.strictObject({
  at: z.iso.datetime(),
  what: z.enum([
    'invited',
    'sent-again',
    'more-time',
    'new-version',
    'accepted',
    'declined',
    'conflict',
    'recommended',
    'removed',
  ]),
  /** The address of staff who did it; absent: the reviewer did, or it happens by itself. */
  by: z.string().optional(),
  version: z.int().positive().optional(),
  why: z.string().optional(),
});
export type ReviewEvent = z.infer<typeof ReviewEventSchema>;

/** What is asked now: about which version, and until when. More time and a newer version begin another round. */
const RoundSchema = z.strictObject({
  number: z.int().positive(),
  version: z.int().positive(),
  because: z.enum(['invited', 'new-version', 'more-time']),
  at: z.iso.datetime(),
  dueAt: z.iso.datetime(),
});

export const ReviewSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  /** Under whom the paper lies. */
  personId: TokenSchema,
  paperId: TokenSchema,
  /** Both are forgotten when the reviewer is removed. */
  name: z.string(),
  email: z.string(),
  /** A member of staff who recommends on the console, and gets no mail of a reviewer. */
  isMember: z.boolean(),
  /** What the organiser writes in the invitation. */
  message: z.string(),
  /** How often the link went out, or is to. */
  links: z.int().nonnegative(),
  round: RoundSchema,
  answer: z
    .strictObject({ what: z.enum(['accepted', 'declined']), at: z.iso.datetime(), reason: z.string().optional() })
    .optional(),
  /** Ends the review; nothing that was recommended counts. */
  conflict: z.strictObject({ at: z.iso.datetime(), reason: z.string() }).optional(),
  /** Oldest first, and only ever appended to: the last one of a version counts. */
  recommendations: z.array(RecommendationSchema).max(MAX_RECOMMENDATIONS),
  removed: z.strictObject({ at: z.iso.datetime(), by: z.string() }).optional(),
  /** Which mails are settled; see review-notices.ts. */
  told: z.array(z.string()),
  events: z.array(ReviewEventSchema),
  debts: DebtsSchema,
});
export type Review = z.infer<typeof ReviewSchema>;

/** What counts of what was recommended on a version. */
export const recommendedOn = ({ recommendations }: Review, version: number): Recommendation | undefined =>
  recommendations.findLast((each) => each.version === version);

/** Takes part: neither gave it up nor was taken off. */
export const isActive = ({ removed, conflict, answer }: Review): boolean =>
  !removed && !conflict && answer?.what !== 'declined';

/** Where the review of a paper stands, as its reviewer and staff see it. */
export type ReviewStanding =
  | 'removed'
  | 'conflict'
  | 'declined'
  | 'withdrawn'
  /** A decision was made; after `revision-requested` another version may come. */
  | 'decided'
  /** The newest version is being checked, or its file could not be used. */
  | 'waiting'
  /** Past the day and the grace. */
  | 'over'
  | 'invited'
  | 'accepted'
  | 'recommended'
  /** Recommended, and past the grace: it stands. */
  | 'finished';

/** @param graceHours so long after the day that the reviewer was told a recommendation is still taken */
export function reviewStanding(review: Review, paper: Paper, graceHours: number, now: number): ReviewStanding {
  const { removed, conflict, answer, isMember } = review;
  if (removed) return 'removed';
  if (conflict) return 'conflict';
  if (answer?.what === 'declined') return 'declined';
  const elsewhere = whileNotReviewed(paper);
  if (elsewhere) return elsewhere;
  const isLate = !isMember && now >= graceEnds(review, graceHours);
  if (recommendedOn(review, newestVersion(paper)?.number ?? 0)) return isLate ? 'finished' : 'recommended';
  if (isLate) return 'over';
  return answer ? 'accepted' : 'invited';
}

/** From then on nothing is taken, in epoch ms. */
export const graceEnds = ({ round }: Pick<Review, 'round'>, graceHours: number): number =>
  Date.parse(round.dueAt) + graceHours * 3_600_000;

function whileNotReviewed({ state }: Paper): 'withdrawn' | 'decided' | 'waiting' | undefined {
  switch (state) {
    case 'under-review':
      return undefined;
    case 'draft':
    case 'submitted':
    case 'resubmitted':
    case 'refused':
      return 'waiting';
    case 'revision-requested':
    case 'approved':
    case 'published':
    case 'rejected':
      return 'decided';
    case 'withdrawn':
      return 'withdrawn';
  }
}

/** Appends an event. `why` is cut where it is long: it stands whole where it was written. */
export function withReviewEvent(review: Review, event: Omit<ReviewEvent, 'at'>, now: number): Review {
  const { why, ...rest } = event;
  const cut = why ? { why: [...why].slice(0, 300).join('') } : {};
  return { ...review, events: [...review.events, { at: new Date(now).toISOString(), ...rest, ...cut }] };
}
