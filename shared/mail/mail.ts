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
  /** A calendar entry (RFC 5545) that goes along, so that mail programs bring the reader's calendar up to date. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string };
}

/**
 * What is known of one mail. States only rise, in whatever order and however often the events come. `withheld`: the
 * person did not get it, and `why` says why not.
 */
export const MailStateSchema = z.enum(['withheld', 'claimed', 'sent', 'delivered', 'failed', 'bounced', 'complained']);
export type MailState = z.infer<typeof MailStateSchema>;

export const MailIntentSchema = z.object({
  workshopId: WorkshopIdSchema,
  personId: TokenSchema,
  occurrence: TokenSchema,
  to: z.string(),
  subject: z.string(),
  why: z.string(),
  state: MailStateSchema,
  /** How often it was claimed: more than once when nothing told whether the first time worked, or when it came back. */
  attempt: z.int().positive(),
  claimedAt: z.iso.datetime(),
  /** Until then nobody else sends it; a claim that no reply and no event has settled by then is sent again. */
  leaseUntil: z.iso.datetime(),
  messageId: z.string().optional(),
  settledAt: z.iso.datetime().optional(),
  problem: z.string().optional(),
  /** Message ids of those tries that came back for a while only. */
  returned: z.array(z.string()).optional(),
  /** The request that it was claimed because of (shared/debts/cause.ts), at first. */
  cause: z.string().optional(),
});
export type MailIntent = z.infer<typeof MailIntentSchema>;

/** What one call to `Mailer.send` did. */
export interface SendOutcome {
  readonly sent: number;
  /** Sent earlier, by this run or another. */
  readonly already: number;
  /** Refused for good by SES, for this recipient. */
  readonly failed: number;
  /** Not sent after all: the last look said so. */
  readonly withheld: number;
  /** Claimed by a run that died or still lives: neither sent nor given up. The debt must stay until they are settled. */
  readonly unsettled: number;
}

/** SES or its account asks to slow down or wait: nothing was sent to whom it concerns. Workflows retry this by name. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

/** What the last look before sending says: the mail as it is to be sent now, or why not. */
export type LastLook = { readonly send: OutgoingMail } | { readonly withhold: string };

/** A mail that somebody does not get, for the record. */
export type Withheld = Pick<OutgoingMail, 'workshopId' | 'personId' | 'occurrence' | 'to' | 'subject' | 'why'>;

/** Sends mails through the ledger. `now` in epoch ms. */
export interface Mailer {
  /**
   * `look` is asked about each mail once it is claimed, and right before it is sent: who has answered, unsubscribed or
   * moved meanwhile gets none, or another one.
   * @throws Throttled when it should be tried again later
   */
  send(
    mails: readonly OutgoingMail[],
    now: number,
    look?: (mail: OutgoingMail) => Promise<LastLook>,
  ): Promise<SendOutcome>;
  /** Notes who does not get a mail, and why; what the ledger knows of that mail already stands. */
  withhold(mails: readonly Withheld[], now: number): Promise<void>;
}
