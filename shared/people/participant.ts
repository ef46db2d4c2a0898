import type { Action } from '../actions/action.ts';
import type { Paper } from '../papers/paper.ts';
import type { Person } from './person.ts';

/** A person with all that the person gave and undertook: what obligations are derived from. */
export interface Participant {
  readonly person: Person;
  readonly papers: readonly Paper[];
  readonly actions: readonly Action[];
}
