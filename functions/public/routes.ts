import type { Routes } from '../../shared/web/endpoint.ts';
import type { PublicContext } from './context.ts';

const PAPER = '/papers/{workshopId}/{paperId}';

/** Every public address. Apart from main.ts, so that a test serves them without the environment. */
export const publicRoutes = (context: PublicContext): Routes => [
  { under: ['/'], open: async () => (await import('./home.tsx')).homeRoutes() },
  { under: ['/health'], open: async () => (await import('./health.ts')).healthRoutes(context) },
  { under: ['/api'], open: async () => (await import('./api/api.tsx')).apiRoutes() },
  { under: ['/papers'], open: async () => (await import('./published-papers.tsx')).publishedPapersRoutes(context) },
  { under: [PAPER], open: async () => (await import('./published-paper.tsx')).publishedPaperRoutes(context) },
  { under: ['/oai'], open: async () => (await import('./oai.ts')).oaiRoutes(context) },
  {
    under: [`${PAPER}/citation.bib`, `${PAPER}/citation.ris`],
    open: async () => (await import('./citation.ts')).citationRoutes(context),
  },
  { under: [`${PAPER}/proof`], open: async () => (await import('./proof.tsx')).proofRoutes(context) },
  { under: ['/road-maps'], open: async () => (await import('./road-map.tsx')).publicRoadMapRoutes(context) },
  { under: ['/certificates'], open: async () => (await import('./certificate.tsx')).certificateRoutes(context) },
];
