import * as z from 'zod';

/** What a worker is started with: which bundle to load, and the Lambda environment around it. */
export const WorkerStartSchema = z.object({
  /** Absolute path of the bundle's module, and the name of its export. */
  module: z.string(),
  exportName: z.string(),
  functionName: z.string(),
  functionArn: z.string(),
  memoryMb: z.number(),
  /** Where the pool's public keys are really to be found: https://cognito-idp… leads nowhere on this machine. */
  jwks: z.object({ region: z.string(), poolId: z.string(), jwksUri: z.string() }).optional(),
});
export type WorkerStart = z.infer<typeof WorkerStartSchema>;

/** One invocation: the event as JSON text, as Lambda hands it over, and when its time is up (epoch ms, real time). */
export const InvocationSchema = z.object({ requestId: z.string(), event: z.string(), deadline: z.number() });
export type Invocation = z.infer<typeof InvocationSchema>;

/** What comes back: the result as JSON text, or the error as Lambda would report it. */
export const OutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('result'), requestId: z.string(), payload: z.string() }),
  z.object({
    kind: z.literal('error'),
    requestId: z.string().optional(),
    errorType: z.string(),
    errorMessage: z.string(),
    trace: z.string(),
  }),
]);
export type Outcome = z.infer<typeof OutcomeSchema>;
