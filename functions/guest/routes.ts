import type { Routes } from '../../shared/web/endpoint.ts';
import type { GuestContext } from './context.ts';

/** Every address of a guest. Apart from main.ts, so that a test serves them without the environment. */
export const guestRoutes = (context: GuestContext): Routes => [
  { under: ['/g'], open: async () => (await import('./link.ts')).guestLinkRoutes(context) },
  { under: ['/guest/co-author'], open: async () => (await import('./co-author.tsx')).coAuthorRoutes(context) },
  { under: ['/guest/reviewer'], open: async () => (await import('./review.tsx')).reviewRoutes(context) },
];
