import * as z from 'zod';
import { AnswersSchema } from '../feedback/answers.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { SwotEntrySchema } from '../swot/swot.ts';

/** Whether mail reaches the person and is wanted. */
export const StandingSchema = z.object({
  unsubscribedAt: z.iso.datetime().optional(),
  /** Counts for this address only: a corrected address starts clean. */
  undeliverable: z.object({ email: z.string(), why: z.string(), at: z.iso.datetime() }).optional(),
});

export const FeedbackSchema = z.object({
  questionnaire: z.string(),
  answers: AnswersSchema,
  firstAt: z.iso.datetime(),
  at: z.iso.datetime(),
});

/** One seat at the workshop, and all that the person in it gave but papers. One item, changed by one write. */
export const PersonSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  name: z.string(),
  email: z.email(),
  organisation: z.string(),
  position: z.string(),
  telephone: z.string().optional(),
  language: z.enum(['en']),
  /** How many discussion papers the person promised to send in. */
  papersPromised: z.int().min(0).max(10),
  /** Raised to revoke every link that was sent. */
  linkVersion: z.int().positive(),
  addedAt: z.iso.datetime(),
  feedback: FeedbackSchema.optional(),
  swot: z.array(SwotEntrySchema),
  standing: StandingSchema,
});
export type Person = z.infer<typeof PersonSchema>;

/** Why no mail may go to the person, or `undefined` where one may. */
export function unreachable(person: Person): 'unsubscribed' | 'undeliverable' | undefined {
  if (person.standing.undeliverable?.email === person.email) return 'undeliverable';
  if (person.standing.unsubscribedAt !== undefined) return 'unsubscribed';
  return undefined;
}

/** No mail to this address any more. An address that was corrected meanwhile is not meant. `at` in epoch ms. */
export function withUndeliverable(person: Person, email: string, why: string, at: number): Person {
  if (person.email !== email || person.standing.undeliverable?.email === email) return person;
  return { ...person, standing: { ...person.standing, undeliverable: { email, why, at: new Date(at).toISOString() } } };
}
