import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  GetAccountCommand,
  SESv2Client,
  SendBulkEmailCommand,
  type SendBulkEmailCommandInput,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { readInbox, type SesEngine, type SesEvent, type SesOptions, startSes } from '../../infra/local/engines/ses.ts';
import { scratchFolder, startToKill } from './scratch.ts';

const JULY = Date.parse('2011-07-10T03:00:00Z');

async function started(options: Partial<SesOptions> = {}): Promise<SesEngine> {
  const engine = await startSes({ folder: scratchFolder(), now: () => JULY, deliver: async () => {}, ...options });
  onTestFinished(() => engine.stop());
  return engine;
}

function client(endpoint: string): SESv2Client {
  const ses = new SESv2Client({ endpoint, region: 'eu-west-1', credentials: localCredentials, maxAttempts: 1 });
  onTestFinished(() => ses.destroy());
  return ses;
}

const one = (to: string, more: Partial<SendEmailCommandInput> = {}) =>
  new SendEmailCommand({
    FromEmailAddress: 'Afterword <mail@example.org>',
    ReplyToAddresses: ['organiser@example.org'],
    Destination: { ToAddresses: [to] },
    ConfigurationSetName: 'afterword',
    EmailTags: [{ Name: 'intent', Value: 'w1-p1' }],
    Content: {
      Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'text' }, Html: { Data: '<p>html</p>' } } },
    },
    ...more,
  });

