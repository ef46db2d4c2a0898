import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

export const roomApi: Api = {
  'GET /staff/w/{workshopId}/room': {
    response: z.looseObject({
      walkIns: z.looseObject({ until: z.unknown(), taken: z.int() }),
      participants: z.int(),
      here: z.int(),
      walkedIn: z.array(z.unknown()),
    }),
  },
  'GET /staff/w/{workshopId}/room/slide': { response: z.looseObject({ opens: z.string(), typed: z.string() }) },
  'GET /staff/w/{workshopId}/room/attendance': {
    response: z.looseObject({
      here: z.int(),
      of: z.int(),
      people: z.array(
        z.looseObject({
          id: z.string(),
          name: z.string(),
          organisation: z.string(),
          position: z.string(),
          walkedIn: z.boolean(),
          attended: z.unknown(),
        }),
      ),
    }),
  },
  'POST /staff/w/{workshopId}/room/attendance': { response: Anything },
  'GET /staff/w/{workshopId}/room/attendance.csv': { noJson: 'a file or a document to print' },
  'GET /staff/w/{workshopId}/room/sign-in-sheet': { noJson: 'a file or a document to print' },
  'GET /staff/w/{workshopId}/room/form': { noJson: 'a file or a document to print' },
  'POST /staff/w/{workshopId}/room/walk-ins': { response: Anything },
  'POST /staff/w/{workshopId}/room/people': { response: Anything },
};
