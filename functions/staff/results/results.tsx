import { bySpeaker } from '../../../shared/feedback/speakers.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer } from '../../../shared/web/reply.ts';
import type { BallotsJson, ResultsJson, TurnoutJson } from '../api/results.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute } from '../session.ts';
import { AnonymousFeedbackPage } from './anonymous.tsx';
import { commentsRoutes } from './comments.tsx';
import { groupsRoutes } from './groups.tsx';
import { ResultsPage } from './results-page.tsx';
import { readSeen, WHY_TURNOUT } from './seen.ts';
import { TurnoutPage } from './turnout-page.tsx';
import { workbookRoutes } from './workbook.ts';

/** What the answers come to: of everybody, of groups, and in the participants' own words. */
export const feedbackRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/feedback', 'viewer', async (visit, request) => {
    const seen = await readSeen(context, visit);
    const { sessions } = visit.workshop.details;
    switch (seen.sees) {
      case 'anonymous': {
        const { standing } = seen;
        return answer<typeof BallotsJson>(request, {
          page: () => <AnonymousFeedbackPage visit={visit} standing={standing} now={request.now} />,
          json: { anonymous: true, ...standing },
        });
      }
      case 'turnout': {
        const { sees, why, answered, of } = seen;
        return answer<typeof TurnoutJson>(request, {
          page: () => <TurnoutPage visit={visit} turnout={seen} now={request.now} />,
          json: { sees, why: WHY_TURNOUT[why], answered, of },
        });
      }
      case 'everything':
      case 'told': {
        const { sees, results } = seen;
        return answer<typeof ResultsJson>(request, {
          page: () => <ResultsPage visit={visit} seen={seen} now={request.now} />,
          json: { sees, ...results, speakers: bySpeaker(results, sessions) },
        });
      }
    }
  }),
  ...groupsRoutes(context),
  ...commentsRoutes(context),
  ...workbookRoutes(context),
];
