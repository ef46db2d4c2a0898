import * as z from 'zod';
import { TokenSchema } from '../../shared/store/keys.ts';

/** How far the run is with its step: what the workflow carries from page to page. */
export const StepRunSchema = z.object({
  stepId: TokenSchema,
  /** Earlier steps that fell due together with this one: one mail speaks for all. */
  merged: z.array(TokenSchema),
  /** The last person of the page before; empty at the beginning. */
  after: z.string(),
  /** Mails of which nobody knows yet whether they went out: while there are any, the step is not complete. */
  unsettled: z.int().nonnegative(),
});
export type StepRun = z.infer<typeof StepRunSchema>;
