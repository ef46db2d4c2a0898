import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

export const reportApi: Api = {
  'GET /staff/w/{workshopId}/report': {
    response: z.looseObject({ report: z.unknown(), expectedAt: z.iso.datetime() }),
  },
};
