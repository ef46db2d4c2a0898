import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

export const retryApi: Api = {
  'POST /staff/w/{workshopId}/retry': {
    response: z.looseObject({
      owed: z.looseObject({
        'follow-up': z.looseObject({ dueAt: z.iso.datetime(), revision: z.int(), attempt: z.int() }),
        closing: z.looseObject({ dueAt: z.iso.datetime(), revision: z.int(), attempt: z.int() }),
      }),
    }),
  },
};
