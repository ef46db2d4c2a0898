import type { Route } from '../../shared/web/endpoint.ts';
import { apiRoutes } from './api/api.tsx';
import { certificateRoutes } from './certificate.tsx';
import { citationRoutes } from './citation.ts';
import type { PublicContext } from './context.ts';
import { healthRoutes } from './health.ts';
import { homeRoutes } from './home.tsx';
import { oaiRoutes } from './oai.ts';
import { proofRoutes } from './proof.tsx';
import { publishedPaperRoutes } from './published-paper.tsx';
import { publishedPapersRoutes } from './published-papers.tsx';
import { publicRoadMapRoutes } from './road-map.tsx';

/** Every public address. Apart from handler.ts, so that a test serves them without the environment. */
export const publicRoutes = (context: PublicContext): Route[] => [
  ...homeRoutes(),
  ...healthRoutes(context),
  ...apiRoutes(),
  ...publishedPapersRoutes(context),
  ...publishedPaperRoutes(context),
  ...oaiRoutes(context),
  ...citationRoutes(context),
  ...proofRoutes(context),
  ...publicRoadMapRoutes(context),
  ...certificateRoutes(context),
];
