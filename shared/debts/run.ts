import * as z from 'zod';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { DebtTicketSchema } from './debts.ts';

/** What the sweep gives an execution as its input: whose debt it pays, and the ticket that proves it. */
export const RunSchema = z.strictObject({
  workshopId: WorkshopIdSchema,
  personId: TokenSchema.optional(),
  paperId: TokenSchema.optional(),
  reviewId: TokenSchema.optional(),
  actionId: TokenSchema.optional(),
  debt: DebtTicketSchema,
});
export type Run = z.infer<typeof RunSchema>;

/** When a state was entered (`$$.State.EnteredTime`), as epoch milliseconds. */
export const NowSchema = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
