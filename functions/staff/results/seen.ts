import type { Withheld } from '../../../shared/feedback/breakdown.ts';
import { disclosed } from '../../../shared/feedback/disclosure.ts';
import type { Respondent } from '../../../shared/feedback/groups.ts';
import { readQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import type { Questionnaire } from '../../../shared/feedback/questionnaire.ts';
import { type Tally, tally } from '../../../shared/feedback/tally.ts';
import { textsInOrder } from '../../../shared/feedback/texts-in-order.ts';
import type { ErasedParticipant, Participant } from '../../../shared/people/participant.ts';
import { listWithErased } from '../../../shared/people/person.store.ts';
import { gaveFeedback } from '../../../shared/people/person.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';
import { type AnonymousFeedback, anonymousFeedback } from './anonymous.tsx';

/**
 * What a member of staff sees of the results. Organisers may read each answer by name, so they see everything as it comes in.
 * Others see what may be told of it, and once: while answers come in, two looks at the page would differ by one person's.
 */
export type Seen =
  | { readonly sees: 'anonymous'; readonly standing: AnonymousFeedback }
  | {
      readonly sees: 'turnout';
      /** The answers still come in; or some went since, with a person who was erased. */
      readonly why: 'open' | 'erased';
      readonly answered: number;
      readonly of: number;
    }
  | ({ readonly sees: 'everything'; readonly results: Tally<Withheld> } & Answered)
  | ({ readonly sees: 'told'; readonly results: Tally<Withheld> } & Answered);

interface Answered {
  readonly questionnaire: Questionnaire;
  readonly respondents: readonly Respondent[];
}

export async function readSeen(context: StaffContext, visit: StaffVisit): Promise<Seen> {
  const [{ questionnaire }, { people, erased }] = await Promise.all([
    readQuestionnaire(context.table, visit.workshop),
    listWithErased(context.table, visit.workshop.details.id),
  ]);
  const { workshop, role } = visit;
  const { sessions, feedback } = workshop.details;
  if (feedback.anonymous) return { sees: 'anonymous', standing: anonymousFeedback(workshop, people, erased) };
  const respondents = people.flatMap(respondentOf);
  const whole = tally(
    questionnaire,
    sessions,
    respondents.map(({ answers }) => answers),
  );
  if (role === 'organiser') return { sees: 'everything', results: textsInOrder(whole), questionnaire, respondents };
  const why = whyTurnoutOnly(workshop.closedAt, erased);
  if (why) {
    const gone = erased.filter((each) => each.erased.gave.feedback).length;
    const answered = people.filter(({ person }) => gaveFeedback(person)).length + gone;
    return { sees: 'turnout', why, answered, of: people.length + erased.length };
  }
  return { sees: 'told', results: textsInOrder(disclosed(whole)), questionnaire, respondents };
}

function respondentOf({ person }: Participant): Respondent[] {
  const { organisation, position, attended, walkedIn, feedback } = person;
  return feedback ? [{ organisation, position, attended, walkedIn, answers: feedback.answers }] : [];
}

/** Whoever saw the results before somebody's answers went could tell by the difference what these were. */
function whyTurnoutOnly(
  closedAt: string | undefined,
  gone: readonly ErasedParticipant[],
): 'open' | 'erased' | undefined {
  if (closedAt === undefined) return 'open';
  return gone.some(({ erased }) => erased.gave.feedback && erased.erasedAt > closedAt) ? 'erased' : undefined;
}

/** @throws Refusal `conflict` where there is nothing to break down or to list for this visit, and why */
export function requireResults(seen: Seen): Extract<Seen, { sees: 'everything' | 'told' }> {
  switch (seen.sees) {
    case 'everything':
    case 'told':
      return seen;
    case 'anonymous':
      throw new Refusal(
        'conflict',
        'The feedback of this workshop is anonymous: nobody knows from whom an answer is, and the results are told once, in the report.',
      );
    case 'turnout':
      throw new Refusal('conflict', WHY_TURNOUT[seen.why]);
  }
}

export const WHY_TURNOUT: Readonly<Record<'open' | 'erased', string>> = {
  open: 'Results are told to viewers and reviewers once the follow-up has closed: whoever saw them grow could tell by the difference what the last one answered. Organisers see them now.',
  erased:
    'Somebody’s answers were erased after the follow-up had closed. Whoever saw the results before could tell by the difference what they were, so the page shows no others. The report has the results as they were told.',
};
