import * as z from 'zod';
import type { MailState } from './mail.ts';

const TagsSchema = z.object({
  workshop: z.tuple([z.string()]),
  person: z.tuple([z.string()]),
  occurrence: z.tuple([z.string()]),
});

/**
 * SES's event, as EventBridge hands it over; only what Afterword reads.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const SesEventSchema = z.object({
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string(),
      timestamp: z.iso.datetime({ offset: true }),
      destination: z.array(z.string()),
      tags: z.record(z.string(), z.array(z.string())),
    }),
    bounce: z
      .object({
        bounceType: z.string(),
        bounceSubType: z.string().optional(),
        bouncedRecipients: z.array(z.object({ diagnosticCode: z.string().optional() })).default([]),
      })
      .optional(),
    failure: z.object({ errorMessage: z.string().optional() }).optional(),
    reject: z.object({ reason: z.string().optional() }).optional(),
  }),
  time: z.iso.datetime({ offset: true }).optional(),
});
export type SesEvent = z.infer<typeof SesEventSchema>;

export interface MailNews {
  readonly workshopId: string;
  readonly personId: string;
  readonly occurrence: string;
  readonly messageId: string;
  readonly to: string | undefined;
  readonly at: number;
  readonly state: MailState;
  readonly problem?: string;
  /** Mail to this address is to stop: it does not exist, or its owner complained. */
  readonly stops: boolean;
  /** It came back for a while only, such as from a full mailbox, after SES had tried for hours. */
  readonly isPassing?: boolean;
}

/** What an event says of one of our mails. `undefined` for events that say nothing new, or of mails that are not ours. */
export function newsOf(event: SesEvent): MailNews | undefined {
  const { mail, bounce, failure, reject, eventType } = event.detail;
  const tags = TagsSchema.safeParse(mail.tags);
  if (!tags.success) return undefined;
  const [workshopId] = tags.data.workshop;
  const [personId] = tags.data.person;
  const [occurrence] = tags.data.occurrence;
  const at = Date.parse(event.time ?? mail.timestamp);
  const about = { workshopId, personId, occurrence, messageId: mail.messageId, to: mail.destination[0], at };
  switch (eventType) {
    case 'Send':
      return { ...about, state: 'sent', stops: false };
    case 'Delivery':
      return { ...about, state: 'delivered', stops: false };
    case 'Bounce': {
      const problem = bounce?.bouncedRecipients[0]?.diagnosticCode ?? bounce?.bounceSubType ?? 'no reason given';
      const stops = bounce?.bounceType === 'Permanent';
      return { ...about, state: 'bounced', problem, stops, isPassing: !stops };
    }
    case 'Complaint':
      return { ...about, state: 'complained', problem: 'marked as unwanted by its reader', stops: true };
    case 'Reject':
      return { ...about, state: 'failed', problem: reject?.reason ?? 'rejected by SES', stops: false };
    case 'Rendering Failure':
      return { ...about, state: 'failed', problem: failure?.errorMessage ?? 'could not be rendered', stops: false };
    default:
      return undefined;
  }
}
