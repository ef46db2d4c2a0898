import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

export const retryApi: Api = {
  'POST /staff/w/{workshopId}/retry': {
    response: z.looseObject({
      /** By kind of debt, such as `follow-up`, `closing`, `edition`. */
      owed: z.record(z.string(), z.looseObject({ dueAt: z.iso.datetime(), revision: z.int(), attempt: z.int() })),
    }),
  },
};
