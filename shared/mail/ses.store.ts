import {
  type Attachment,
  BadRequestException,
  type BulkEmailEntry,
  type BulkEmailEntryResult,
  MessageRejected,
  SESv2Client,
  SESv2ServiceException,
  SendBulkEmailCommand,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import { whatCaused } from '../debts/cause.ts';
import type { OutgoingMail } from './mail.ts';

/** SES takes at most 50 destinations per bulk call: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
export const BULK_LIMIT = 50;

export type HandedOver =
  | { readonly state: 'sent'; readonly messageId: string | undefined }
  | { readonly state: 'failed'; readonly problem: string }
  /** Nothing was sent, and it says nothing about the recipient: to be tried again later. */
  | {
      readonly state: 'later';
      readonly problem: string;
      /** SES refused the request as wrong, and not the moment. */
      readonly isRequest?: boolean;
    };

export interface Sender {
  /** The verified address that mail comes from; the name before it is the workshop's. */
  readonly from: string;
  readonly configurationSet: string;
}

/** One try per call: an SDK retry after a dropped reply would send the same mails again. */
export const sesClient = (): SESv2Client => new SESv2Client({ maxAttempts: 1 });

/** The content is rendered by us; SES's template only passes it on, so its rendering has nothing to fail on. */
const PASS_THROUGH = { Subject: '{{{subject}}}', Text: '{{{text}}}', Html: '{{{html}}}' };
const EMPTY_CONTENT = JSON.stringify({ subject: '', text: '', html: '' });

/**
 * Hands up to 50 mails of one sender to SES in one call. A mail with a calendar entry has to be handed over alone: it
 * needs a call of its own, and when the outcome of one call in a row is unknown, that of those before it would be lost.
 * @returns what became of each, in order. HTTP 200 can hold failures, so every entry is read.
 * @throws whatever leaves it unknown whether SES took them, such as a lost reply; RangeError, with nothing sent, for a mail
 * with a calendar entry among others
 */
export async function handOver(
  client: SESv2Client,
  sender: Sender,
  mails: readonly OutgoingMail[],
): Promise<readonly HandedOver[]> {
  const [first, ...others] = mails;
  if (!first) return [];
  if (mails.some(({ calendar }) => calendar !== undefined)) {
    if (others.length > 0) throw new RangeError('A mail with a calendar entry was not handed to SES alone.');
    return [await handOverAlone(client, sender, first)];
  }
  try {
    const reply = await client.send(
      new SendBulkEmailCommand({
        ...envelopeOf(sender, first),
        DefaultContent: { Template: { TemplateContent: PASS_THROUGH, TemplateData: EMPTY_CONTENT } },
        BulkEmailEntries: mails.map(entryOf),
      }),
    );
    for (const { Status = 'NO_STATUS' } of reply.BulkEmailEntryResults ?? []) {
      if (NOT_THE_RECIPIENTS_FAULT.has(Status)) noteHeldUp(Status, 1);
    }
    return mails.map((_, index) => outcomeOf(reply.BulkEmailEntryResults?.[index]));
  } catch (error) {
    if (!wasNotSent(error)) throw error;
    if (error instanceof BadRequestException && others.length > 0) return oneByOne(client, sender, mails);
    const isRequest = error instanceof BadRequestException;
    noteHeldUp(error.name, mails.length);
    return mails.map(() => ({ state: 'later', problem: error.message, isRequest }));
  }
}

/**
 * A request that is wrong is refused as a whole, so one address that SES takes for none would hold up everybody else's
 * mail. Alone, it fails alone; but where no mail goes, the fault may be in what all share, such as the sender.
 */
async function oneByOne(
  client: SESv2Client,
  sender: Sender,
  mails: readonly OutgoingMail[],
): Promise<readonly HandedOver[]> {
  const results: HandedOver[] = [];
  for (const mail of mails) results.push(...(await handOver(client, sender, [mail])));
  if (!results.some(({ state }) => state === 'sent')) return results;
  return results.map((result) =>
    result.state === 'later' && result.isRequest ? { state: 'failed', problem: result.problem } : result,
  );
}

/** A call of its own for a mail with a calendar entry: it says of the mail what a bulk call says of an entry. */
async function handOverAlone(client: SESv2Client, sender: Sender, mail: OutgoingMail): Promise<HandedOver> {
  const headers = headersOf(mail);
  try {
    const { MessageId: messageId } = await client.send(
      new SendEmailCommand({
        ...envelopeOf(sender, mail),
        Destination: { ToAddresses: [mail.to] },
        EmailTags: tagsOf(mail),
        Content: {
          Simple: {
            Subject: utf8(mail.subject),
            Body: { Text: utf8(mail.text), Html: utf8(mail.html) },
            Attachments: attachmentsOf(mail),
            ...(headers && { Headers: headers }),
          },
        },
      }),
    );
    return { state: 'sent', messageId };
  } catch (error) {
    if (!wasNotSent(error)) throw error;
    if (error instanceof MessageRejected) return { state: 'failed', problem: `MESSAGE_REJECTED: ${error.message}` };
    noteHeldUp(error.name, 1);
    return { state: 'later', problem: error.message, isRequest: error instanceof BadRequestException };
  }
}

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/**
 * SES takes any file but those of the extensions at https://docs.aws.amazon.com/ses/latest/dg/mime-types.html, `.ics` is not
 * among them, and says that it holds a content type to nothing more than RFC 822 does
 * (https://aws.amazon.com/blogs/messaging-and-targeting/new-flexibility-with-email-headers-and-attachment-types/), for an
 * attachment to 78 characters (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Attachment.html). The method has to
 * stand in it as in the entry itself (RFC 6047 section 2.4). Unless told otherwise SES encodes as `7bit`, which Bangla is not.
 */
const attachmentsOf = ({ calendar }: OutgoingMail): Attachment[] =>
  calendar === undefined
    ? []
    : [
        {
          FileName: 'workshop.ics',
          ContentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
          ContentDisposition: 'ATTACHMENT',
          ContentTransferEncoding: 'BASE64',
          RawContent: Buffer.from(calendar.ics),
        },
      ];

/** SES itself refused the call, so nothing was sent; after anything else nobody knows. */
const wasNotSent = (error: unknown): error is SESv2ServiceException =>
  error instanceof SESv2ServiceException && error.$fault === 'client';

/** What passes within seconds, and a request that is wrong in itself: no account that somebody has to look after. */
const NOT_THE_ACCOUNTS_FAULT: ReadonlySet<string> = new Set([
  'ACCOUNT_THROTTLED',
  'TRANSIENT_FAILURE',
  'TooManyRequestsException',
  'BadRequestException',
]);

/** For the log, which infra/constructs/counted.ts counts: SES's word alone, since its sentences may name an address. */
function noteHeldUp(reason: string, mailsHeldUp: number): void {
  if (NOT_THE_ACCOUNTS_FAULT.has(reason)) return;
  console.warn({ message: 'SES takes no mails from this account.', reason, mailsHeldUp, cause: whatCaused() });
}

/** Statuses that speak of the account or of the moment, not of the recipient: they keep the debt and fail nobody. */
const NOT_THE_RECIPIENTS_FAULT: ReadonlySet<string> = new Set([
  'ACCOUNT_SUSPENDED',
  'ACCOUNT_THROTTLED',
  'ACCOUNT_DAILY_QUOTA_EXCEEDED',
  'ACCOUNT_SENDING_PAUSED',
  'CONFIGURATION_SET_NOT_FOUND',
  'CONFIGURATION_SET_SENDING_PAUSED',
  'INVALID_SENDING_POOL_NAME',
  'MAIL_FROM_DOMAIN_NOT_VERIFIED',
  'TRANSIENT_FAILURE',
]);

function outcomeOf(result: BulkEmailEntryResult | undefined): HandedOver {
  if (result?.Status === 'SUCCESS') return { state: 'sent', messageId: result.MessageId };
  const problem = `${result?.Status ?? 'NO_STATUS'}: ${result?.Error ?? 'no reason given'}`;
  const later = result?.Status === undefined || NOT_THE_RECIPIENTS_FAULT.has(result.Status);
  return { state: later ? 'later' : 'failed', problem };
}

/** What all mails of one call have in common. */
const envelopeOf = (sender: Sender, { fromName, replyTo }: OutgoingMail) => ({
  FromEmailAddress: `${displayName(fromName)} <${sender.from}>`,
  ReplyToAddresses: [replyTo],
  ConfigurationSetName: sender.configurationSet,
});

/** They come back with every event about the mail, and name its intent and what it was sent because of. */
function tagsOf(mail: OutgoingMail) {
  const cause = whatCaused();
  return [
    { Name: 'workshop', Value: mail.workshopId },
    { Name: 'person', Value: mail.personId },
    { Name: 'occurrence', Value: mail.occurrence },
    ...(cause === undefined ? [] : [{ Name: 'cause', Value: cause }]),
  ];
}

/** RFC 8058: both headers, so that mail programs offer one click. */
const headersOf = ({ unsubscribe }: OutgoingMail) =>
  unsubscribe === undefined
    ? undefined
    : [
        { Name: 'List-Unsubscribe', Value: `<${unsubscribe}>` },
        { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
      ];

function entryOf(mail: OutgoingMail): BulkEmailEntry {
  const { subject, text, html } = mail;
  const headers = headersOf(mail);
  return {
    Destination: { ToAddresses: [mail.to] },
    ReplacementEmailContent: {
      ReplacementTemplate: { ReplacementTemplateData: JSON.stringify({ subject, text, html }) },
    },
    ReplacementTags: tagsOf(mail),
    ...(headers && { ReplacementHeaders: headers }),
  };
}

/** A From header's display name: quoted (RFC 5322 section 3.2.4), or an encoded word where not ASCII (RFC 2047). */
export function displayName(name: string): string {
  const oneLine = name.replaceAll(/[\r\n]+/g, ' ');
  if (/^[\x20-\x7e]*$/.test(oneLine)) return `"${oneLine.replaceAll(/["\\]/g, '\\$&')}"`;
  return `=?UTF-8?B?${Buffer.from(oneLine).toString('base64')}?=`;
}
