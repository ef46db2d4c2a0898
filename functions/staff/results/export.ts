import { feedbackCsv, feedbackJson } from '../../../shared/feedback/export.ts';
import { readQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import { textsIn } from '../../../shared/language/texts.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { textFile } from '../../../shared/web/reply.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute, type StaffVisit } from '../session.ts';

/** Everybody's answers to take along, with names: for organisers. */
export function feedbackExportRoutes(context: StaffContext): Route[] {
  const answers = async (visit: StaffVisit) => {
    const { details } = visit.workshop;
    if (details.feedback.anonymous) {
      throw new Refusal(
        'forbidden',
        'The feedback of this workshop is anonymous: nobody can tell whose answers are whose, so there is no table of them by person. The page “Feedback” shows what they come to.',
      );
    }
    const [published, everyone] = await Promise.all([
      readQuestionnaire(context.table, visit.workshop),
      listEveryone(context.table, details.id),
    ]);
    return { published, sessions: details.sessions, people: everyone.map(({ person }) => person) };
  };
  return [
    memberRoute(context, 'GET', '/feedback/answers.csv', 'organiser', async (visit) => {
      const { published, sessions, people } = await answers(visit);
      const { id, language } = visit.workshop.details;
      const text = feedbackCsv(published, sessions, people, textsIn(language));
      return textFile(text, { type: 'text/csv; charset=utf-8', name: `feedback-${id}.csv` });
    }),
    memberRoute(context, 'GET', '/feedback/answers.json', 'organiser', async (visit) => {
      const { published, sessions, people } = await answers(visit);
      const text = `${JSON.stringify(feedbackJson(published, sessions, people), null, 2)}\n`;
      return textFile(text, { type: 'application/json', name: `feedback-${visit.workshop.details.id}.json` });
    }),
  ];
}
