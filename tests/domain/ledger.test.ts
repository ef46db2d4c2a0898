import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claimAgain,
  INTENT_LEASE_MS,
  isReturned,
  type Learned,
  learned,
  newIntent,
  newWithheld,
  SENT_AGAIN_AFTER_MS,
  withheldAfterAll,
} from '../../shared/mail/ledger.ts';
import { type MailIntent, MailStateSchema, type OutgoingMail } from '../../shared/mail/mail.ts';
import { T0 } from '../support/fixtures.ts';

const mail: OutgoingMail = {
  workshopId: 'small',
  personId: 'p1',
  to: 'p1@example.org',
  occurrence: 'reminder-1',
  why: 'reminder: owed feedback',
  subject: 'Reminder',
  text: '',
  html: '',
  fromName: 'The Secretariat',
  replyTo: 'secretariat@example.org',
};
const claimed = newIntent(mail, T0);
const sent = learned(claimed, { state: 'sent', messageId: 'm1' }, T0);
const back = (messageId: string): Learned => ({
  state: 'bounced',
  messageId,
  problem: 'mailbox full',
  isPassing: true,
});

describe('a mail that comes back for a while', () => {
  test('is claimed until it is to be sent again, and not before', () => {
    const returned = learned(sent, back('m1'), T0);
    expect(isReturned(returned)).toBe(true);
    expect(claimAgain(returned, mail, T0 + SENT_AGAIN_AFTER_MS - 1)).toBe(returned);
    expect(claimAgain(returned, mail, T0 + SENT_AGAIN_AFTER_MS)).toMatchObject({ state: 'claimed', attempt: 2 });
  });

  test('given it is claimed to be sent again, then it waits no more: nobody knows what becomes of that try', () => {
    const again = claimAgain(learned(sent, back('m1'), T0), mail, T0 + SENT_AGAIN_AFTER_MS);
    expect(isReturned(again)).toBe(false);
    expect(isReturned(learned(again, back('m2'), T0 + SENT_AGAIN_AFTER_MS))).toBe(true);
  });

  test('given the same event once more, or a late word that it was sent, then nothing changes', () => {
    const returned = learned(sent, back('m1'), T0);
    expect(learned(returned, back('m1'), T0 + 1)).toBe(returned);
    expect(learned(returned, { state: 'sent', messageId: 'm1' }, T0 + 1)).toBe(returned);
  });

  test('given an absence notice for a mail that arrived, in either order, then it is not sent again', () => {
    const delivered = learned(sent, { state: 'delivered', messageId: 'm1' }, T0);
    expect(learned(delivered, back('m1'), T0 + 1)).toBe(delivered);
    const late = learned(learned(sent, back('m1'), T0), { state: 'delivered', messageId: 'm1' }, T0 + 1);
    expect(claimAgain(late, mail, T0 + 10 * SENT_AGAIN_AFTER_MS)).toBe(late);
  });

  test('the third time it is given up, and staff see it', () => {
    let intent: MailIntent = sent;
    for (const [index, messageId] of ['m1', 'm2', 'm3'].entries()) {
      const at = T0 + index * SENT_AGAIN_AFTER_MS;
      intent = learned(claimAgain(intent, mail, at), { state: 'sent', messageId }, at);
      intent = learned(intent, back(messageId), at);
    }
    expect(intent).toMatchObject({ state: 'bounced', problem: 'mailbox full' });
    expect(claimAgain(intent, mail, T0 + 99 * SENT_AGAIN_AFTER_MS)).toBe(intent);
  });

  test('given nothing is owed any more when it is due again, then it is withheld with the reason', () => {
    const returned = learned(sent, back('m1'), T0);
    expect(withheldAfterAll(returned, 'owes nothing', T0)).toBe(returned);
    const later = withheldAfterAll(returned, 'owes nothing', T0 + SENT_AGAIN_AFTER_MS);
    expect(later).toMatchObject({ state: 'withheld', why: 'owes nothing' });
  });
});

test('a mail that was withheld is claimed once something is owed after all', () => {
  expect(claimAgain(newWithheld(mail, T0), mail, T0)).toMatchObject({ state: 'claimed', why: mail.why, attempt: 2 });
});

test('events in any order and number never lower what is known, and settle it once one of them says so', () => {
  const word = fc.record({
    state: fc.constantFrom(...MailStateSchema.options.filter((state) => state !== 'withheld' && state !== 'claimed')),
    messageId: fc.constant('m1'),
  });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.boolean(), (words, replied) => {
      const rank = (intent: MailIntent): number => MailStateSchema.options.indexOf(intent.state);
      let intent = replied ? sent : claimed;
      for (const news of [...words, ...words.toReversed()]) {
        const after = learned(intent, news, T0);
        expect(rank(after)).toBeGreaterThanOrEqual(rank(intent));
        intent = after;
      }
      expect(rank(intent)).toBe(
        Math.max(...words.map(({ state }) => MailStateSchema.options.indexOf(state)), replied ? 2 : 0),
      );
      expect(claimAgain(intent, mail, T0 + INTENT_LEASE_MS)).toBe(intent);
    }),
  );
});
