import type { Review, ReviewStanding } from '../../shared/papers/review.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import type { GuestVisit } from './session.ts';

export interface ReviewVisit extends GuestVisit {
  readonly review: Review;
  readonly standing: ReviewStanding;
}

/** What had been typed into the forms, when they come back. */
export interface TypedReview {
  readonly answer: string;
  readonly reason: string;
  readonly what: string;
  readonly toAuthor: string;
  readonly toStaff: string;
  readonly errors: FieldErrors;
  /** Why it was not taken, where no single field is wrong. */
  readonly problem?: string | undefined;
  readonly status: number;
}
export const NOTHING_TYPED: TypedReview = {
  answer: '',
  reason: '',
  what: '',
  toAuthor: '',
  toStaff: '',
  errors: {},
  status: 200,
};
