import type { Tells } from './history.ts';
import type { Mail } from './world.ts';

/** SES's event about a mail, as EventBridge hands it over. `now` in epoch ms. */
export function sesEvent(
  { messageId, at, to, workshop, person, occurrence }: Mail,
  type: Tells['type'],
  now: number,
): unknown {
  const mail = {
    messageId,
    timestamp: new Date(at).toISOString(),
    destination: [to],
    tags: { workshop: [workshop], person: [person], occurrence: [occurrence] },
  };
  return { time: new Date(now).toISOString(), detail: { mail, ...KINDS[type] } };
}

const bounce = (bounceType: string) => ({
  eventType: 'Bounce',
  bounce: { bounceType, bounceSubType: 'General', bouncedRecipients: [{ diagnosticCode: 'smtp; 550' }] },
});

const KINDS: Readonly<Record<Tells['type'], object>> = {
  Send: { eventType: 'Send' },
  Delivery: { eventType: 'Delivery' },
  HardBounce: bounce('Permanent'),
  SoftBounce: bounce('Transient'),
  Complaint: { eventType: 'Complaint' },
};
