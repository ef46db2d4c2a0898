import {
  BadRequestException,
  type BulkEmailEntry,
  type BulkEmailEntryResult,
  SESv2Client,
  SESv2ServiceException,
  SendBulkEmailCommand,
} from '@aws-sdk/client-sesv2';
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
 * Hands up to 50 mails of one sender to SES in one call.
 * @returns what became of each, in order. HTTP 200 can hold failures, so every entry is read.
 * @throws whatever leaves it unknown whether SES took them, such as a lost reply; and a request that SES rejects as wrong
 */
export async function handOver(
  client: SESv2Client,
  sender: Sender,
  mails: readonly OutgoingMail[],
): Promise<readonly HandedOver[]> {
  const [first] = mails;
  if (!first) return [];
  try {
    const reply = await client.send(
      new SendBulkEmailCommand({
        FromEmailAddress: `${displayName(first.fromName)} <${sender.from}>`,
        ReplyToAddresses: [first.replyTo],
        ConfigurationSetName: sender.configurationSet,
        DefaultContent: { Template: { TemplateContent: PASS_THROUGH, TemplateData: EMPTY_CONTENT } },
        BulkEmailEntries: mails.map(entryOf),
      }),
    );
    return mails.map((_, index) => outcomeOf(reply.BulkEmailEntryResults?.[index]));
  } catch (error) {
    if (!wasNotSent(error)) throw error;
    if (error instanceof BadRequestException && mails.length > 1) return oneByOne(client, sender, mails);
    const isRequest = error instanceof BadRequestException;
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

/** SES itself refused the call, so nothing was sent; after anything else nobody knows. */
const wasNotSent = (error: unknown): error is SESv2ServiceException =>
  error instanceof SESv2ServiceException && error.$fault === 'client';

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

function entryOf(mail: OutgoingMail): BulkEmailEntry {
  const { subject, text, html, unsubscribe } = mail;
  return {
    Destination: { ToAddresses: [mail.to] },
    ReplacementEmailContent: {
      ReplacementTemplate: { ReplacementTemplateData: JSON.stringify({ subject, text, html }) },
    },
    ReplacementTags: [
      { Name: 'workshop', Value: mail.workshopId },
      { Name: 'person', Value: mail.personId },
      { Name: 'occurrence', Value: mail.occurrence },
    ],
    ...(unsubscribe !== undefined && {
      // RFC 8058: both headers, so that mail programs offer one click.
      ReplacementHeaders: [
        { Name: 'List-Unsubscribe', Value: `<${unsubscribe}>` },
        { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
      ],
    }),
  };
}

/** A From header's display name: quoted (RFC 5322 section 3.2.4), or an encoded word where not ASCII (RFC 2047). */
export function displayName(name: string): string {
  const oneLine = name.replaceAll(/[\r\n]+/g, ' ');
  if (/^[\x20-\x7e]*$/.test(oneLine)) return `"${oneLine.replaceAll(/["\\]/g, '\\$&')}"`;
  return `=?UTF-8?B?${Buffer.from(oneLine).toString('base64')}?=`;
}
