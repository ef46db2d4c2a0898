import type { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { deadlineFor, opensAt, phaseAt, phaseFor } from '../workshop/calendar.ts';
import { momentOf } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Answers } from './answers.ts';
import { isSame } from './submit.ts';

/** What organisers enter for somebody from paper. Pure; the same object comes back where nothing changes; `now` in epoch ms. */

/** Why nothing is entered for this person at `now`, for staff; `undefined` while it can be. */
export function whyNotEntered(workshop: Workshop, person: Person, now: number): string | undefined {
  switch (phaseFor(workshop, person, now)) {
    case 'open':
    case 'grace':
      return undefined;
    case 'not-open':
      return `The forms open with the first day of the workshop, ${momentOf(workshop, opensAt(workshop.details))}. Before that nothing can be entered.`;
    case 'closed':
      return phaseAt(workshop, now) === 'closed'
        ? 'The follow-up is closed, and its report counts what was there by then, so nothing is entered any more, by staff either.'
        : `The deadline of ${person.name} was ${momentOf(workshop, deadlineFor(workshop.details, person))}. You can give more time on the page of ${person.name}, and then enter this.`;
  }
}

/** Why no feedback is entered at a workshop where it is anonymous. */
export const NOT_ANONYMOUS =
  'The feedback of this workshop is anonymous. Whoever types in a paper ballot knows whose it is, and a ballot that staff could add would be one that nobody can check; so none can be entered, and what stands on paper is not counted.';

/** What whoever enters it knew: when the answers that stood there were sent (empty: there were none), and that they may go. */
export interface Seen {
  readonly sent: string;
  readonly replaces: boolean;
}

/**
 * The person with these answers, labelled with who entered them. What the person sent online is replaced only where whoever
 * enters has seen that very thing and said so; what staff entered before is corrected where it was seen.
 * @throws Refusal `closed`; `conflict` where other answers stand there
 */
export function withFeedbackEntered(
  workshop: Workshop,
  person: Person,
  given: { readonly questionnaire: number; readonly answers: Answers },
  by: string,
  seen: Seen,
  now: number,
): Person {
  if (workshop.details.feedback.anonymous) throw new Refusal('conflict', NOT_ANONYMOUS);
  const why = whyNotEntered(workshop, person, now);
  if (why !== undefined) throw new Refusal('closed', why);
  const { feedback } = person;
  if (isSame(feedback, given)) return person;
  if (feedback && !(feedback.at === seen.sent && (seen.replaces || feedback.enteredBy !== undefined))) {
    throw new Refusal('conflict', `${person.name} has answered already. Nothing was changed.`);
  }
  const at = new Date(now).toISOString();
  return { ...person, feedback: { ...given, firstAt: feedback?.firstAt ?? at, at, enteredBy: by } };
}
