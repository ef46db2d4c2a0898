import { GetAccountCommand, type SESv2Client, TooManyRequestsException } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { Throttled } from './mail.ts';

/** What every account may at least: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const SLOWEST = 1;
const QuotaSchema = z.object({
  SendQuota: z
    .object({
      MaxSendRate: z.number().default(SLOWEST),
      /** -1: as many as one likes. */
      Max24HourSend: z.number().default(-1),
      SentLast24Hours: z.number().default(0),
    })
    .prefault({}),
});

/**
 * How fast and how much this account may send in this region; each recipient counts. Where SES tells no rate, the slowest
 * is taken; where it tells no daily limit, none: SES refuses by itself what is over it.
 * @returns `perSecond`, at least 1; `leftToday`, for the 24 hours that end now, at most `Number.MAX_SAFE_INTEGER`
 * @throws Throttled when it was asked too often, and what else the client throws. SES answers it about once a second
 * (https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html), so it is asked once for many mails.
 */
export async function sendingQuota(client: SESv2Client): Promise<{ perSecond: number; leftToday: number }> {
  const { SendQuota } = QuotaSchema.parse(await asked(client));
  const { MaxSendRate, Max24HourSend, SentLast24Hours } = SendQuota;
  const limit = Max24HourSend < 0 ? Number.MAX_SAFE_INTEGER : Max24HourSend;
  return {
    perSecond: Math.max(SLOWEST, MaxSendRate),
    leftToday: Math.max(0, Math.floor(limit - SentLast24Hours)),
  };
}

async function asked(client: SESv2Client): Promise<unknown> {
  try {
    return await client.send(new GetAccountCommand({}));
  } catch (error) {
    if (error instanceof TooManyRequestsException)
      throw new Throttled('SES was asked for its rate too often.', { cause: error });
    throw error;
  }
}
