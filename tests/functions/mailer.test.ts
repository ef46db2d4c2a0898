import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { INTENT_LEASE_MS } from '../../shared/mail/ledger.ts';
import { type OutgoingMail, Throttled } from '../../shared/mail/mail.ts';
import { MailIntentItem, openMailer } from '../../shared/mail/mailer.store.ts';
import { displayName } from '../../shared/mail/ses.store.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { T0 } from '../support/fixtures.ts';
import { inbox } from '../support/inbox.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

let ses: ReturnType<typeof inbox>;
let occurrence: string;
beforeEach(() => {
  ses = inbox();
  occurrence = randomToken();
});

const mailTo = (personId: string, changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  workshopId: 'small',
  personId,
  to: `${personId}@example.org`,
  occurrence,
  why: 'a test',
  subject: `To ${personId}`,
  text: 'text',
  html: '<p>html</p>',
  fromName: 'The Secretariat',
  replyTo: 'secretariat@example.org',
  ...changes,
});

const mailer = () =>
  openMailer({ table: engine.table, from: 'us@example.org', configurationSet: 'set', client: ses.client });
const intentOf = (personId: string) => engine.table.read(MailIntentItem, keys.mail('small', personId, occurrence));

describe('sending through the ledger', () => {
  test('the same mail again is not sent again', async () => {
    expect(await mailer().send([mailTo('a'), mailTo('b')], T0)).toEqual({
      sent: 2,
      already: 0,
      failed: 0,
      withheld: 0,
      unsettled: 0,
    });
    expect(await mailer().send([mailTo('a'), mailTo('b')], T0)).toEqual({
      sent: 0,
      already: 2,
      failed: 0,
      withheld: 0,
      unsettled: 0,
    });
    expect(ses.received).toHaveLength(2);
    expect(await intentOf('a')).toMatchObject({ state: 'sent', messageId: ses.received[0]?.messageId, attempt: 1 });
  });

  test('two runs at once send each mail once', async () => {
    const mails = ['a', 'b', 'c', 'd'].map((id) => mailTo(id));
    await Promise.all([mailer().send(mails, T0), mailer().send(mails.toReversed(), T0)]);
    expect(ses.received.map(({ to }) => to).sort()).toEqual(mails.map(({ to }) => to));
  });

  test('more than 50 go out in calls of at most 50', async () => {
    const mails = Array.from({ length: 101 }, (_, index) => mailTo(`n${index}`));
    expect((await mailer().send(mails, T0)).sent).toBe(101);
    expect(ses.calls()).toBe(3);
  });

  test('given SES throttles the call, then nothing counts as sent and the retry sends everything once', async () => {
    ses.fail('throttled');
    await expect(mailer().send([mailTo('a')], T0)).rejects.toThrow(Throttled);
    expect((await mailer().send([mailTo('a')], T0 + 1)).sent).toBe(1);
    expect(ses.received).toHaveLength(1);
  });

  test('given one entry is throttled and one refused for good, then only the throttled one is tried again', async () => {
    const status = new Map([
      ['a@example.org', 'ACCOUNT_THROTTLED'],
      ['b@example.org', 'MESSAGE_REJECTED'],
    ]);
    ses.fail({ statusOf: (to) => status.get(to) });
    const mails = ['a', 'b', 'c'].map((id) => mailTo(id));
    await expect(mailer().send(mails, T0)).rejects.toThrow(Throttled);
    expect(await mailer().send(mails, T0 + 1)).toEqual({ sent: 1, already: 2, failed: 0, withheld: 0, unsettled: 0 });
    expect(ses.received.map(({ to }) => to)).toEqual(['c@example.org', 'a@example.org']);
    expect(await intentOf('b')).toMatchObject({
      state: 'failed',
      problem: 'MESSAGE_REJECTED: because of MESSAGE_REJECTED',
    });
  });

  test('given the reply is lost, then nobody sends again before the lease ends', async () => {
    ses.fail('reply-lost');
    await expect(mailer().send([mailTo('a')], T0)).rejects.toThrow('socket hang up');
    expect(await mailer().send([mailTo('a')], T0 + INTENT_LEASE_MS - 1)).toMatchObject({ sent: 0, unsettled: 1 });
    expect(ses.received).toHaveLength(1);
    expect(await mailer().send([mailTo('a')], T0 + INTENT_LEASE_MS)).toMatchObject({ sent: 1 });
    expect(await intentOf('a')).toMatchObject({ state: 'sent', attempt: 2 });
  });

  test('a reminder carries both headers of RFC 8058', async () => {
    await mailer().send([mailTo('a', { unsubscribe: 'https://x.example.org/u/token' })], T0);
    expect(ses.received[0]?.headers).toEqual({
      'List-Unsubscribe': '<https://x.example.org/u/token>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });
});

test('a sender whose name tries to add a header, or is not ASCII, stays one display name', () => {
  expect(displayName('The "Office"\r\nBcc: all@example.org')).toBe('"The \\"Office\\" Bcc: all@example.org"');
  expect(displayName('বাংলা')).toMatch(/^=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=$/);
});
