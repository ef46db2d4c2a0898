import * as z from 'zod';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';

/** One mail that somebody is to get, ready to read. The ledger sends at most one per recipient and occurrence. */
export interface OutgoingMail {
  readonly workshopId: string;
  /** A person's id, or a member of staff's token (`staffToken`). */
  readonly personId: string;
  readonly to: string;
  /** What the mail is the only one of, stable across reschedules: a step's id, `paper-<id>-v1-received`. */
  readonly occurrence: string;
  /** Why the person got it: staff read it in the mail history. */
  readonly why: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Sender's name and where answers go: the workshop's. */
  readonly fromName: string;
  readonly replyTo: string;
  /** RFC 8058's address; reminders have one, decisions about one's own paper have none. */
  readonly unsubscribe?: string;
  /** An entry for the recipient's calendar (`calendarEntry`), of the same method. A mail that has one goes out alone. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string };
}

/** What is known of one mail. States only rise, in whatever order and however often the events come. */
export const MailStateSchema = z.enum(['claimed', 'sent', 'delivered', 'failed', 'bounced', 'complained']);
export type MailState = z.infer<typeof MailStateSchema>;

export const MailIntentSchema = z.object({
  workshopId: WorkshopIdSchema,
  personId: TokenSchema,
  occurrence: TokenSchema,
  to: z.string(),
  subject: z.string(),
  why: z.string(),
  state: MailStateSchema,
  /** How often it was handed to SES: more than once only when nothing told whether the first time worked. */
  attempt: z.int().positive(),
  claimedAt: z.iso.datetime(),
  /** Until then nobody else sends it; a claim that no reply and no event has settled by then is sent again. */
  leaseUntil: z.iso.datetime(),
  messageId: z.string().optional(),
  settledAt: z.iso.datetime().optional(),
  problem: z.string().optional(),
});
export type MailIntent = z.infer<typeof MailIntentSchema>;

/** What one call to `Mailer.send` did. */
export interface SendOutcome {
  readonly sent: number;
  /** Sent earlier, by this run or another. */
  readonly already: number;
  /** Refused for good by SES, for this recipient. */
  readonly failed: number;
  /** Claimed by a run that died or still lives: neither sent nor given up. The debt must stay until they are settled. */
  readonly unsettled: number;
}

/** SES or its account asks to slow down or wait: nothing was sent to whom it concerns. Workflows retry this by name. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

/** Sends mails through the ledger. `now` in epoch ms. @throws Throttled when it should be tried again later. */
export interface Mailer {
  send(mails: readonly OutgoingMail[], now: number): Promise<SendOutcome>;
}
