import { readQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { listWithErased } from '../../shared/people/person.store.ts';
import { FeedbackSection, WordsSection } from '../../shared/report/feedback.section.tsx';
import { type Summary, summarise } from '../../shared/report/summary.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { answer } from '../../shared/web/reply.ts';
import { AnonymityChoice } from './anonymity.tsx';
import { AnonymousFeedbackPage, anonymousFeedback } from './anonymous-feedback.tsx';
import type { StaffContext } from './context.ts';
import { StaffPage } from './frame.tsx';
import { memberRoute, type StaffVisit } from './session.ts';

/** The answers so far, tallied as the report will tally them; where they are anonymous, how many there are and no more. */
export function feedbackRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/feedback', 'viewer', async (visit, request) => {
      const [{ questionnaire }, { people, erased }] = await Promise.all([
        readQuestionnaire(context.table, visit.workshop),
        listWithErased(context.table, visit.workshop.details.id),
      ]);
      if (visit.workshop.details.feedback.anonymous) {
        const standing = anonymousFeedback(visit.workshop, people, erased);
        return answer(request, {
          page: () => <AnonymousFeedbackPage visit={visit} standing={standing} now={request.now} />,
          json: { anonymous: true, ...standing },
        });
      }
      const summary = summarise(visit.workshop, questionnaire, people, { erased });
      return answer(request, {
        page: () => <FeedbackPage visit={visit} summary={summary} now={request.now} />,
        json: summary.feedback,
      });
    }),
  ];
}

function FeedbackPage({
  visit,
  summary,
  now,
}: {
  readonly visit: StaffVisit;
  readonly summary: Summary;
  readonly now: number;
}) {
  const mayExport = visit.role === 'organiser';
  return (
    <StaffPage visit={visit} title="Feedback" current="feedback">
      <h1>Feedback</h1>
      <FeedbackSection summary={summary} />
      {mayExport && (
        <div class="actions">
          <a class="button plain" href={`${visit.home}/feedback/answers.csv`} download>
            Download all answers as a table (CSV)
          </a>
          <a class="button plain" href={`${visit.home}/feedback/answers.json`} download>
            Download all answers as JSON
          </a>
        </div>
      )}
      <h2>In the participants’ own words</h2>
      <WordsSection summary={summary} />
      <AnonymityChoice visit={visit} now={now} />
    </StaffPage>
  );
}
