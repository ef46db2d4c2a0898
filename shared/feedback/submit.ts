import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../people/person.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Answers } from './answers.ts';

/**
 * The person with these answers to that version of the questionnaire, which replace earlier ones. The same answers once
 * more are no second submission: the same object comes back. `now` in epoch ms.
 * @throws Refusal `closed`, before the forms open and after they closed
 */
export function withFeedback(
  workshop: Workshop,
  person: Person,
  given: { readonly questionnaire: number; readonly answers: Answers },
  now: number,
): Person {
  mustBeOpen(workshop, person, now);
  const { feedback } = person;
  if (
    feedback &&
    feedback.questionnaire === given.questionnaire &&
    isDeepStrictEqual(feedback.answers, given.answers)
  ) {
    return person;
  }
  const at = new Date(now).toISOString();
  return { ...person, feedback: { ...given, firstAt: feedback?.firstAt ?? at, at } };
}
