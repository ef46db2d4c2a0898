import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

export const rescheduleApi: Api = {
  'GET /staff/w/{workshopId}/reschedule': {
    response: z.looseObject({
      preview: z.boolean().optional(),
      revision: z.int(),
      before: z
        .array(z.looseObject({ id: z.string(), kind: z.string(), at: z.iso.datetime(), outcome: z.unknown() }))
        .optional(),
      after: z
        .array(z.looseObject({ id: z.string(), kind: z.string(), at: z.iso.datetime(), outcome: z.unknown() }))
        .optional(),
      steps: z
        .array(
          z.looseObject({
            id: z.string(),
            before: z.string(),
            after: z.string(),
            fate: z.string(),
            revives: z.boolean(),
            mail: z.looseObject({
              get: z.int(),
              firstNames: z.array(z.string()),
              leftOut: z.looseObject({
                'owes nothing': z.int().optional(),
                'turned reminders off': z.int().optional(),
                'no mail arrives': z.int().optional(),
              }),
            }),
          }),
        )
        .optional(),
      notice: z
        .looseObject({
          get: z.int(),
          firstNames: z.array(z.string()),
          leftOut: z.looseObject({ 'turned reminders off': z.int().optional(), 'no mail arrives': z.int().optional() }),
        })
        .optional(),
      starts: z.string().optional(),
      ends: z.string().optional(),
      reschedules: z.array(z.unknown()).optional(),
      plan: z
        .array(z.looseObject({ id: z.string(), kind: z.string(), at: z.iso.datetime(), outcome: z.unknown() }))
        .optional(),
    }),
  },
  'POST /staff/w/{workshopId}/reschedule': {
    response: z.looseObject({
      starts: z.string(),
      ends: z.string(),
      revision: z.int(),
      reschedules: z.array(
        z.looseObject({
          from: z.looseObject({ starts: z.string(), ends: z.string() }),
          to: z.looseObject({ starts: z.string(), ends: z.string() }),
          reason: z.string(),
          by: z.string(),
          at: z.iso.datetime(),
        }),
      ),
      plan: z.array(z.looseObject({ id: z.string(), kind: z.string(), at: z.iso.datetime(), outcome: z.unknown() })),
    }),
  },
};
