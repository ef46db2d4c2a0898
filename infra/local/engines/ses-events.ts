import { createHash } from 'node:crypto';
import { type BounceReport, type DelayReport, fateOf, type Happening } from './ses-fate.ts';
import type { KeptMail } from './ses-mail.ts';

type EventType = Happening['type'];

/** SES's names on EventBridge: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html */
const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  DeliveryDelay: 'Email Delivery Delayed',
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
    deliveryDelay?: {
      delayType: string;
      delayedRecipients: ({ emailAddress: string } & DelayReport)[];
      /** Until then SES tries. */
      expirationTime: string;
      timestamp: string;
    };
    bounce?: {
      bounceType: 'Permanent' | 'Transient' | 'Undetermined';
      bounceSubType: string;
      bouncedRecipients: ({ emailAddress: string } & Partial<BounceReport>)[];
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
/** On the simulated clock: a mail arrives, or does not, a second after it was accepted; what follows, a second later. */
const TRANSIT_MS = 1000;
/** SES tries to deliver for about half a day. */
const TRIES_MS = 12 * 3_600_000;

/**
 * Plans the deliveries that mails bring about: of seven events about one comes twice and one late. They follow from seed
 * and journal alone, so that after a kill the plan is the same and what was not acknowledged is known.
 * @returns what is to be called with every mail of the journal once, in order
 */
export function planner(seed: number): (mail: KeptMail) => PlannedDelivery[] {
  const mailsTo = new Map<string, number>();
  let mails = 0;
  return (mail) => {
    const sequence = mails++;
    const before = Math.max(0, ...mail.to.map((address) => mailsTo.get(address) ?? 0));
    for (const address of mail.to) mailsTo.set(address, (mailsTo.get(address) ?? 0) + 1);
    // On AWS, no events are published for a mail without a configuration set.
    if (mail.configurationSet === undefined) return [];
    return fateOf(mail.to, before).flatMap((happening, index) => {
      const event = eventOf(mail, happening, index);
      const id = `${mail.messageId}/${happening.type}`;
      const delay = chance(seed, sequence, index, 'late') < 1 / 7 ? LATE_MS : 0;
      const once = { id: `${id}/1`, event, delay };
      const twice = chance(seed, sequence, index, 'twice') < 1 / 7;
      return twice ? [once, { id: `${id}/2`, event, delay: delay + LATE_MS / 2 }] : [once];
    });
  };
}

/** A number in [0, 1) that is always the same for the same arguments. */
function chance(...of: (string | number)[]): number {
  return createHash('sha256').update(of.join('/')).digest().readUInt32BE() / 2 ** 32;
}

function eventOf(mail: KeptMail, happening: Happening, index: number): SesEvent {
  const { type } = happening;
  const digest = createHash('sha256').update(`${mail.messageId}/${type}`).digest('hex');
  const time = new Date(Date.parse(mail.at) + index * TRANSIT_MS).toISOString();
  return {
    version: '0',
    id: digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    source: 'aws.ses',
    'detail-type': detailTypes[type],
    account: '123456789012',
    time,
    region: 'local',
    resources: [`arn:aws:ses:local:123456789012:configuration-set/${mail.configurationSet}`],
    detail: { eventType: type, mail: mailOf(mail), ...outcomeOf(mail, happening, time, digest) },
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
  happening: Happening,
  timestamp: string,
  feedbackId: string,
): Omit<SesEvent['detail'], 'eventType' | 'mail'> {
  const each = <T extends object>(more: T) => to.map((emailAddress) => ({ emailAddress, ...more }));
  switch (happening.type) {
    case 'Send':
      return { send: {} };
    case 'Delivery':
      return { delivery: { timestamp, recipients: to, smtpResponse: '250 2.6.0 Message received' } };
    case 'DeliveryDelay': {
      const { delayType, report } = happening;
      const expirationTime = new Date(Date.parse(timestamp) + TRIES_MS).toISOString();
      return { deliveryDelay: { delayType, delayedRecipients: each(report), expirationTime, timestamp } };
    }
    case 'Bounce': {
      const { bounceType, bounceSubType, report = {} } = happening;
      return { bounce: { bounceType, bounceSubType, bouncedRecipients: each(report), timestamp, feedbackId } };
    }
    case 'Complaint':
      return {
        complaint: { complainedRecipients: each({}), complaintFeedbackType: 'abuse', timestamp, feedbackId },
      };
  }
}
