import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

const After = z.looseObject({
  at: z.iso.datetime().optional(),
  by: z.string().optional(),
  kind: z.string().optional(),
  occurrence: z.string().optional(),
  why: z.string().optional(),
  dueAt: z.iso.datetime().optional(),
});

export const auditApi: Api = {
  'GET /staff/w/{workshopId}/audit': {
    response: z.looseObject({
      entries: z.array(
        z.looseObject({
          entryId: z.string(),
          workshopId: z.string(),
          personId: z.string().optional(),
          at: z.iso.datetime(),
          by: z.string(),
          route: z.string(),
          item: z.looseObject({ pk: z.string(), sk: z.string(), version: z.int() }).optional(),
          changes: z.array(
            z.looseObject({ path: z.string(), before: z.int().optional(), after: z.union([After, z.int()]) }),
          ),
          state: z.string(),
          what: z.string(),
          noted: z.string().optional(),
          about: z.string().optional(),
        }),
      ),
      account: z.array(z.unknown()),
      next: z.string().nullable(),
    }),
  },
  'GET /staff/w/{workshopId}/audit/audit.csv': { noJson: 'a file or a document to print' },
  'GET /staff/w/{workshopId}/audit/audit.json': {
    response: z.looseObject({
      entries: z.array(
        z.looseObject({
          entryId: z.string(),
          workshopId: z.string(),
          personId: z.string().optional(),
          at: z.iso.datetime(),
          by: z.string(),
          route: z.string(),
          item: z.looseObject({ pk: z.string(), sk: z.string(), version: z.int() }).optional(),
          changes: z.array(
            z.looseObject({
              path: z.string(),
              before: z.union([z.string(), z.int()]).optional(),
              after: z.union([After, z.string(), z.int()]),
            }),
          ),
          state: z.string(),
          what: z.string(),
          noted: z.string().optional(),
          about: z.string().optional(),
        }),
      ),
    }),
  },
};
