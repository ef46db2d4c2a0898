import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

export const cancelApi: Api = {
  'GET /staff/w/{workshopId}/cancel': {
    response: z.looseObject({
      revision: z.int(),
      cancelled: z.unknown(),
      notice: z.looseObject({
        get: z.int(),
        firstNames: z.array(z.string()),
        leftOut: z.looseObject({ 'turned reminders off': z.int().optional(), 'no mail arrives': z.int().optional() }),
      }),
    }),
  },
  'POST /staff/w/{workshopId}/cancel': {
    response: z.looseObject({
      revision: z.int(),
      cancelled: z.looseObject({ at: z.iso.datetime(), by: z.string(), reason: z.string() }),
    }),
  },
};
