import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

export const swotApi: Api = {
  'GET /w/{workshopId}/p/{personId}/swot': {
    response: z.looseObject({
      phase: z.string(),
      deadline: z.string(),
      maxEntries: z.int(),
      entries: z.array(z.looseObject({ id: z.string(), quadrant: z.string(), text: z.string(), at: z.iso.datetime() })),
      othersAre: z.string(),
      others: z.array(z.looseObject({ id: z.string(), quadrant: z.string(), text: z.string() })),
      endorsed: z.array(z.string()),
      endorsementsLeft: z.int(),
      draft: z.unknown(),
    }),
  },
  'POST /w/{workshopId}/p/{personId}/swot': {
    response: z.looseObject({
      entry: z.looseObject({ id: z.string(), quadrant: z.string(), text: z.string(), at: z.iso.datetime() }),
    }),
  },
  'GET /w/{workshopId}/p/{personId}/swot/{entryId}': {
    response: z.looseObject({
      entry: z.looseObject({ id: z.string(), quadrant: z.string(), text: z.string(), at: z.iso.datetime() }),
    }),
  },
  'POST /w/{workshopId}/p/{personId}/swot/{entryId}': { response: Anything },
  'POST /w/{workshopId}/p/{personId}/endorsements': { response: Anything },
};
