import { guestHome, mintGuestLink, readGuestLink } from '../../shared/papers/guest-link.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { changed } from '../../shared/web/reply.ts';
import type { GuestHomeJson } from './api/api.ts';
import type { GuestContext } from './context.ts';
import { COOKIE, unusable } from './session.ts';

const FOUR_MONTHS_S = 120 * 24 * 3600;

/** The link in a guest's mail: signs in for the guest's own pages, and goes there. It changes nothing: mail scanners open it. */
export const guestLinkRoutes = (context: GuestContext): Route[] => [
  {
    method: 'GET',
    path: '/g/{token}',
    handle: async (request) => {
      const guest = readGuestLink(context.linkKeys, 'guest', request.params.token ?? '');
      if (!guest) throw unusable();
      const home = guestHome(guest);
      const token = mintGuestLink(context.linkKeys, 'guest-session', guest);
      const cookies = [`${COOKIE}=${token}; Path=${home}; Max-Age=${FOUR_MONTHS_S}; HttpOnly; Secure; SameSite=Lax`];
      return changed<typeof GuestHomeJson>(request, home, { home }, { cookies });
    },
  },
];
