import { type MailIntent, type MailState, MailStateSchema, type OutgoingMail } from './mail.ts';

/**
 * The ledger's arithmetic: intent first, then send, then settle. SES has no idempotency token, so between sending and
 * settling a run can die; SES's own events settle such an intent, and only one that nothing settled within its lease is
 * sent again. A person may thus get a mail twice in one case only: SES took it, and both the reply and every event
 * about it were lost.
 */
export const INTENT_LEASE_MS = 15 * 60_000;

const iso = (ms: number): string => new Date(ms).toISOString();

export function newIntent(mail: OutgoingMail, now: number): MailIntent {
  const { workshopId, personId, occurrence, to, subject, why } = mail;
  const lease = { claimedAt: iso(now), leaseUntil: iso(now + INTENT_LEASE_MS) };
  return { workshopId, personId, occurrence, to, subject, why, state: 'claimed', attempt: 1, ...lease };
}

/** Claims an intent again whose lease ended with nothing heard of it; the same object when there is nothing to claim. */
export function claimAgain(intent: MailIntent, mail: OutgoingMail, now: number): MailIntent {
  if (intent.state !== 'claimed' || Date.parse(intent.leaseUntil) > now) return intent;
  return { ...newIntent(mail, now), attempt: intent.attempt + 1 };
}

/** Gives a claim back: SES said that it sent nothing. */
export const released = (intent: MailIntent, attempt: number, now: number): MailIntent =>
  intent.state === 'claimed' && intent.attempt === attempt ? { ...intent, leaseUntil: iso(now) } : intent;

/** What was learned about a mail, from the reply or from an event. Never lowers the state: events come late and twice. */
export function learned(
  intent: MailIntent,
  news: { readonly state: MailState; readonly messageId?: string | undefined; readonly problem?: string | undefined },
  now: number,
): MailIntent {
  const rank = (state: MailState): number => MailStateSchema.options.indexOf(state);
  if (rank(news.state) <= rank(intent.state)) return intent;
  return {
    ...intent,
    state: news.state,
    settledAt: iso(now),
    ...(news.messageId !== undefined && { messageId: news.messageId }),
    ...(news.problem !== undefined && { problem: news.problem }),
  };
}
