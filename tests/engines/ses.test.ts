import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  SESv2Client,
  SendBulkEmailCommand,
  type SendBulkEmailCommandInput,
  SendEmailCommand,
  type SendEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { readInbox, type SesEngine, type SesEvent, type SesOptions, startSes } from '../../infra/local/engines/ses.ts';
import { sendingQuota } from '../../shared/mail/sending-quota.store.ts';
import { handOver } from '../../shared/mail/ses.store.ts';
import { newsOf, SesEventSchema } from '../../shared/mail/ses-event.ts';
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

  test('a calendar entry that the product sends is kept as its attachment, with its content type', async () => {
    const engine = await started();
    const ics = 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:বাংলা\r\nEND:VCALENDAR\r\n';
    const mail = {
      workshopId: 'w1',
      personId: 'p1',
      to: 'a@example.org',
      occurrence: 'cancelled',
      why: 'a test',
      subject: 'Not after all',
      text: 'text',
      html: '<p>html</p>',
      fromName: 'The Secretariat',
      replyTo: 'secretariat@example.org',
      unsubscribe: 'https://example.org/u/a',
      calendar: { method: 'CANCEL', ics },
    } as const;

    const [result] = await handOver(client(engine.endpoint), { from: 'us@example.org', configurationSet: 'set' }, [
      mail,
    ]);

    const [kept] = engine.inbox();
    expect(result).toEqual({ state: 'sent', messageId: kept?.messageId });
    expect(kept).toMatchObject({
      from: '"The Secretariat" <us@example.org>',
      replyTo: ['secretariat@example.org'],
      to: ['a@example.org'],
      subject: 'Not after all',
      text: 'text',
      html: '<p>html</p>',
      headers: { 'List-Unsubscribe': '<https://example.org/u/a>' },
      tags: { workshop: 'w1', person: 'p1', occurrence: 'cancelled' },
      configurationSet: 'set',
    });
    expect(kept?.attachments).toEqual([
      {
        filename: 'workshop.ics',
        contentType: 'text/calendar; charset=utf-8; method=CANCEL',
        content: Buffer.from(ics).toString('base64'),
      },
    ]);
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
    const long = { FileName: 'a.ics', ContentType: `text/calendar; x=${'x'.repeat(70)}`, RawContent: Buffer.from('') };
    const Simple = { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } }, Attachments: [long] };
    await expect(ses.send(one('a@example.org', { Content: { Simple } }))).rejects.toMatchObject(refusal);
    expect(engine.inbox()).toEqual([]);
  });

  test('GetAccount tells the rate, and what is left after the mails of the 24 hours before', async () => {
    let now = JULY;
    const engine = await started({ maxSendRate: 20, now: () => now });
    const ses = client(engine.endpoint);
    expect(await sendingQuota(ses)).toEqual({ perSecond: 20, leftToday: 50_000 });
    await ses.send(one('a@example.org'));
    now += 23 * 3_600_000;
    await ses.send(one('b@example.org'));
    expect(await sendingQuota(ses)).toEqual({ perSecond: 20, leftToday: 49_998 });
    now += 2 * 3_600_000;
    expect(await sendingQuota(ses)).toEqual({ perSecond: 20, leftToday: 49_999 });
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

  /** What an address's events say, each once, in the order of their times. */
  const storyOf = (events: SesEvent[], to: string) =>
    [...new Map(events.map((event) => [event.id, event])).values()]
      .filter(({ detail }) => detail.mail.destination.includes(to))
      .sort((a, b) => a.time.localeCompare(b.time))
      .map(({ detail: { eventType, bounce, deliveryDelay } }) =>
        [eventType, bounce?.bounceType, bounce?.bounceSubType, deliveryDelay?.delayType].filter(Boolean).join(' '),
      );

  test.each([
    ['bounce', ['Send', 'Bounce Permanent General']],
    ['undetermined', ['Send', 'Bounce Undetermined Undetermined']],
    ['mailbox-full', ['Send', 'DeliveryDelay MailboxFull', 'Bounce Transient MailboxFull']],
    ['out-of-office', ['Send', 'Delivery', 'Bounce Transient General']],
    ['complaint', ['Send', 'Delivery', 'Complaint']],
  ])('every mail to an address with %s in it meets the same fate', async (word, story) => {
    let now = JULY;
    const events: SesEvent[] = [];
    const engine = await started({ now: () => now, deliver: async (event) => void events.push(event) });
    for (let mail = 0; mail < 3; mail += 1, now += 60_000) {
      await client(engine.endpoint).send(one(`${word}@example.org`));
    }
    await engine.flush();
    expect(storyOf(events, `${word}@example.org`)).toEqual([...story, ...story, ...story]);
  });

  test('the first two mails to an address with softbounce in it bounce for now, and the next arrive', async () => {
    let now = JULY;
    const events: SesEvent[] = [];
    const folder = scratchFolder();
    const options = { folder, now: () => now, deliver: async (event: SesEvent) => void events.push(event) };
    const first = await startSes(options);
    await client(first.endpoint).send(one('softbounce@example.org'));
    await client(first.endpoint).send(one('other-softbounce@example.org'));
    await first.flush();
    await first.stop();
    // The second run knows of the first from the journal alone.
    const second = await started(options);
    for (let mail = 0; mail < 2; mail += 1) {
      now += 60_000;
      await client(second.endpoint).send(one('softbounce@example.org'));
    }
    await second.flush();

    const bounced = ['Send', 'DeliveryDelay TransientCommunicationFailure', 'Bounce Transient General'];
    expect(storyOf(events, 'softbounce@example.org')).toEqual([...bounced, ...bounced, 'Send', 'Delivery']);
    expect(storyOf(events, 'other-softbounce@example.org')).toEqual(bounced);
    const delay = events.find(({ detail }) => detail.deliveryDelay);
    expect(delay).toMatchObject({
      'detail-type': 'Email Delivery Delayed',
      detail: {
        deliveryDelay: {
          delayedRecipients: [{ emailAddress: 'softbounce@example.org', status: '4.4.1' }],
          expirationTime: '2011-07-10T15:00:01.000Z',
        },
      },
    });
  });

  test('the product reads each of them, and stops writing where a bounce is for good or somebody complained', async () => {
    const events: SesEvent[] = [];
    const engine = await started({ deliver: async (event) => void events.push(event) });
    const EmailTags = ['workshop', 'person', 'occurrence'].map((Name) => ({ Name, Value: 'x' }));
    for (const word of ['bounce', 'softbounce', 'mailbox-full', 'out-of-office', 'undetermined', 'complaint']) {
      await client(engine.endpoint).send(one(`${word}@example.org`, { EmailTags }));
    }
    await engine.flush();
    const stopped = events.filter((event) => newsOf(SesEventSchema.parse(event))?.stops);
    expect(new Set(stopped.map(({ detail }) => detail.mail.destination[0]))).toEqual(
      new Set(['bounce@example.org', 'complaint@example.org']),
    );
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
