import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../people/person.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Answers } from './answers.ts';
import { defaultQuestionnaire } from './default-questionnaire.ts';

/**
 * The person with these answers, which replace earlier ones. The same answers once more are no second submission: the
 * same object comes back. `now` in epoch ms.
 * @throws Refusal `closed`, before the forms open and after they closed
 */
export function withFeedback(workshop: Workshop, person: Person, answers: Answers, now: number): Person {
  mustBeOpen(workshop, person, now);
  const { feedback } = person;
  if (feedback?.questionnaire === defaultQuestionnaire.id && isDeepStrictEqual(feedback.answers, answers))
    return person;
  const at = new Date(now).toISOString();
  return {
    ...person,
    feedback: { questionnaire: defaultQuestionnaire.id, answers, firstAt: feedback?.firstAt ?? at, at },
  };
}
