import {
  GetAccountCommand,
  type SESv2Client,
  SendBulkEmailCommand,
  SendEmailCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { ConnectionLost, Refused, type Through } from './faults.ts';

/**
 * SES, from the request on. It has two doors: `throughSdk` below the SDK (the real client, its real retries, requests as
 * JSON), and `swiftDoor` in place of the client's `send`, which costs a fiftieth. post-office.test.ts shows that they
 * lead to the same.
 */

const ContentSchema = z.object({ subject: z.string(), text: z.string() });
const TagsSchema = z.array(z.object({ Name: z.string(), Value: z.string() }));
const DestinationSchema = z.object({ ToAddresses: z.tuple([z.string()]) });

const BulkSchema = z.object({
  BulkEmailEntries: z
    .array(
      z.object({
        Destination: DestinationSchema,
        ReplacementEmailContent: z.object({
          ReplacementTemplate: z.object({ ReplacementTemplateData: z.string() }),
        }),
        ReplacementTags: TagsSchema,
      }),
    )
    .min(1)
    .max(50),
});

const Text = z.object({ Data: z.string() });
const SingleSchema = z.object({
  Destination: DestinationSchema,
  Content: z.object({ Simple: z.object({ Subject: Text, Body: z.object({ Text }) }) }),
  EmailTags: TagsSchema,
});

/** One mail as it is handed in, with the tags that name its intent. */
export interface Posted {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly workshop: string;
  readonly person: string;
  readonly occurrence: string;
}

/** What becomes of a mail. */
export type Taken = { readonly messageId: string } | { readonly status: 'ACCOUNT_THROTTLED' };

/** Behind both doors: takes mails, all or (`partly`) every other one. */
export type Counter = (mails: readonly Posted[], partly: boolean) => readonly Taken[];

const tagged = (tags: z.infer<typeof TagsSchema>): Pick<Posted, 'workshop' | 'person' | 'occurrence'> => {
  const of = (name: string): string => tags.find(({ Name }) => Name === name)?.Value ?? '';
  return { workshop: of('workshop'), person: of('person'), occurrence: of('occurrence') };
};

function bulk(input: unknown): Posted[] {
  return BulkSchema.parse(input).BulkEmailEntries.map((entry) => ({
    to: entry.Destination.ToAddresses[0],
    ...ContentSchema.parse(JSON.parse(entry.ReplacementEmailContent.ReplacementTemplate.ReplacementTemplateData)),
    ...tagged(entry.ReplacementTags),
  }));
}

function single(input: unknown): Posted {
  const { Destination, Content, EmailTags } = SingleSchema.parse(input);
  const { Subject, Body } = Content.Simple;
  return { to: Destination.ToAddresses[0], subject: Subject.Data, text: Body.Text.Data, ...tagged(EmailTags) };
}

const entryResult = (taken: Taken) =>
  'messageId' in taken ? { Status: 'SUCCESS' as const, MessageId: taken.messageId } : { Status: taken.status };

/** What GetAccount tells, as far as a sender needs it: a rate far above what a small workshop sends. */
const ACCOUNT = {
  SendingEnabled: true,
  ProductionAccessEnabled: true,
  EnforcementStatus: 'HEALTHY',
  SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
};

/** A request to SES, by its path; the reply as JSON. */
function answer(path: string, input: unknown, counter: Counter, through: Through): Promise<object> {
  switch (path) {
    case '/v2/email/outbound-bulk-emails': {
      const mails = bulk(input);
      return through('SendBulkEmail', 'send', (partly) => ({
        BulkEmailEntryResults: counter(mails, partly).map(entryResult),
      }));
    }
    case '/v2/email/outbound-emails': {
      const mail = single(input);
      return through('SendEmail', 'send', (partly) => {
        const [taken] = counter([mail], partly);
        if (!taken || !('messageId' in taken)) throw new Refused('Throttled.');
        return { MessageId: taken.messageId };
      });
    }
    case '/v2/email/account':
      return through('GetAccount', 'read', () => ACCOUNT);
    default:
      throw new Error(`The post office has no counter for ${path}. Please teach it (post-office.ts).`);
  }
}

interface HttpRequest {
  readonly path: string;
  readonly body?: string | Uint8Array;
}

/** Puts the counter below the product's own client. Signing is left out: there is nobody to check it. */
export function throughSdk(client: SESv2Client, counter: Counter, through: Through): SESv2Client {
  const handle = async ({ path, body }: HttpRequest) => {
    try {
      const input = body?.length ? JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString()) : {};
      return { response: httpReply(200, await answer(path, input, counter, through)) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { response: httpReply(429, { message: error.message }, { 'x-amzn-errortype': error.name }) };
    }
  };
  Object.assign(client.config, {
    requestHandler: { handle },
    signer: async () => ({ sign: async (request: unknown) => request }),
    credentials: async () => ({ accessKeyId: 'nobody', secretAccessKey: 'nothing' }),
  });
  return client;
}

const httpReply = (statusCode: number, body: object, more: Record<string, string> = {}) => ({
  statusCode,
  headers: { 'content-type': 'application/json', ...more },
  body: new TextEncoder().encode(JSON.stringify(body)),
});

/** Stands in for the client's `send`. It tries as often as the product's own client is set to. */
export function swiftDoor(client: SESv2Client, counter: Counter, through: Through): SESv2Client {
  const send = async (command: unknown): Promise<object> => {
    const attempts = await client.config.maxAttempts();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await answer(pathOf(command), (command as { input: unknown }).input, counter, through);
      } catch (error) {
        if (attempt < attempts && (error instanceof ConnectionLost || error instanceof Refused)) continue;
        if (error instanceof Refused) throw new TooManyRequestsException({ message: error.message, $metadata: {} });
        throw error;
      }
    }
  };
  return { send } as unknown as SESv2Client;
}

function pathOf(command: unknown): string {
  if (command instanceof SendBulkEmailCommand) return '/v2/email/outbound-bulk-emails';
  if (command instanceof SendEmailCommand) return '/v2/email/outbound-emails';
  if (command instanceof GetAccountCommand) return '/v2/email/account';
  throw new Error('The post office knows sending and the account only. Please teach it (post-office.ts).');
}
