import { type MailIntent, MailIntentSchema } from '../mail/mail.ts';
import { Refusal } from '../refusal.ts';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { guestMailOf, guestOccurrence } from './guest-mail.ts';
import type { Paper } from './paper.ts';
import { type Review, ReviewSchema } from './review.ts';

const ReviewItem: ItemType<Review> = { schema: ReviewSchema, debts: (review) => review.debts };

type PaperPlace = Pick<Paper, 'workshopId' | 'personId' | 'id'>;
type ReviewPlace = Pick<Review, 'workshopId' | 'personId' | 'paperId' | 'id'>;

const keyOf = ({ workshopId, personId, paperId, id }: ReviewPlace) => keys.review(workshopId, personId, paperId, id);

/** All reviews of a paper, by when they began; those that were removed, too. */
export async function reviewsOf(table: Table, { workshopId, personId, id }: PaperPlace): Promise<Review[]> {
  const { pk, sk } = keys.review(workshopId, personId, id, '');
  const items = await Array.fromAsync(table.between(pk, sk, `${sk}~`));
  const began = ({ events, round }: Review): string => events[0]?.at ?? round.at;
  return items.map((item) => ReviewSchema.parse(item)).toSorted((a, b) => began(a).localeCompare(began(b)));
}

export const findReview = (table: Table, place: ReviewPlace): Promise<Review | undefined> =>
  table.read(ReviewItem, keyOf(place));

/** Changes a review; see `Table.change`. @throws Refusal `not-found`, and what `decide` throws */
export async function changeReview(
  table: Table,
  place: ReviewPlace,
  decide: (review: Review) => Review,
): Promise<Review> {
  const review = await changeReviewIfThere(table, place, decide);
  if (!review) throw new Refusal('not-found', 'This paper has no such reviewer. Please go back to the paper.');
  return review;
}

/** The same for whoever does not mind that it is gone: then nothing is changed. */
export const changeReviewIfThere = (
  table: Table,
  place: ReviewPlace,
  decide: (review: Review) => Review,
): Promise<Review | undefined> => table.change(ReviewItem, keyOf(place), decide);

/** Changes the review of whoever has this id on this paper, or begins one. @throws what `decide` throws */
export async function beginOrChangeReview(
  table: Table,
  place: ReviewPlace,
  begin: () => Review,
  decide: (review: Review) => Review,
): Promise<Review> {
  const known = await changeReviewIfThere(table, place, decide);
  if (known) return known;
  const begun = begin();
  if ((await table.insert(ReviewItem, keyOf(place), begun)) === 'inserted') return begun;
  return changeReview(table, place, decide);
}

const IntentItem: ItemType<MailIntent> = { schema: MailIntentSchema };

/** What the ledger knows of the mails to a reviewer, oldest first. */
export async function mailsToReviewer(
  table: Table,
  { workshopId, personId, paperId, id }: ReviewPlace,
): Promise<MailIntent[]> {
  const { pk, sk } = keys.mail(workshopId, personId, guestOccurrence({ paperId, guestId: id, what: '' }));
  const items = await Array.fromAsync(table.between(pk, sk, `${sk}~`));
  return items.map((item) => MailIntentSchema.parse(item)).toSorted((a, b) => a.claimedAt.localeCompare(b.claimedAt));
}

/** The same for all reviewers of a paper at once, by the review's id. */
export async function mailsToReviewers(
  table: Table,
  { workshopId, personId, id }: PaperPlace,
): Promise<Map<string, MailIntent[]>> {
  const { pk, sk } = keys.mail(workshopId, personId, `paper-${id}-g`);
  const items = await Array.fromAsync(table.between(pk, sk, `${sk}~`));
  return Map.groupBy(
    items.map((item) => MailIntentSchema.parse(item)).toSorted((a, b) => a.claimedAt.localeCompare(b.claimedAt)),
    ({ occurrence }) => guestMailOf(occurrence)?.guestId ?? '',
  );
}

/** Takes the address out of the ledger, and what was said to it. */
export async function forgetMailsToReviewer(table: Table, place: ReviewPlace): Promise<void> {
  for (const { workshopId, personId, occurrence, to } of await mailsToReviewer(table, place)) {
    if (to === '') continue;
    await table.change(IntentItem, keys.mail(workshopId, personId, occurrence), (intent) => ({
      ...intent,
      to: '',
      problem: undefined,
      why: 'a reviewer who was removed',
    }));
  }
}
