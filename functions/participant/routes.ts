import type { Documents } from '../../shared/papers/documents.store.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { scriptRoute } from '../../shared/web/script-file.ts';
import { actionRoutes } from './action.tsx';
import { ballotRoutes } from './ballot.ts';
import { calendarRoutes } from './calendar.ts';
import { declineRoutes } from './decline.tsx';
import { draftRoutes } from './draft-route.ts';
import { endorsementRoutes } from './endorsements.tsx';
import { feedbackRoutes } from './feedback.tsx';
import { languageRoutes } from './language.tsx';
import { linkRoutes } from './link.tsx';
import { linkRequestRoutes } from './link-request.tsx';
import { myPageRoutes } from './my-page.tsx';
import { notYouRoutes } from './not-you.tsx';
import { paperRoutes } from './paper/papers.tsx';
import { reportRoutes } from './report.tsx';
import { roadMapRoutes } from './road-map.tsx';
import type { ParticipantContext } from './session.ts';
import { swotRoutes } from './swot.tsx';
import { agreementRoutes } from './take-home/agreements.tsx';
import { certificateRoutes } from './take-home/certificate.tsx';
import { materialRoutes } from './take-home/materials.tsx';
import { walkInRoutes } from './walk-in.tsx';
import { yourDataRoutes } from './your-data.tsx';

/** Every address of a participant. Apart from handler.ts, so that a test serves them without the environment. */
export function participantRoutes(context: ParticipantContext, documents: Documents): Route[] {
  const routes = [
    ...linkRoutes(context),
    ...linkRequestRoutes(context),
    ...walkInRoutes(context),
    ...myPageRoutes(context),
    ...declineRoutes(context),
    ...calendarRoutes(context),
    ...actionRoutes(context),
    ...roadMapRoutes(context),
    ...agreementRoutes(context),
    ...certificateRoutes(context),
    ...materialRoutes(context, documents),
    ...feedbackRoutes(context),
    ...ballotRoutes(context),
    scriptRoute(context.ballotScript),
    ...draftRoutes(context),
    ...swotRoutes(context),
    ...endorsementRoutes(context),
    ...paperRoutes(context, documents),
    ...reportRoutes(context),
    ...notYouRoutes(context),
    ...yourDataRoutes(context),
  ];
  return [...routes, ...languageRoutes(context, routes)];
}
