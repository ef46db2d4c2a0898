import type { Documents } from '../../shared/papers/documents.store.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { feedbackRoutes } from './feedback.tsx';
import { linkRoutes } from './link.tsx';
import { myPageRoutes } from './my-page.tsx';
import { paperRoutes } from './papers.tsx';
import type { ParticipantContext } from './session.ts';
import { swotRoutes } from './swot.tsx';

/** Every address of a participant. Apart from handler.ts, so that a test serves them without the environment. */
export const participantRoutes = (context: ParticipantContext, documents: Documents): Route[] => [
  ...linkRoutes(context),
  ...myPageRoutes(context),
  ...feedbackRoutes(context),
  ...swotRoutes(context),
  ...paperRoutes(context, documents),
];
