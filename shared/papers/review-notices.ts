import { type DebtTicket, holds, owe, waive } from '../debts/debts.ts';
import { nextMorning, nextWorkingMoment } from '../workshop/calendar.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';
import { newestVersion, type Paper } from './paper.ts';
import { graceEnds, isActive, type Review, recommendedOn, reviewStanding } from './review.ts';

/**
 * What a reviewer is to be told by mail, and when: derived from the review and the paper, never written down beforehand. What
 * was settled stands in `told`, under a name that is its occurrence; so each is told once, however often a run starts. Pure.
 */

const DAY_MS = 24 * 3_600_000;
const MORNING = '09:00';
/** So long after the invitation whoever has not answered is reminded, and so long before the day whoever accepted is. */
const ANSWER_AFTER_DAYS = 4;
const SOON_DAYS = 3;

export type NoticeKind =
  /** The link. */
  | 'invited'
  | 'more-time'
  | 'new-version'
  /** Reminders: one at a time, on working days, out of the quiet hours. */
  | 'answer'
  | 'soon'
  | 'due'
  /** To the organisers: something came, or nothing did. */
  | 'news'
  | 'overdue'
  /** Nothing is needed any more. */
  | 'ended';

export interface Notice {
  readonly kind: NoticeKind;
  /** Names it in `told`, and ends its occurrence: at most 23 characters. */
  readonly what: string;
  /** Epoch ms. */
  readonly at: number;
}

/** What is not settled yet, earliest first, as things stand. */
export function noticesOf(review: Review, paper: Paper, details: WorkshopFile): Notice[] {
  if (review.removed) return [];
  const all = [
    ...answerNews(review),
    ...(isActive(review) && !review.isMember ? [...news(review, paper), ...nudges(review, paper, details)] : []),
  ];
  return all.filter(({ what }) => !review.told.includes(what)).toSorted((a, b) => a.at - b.at);
}

/** What the reviewer said last. */
function answerNews({ answer, conflict, recommendations, round }: Review): Notice[] {
  const said = (what: string, at: string): Notice[] => [{ kind: 'news', what, at: Date.parse(at) }];
  const last = recommendations.at(-1);
  if (conflict) return said('conflict', conflict.at);
  if (answer?.what === 'declined') return said(`declined-${round.number}`, answer.at);
  return last ? said(`recommended-${recommendations.length}`, last.at) : [];
}

function news({ round, links, answer, told }: Review, paper: Paper): Notice[] {
  const at = Date.parse(round.at);
  const wasInvited = told.some((what) => what.startsWith('invited-'));
  switch (paper.state) {
    case 'under-review': {
      const link: Notice = { kind: 'invited', what: `invited-${links}`, at };
      if (round.because === 'more-time') return [link, { kind: 'more-time', what: `more-time-${round.number}`, at }];
      const isNews = round.because === 'new-version' && answer !== undefined;
      return isNews ? [link, { kind: 'new-version', what: `new-version-${round.number}`, at }] : [link];
    }
    case 'revision-requested':
    case 'approved':
    case 'published':
    case 'rejected':
    case 'withdrawn': {
      const what = paper.state === 'withdrawn' ? 'withdrawn' : `ended-${newestVersion(paper)?.number ?? 0}`;
      return wasInvited ? [{ kind: 'ended', what, at }] : [];
    }
    case 'draft':
    case 'submitted':
    case 'resubmitted':
    case 'refused':
      return [];
  }
}

function nudges(review: Review, paper: Paper, details: WorkshopFile): Notice[] {
  const { round, answer } = review;
  if (paper.state !== 'under-review' || recommendedOn(review, newestVersion(paper)?.number ?? 0)) return [];
  const [from, until] = [Date.parse(round.at), Date.parse(round.dueAt)];
  const morningAfter = (ms: number): number => nextMorning(details, ms, MORNING);
  const named = (kind: NoticeKind, at: number): Notice => ({ kind, what: `${kind}-${round.number}`, at });
  const due = morningAfter(until - DAY_MS);
  const soon = morningAfter(until - SOON_DAYS * DAY_MS - DAY_MS);
  const answerBy = morningAfter(from + Math.min(ANSWER_AFTER_DAYS * DAY_MS, (until - from) / 2));
  const overdue = named('overdue', morningAfter(graceEnds(review, details.papers.reviewGraceHours)));
  if (!answer) return [...(answerBy < until ? [named('answer', answerBy)] : []), overdue];
  return [
    ...(soon > from + DAY_MS && soon < due ? [named('soon', soon)] : []),
    ...(due > from + DAY_MS && due <= until ? [named('due', due)] : []),
    overdue,
  ];
}

const isNudge = ({ kind }: Notice): boolean => kind === 'answer' || kind === 'soon' || kind === 'due';

/** What is to be sent at `now` (epoch ms): of several reminders that are due the last one, and none out of hours. */
export function dueNotices(review: Review, paper: Paper, details: WorkshopFile, now: number): Notice[] {
  const due = noticesOf(review, paper, details).filter(({ at }) => at <= now);
  const mayNudge = nextWorkingMoment(details, now) <= now && !isOver(review, paper, details, now);
  const last = due.filter(isNudge).at(-1);
  return due.filter((notice) => !isNudge(notice) || (mayNudge && notice === last));
}

/** A reminder that comes after the grace asks for what is taken no more. */
const isOver = (review: Review, paper: Paper, details: WorkshopFile, now: number): boolean =>
  reviewStanding(review, paper, details.papers.reviewGraceHours, now) === 'over';

/**
 * Settles what was sent, and what it stands for: earlier reminders. Owes the next notice, at its moment; or nothing. The same
 * object where another run pays the debt.
 */
export function withTold(
  review: Review,
  { ticket, sent }: { readonly ticket: DebtTicket; readonly sent: readonly Notice[] },
  paper: Paper,
  details: WorkshopFile,
  now: number,
): Review {
  if (!holds(review.debts, ticket)) return review;
  const over = isOver(review, paper, details, now);
  const passed = noticesOf(review, paper, details).filter((notice) => {
    const isSent = sent.some(({ what }) => what === notice.what);
    const isSuperseded = isNudge(notice) && notice.at <= now && (over || sent.some(isNudge));
    return isSent || isSuperseded;
  });
  const told = [...review.told, ...passed.map(({ what }) => what)];
  const settled = { ...review, told, debts: waive(review.debts, 'review') };
  const [next] = noticesOf(settled, paper, details);
  if (!next) return settled;
  // One that was due out of hours waits for the morning.
  const at = next.at > now ? next.at : Math.max(nextWorkingMoment(details, now), now);
  return { ...settled, debts: owe(settled.debts, 'review', at) };
}

/** A mail came back for a while: it is due once more, at `dueAt` (epoch ms). */
export function withReturned(review: Review, what: string, dueAt: number): Review {
  if (!review.told.includes(what)) return review;
  const told = review.told.filter((each) => each !== what);
  return { ...review, told, debts: owe(review.debts, 'review', dueAt) };
}
