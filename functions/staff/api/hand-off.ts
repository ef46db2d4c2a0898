import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

export const handOffApi: Api = {
  'GET /staff/w/{workshopId}/hand-off': {
    response: z.looseObject({
      packet: z.unknown(),
      packetIsMade: z.boolean(),
      next: z.unknown(),
      papers: z.array(z.unknown()),
    }),
  },
  'POST /staff/w/{workshopId}/hand-off': { response: z.looseObject({ noted: z.int() }) },
  'POST /staff/w/{workshopId}/hand-off/packet': { response: Anything },
  'GET /staff/w/{workshopId}/hand-off/packet/{part}': { noJson: 'a file or a document to print' },
};
