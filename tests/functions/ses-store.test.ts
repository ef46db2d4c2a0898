import {
  BadRequestException,
  GetAccountCommand,
  MessageRejected,
  SESv2Client,
  SendBulkEmailCommand,
  SendEmailCommand,
  type SendQuota,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { type OutgoingMail, Throttled } from '../../shared/mail/mail.ts';
import { sendingQuota } from '../../shared/mail/sending-quota.store.ts';
import { handOver } from '../../shared/mail/ses.store.ts';

const ses = mockClient(SESv2Client);
const client = new SESv2Client({});
const sender = { from: 'us@example.org', configurationSet: 'set' };
beforeEach(() => ses.reset());

const plain: OutgoingMail = {
  workshopId: 'small',
  personId: 'p1',
  to: 'p1@example.org',
  occurrence: 'moved-2',
  why: 'a test',
  subject: 'নতুন তারিখ',
  text: 'text',
  html: '<p>html</p>',
  fromName: 'The Secretariat',
  replyTo: 'secretariat@example.org',
};
const ics = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:বাংলা\r\nEND:VCALENDAR\r\n';
const withEntry: OutgoingMail = { ...plain, calendar: { method: 'REQUEST', ics } };

describe('a mail with a calendar entry', () => {
  test('goes out by a call of its own, from the same sender and with the same tags as any other', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'm1' });
    expect(await handOver(client, sender, [withEntry])).toEqual([{ state: 'sent', messageId: 'm1' }]);

    expect(ses.commandCalls(SendBulkEmailCommand)).toHaveLength(0);
    expect(ses.commandCalls(SendEmailCommand).map(({ args }) => args[0].input)).toEqual([
      {
        FromEmailAddress: '"The Secretariat" <us@example.org>',
        ReplyToAddresses: ['secretariat@example.org'],
        ConfigurationSetName: 'set',
        Destination: { ToAddresses: ['p1@example.org'] },
        EmailTags: [
          { Name: 'workshop', Value: 'small' },
          { Name: 'person', Value: 'p1' },
          { Name: 'occurrence', Value: 'moved-2' },
        ],
        Content: {
          Simple: {
            Subject: { Data: 'নতুন তারিখ', Charset: 'UTF-8' },
            Body: { Text: { Data: 'text', Charset: 'UTF-8' }, Html: { Data: '<p>html</p>', Charset: 'UTF-8' } },
            Attachments: [
              {
                FileName: 'workshop.ics',
                ContentType: 'text/calendar; charset=utf-8; method=REQUEST',
                ContentDisposition: 'ATTACHMENT',
                ContentTransferEncoding: 'BASE64',
                RawContent: Buffer.from(ics),
              },
            ],
          },
        },
      },
    ]);
  });

  test('carries both headers of RFC 8058 when it can be unsubscribed from, and the method of its entry', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'm1' });
    const calendar = { method: 'CANCEL', ics } as const;
    await handOver(client, sender, [{ ...plain, calendar, unsubscribe: 'https://x.example.org/u/token' }]);
    expect(ses.commandCalls(SendEmailCommand)[0]?.args[0].input.Content?.Simple).toMatchObject({
      Headers: [
        { Name: 'List-Unsubscribe', Value: '<https://x.example.org/u/token>' },
        { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
      ],
      Attachments: [{ ContentType: 'text/calendar; charset=utf-8; method=CANCEL' }],
    });
  });

  test.each([
    ['first', [withEntry, plain]],
    ['last', [plain, withEntry]],
    ['all', [withEntry, withEntry]],
  ])('given that it is handed over among others (%s), then that is refused and nothing is sent', async (_, mails) => {
    await expect(handOver(client, sender, mails)).rejects.toThrow(RangeError);
    expect(ses.calls()).toHaveLength(0);
  });

  test('given that SES rejects the message, then it has failed for good', async () => {
    ses.on(SendEmailCommand).rejects(new MessageRejected({ message: 'not like this', $metadata: {} }));
    expect(await handOver(client, sender, [withEntry])).toEqual([
      { state: 'failed', problem: 'MESSAGE_REJECTED: not like this' },
    ]);
  });

  test('given that SES asks to slow down, then it is for later', async () => {
    ses.on(SendEmailCommand).rejects(new TooManyRequestsException({ message: 'slow down', $metadata: {} }));
    expect(await handOver(client, sender, [withEntry])).toEqual([
      { state: 'later', problem: 'slow down', isRequest: false },
    ]);
  });

  test('given that SES refuses the request as wrong, then it is for later, and says that it was the request', async () => {
    ses.on(SendEmailCommand).rejects(new BadRequestException({ message: 'Illegal address', $metadata: {} }));
    expect(await handOver(client, sender, [withEntry])).toEqual([
      { state: 'later', problem: 'Illegal address', isRequest: true },
    ]);
  });

  test('given that the reply is lost, then it throws: nobody knows whether it was sent', async () => {
    ses.on(SendEmailCommand).rejects(new Error('socket hang up'));
    await expect(handOver(client, sender, [withEntry])).rejects.toThrow('socket hang up');
  });
});

describe('the sending quota', () => {
  const quotaOf = (SendQuota?: SendQuota) => {
    ses.on(GetAccountCommand).resolves({ ...(SendQuota && { SendQuota }) });
    return sendingQuota(client);
  };

  test('is the rate, and what is left of the day', async () => {
    expect(await quotaOf({ MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 1200 })).toEqual({
      perSecond: 14,
      leftToday: 48_800,
    });
  });

  test('given -1 for the day, then nothing but the rate limits', async () => {
    expect(await quotaOf({ MaxSendRate: 14, Max24HourSend: -1, SentLast24Hours: 1200 })).toEqual({
      perSecond: 14,
      leftToday: Number.MAX_SAFE_INTEGER - 1200,
    });
  });

  test('given more sent than the day allows, then nothing is left, and never less', async () => {
    expect((await quotaOf({ MaxSendRate: 1, Max24HourSend: 200, SentLast24Hours: 201 })).leftToday).toBe(0);
  });

  test.each([
    ['a rate of nothing', { MaxSendRate: 0 }],
    ['no figures', {}],
    ['no quota', undefined],
  ])('given %s, then one a second is taken, and no limit for the day', async (_, quota) => {
    expect(await quotaOf(quota)).toEqual({ perSecond: 1, leftToday: Number.MAX_SAFE_INTEGER });
  });

  test('given that SES does not answer, then it throws', async () => {
    ses.on(GetAccountCommand).rejects(new TooManyRequestsException({ message: 'slow down', $metadata: {} }));
    await expect(sendingQuota(client)).rejects.toThrow(Throttled);
  });
});
