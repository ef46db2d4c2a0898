import { Anything, type Api } from '../../../shared/web/route-api.ts';

/** Routes that came while the others were described: they answer JSON, whose members are still to be said. */
export const publicLaterApi: Api = {
  'GET /road-maps/{workshopId}': { response: Anything },
  'GET /certificates/{code}': { response: Anything },
};
