import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../people/person.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Answers } from './answers.ts';

/**
 * The person with these answers to that version of the questionnaire, which replace earlier ones. The same answers once
 * more are no second submission: the same object comes back. What staff entered from paper and the person sends, changed or
 * not, is the person's own from then on. `now` in epoch ms.
 * @throws Refusal `closed`, before the forms open and after they closed
 */
export function withFeedback(workshop: Workshop, person: Person, given: Submission, now: number): Person {
  mustBeOpen(workshop, person, now);
  const { feedback } = person;
  if (feedback?.enteredBy === undefined && isSame(feedback, given)) return person;
  const at = new Date(now).toISOString();
  return { ...person, feedback: { ...given, firstAt: feedback?.firstAt ?? at, at } };
}

interface Submission {
  readonly questionnaire: number;
  readonly answers: Answers;
}

/** Whether the same was given to the same version of the questionnaire. */
export const isSame = (stored: Submission | undefined, given: Submission): boolean =>
  stored !== undefined &&
  stored.questionnaire === given.questionnaire &&
  isDeepStrictEqual(stored.answers, given.answers);
