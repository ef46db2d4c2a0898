import type { OutgoingMail } from '../../../shared/mail/mail.ts';
import { Throttled } from '../../../shared/mail/mail.ts';
import { MailIntentItem } from '../../../shared/mail/mailer.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { keys, randomToken, staffToken } from '../../../shared/store/keys.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';

const MOST_AN_HOUR = 20;
const HOUR_MS = 3_600_000;
/** Sorts behind every digit and before every letter: what a rehearsal sends counts by itself. */
const AFTER_TIMES = ':';

/**
 * Sends a previewed mail to the member who asks for it, and to nobody else. It is marked as a test, and carries neither
 * the unsubscribe header nor the calendar entry: both would act for somebody whom it is not about. `now` in epoch ms.
 * @returns the address
 * @throws Refusal `too-often`; `unavailable` when SES does not take it
 */
export async function sendTest(
  { table, mailer }: StaffContext,
  { identity: { email }, workshop }: StaffVisit,
  { unsubscribe: _, calendar: __, ...mail }: OutgoingMail,
  now: number,
): Promise<string> {
  const workshopId = workshop.details.id;
  const personId = staffToken(email);
  // Named by their time, so that those of the last hour lie side by side in the ledger: one Query counts them.
  const named = (suffix: string) => keys.mail(workshopId, personId, `test-${suffix}`);
  const lately = await Array.fromAsync(
    table.between(named('').pk, named(`${now - HOUR_MS + 1}`).sk, named(AFTER_TIMES).sk, MOST_AN_HOUR),
  );
  if (lately.length >= MOST_AN_HOUR) {
    throw new Refusal(
      'too-often',
      `You have asked for ${MOST_AN_HOUR} test mails within the last hour, and no more are sent in one. Please use the preview, or try again later.`,
    );
  }
  const occurrence = `test-${now}-${randomToken()}`;
  const test = {
    ...mail,
    personId,
    to: email,
    occurrence,
    subject: `Test: ${mail.subject}`,
    why: 'a test of the wording',
  };
  const { sent } = await mailer.send([test], now).catch((error: unknown) => {
    if (!(error instanceof Throttled)) throw error;
    throw new Refusal(
      'unavailable',
      'The mail service asks to slow down or has paused sending, so no test mail was sent. Please try again in a few minutes.',
    );
  });
  if (sent === 1) return email;
  const intent = await table.read(MailIntentItem, keys.mail(workshopId, personId, occurrence));
  throw new Refusal(
    'unavailable',
    `The mail service did not take the test mail to ${email}: ${intent?.problem ?? 'it gave no reason'}. Please tell whoever runs this installation.`,
  );
}
