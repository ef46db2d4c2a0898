/**
 * What happens to a mail that SES accepted, in the words of its events:
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export type Happening =
  | { readonly type: 'Send' | 'Delivery' | 'Complaint' }
  | {
      readonly type: 'DeliveryDelay';
      readonly delayType: 'MailboxFull' | 'TransientCommunicationFailure';
      readonly report: DelayReport;
    }
  | {
      readonly type: 'Bounce';
      readonly bounceType: 'Permanent' | 'Transient' | 'Undetermined';
      readonly bounceSubType: 'General' | 'MailboxFull' | 'Undetermined';
      /** Absent where the recipient's server sent none, as is so when SES cannot tell why. */
      readonly report?: BounceReport;
    };

export interface DelayReport {
  readonly status: string;
  readonly diagnosticCode: string;
}

/** What the recipient's server reports of one recipient: RFC 3464 section 2.3. */
export interface BounceReport extends DelayReport {
  readonly action: 'failed';
}

const sent = { type: 'Send' } as const;
const delivered = { type: 'Delivery' } as const;
const complaint = { type: 'Complaint' } as const;
const unreached = {
  type: 'DeliveryDelay',
  delayType: 'TransientCommunicationFailure',
  report: { status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable to connect to remote host' },
} as const;
const givenUp = {
  type: 'Bounce',
  bounceType: 'Transient',
  bounceSubType: 'General',
  report: { action: 'failed', status: '4.4.7', diagnosticCode: 'smtp; 550 4.4.7 Message expired: unable to deliver' },
} as const;
const stillFull = {
  type: 'DeliveryDelay',
  delayType: 'MailboxFull',
  report: { status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 Mailbox full' },
} as const;
const full = {
  type: 'Bounce',
  bounceType: 'Transient',
  bounceSubType: 'MailboxFull',
  report: { action: 'failed', status: '5.2.2', diagnosticCode: 'smtp; 552 5.2.2 Mailbox full' },
} as const;
/** An answer by itself arrives as a bounce though the mail was delivered: https://repost.aws/knowledge-center/ses-understand-soft-bounces */
const outOfOffice = { type: 'Bounce', bounceType: 'Transient', bounceSubType: 'General' } as const;
const unclear = { type: 'Bounce', bounceType: 'Undetermined', bounceSubType: 'Undetermined' } as const;
const unknownUser = {
  type: 'Bounce',
  bounceType: 'Permanent',
  bounceSubType: 'General',
  report: { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
} as const;

/** So many mails to an address with `softbounce` in it bounce, and from then on none. */
const SOFT_BOUNCES = 2;

/**
 * A mail's fate, by the words in the addresses that it goes to; the first happening first.
 * @param before how many mails had been sent to the same address
 */
export function fateOf(recipients: readonly string[], before: number): readonly Happening[] {
  const goesTo = (word: string): boolean => recipients.some((address) => address.includes(word));
  if (goesTo('mailbox-full')) return [sent, stillFull, full];
  if (goesTo('softbounce')) return before < SOFT_BOUNCES ? [sent, unreached, givenUp] : [sent, delivered];
  if (goesTo('out-of-office')) return [sent, delivered, outOfOffice];
  if (goesTo('undetermined')) return [sent, unclear];
  if (goesTo('bounce')) return [sent, unknownUser];
  if (goesTo('complaint')) return [sent, delivered, complaint];
  return [sent, delivered];
}
