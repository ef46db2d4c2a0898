import { createHash } from 'node:crypto';
import * as z from 'zod';
import { NO_DEBTS, owe } from '../debts/debts.ts';
import { Refusal } from '../refusal.ts';
import { normaliseEmail } from '../store/keys.ts';
import { lengthOf, oneLine, tidyText } from '../typed-text.ts';
import { deadlineOn, nextWorkingMoment } from '../workshop/calendar.ts';
import { localDate } from '../workshop/dates.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';
import { newestVersion, type Paper } from './paper.ts';
import { isActive, MAX_REVIEWERS, REVIEW_LIMITS, type Review, withReviewEvent } from './review.ts';

/** What staff do with a paper's reviewers. All pure; `now` in epoch ms; the same object comes back where nothing changes. */

const DAY_MS = 24 * 3_600_000;
/** So many days ahead a review can be due, and so often a link is sent or a term begun: a mistyped year is none. */
const MOST_DAYS = 180;
const MOST_TIMES = 20;

const typed = (most: number) =>
  z
    .string()
    .transform(tidyText)
    .refine((text) => lengthOf(text) <= most, `Please keep this to ${most} characters.`);

export const InvitationInputSchema = z.object({
  name: z
    .string('Please enter the reviewer’s name.')
    .transform(oneLine)
    .refine((name) => name !== '', 'Please enter the reviewer’s name.')
    .refine(
      (name) => lengthOf(name) <= REVIEW_LIMITS.name,
      `Please keep the name to ${REVIEW_LIMITS.name} characters.`,
    ),
  email: z
    .string('Please enter the reviewer’s e-mail address.')
    .trim()
    .pipe(z.email('Please enter one e-mail address, such as name@example.org.').max(254, 'This address is too long.')),
  message: typed(REVIEW_LIMITS.message).default(''),
});
export type InvitationInput = z.infer<typeof InvitationInputSchema>;

export const MoreTimeInputSchema = z.object({
  until: z.iso.date('Please enter a date, such as 2011-08-20.'),
});

/** The same address is the same reviewer of this paper, so that asking twice asks once. */
export const reviewIdOf = (paperId: string, email: string): string =>
  createHash('sha256')
    .update(`${paperId}\n${normaliseEmail(email)}`)
    .digest('base64url')
    .slice(0, 16);

/** When a review that begins now is due: so many days ahead, on a working day, at the hour at which deadlines end. */
export const reviewDueAt = (details: WorkshopFile, now: number): number =>
  nextWorkingMoment(
    details,
    deadlineOn(details, localDate(now + details.papers.reviewDays * DAY_MS, details.timeZone)),
  );

/** @throws Refusal `conflict` while there is no version to read, or where there are reviewers enough */
export function mustTakeReviewers(paper: Paper, reviews: readonly Review[], id: string): void {
  if (paper.state !== 'under-review') {
    throw new Refusal('conflict', 'Nobody can be invited now: this paper has no version that waits for a decision.');
  }
  const others = reviews.filter((review) => review.id !== id && !review.removed && !review.isMember);
  if (others.length >= MAX_REVIEWERS) {
    throw new Refusal('conflict', `This paper has ${MAX_REVIEWERS} reviewers already. Please remove one first.`);
  }
}

type Place = Pick<Review, 'workshopId' | 'personId' | 'paperId'>;

const placeOf = ({ workshopId, personId, id }: Paper): Place => ({ workshopId, personId, paperId: id });

/** A reviewer who gets a link by mail. */
export function inviteReviewer(
  details: WorkshopFile,
  paper: Paper,
  { name, email, message, by }: InvitationInput & { readonly by: string },
  now: number,
): Review {
  const review: Review = {
    ...blank(paper, { name, email }, reviewDueAt(details, now), now),
    message,
    links: 1,
    debts: owe(NO_DEBTS, 'review', now),
  };
  return withReviewEvent(review, { what: 'invited', by, version: review.round.version }, now);
}

/** A member of staff who recommends on the console, without having been invited. */
export const memberReviewer = (
  details: WorkshopFile,
  paper: Paper,
  who: Pick<Review, 'name' | 'email'>,
  now: number,
): Review => ({ ...blank(paper, who, reviewDueAt(details, now), now), isMember: true });

function blank(paper: Paper, { name, email }: Pick<Review, 'name' | 'email'>, dueAt: number, now: number): Review {
  const version = newestVersion(paper)?.number ?? 1;
  return {
    id: reviewIdOf(paper.id, email),
    ...placeOf(paper),
    name,
    email: normaliseEmail(email),
    isMember: false,
    message: '',
    links: 0,
    round: { number: 1, version, because: 'invited', at: iso(now), dueAt: iso(dueAt) },
    recommendations: [],
    told: [],
    events: [],
    debts: NO_DEBTS,
  };
}

