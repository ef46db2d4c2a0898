import {
  BadRequestException,
  SESv2Client,
  SendBulkEmailCommand,
  type SendBulkEmailCommandInput,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newIntent } from '../../shared/mail/ledger.ts';
import { type OutgoingMail, Throttled } from '../../shared/mail/mail.ts';
import { MailIntentItem, openMailer } from '../../shared/mail/mailer.store.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { aPerson, T0 } from '../support/fixtures.ts';
import { takeIn } from '../support/in-role.ts';
import { startTable } from '../support/table.ts';

/** One person's trouble with mail is nobody else's. */

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

const mailTo = (personId: string, occurrence: string): OutgoingMail => ({
  workshopId: 'small',
  personId,
  to: `${personId}@example.org`,
  occurrence,
  why: 'a test',
  subject: 'A test',
  text: 'text',
  html: '<p>html</p>',
  fromName: 'The Secretariat',
  replyTo: 'secretariat@example.org',
});

/** SES as it refuses a whole request in which one of these addresses stands. */
function sesThatRefuses(...refused: string[]) {
  const received: string[] = [];
  mockClient(SESv2Client)
    .on(SendBulkEmailCommand)
    .callsFake(({ BulkEmailEntries = [] }: SendBulkEmailCommandInput) => {
      const to = BulkEmailEntries.flatMap(({ Destination }) => Destination?.ToAddresses ?? []);
      if (to.some((address) => refused.includes(address))) {
        throw new BadRequestException({ message: 'Illegal address', $metadata: { httpStatusCode: 400 } });
      }
      received.push(...to);
      return { BulkEmailEntryResults: to.map((address) => ({ Status: 'SUCCESS', MessageId: `m-${address}` })) };
    });
  const client = new SESv2Client({});
  const mailer = openMailer({ table: engine.table, from: 'us@example.org', configurationSet: 'set', client });
  return { mailer, received };
}

const stateOf = async (personId: string, occurrence: string) =>
  (await engine.table.read(MailIntentItem, keys.mail('small', personId, occurrence)))?.state;

describe('a request that SES refuses as a whole', () => {
  test('given one address that it does not take, then everybody else gets the mail, once', async () => {
    const { mailer, received } = sesThatRefuses('b@example.org');
    const mails = ['a', 'b', 'c'].map((person) => mailTo(person, 'one-bad'));
    expect(await mailer.send(mails, T0)).toEqual({ sent: 2, already: 0, failed: 1, withheld: 0, unsettled: 0 });
    expect(await mailer.send(mails, T0 + 60_000)).toEqual({
      sent: 0,
      already: 3,
      failed: 0,
      withheld: 0,
      unsettled: 0,
    });
    expect(received).toEqual(['a@example.org', 'c@example.org']);
    expect(await stateOf('b', 'one-bad')).toBe('failed');
  });

  test('given that it takes none, then nobody is given up: the fault may be in what all share', async () => {
    const wrong = sesThatRefuses('a@example.org', 'b@example.org');
    const mails = ['a', 'b'].map((person) => mailTo(person, 'all-bad'));
    await expect(wrong.mailer.send(mails, T0)).rejects.toThrow(Throttled);
    expect(await stateOf('a', 'all-bad')).toBe('claimed');

    const mended = sesThatRefuses();
    expect(await mended.mailer.send(mails, T0 + 60_000)).toMatchObject({ sent: 2 });
  });
});

describe('a bounce', () => {
  test('given that it is about an address that the person had before, then the present one is left alone', async () => {
    const person = aPerson({ id: 'moved', email: 'new@example.org' });
    await engine.table.insert(PersonItem, keys.person('small', 'moved'), person);
    const intent = newIntent({ ...mailTo('moved', 'invitation'), to: 'new@example.org' }, T0);
    await engine.table.insert(MailIntentItem, keys.mail('small', 'moved', 'invitation'), intent);

    const bounce = { state: 'bounced', stops: true, problem: 'no such user', messageId: 'm1', at: T0 } as const;
    const about = { workshopId: 'small', personId: 'moved', occurrence: 'invitation' };
    await takeIn(engine.table, { ...about, ...bounce, to: 'old@example.org' });
    const standing = async () => (await engine.table.read(PersonItem, keys.person('small', 'moved')))?.standing;
    expect(await standing()).toEqual({});
    await takeIn(engine.table, { ...about, ...bounce, to: 'new@example.org' });
    expect((await standing())?.undeliverable?.email).toBe('new@example.org');
  });
});
