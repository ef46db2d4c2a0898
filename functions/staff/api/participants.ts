import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

export const participantsApi: Api = {
  'GET /staff/w/{workshopId}/participants': {
    response: z.looseObject({
      participants: z.array(
        z.looseObject({
          id: z.string(),
          name: z.string(),
          email: z.string(),
          organisation: z.string(),
          position: z.string(),
          owes: z.array(z.looseObject({ kind: z.string(), key: z.string(), why: z.string() })),
          declined: z.array(z.record(z.string(), z.unknown())),
          gave: z.looseObject({ feedback: z.boolean(), swotEntries: z.int(), papers: z.int() }),
          answered: z.boolean(),
          group: z.string(),
          reach: z.string(),
          extendedUntil: z.unknown(),
          telephone: z.unknown(),
          papersPromised: z.int(),
          language: z.string(),
          walkedIn: z.boolean(),
          attendedAt: z.iso.datetime().nullable(),
          lastActivityAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
  },
  'GET /staff/w/{workshopId}/participants/act': { noJson: 'a form for people; its POST takes JSON' },
  'POST /staff/w/{workshopId}/participants/act': { response: Anything },
  'POST /staff/w/{workshopId}/participants/act/taken-back': { response: Anything },
  'GET /staff/w/{workshopId}/participants/import': { noJson: 'a form for people; its POST takes JSON' },
  'POST /staff/w/{workshopId}/participants/import': {
    response: z.looseObject({
      columns: z.array(z.string()),
      rows: z.array(
        z.looseObject({
          row: z.int(),
          name: z.string(),
          email: z.string(),
          verdict: z.string(),
          errors: z.array(z.looseObject({ column: z.string(), message: z.string() })).optional(),
          changes: z.array(z.looseObject({ column: z.string(), from: z.string(), to: z.string() })).optional(),
        }),
      ),
    }),
  },
  'POST /staff/w/{workshopId}/participants': {
    response: z.looseObject({
      added: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      errors: z.array(z.looseObject({ row: z.int(), column: z.string(), message: z.string() })),
      repeated: z.array(z.looseObject({ row: z.int(), sameAs: z.int() })),
      ignoredColumns: z.array(z.string()),
    }),
  },
};
