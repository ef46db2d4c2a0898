import { createHash } from 'node:crypto';
import type { KeptMail } from './ses-mail.ts';

type EventType = 'Send' | 'Delivery' | 'Bounce' | 'Complaint';

/** SES's names on EventBridge: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html */
const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
} as const satisfies Record<EventType, string>;

/** What EventBridge hands to the target of a rule; the members that the product may read, and the envelope. */
export interface SesEvent {
  version: '0';
  /** The same in both copies of an event that comes twice. */
  id: string;
  source: 'aws.ses';
  'detail-type': (typeof detailTypes)[EventType];
  account: string;
  /** ISO 8601 UTC on the simulated clock, as are all times below. */
  time: string;
  region: string;
  resources: string[];
  detail: {
    eventType: EventType;
    mail: {
      timestamp: string;
      source: string;
      messageId: string;
      destination: string[];
      headersTruncated: false;
      headers: { name: string; value: string }[];
      tags: Record<string, string[]>;
    };
    send?: Record<string, never>;
    delivery?: { timestamp: string; recipients: string[]; smtpResponse: string };
    bounce?: {
      bounceType: 'Permanent';
      bounceSubType: 'General';
      bouncedRecipients: { emailAddress: string; action: 'failed'; status: string; diagnosticCode: string }[];
      timestamp: string;
      feedbackId: string;
    };
    complaint?: {
      complainedRecipients: { emailAddress: string }[];
      complaintFeedbackType: 'abuse';
      timestamp: string;
      feedbackId: string;
    };
  };
}

/** One delivery of an event that is owed to the product. */
export interface PlannedDelivery {
  /** Names this delivery in the journal, across restarts. */
  id: string;
  event: SesEvent;
  /** Real milliseconds to wait first. What is late comes after what follows it. */
  delay: number;
}

/** Real time, so that the simulated clock, which waits until nothing is under way, is held up hardly at all. */
const LATE_MS = 150;
/** On the simulated clock: a mail arrives, or does not, a second after it was accepted. */
const TRANSIT_MS = 1000;

/**
 * The deliveries that a mail brings about: of seven events about one comes twice and one late. It follows from seed
 * and sequence alone, so that after a kill the plan is the same and what was not acknowledged is known.
 * @param sequence the mail's number in the journal
 */
export function planDeliveries(mail: KeptMail, sequence: number, seed: number): PlannedDelivery[] {
  // On AWS, no events are published for a mail without a configuration set.
  if (mail.configurationSet === undefined) return [];
  return fateOf(mail.to).flatMap((type, index) => {
    const event = eventOf(mail, type);
    const delay = chance(seed, sequence, index, 'late') < 1 / 7 ? LATE_MS : 0;
    const once = { id: `${mail.messageId}/${type}/1`, event, delay };
    const twice = chance(seed, sequence, index, 'twice') < 1 / 7;
    return twice ? [once, { id: `${mail.messageId}/${type}/2`, event, delay: delay + LATE_MS / 2 }] : [once];
  });
}

function fateOf(recipients: readonly string[]): EventType[] {
  if (recipients.some((address) => address.includes('bounce'))) return ['Send', 'Bounce'];
  if (recipients.some((address) => address.includes('complaint'))) return ['Send', 'Delivery', 'Complaint'];
  return ['Send', 'Delivery'];
}

/** A number in [0, 1) that is always the same for the same arguments. */
function chance(...of: (string | number)[]): number {
  return createHash('sha256').update(of.join('/')).digest().readUInt32BE() / 2 ** 32;
}

function eventOf(mail: KeptMail, type: EventType): SesEvent {
  const digest = createHash('sha256').update(`${mail.messageId}/${type}`).digest('hex');
  const later = new Date(Date.parse(mail.at) + TRANSIT_MS).toISOString();
  return {
    version: '0',
    id: digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    source: 'aws.ses',
    'detail-type': detailTypes[type],
    account: '123456789012',
    time: type === 'Send' ? mail.at : later,
    region: 'local',
    resources: [`arn:aws:ses:local:123456789012:configuration-set/${mail.configurationSet}`],
    detail: { eventType: type, mail: mailOf(mail), ...outcomeOf(mail, type, later, digest) },
  };
}

function mailOf(mail: KeptMail): SesEvent['detail']['mail'] {
  return {
    timestamp: mail.at,
    source: mail.from,
    messageId: mail.messageId,
    destination: mail.to,
    headersTruncated: false,
    headers: Object.entries(mail.headers).map(([name, value]) => ({ name, value })),
    tags: {
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
      'ses:configuration-set': [mail.configurationSet ?? ''],
    },
  };
}

function outcomeOf(
  { to }: KeptMail,
  type: EventType,
  timestamp: string,
  feedbackId: string,
): Omit<SesEvent['detail'], 'eventType' | 'mail'> {
  switch (type) {
    case 'Send':
      return { send: {} };
    case 'Delivery':
      return { delivery: { timestamp, recipients: to, smtpResponse: '250 2.6.0 Message received' } };
    case 'Bounce': {
      const failed = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' } as const;
      const bouncedRecipients = to.map((emailAddress) => ({ emailAddress, ...failed }));
      return {
        bounce: { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients, timestamp, feedbackId },
      };
    }
    case 'Complaint': {
      const complainedRecipients = to.map((emailAddress) => ({ emailAddress }));
      return { complaint: { complainedRecipients, complaintFeedbackType: 'abuse', timestamp, feedbackId } };
    }
  }
}
