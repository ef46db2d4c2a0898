import * as z from 'zod';

/** RFC 9457. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** A sentence for each field that is wrong. */
  errors: z.record(z.string(), z.string()).optional(),
});
