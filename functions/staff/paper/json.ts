import type { MailIntent } from '../../../shared/mail/mail.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { type Review, reviewStanding } from '../../../shared/papers/review.ts';
import type { SeenPaper } from './seen.ts';

/** A paper for programs of the staff. */
export const paperJson = (paper: Paper) => ({
  id: paper.id,
  personId: paper.personId,
  state: paper.state,
  metadata: paper.metadata,
  versions: paper.versions.map(({ number, submittedAt, metadata, file }) => ({
    number,
    submittedAt,
    metadata,
    file: { name: file.name, type: file.type, bytes: file.bytes, sha256: file.sha256 },
  })),
  decisions: paper.decisions,
  coAuthors: paper.coAuthors,
  refusedBecause: paper.refusedBecause ?? null,
  publishedAt: paper.publishedAt ?? null,
  events: paper.events,
});

/** The same with its reviews. */
export const staffPaperJson = ({ visit, paper, reviews, mails, notes, now }: SeenPaper) => ({
  ...paperJson(paper),
  reviews: reviews.map((review) => ({
    ...reviewJson(review),
    standing: reviewStanding(review, paper, visit.workshop.details.papers.reviewGraceHours, now),
    mails: (mails.get(review.id) ?? []).map(mailJson),
  })),
  notes,
});

export const reviewJson = ({ debts: _, told: __, ...review }: Review) => review;

const mailJson = ({ occurrence, state, claimedAt, problem }: MailIntent) => ({
  occurrence,
  state,
  at: claimedAt,
  problem: problem ?? null,
});
