import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Email, getStoreReadonly } from 'aws-ses-v2-local/dist/store.js';
import * as z from 'zod';
import { answerJson, endpointOf, readBody } from './listening.ts';
import type { KeptMail } from './ses-mail.ts';
import { sendBulkEmailRequest, sendEmailRequest, tagsOf } from './ses-requests.ts';

const MAX_BODY = 40 * 1024 * 1024;

/** A mail as the engine rendered it, before it has an id and a time. */
export type Draft = Omit<KeptMail, 'messageId' | 'at'>;

export interface PostOffice {
  engine: Server;
  /** Keeps mails durably and answers their message ids, in order. */
  keep(drafts: readonly Draft[]): string[];
}

/** Answers SendEmail. */
export async function sendOne(
  { engine, keep }: PostOffice,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await parsed(request, response, sendEmailRequest);
  if (!asked) return;
  const answer = await ask(engine, request, asked.body);
  const sent = z.object({ MessageId: z.string() }).safeParse(answer.body);
  if (answer.status !== 200 || !sent.success) return passRefusal(response, answer);
  const tags = tagsOf(asked.data.EmailTags);
  const [MessageId] = keep([draftOf(taken(sent.data.MessageId), tags, asked.data.ConfigurationSetName)]);
  answerJson(response, 200, { MessageId });
}

const bulkAnswer = z.object({
  BulkEmailEntryResults: z.array(z.object({ Status: z.string(), MessageId: z.string(), Error: z.string().optional() })),
});

/** Answers SendBulkEmail, entry by entry. */
export async function sendBulk(
  { engine, keep }: PostOffice,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await parsed(request, response, sendBulkEmailRequest);
  if (!asked) return;
  const answer = await ask(engine, request, asked.body);
  const sent = bulkAnswer.safeParse(answer.body);
  if (answer.status !== 200 || !sent.success) return passRefusal(response, answer);
  const { BulkEmailEntries: entries, DefaultEmailTags, ConfigurationSetName } = asked.data;
  const results = sent.data.BulkEmailEntryResults;
  const drafts = results.flatMap(({ Status, MessageId }, index) =>
    Status === 'SUCCESS'
      ? [draftOf(taken(MessageId), tagsOf(DefaultEmailTags, entries[index]?.ReplacementTags), ConfigurationSetName)]
      : [],
  );
  const ids = keep(drafts)[Symbol.iterator]();
  const BulkEmailEntryResults = results.map(({ Status, Error: reason }) =>
    Status === 'SUCCESS' ? { Status, MessageId: ids.next().value } : { Status, Error: reason },
  );
  answerJson(response, 200, { BulkEmailEntryResults });
}

/** Parses and checks a request; when it is refused, that is already answered. */
async function parsed<T>(request: IncomingMessage, response: ServerResponse, schema: z.ZodType<T>) {
  const body = await readBody(request, MAX_BODY);
  if (!body) return refuse(response, 413, 'BadRequestException', 'The request is over 40 MB.');
  try {
    const result = schema.safeParse(JSON.parse(body.toString('utf8')));
    if (result.success) return { data: result.data, body };
    return refuse(response, 400, 'BadRequestException', z.prettifyError(result.error));
  } catch {
    return refuse(response, 400, 'BadRequestException', 'The body is not JSON.');
  }
}

interface Answer {
  status: number;
  body: unknown;
}

async function ask(engine: Server, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const answer = await fetch(`${endpointOf(engine)}${request.url}`, {
    method: 'POST',
    headers: { authorization: 'AWS local', 'content-type': 'application/json' },
    body: new Uint8Array(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Takes the rendered mail out of the engine's memory, where it would otherwise stay for ever. */
function taken(engineId: string): Email {
  const { emails } = getStoreReadonly();
  const index = emails.findLastIndex(({ messageId }) => messageId === engineId);
  const [email] = index < 0 ? [] : emails.splice(index, 1);
  if (!email) throw new Error(`aws-ses-v2-local accepted ${engineId} and did not store it.`);
  return email;
}

function draftOf(email: Email, tags: Record<string, string>, configurationSet: string | undefined): Draft {
  const { from, replyTo, destination, subject, body, attachments } = email;
  return {
    from,
    replyTo,
    to: [...destination.to, ...destination.cc, ...destination.bcc],
    subject,
    ...(body.text ? { text: body.text } : {}),
    ...(body.html ? { html: body.html } : {}),
    headers: Object.fromEntries((email.headers ?? []).map(({ name, value }) => [name, value])),
    tags,
    ...(configurationSet === undefined ? {} : { configurationSet }),
    attachments: attachments.map(({ filename, contentType, content }) => ({
      ...(filename === undefined ? {} : { filename }),
      contentType,
      content,
    })),
  };
}

const engineRefusal = z.object({ type: z.string().optional(), message: z.string(), detail: z.string().optional() });

/** The engine names an error in a member that the SDK does not read. */
function passRefusal(response: ServerResponse, { status, body }: Answer): void {
  const { type = 'BadRequestException', message, detail } = engineRefusal.parse(body);
  refuse(response, status, type, detail ?? message);
}

/** Answers an error in the form that the SDK reads. */
export function refuse(response: ServerResponse, status: number, type: string, message: string): undefined {
  response.setHeader('x-amzn-errortype', type);
  answerJson(response, status, { message });
}