const entry = (to: string, name?: string) => ({
  Destination: { ToAddresses: [to] },
  ReplacementEmailContent: {
    ReplacementTemplate: { ReplacementTemplateData: JSON.stringify(name === undefined ? {} : { name }) },
  },
  ReplacementHeaders: [
    { Name: 'List-Unsubscribe', Value: `<https://example.org/u/${name}>` },
    { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
  ],
  ReplacementTags: [{ Name: 'person', Value: name ?? 'nobody' }],
});

const bulk = (BulkEmailEntries: SendBulkEmailCommandInput['BulkEmailEntries']) =>
  new SendBulkEmailCommand({
    FromEmailAddress: 'mail@example.org',
    ConfigurationSetName: 'afterword',
    DefaultEmailTags: [{ Name: 'step', Value: 'invitation' }],
    DefaultContent: {
      Template: {
        TemplateContent: { Subject: 'For {{name}}', Text: 'Dear {{name}}', Html: '<p>Dear {{name}}</p>' },
        TemplateData: '{}',
      },
    },
    BulkEmailEntries,
  });

describe('sending', () => {
  test('a mail is kept with everything that was given, at the simulated time', async () => {
    const engine = await started();

    const { MessageId } = await client(engine.endpoint).send(one('a@example.org'));

    expect(engine.inbox()).toEqual([
      {
        messageId: MessageId,
        at: '2011-07-10T03:00:00.000Z',
        from: 'Afterword <mail@example.org>',
        replyTo: ['organiser@example.org'],
        to: ['a@example.org'],
        subject: 'Hello',
        text: 'text',
        html: '<p>html</p>',
        headers: {},
        tags: { intent: 'w1-p1' },
        configurationSet: 'afterword',
        attachments: [],
      },
    ]);
  });

  test('a calendar attachment is kept', async () => {
    const engine = await started();
    const Simple = {
      Subject: { Data: 'When' },
      Body: { Text: { Data: 'text' } },
      Attachments: [{ FileName: 'a.ics', ContentType: 'text/calendar', RawContent: Buffer.from('BEGIN:VCALENDAR') }],
    };

    await client(engine.endpoint).send(one('a@example.org', { Content: { Simple } }));

    const [attachment] = engine.inbox()[0]?.attachments ?? [];
    expect(attachment).toMatchObject({ filename: 'a.ics', contentType: 'text/calendar' });
    expect(Buffer.from(attachment?.content ?? '', 'base64').toString()).toBe('BEGIN:VCALENDAR');
  });

  test('a bulk renders for each person, with headers and tags of his own, and answers entry by entry', async () => {
    const engine = await started();

    const { BulkEmailEntryResults: results } = await client(engine.endpoint).send(
      bulk([entry('a@example.org', 'Ann'), entry('not an address', 'Bob'), entry('c@example.org', 'Cyd')]),
    );

    expect(results?.map(({ Status }) => Status)).toEqual(['SUCCESS', 'FAILED', 'SUCCESS']);
    expect(engine.inbox().map(({ messageId }) => messageId)).toEqual([
      results?.[0]?.MessageId,
      results?.[2]?.MessageId,
    ]);
    expect(engine.inbox()[1]).toMatchObject({
      to: ['c@example.org'],
      subject: 'For Cyd',
      html: '<p>Dear Cyd</p>',
      headers: {
        'List-Unsubscribe': '<https://example.org/u/Cyd>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
      tags: { step: 'invitation', person: 'Cyd' },
    });
  });

  test('a variable that the data lack makes no mail, where the engine would leave a gap', async () => {
    const engine = await started();

    const { BulkEmailEntryResults: results } = await client(engine.endpoint).send(bulk([entry('a@example.org')]));

    expect(results).toMatchObject([{ Status: 'FAILED', Error: expect.stringContaining('name') }]);
    expect(engine.inbox()).toEqual([]);
  });

  test('what is over the limits of SES is refused by name, and nothing is sent', async () => {
    const engine = await started();
    const ses = client(engine.endpoint);
    const refusal = { name: 'BadRequestException' };

    await expect(
      ses.send(one('a@example.org', { EmailTags: [{ Name: 'intent', Value: 'W#1' }] })),
    ).rejects.toMatchObject({ ...refusal, message: expect.stringContaining('tag value') });
    await expect(ses.send(bulk(Array(51).fill(entry('a@example.org', 'Ann'))))).rejects.toMatchObject(refusal);
    const { ReplacementHeaders: _, ...plain } = entry('a@example.org', 'Ann');
    const accented = { ...plain, ReplacementHeaders: [{ Name: 'X-Name', Value: 'André' }] };
    await expect(ses.send(bulk([accented]))).rejects.toMatchObject(refusal);
    await expect(
      ses.send(one('a@example.org', { Content: { Simple: { Subject: { Data: 'x' }, Body: {} } } })),
    ).rejects.toMatchObject(refusal);
    expect(engine.inbox()).toEqual([]);
  });

  test('GetAccount tells the sending rate', async () => {
    const engine = await started({ maxSendRate: 20 });
    const { SendQuota } = await client(engine.endpoint).send(new GetAccountCommand({}));
    expect(SendQuota?.MaxSendRate).toBe(20);
  });
});

describe('events', () => {
  const named = (events: SesEvent[], to: string) =>
    events.filter((event) => event.detail.mail.destination.includes(to)).map((event) => event['detail-type']);

  test('a mail is sent and delivered; one to a bounce address bounces; a complaint follows its delivery', async () => {
    const events: SesEvent[] = [];
    const engine = await started({ deliver: async (event) => void events.push(event) });
    const ses = client(engine.endpoint);
    const { MessageId } = await ses.send(one('a@example.org'));
    await ses.send(one('b+bounce@example.org'));
    await ses.send(one('complaint@example.org'));
    await engine.flush();

    expect(new Set(named(events, 'a@example.org'))).toEqual(new Set(['Email Sent', 'Email Delivered']));
    expect(new Set(named(events, 'b+bounce@example.org'))).toEqual(new Set(['Email Sent', 'Email Bounced']));
    expect(new Set(named(events, 'complaint@example.org'))).toEqual(
      new Set(['Email Sent', 'Email Delivered', 'Email Complaint Received']),
    );
    expect(events.find((event) => event.detail.bounce)?.detail.bounce).toMatchObject({
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'b+bounce@example.org' }],
    });
    expect(events[0]).toMatchObject({
      source: 'aws.ses',
      detail: {
        eventType: 'Send',
        mail: {
          messageId: MessageId,
          timestamp: '2011-07-10T03:00:00.000Z',
          tags: { intent: ['w1-p1'], 'ses:configuration-set': ['afterword'] },
        },
      },
    });
  });

  test('a mail without a configuration set has none', async () => {
    const deliver = vi.fn(async () => {});
    const engine = await started({ deliver });
    await client(engine.endpoint).send(one('a@example.org', { ConfigurationSetName: undefined }));
    await engine.flush();
    expect(engine.inbox()).toHaveLength(1);
    expect(deliver).not.toHaveBeenCalled();
  });

  test('of many, about one in seven comes twice, and some overtake others; the same again with the same seed', async () => {
    const run = async () => {
      const events: SesEvent[] = [];
      const engine = await started({ deliver: async (event) => void events.push(event) });
      const people = Array.from({ length: 50 }, (_, index) => entry(`p${index}@example.org`, `p${index}`));
      await client(engine.endpoint).send(bulk(people));
      await vi.waitUntil(() => engine.idle(), { timeout: 5000 });
      return events.map((event) => `${event.detail.mail.destination[0]} ${event.detail.eventType} ${event.id.length}`);
    };

    const first = await run();
    const second = await run();

    const twice = first.length - new Set(first).size;
    const overtaken = Array.from({ length: 50 }, (_, index) => `p${index}@example.org`).filter(
      (person) => first.indexOf(`${person} Delivery 36`) < first.indexOf(`${person} Send 36`),
    );
    expect(new Set(first).size).toBe(100);
    expect(twice).toBeGreaterThan(5);
    expect(twice).toBeLessThan(30);
    expect(overtaken.length).toBeGreaterThan(0);
    expect([...second].sort()).toEqual([...first].sort());
  });

  test('an event that is not taken is delivered again until it is, and says so', async () => {
    const problems: string[] = [];
    const deliver = vi.fn(async (_: SesEvent) => {});
    deliver.mockRejectedValueOnce(new Error('the function is cold'));
    const engine = await started({ deliver, report: (problem) => problems.push(problem) });
    await client(engine.endpoint).send(one('a@example.org'));
    expect(engine.idle()).toBe(false);
    await engine.flush();

    expect(new Set(deliver.mock.calls.map(([event]) => event.detail.eventType))).toEqual(new Set(['Send', 'Delivery']));
    expect(problems).toEqual([expect.stringContaining('the function is cold')]);
    expect(engine.idle()).toBe(true);
  });
});

