import { holds, settle } from '../../shared/debts/debts.ts';
import type { LastLook, OutgoingMail } from '../../shared/mail/mail.ts';
import { isAuthorOf } from '../../shared/papers/own-paper.ts';
import { readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import {
  changeReviewIfThere,
  findReview,
  forgetMailsToReviewer,
  mailsToReviewer,
} from '../../shared/papers/review.store.ts';
import type { Review } from '../../shared/papers/review.ts';
import { dueNotices, type Notice, withTold } from '../../shared/papers/review-notices.ts';
import { findParticipant } from '../../shared/people/person.store.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { PaperReviewContext } from './context.ts';
import { organisersNews } from './organisers-news.ts';
import { type Next, type PaperRun, sendAll } from './paper-run.ts';
import { reviewerMail } from './reviewer-mail.ts';

/**
 * Pays the debt of one review: sends what its reviewer is to be told now, and owes the next notice. Of somebody who was
 * removed the ledger forgets the address; where the author was erased, the rest goes with the author. `now` in epoch ms.
 */
export async function tellReviewer(
  context: PaperReviewContext,
  run: PaperRun,
  now: number,
): Promise<Next<'done' | 'stop'>> {
  const { table } = context;
  const place = { ...run, id: run.reviewId ?? '' };
  const review = await findReview(table, place);
  if (!review || !holds(review.debts, run.debt)) return { next: 'stop' };
  if (review.removed) await forgetMailsToReviewer(table, place);
  const [workshop, author] = await Promise.all([
    readWorkshop(table, run.workshopId),
    findParticipant(table, run.workshopId, run.personId),
  ]);
  if (review.removed || !author || workshop.cancelled) {
    await changeReviewIfThere(table, place, (found) => ({
      ...found,
      debts: settle(found.debts, run.debt) ?? found.debts,
    }));
    return { next: 'done' };
  }
  const paper = await readPaper(table, run.workshopId, run.personId, run.paperId);
  const due = dueNotices(review, paper, workshop.details, now);
  if (!isAuthorOf(paper, author.person, review.email)) {
    const arrives = !(await mailsToReviewer(table, review)).some(hasComeBack);
    // Staff may send the link once more all the same; they see that mail came back.
    const wanted = due.filter(({ kind }) => arrives || kind === 'overdue' || kind === 'news' || kind === 'invited');
    const mails = wanted.flatMap((notice) => mailsFor(context, { workshop, paper, review }, notice));
    await sendAll(context, mails, now, (mail) => lastLook(context, { workshop, paper, review }, mail, wanted, now));
  }
  await changeReviewIfThere(table, place, (found) =>
    withTold(found, { ticket: run.debt, sent: due }, paper, workshop.details, now),
  );
  return { next: 'done' };
}

interface About {
  readonly workshop: Workshop;
  readonly paper: Paper;
  readonly review: Review;
}

const hasComeBack = ({ state }: { readonly state: string }): boolean =>
  state === 'bounced' || state === 'complained' || state === 'failed';

const mailsFor = (context: PaperReviewContext, about: About, notice: Notice): OutgoingMail[] =>
  notice.kind === 'overdue' || notice.kind === 'news'
    ? organisersNews(context, about, { kind: notice.kind, what: notice.what })
    : [reviewerMail(context, about, { kind: notice.kind, what: notice.what })];

/** Who has answered, recommended or was removed since is not written to any more. */
async function lastLook(
  { table }: PaperReviewContext,
  { workshop, paper, review }: About,
  mail: OutgoingMail,
  wanted: readonly Notice[],
  now: number,
): Promise<LastLook> {
  const found = await findReview(table, review);
  const still = found ? dueNotices(found, paper, workshop.details, now) : [];
  const isStillDue = wanted.some(
    ({ what }) => mail.occurrence.endsWith(`-${what}`) && still.some((notice) => notice.what === what),
  );
  return isStillDue ? { send: mail } : { withhold: 'the reviewer has answered, or was removed' };
}
