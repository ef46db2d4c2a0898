import * as z from 'zod';
import { TokenSchema } from '../store/keys.ts';

/** When a question is asked: what an earlier one must have been answered with. Decided on the server, and by the page's script. */

export const ConditionSchema = z.union([
  /** An option was chosen (or one of several); `other` and `na` are such answers too, and `yes` of a consent. */
  z.strictObject({ question: TokenSchema, isAnyOf: z.array(TokenSchema).min(1).max(30) }),
  /** A number was given, within these limits, both included. "Not applicable" is no number. */
  z
    .strictObject({ question: TokenSchema, atLeast: z.number().optional(), atMost: z.number().optional() })
    .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, {
      error: 'must say "atLeast" or "atMost"',
      // Else zod takes whatever has no other fault for a condition of this kind, and tells nobody what is wrong with the kind that was meant.
      abort: true,
    }),
  z.strictObject({ question: TokenSchema, answered: z.boolean() }),
]);
export type Condition = z.infer<typeof ConditionSchema>;