describe('the folder', () => {
  test('mails and undelivered events outlive kill -9; acknowledged ones do not come again', async () => {
    const folder = scratchFolder();
    // In the process that is killed, only Send events are ever taken.
    const first = await startToKill(
      'ses.ts',
      `m.startSes({ folder: ${JSON.stringify(folder)}, now: () => ${JULY}, seed: 1,
        deliver: async (event) => { if (event.detail.eventType !== 'Send') throw new Error('not yet'); } })`,
    );
    const { MessageId } = await client(first.endpoint).send(one('a@example.org'));
    await vi.waitUntil(() => readFileSync(path.join(folder, 'events.jsonl'), 'utf8').includes('/Send/1'));
    await first.kill();

    const events: SesEvent[] = [];
    const second = await started({ folder, deliver: async (event) => void events.push(event) });
    await second.flush();

    expect(second.inbox().map(({ messageId }) => messageId)).toEqual([MessageId]);
    expect(new Set(events.map((event) => event.detail.eventType))).toEqual(new Set(['Delivery']));
    const next = await client(second.endpoint).send(one('b@example.org'));
    expect(next.MessageId).not.toBe(MessageId);
    expect(readInbox(folder)).toHaveLength(2);
  });

  test('a last line that a kill cut off was never answered, and goes; any other damage is reported', async () => {
    const folder = scratchFolder();
    const first = await startSes({ folder, now: () => JULY, deliver: async () => {} });
    await client(first.endpoint).send(one('a@example.org'));
    await first.stop();
    const file = path.join(folder, 'mail.jsonl');
    appendFileSync(file, '{"messageId":"half');

    const second = await startSes({ folder, now: () => JULY, deliver: async () => {} });
    await client(second.endpoint).send(one('b@example.org'));
    await second.stop();
    expect(readInbox(folder).map(({ to }) => to)).toEqual([['a@example.org'], ['b@example.org']]);

    const damaged = `not JSON\n${readFileSync(file, 'utf8')}`;
    writeFileSync(file, damaged);
    await expect(startSes({ folder, now: () => JULY, deliver: async () => {} })).rejects.toThrow(/mail.jsonl.*line 1/);
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });
});
