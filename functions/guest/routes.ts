import type { Route } from '../../shared/web/endpoint.ts';
import { coAuthorRoutes } from './co-author.tsx';
import type { GuestContext } from './context.ts';
import { guestLinkRoutes } from './link.ts';
import { reviewRoutes } from './review.tsx';

/** Every address of a guest. Apart from handler.ts, so that a test serves them without the environment. */
export const guestRoutes = (context: GuestContext): Route[] => [
  ...guestLinkRoutes(context),
  ...coAuthorRoutes(context),
  ...reviewRoutes(context),
];
