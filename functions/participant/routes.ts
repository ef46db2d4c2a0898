import type { Documents } from '../../shared/papers/documents.store.ts';
import type { Routes } from '../../shared/web/endpoint.ts';
import { scriptRoute } from '../../shared/web/script-file.ts';
import type { ParticipantContext } from './session.ts';

const HOME = '/w/{workshopId}/p/{personId}';

/** Every address of a participant. Apart from main.ts, so that a test serves them without the environment. */
export const participantRoutes = (context: ParticipantContext, documents: Documents): Routes => [
  { under: ['/l', '/u'], open: async () => (await import('./link.tsx')).linkRoutes(context) },
  { under: ['/w/{workshopId}'], open: async () => (await import('./link-request.tsx')).linkRequestRoutes(context) },
  { under: ['/w/{workshopId}/join'], open: async () => (await import('./walk-in.tsx')).walkInRoutes(context) },
  { under: [HOME], open: async () => (await import('./my-page.tsx')).myPageRoutes(context) },
  { under: [`${HOME}/decline`], open: async () => (await import('./decline.tsx')).declineRoutes(context) },
  { under: [`${HOME}/calendar.ics`], open: async () => (await import('./calendar.ts')).calendarRoutes(context) },
  { under: [`${HOME}/actions`], open: async () => (await import('./action.tsx')).actionRoutes(context) },
  { under: [`${HOME}/road-map`], open: async () => (await import('./road-map.tsx')).roadMapRoutes(context) },
  {
    under: [`${HOME}/agreements`, `${HOME}/contacts`],
    open: async () => (await import('./take-home/agreements.tsx')).agreementRoutes(context),
  },
  {
    under: [`${HOME}/certificate`],
    open: async () => (await import('./take-home/certificate.tsx')).certificateRoutes(context),
  },
  {
    under: [`${HOME}/materials`],
    open: async () => (await import('./take-home/materials.tsx')).materialRoutes(context, documents),
  },
  { under: [`${HOME}/feedback`], open: async () => (await import('./feedback.tsx')).feedbackRoutes(context) },
  { under: [`${HOME}/ballot`], open: async () => (await import('./ballot.ts')).ballotRoutes(context) },
  { under: ['/scripts'], open: async () => [scriptRoute(context.ballotScript)] },
  { under: [`${HOME}/drafts`], open: async () => (await import('./draft-route.ts')).draftRoutes(context) },
  { under: [`${HOME}/swot`], open: async () => (await import('./swot.tsx')).swotRoutes(context) },
  {
    under: [`${HOME}/endorsements`],
    open: async () => (await import('./endorsements.tsx')).endorsementRoutes(context),
  },
  { under: [`${HOME}/papers`], open: async () => (await import('./paper/papers.tsx')).paperRoutes(context, documents) },
  { under: [`${HOME}/report`], open: async () => (await import('./report.tsx')).reportRoutes(context) },
  { under: [`${HOME}/not-you`], open: async () => (await import('./not-you.tsx')).notYouRoutes(context) },
  {
    under: [`${HOME}/data`, `${HOME}/my-data.json`, `${HOME}/erase`],
    open: async () => (await import('./your-data.tsx')).yourDataRoutes(context),
  },
  {
    under: [`${HOME}/language`],
    open: async () => (await import('./language.tsx')).languageRoutes(context, participantRoutes(context, documents)),
  },
];
