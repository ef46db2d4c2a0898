import {
  SESv2Client,
  SendBulkEmailCommand,
  type SendBulkEmailCommandInput,
  SendEmailCommand,
  type SendEmailCommandInput,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import * as z from 'zod';

export interface Received {
  readonly to: string;
  readonly occurrence: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly messageId: string;
  /** The calendar entry that came along. */
  readonly calendar?: string | undefined;
}

const ContentSchema = z.object({ subject: z.string(), text: z.string(), html: z.string() });

/** What goes wrong with a call to SES: before it took effect, after it (the reply is lost), or for some entries. */
export type Fault = 'throttled' | 'reply-lost' | { readonly statusOf: (to: string) => string | undefined };

/** A stand-in for SES that keeps what it accepted: the outside against which the ledger is checked. */
export function inbox() {
  const received: Received[] = [];
  const faults: (Fault | undefined)[] = [];
  const mock = mockClient(SESv2Client);
  let number = 0;
  mock.on(SendBulkEmailCommand).callsFake((input: SendBulkEmailCommandInput) => {
    const fault = faults.shift();
    if (fault === 'throttled') throw new TooManyRequestsException({ message: 'slow down', $metadata: {} });
    const statusOf = typeof fault === 'object' ? fault.statusOf : () => undefined;
    const results = (input.BulkEmailEntries ?? []).map((entry) => {
      const to = entry.Destination?.ToAddresses?.[0] ?? '';
      const status = statusOf(to) ?? 'SUCCESS';
      if (status !== 'SUCCESS') return { Status: status, Error: `because of ${status}` };
      number += 1;
      const messageId = `m${number}`;
      const data = entry.ReplacementEmailContent?.ReplacementTemplate?.ReplacementTemplateData ?? '{}';
      received.push({
        to,
        messageId,
        occurrence: entry.ReplacementTags?.find(({ Name }) => Name === 'occurrence')?.Value ?? '',
        headers: Object.fromEntries((entry.ReplacementHeaders ?? []).map(({ Name, Value }) => [Name, Value])),
        ...ContentSchema.parse(JSON.parse(data)),
      });
      return { Status: 'SUCCESS', MessageId: messageId };
    });
    if (fault === 'reply-lost') throw new Error('socket hang up');
    return { BulkEmailEntryResults: results };
  });
  mock.on(SendEmailCommand).callsFake((input: SendEmailCommandInput) => {
    const fault = faults.shift();
    if (fault === 'throttled') throw new TooManyRequestsException({ message: 'slow down', $metadata: {} });
    number += 1;
    const { Subject, Body, Headers = [], Attachments = [] } = input.Content?.Simple ?? {};
    received.push({
      to: input.Destination?.ToAddresses?.[0] ?? '',
      messageId: `m${number}`,
      occurrence: input.EmailTags?.find(({ Name }) => Name === 'occurrence')?.Value ?? '',
      headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
      subject: Subject?.Data ?? '',
      text: Body?.Text?.Data ?? '',
      html: Body?.Html?.Data ?? '',
      calendar: Attachments.map(({ RawContent }) => Buffer.from(RawContent ?? []).toString())[0],
    });
    if (fault === 'reply-lost') throw new Error('socket hang up');
    return { MessageId: `m${number}` };
  });
  return {
    client: new SESv2Client({}),
    received,
    fail: (...next: (Fault | undefined)[]) => faults.push(...next),
    calls: () => mock.calls().length,
  };
}
