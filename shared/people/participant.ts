import type { Action } from '../actions/action.ts';
import type { Paper } from '../papers/paper.ts';
import type { Review } from '../papers/review.ts';
import type { ErasedPerson } from './erasure.ts';
import type { Person } from './person.ts';

/** A person with all that the person gave and undertook: what obligations are derived from. */
export interface Participant {
  readonly person: Person;
  readonly papers: readonly Paper[];
  readonly actions: readonly Action[];
  /** Of the person's papers; absent where there is none. */
  readonly reviews?: readonly Review[];
}

/** What is left of somebody who was erased: counts, and the papers that were approved for publication before. */
export interface ErasedParticipant {
  readonly erased: ErasedPerson;
  readonly papers: readonly Paper[];
}
