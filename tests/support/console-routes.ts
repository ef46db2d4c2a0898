import type { StaffContext } from '../../functions/staff/context.ts';
import { staffRoutes } from '../../functions/staff/routes.ts';
import { everyRouteOf } from '../../shared/web/areas.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { BASE_URL } from './browser-like.ts';

/** The routes of the console, for whoever lists them: none of these can be asked. */
export const consoleRoutes = (): Promise<Route[]> => everyRouteOf(staffRoutes({ baseUrl: BASE_URL } as StaffContext));
