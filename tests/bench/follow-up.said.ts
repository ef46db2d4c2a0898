import * as z from 'zod';

/** What the process that sends is told, and what it says afterwards. */

export const FollowUpTaskSchema = z.object({
  connection: z.object({
    endpoint: z.string(),
    region: z.string(),
    credentials: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
  }),
  /** When the step falls due (epoch ms). */
  due: z.number(),
  /** Mails a second that SES takes. */
  perSecond: z.number(),
});

export const FollowUpCostSchema = z.object({
  dynamodb: z.number(),
  s3: z.number(),
  /** Calls that send; how fast it may send is asked besides. */
  ses: z.number(),
  reads: z.number(),
  writes: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
  indexWriteUnits: z.number(),
  mails: z.number(),
  executions: z.number(),
  transitions: z.number(),
  invocations: z.number(),
  /** Of the function, all invocations together. */
  taskMs: z.number(),
  /** Of the whole run here, without the waits that keep to the sending rate. */
  seconds: z.number(),
  /** Resident memory of the function's process at its highest. */
  peakMemoryBytes: z.number(),
});
export type FollowUpCost = z.infer<typeof FollowUpCostSchema>;