/**
 * Invites whoever is known already: nothing where that one takes part; whoever declined or was removed is asked anew.
 * @throws Refusal `conflict` for whoever declared a conflict of interest
 */
export function invitedAgain(
  details: WorkshopFile,
  paper: Paper,
  review: Review,
  { name, email, message, by }: InvitationInput & { readonly by: string },
  now: number,
): Review {
  if (review.conflict) {
    throw new Refusal('conflict', 'This reviewer has declared a conflict of interest about this paper.');
  }
  if (isActive(review) && !review.isMember) return review;
  const { answer, removed: _, ...rest } = review;
  // Whoever has recommended on the console goes on from there.
  const kept = review.isMember && answer ? { answer } : {};
  mayStill(review.round.number);
  const anew = nextRound({ ...rest, ...kept }, paper, 'invited', reviewDueAt(details, now), now);
  const asked: Review = {
    ...anew,
    name,
    email: normaliseEmail(email),
    message,
    isMember: false,
    links: review.links + 1,
    debts: owe(review.debts, 'review', now),
  };
  return withReviewEvent(asked, { what: 'invited', by, version: asked.round.version }, now);
}

/** Sends the link once more. @throws Refusal `conflict` to whoever takes no part, or has got it too often */
export function linkSentAgain(review: Review, by: string, now: number): Review {
  if (!isActive(review) || review.isMember) throw notTaking();
  const again = { ...review, links: mayStill(review.links) + 1, debts: owe(review.debts, 'review', now) };
  return withReviewEvent(again, { what: 'sent-again', by }, now);
}

/**
 * Gives a reviewer until the end of a day (YYYY-MM-DD).
 * @throws Refusal `invalid` (field `until`) for a day that is no later than now and what the reviewer has; `conflict`
 */
export function withMoreTime(
  details: WorkshopFile,
  paper: Paper,
  review: Review,
  { until, by }: { readonly until: string; readonly by: string },
  now: number,
): Review {
  if (!isActive(review) || review.isMember) throw notTaking();
  const dueAt = deadlineOn(details, until);
  const standing = Date.parse(review.round.dueAt);
  if (dueAt === standing && review.round.because === 'more-time') return review;
  if (dueAt <= standing || dueAt <= now || dueAt > now + MOST_DAYS * DAY_MS) {
    throw new Refusal('invalid', 'Nothing was changed.', {
      until: `Please choose a day that lies ahead and is later than what the reviewer has, at most ${MOST_DAYS} days from now.`,
    });
  }
  mayStill(review.round.number);
  const given = nextRound(review, paper, 'more-time', dueAt, now);
  const owed = { ...given, debts: owe(given.debts, 'review', now) };
  return withReviewEvent(owed, { what: 'more-time', by, why: `until ${until}` }, now);
}

/** Takes a reviewer off, and forgets who it was: what was recommended stays, without a name, and does not count. */
export function removedReviewer(review: Review, by: string, now: number): Review {
  if (review.removed) return review;
  const { answer, ...rest } = review;
  const forgotten: Review = {
    ...rest,
    ...(answer && { answer: { what: answer.what, at: answer.at } }),
    name: '',
    email: '',
    message: '',
    removed: { at: iso(now), by },
    // The ledger forgets the address, too.
    debts: owe(review.debts, 'review', now),
  };
  return withReviewEvent(forgotten, { what: 'removed', by }, now);
}

/**
 * What a paper's change means for its reviewers: a newer version begins a new term, and whoever takes part is told of that,
 * or of the end. The same object for whoever it does not concern.
 */
export function wokenReview(details: WorkshopFile, paper: Paper, review: Review, now: number): Review {
  if (!isActive(review) || review.isMember) return review;
  const newest = newestVersion(paper);
  const isNewer = paper.state === 'under-review' && newest !== undefined && newest.number > review.round.version;
  const woken = { ...review, debts: owe(review.debts, 'review', now) };
  if (!isNewer) return woken;
  const anew = nextRound(woken, paper, 'new-version', reviewDueAt(details, now), now);
  return withReviewEvent(anew, { what: 'new-version', version: newest.number }, now);
}

function nextRound(
  review: Review,
  paper: Paper,
  because: Review['round']['because'],
  dueAt: number,
  now: number,
): Review {
  const number = review.round.number + 1;
  const version = newestVersion(paper)?.number ?? review.round.version;
  return { ...review, round: { number, version, because, at: iso(now), dueAt: iso(dueAt) } };
}

function mayStill(times: number): number {
  if (times < MOST_TIMES) return times;
  throw new Refusal('conflict', `This was done ${MOST_TIMES} times for this reviewer, and that is enough.`);
}

const notTaking = (): Refusal =>
  new Refusal('conflict', 'This reviewer takes no part any more. Please invite the reviewer anew.');

const iso = (ms: number): string => new Date(ms).toISOString();
