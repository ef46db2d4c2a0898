import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../refusal.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { asksForContact, checkQuestionnaire } from './check-questionnaire.ts';
import { incompatibilities } from './incompatibilities.ts';
import type { PublishedQuestionnaire, Questionnaire } from './questionnaire.ts';

/** How a draft stands: whether it may be published, and what stands against it, in sentences for staff. */
export interface Standing {
  /** It says something else than what is published. */
  readonly isChanged: boolean;
  /** What is wrong with it by itself. */
  readonly problems: readonly string[];
  /** What it would do to answers that were given; empty while there are none. */
  readonly breaks: readonly string[];
}

/** `hasAnswers`: somebody's answers are there already, and have to stay valid. */
export function standingOf(
  workshop: Pick<Workshop, 'details'>,
  published: PublishedQuestionnaire,
  draft: Questionnaire,
  hasAnswers: boolean,
): Standing {
  const { sessions, feedback } = workshop.details;
  const contact = feedback.anonymous ? asksForContact(draft) : [];
  return {
    isChanged: !isDeepStrictEqual(draft, published.questionnaire),
    problems: [
      ...checkQuestionnaire(draft).problems,
      ...contact.map(
        (title) =>
          `“${title}” asks for a consent, such as to being contacted. The feedback of this workshop is anonymous: nobody could tell who gave it. Please remove the question.`,
      ),
    ],
    breaks: hasAnswers ? incompatibilities(published.questionnaire, draft, sessions) : [],
  };
}

/**
 * @throws Refusal `closed` for a workshop that asks nothing any more; `invalid`, with a sentence for each thing that
 * stands against it
 */
export function mustBePublishable(workshop: Pick<Workshop, 'cancelled' | 'closedAt'>, standing: Standing): void {
  if (workshop.cancelled || workshop.closedAt !== undefined) {
    throw new Refusal('closed', 'This workshop asks nothing any more, so its questionnaire stays as it is.');
  }
  const against = [...standing.problems, ...standing.breaks];
  if (against.length === 0) return;
  throw new Refusal(
    'invalid',
    'The questionnaire was not published. Please put right what stands against it first.',
    Object.fromEntries(against.map((sentence, index) => [`problem.${index + 1}`, sentence])),
  );
}
