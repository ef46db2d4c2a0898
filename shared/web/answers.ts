import * as z from 'zod';
import { ActionStatusSchema } from '../actions/action-state.ts';
import { FeedbackSchema } from '../people/person.ts';

/** What several functions answer alike. Loaded by none of them: see route-api.ts. */

export const Phase = z.enum(['not-open', 'open', 'grace', 'closed']);

export const WorkshopNamed = z.object({ id: z.string(), title: z.string() });

/** Where a file is sent to, by a form of S3's: these fields first, then `file`. */
export const UploadFormJson = z.object({ url: z.string(), fields: z.record(z.string(), z.string()) });

export const ArrivedJson = z.object({ arrived: z.object({ name: z.string(), bytes: z.int() }).nullable() });

/** The upload that is asked about: its key, as the form for it has it, and its digest, which a script found in the file. */
export const UploadAsked = z.object({
  key: z.string().optional(),
  sha256: z.string().optional(),
  bucket: z.string().optional(),
  etag: z.string().optional(),
});

export const GivenFeedbackJson = z.object({ feedback: FeedbackSchema.optional() });

/** How many actions of a road map stand how; `total`: of all that were not dropped. */
export const RoadMapFigures = z.object({
  total: z.int(),
  byStatus: z.record(ActionStatusSchema, z.int()),
  overdue: z.int(),
});

/** One line of a road map that others than staff read. */
export const RoadMapLine = z.object({
  title: z.string(),
  owner: z.string().nullable(),
  organisation: z.string(),
  partners: z.array(z.string()),
  dueOn: z.iso.date().nullable(),
  status: ActionStatusSchema,
  overdue: z.boolean(),
  link: z.string().nullable(),
});
