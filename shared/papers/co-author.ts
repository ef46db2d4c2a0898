import * as z from 'zod';
import { TokenSchema } from '../store/keys.ts';

/**
 * A co-author who is asked to confirm being one. Kept while the author names the same address; whoever never answers until
 * the day that the mail names is taken to have no objection, and that is what the record says.
 */
export const CoAuthorSchema = z.strictObject({
  /** Names the co-author in links and mails. */
  id: TokenSchema,
  email: z.string(),
  name: z.string(),
  /** When the first mail went out, and until when an answer is waited for. */
  asked: z.strictObject({ at: z.iso.datetime(), until: z.iso.datetime() }).optional(),
  remindedAt: z.iso.datetime().optional(),
  answer: z
    .strictObject({
      what: z.enum(['confirmed', 'declined', 'silent']),
      at: z.iso.datetime(),
      /** Why it was declined: the author and staff read it. */
      reason: z.string().optional(),
    })
    .optional(),
});
export type CoAuthor = z.infer<typeof CoAuthorSchema>;
