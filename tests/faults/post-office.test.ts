import { SESv2Client } from '@aws-sdk/client-sesv2';
import { describe, expect, test } from 'vitest';
import type { OutgoingMail } from '../../shared/mail/mail.ts';
import { handOver, sesClient } from '../../shared/mail/ses.store.ts';
import { Calls, type Mode } from './sim/faults.ts';
import { type Posted, swiftDoor, throughSdk } from './sim/post-office.ts';

/** The two doors of the simulation's post office lead to the same: below the SDK, and in place of it. */

const SENDER = { from: 'us@example.org', configurationSet: 'set' };
process.env.AWS_REGION = 'eu-central-1';

const mailTo = (person: string): OutgoingMail => ({
  workshopId: 'small',
  personId: person,
  to: `${person}@example.org`,
  occurrence: 'invitation',
  why: 'owed feedback',
  subject: 'Your “feedback”',
  text: 'Please.\n\nhttps://afterword.example.org/l/x',
  html: '<p>Please.</p>',
  fromName: 'The Secretariat',
  replyTo: 'secretariat@example.org',
  unsubscribe: 'https://afterword.example.org/u/x',
});

/** Hands three mails over through a door while the first call fails, and says what became of them on both sides. */
async function handedOver(door: typeof throughSdk, mode: Mode | undefined, client = sesClient()) {
  const calls = new Calls();
  if (mode) calls.fault = { call: 0, mode };
  const inbox: Posted[] = [];
  const counter = (mails: readonly Posted[], partly: boolean) =>
    mails.map((mail, index) => {
      if (partly && index % 2 === 1) return { status: 'ACCOUNT_THROTTLED' as const };
      inbox.push(mail);
      return { messageId: `m${inbox.length}` };
    });
  const through = door(client, counter, calls.pass);
  const told = await handOver(through, SENDER, ['p1', 'p2', 'p3'].map(mailTo)).catch(
    (error: Error) => `thrown: ${error.name}`,
  );
  return { inbox, told: typeof told === 'string' ? told : told.map(({ state }) => state), calls: calls.made };
}

describe('the two doors of the post office', () => {
  test.each([undefined, 'before', 'after', 'refused', 'partly'] as const)(
    'given a call that fails so: %s, then the sender hears the same and the inbox holds the same',
    async (mode) => {
      const below = await handedOver(throughSdk, mode);
      expect(await handedOver(swiftDoor, mode)).toEqual(below);
      expect(below.calls).toBe(1);
    },
  );

  test.each(['before', 'after', 'refused'] as const)(
    'given a client that is set to try again, then both doors try again: %s',
    async (mode) => {
      const below = await handedOver(throughSdk, mode, new SESv2Client({ maxAttempts: 3 }));
      expect(await handedOver(swiftDoor, mode, new SESv2Client({ maxAttempts: 3 }))).toEqual(below);
      expect(below.calls).toBe(2);
      expect(below.inbox).toHaveLength(mode === 'after' ? 6 : 3);
    },
  );
});
