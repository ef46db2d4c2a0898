import { type MailIntent, type MailState, MailStateSchema, type OutgoingMail } from './mail.ts';

/**
 * The ledger's arithmetic: intent first, then send, then settle. SES has no idempotency token, so between sending and
 * settling a run can die; SES's own events settle such an intent, and only one that nothing settled within its lease is
 * sent again. A person may thus get a mail twice in one case only: SES took it, and both the reply and every event
 * about it were lost. What somebody did not get, and why, stands in the ledger too.
 */
export const INTENT_LEASE_MS = 15 * 60_000;

/** What came back for a while is sent again so much later, and so often in all; SES itself has tried for hours by then. */
export const SENT_AGAIN_AFTER_MS = 20 * 3_600_000;
const MOST_RETURNS = 3;

const iso = (ms: number): string => new Date(ms).toISOString();

const lease = (now: number) => ({ claimedAt: iso(now), leaseUntil: iso(now + INTENT_LEASE_MS) });

export function newIntent(mail: OutgoingMail, now: number): MailIntent {
  return { ...aboutOf(mail), state: 'claimed', attempt: 1, ...lease(now) };
}

/** What stands in the ledger for a mail that somebody did not get. */
export function newWithheld(mail: Pick<OutgoingMail, keyof ReturnType<typeof aboutOf>>, now: number): MailIntent {
  return { ...aboutOf(mail), state: 'withheld', attempt: 1, claimedAt: iso(now), leaseUntil: iso(now) };
}

/**
 * Claims an intent again: one that was withheld, or whose lease ended with nothing heard of it, or whose mail came back
 * a while ago. The same object when there is nothing to claim.
 */
export function claimAgain(intent: MailIntent, mail: OutgoingMail, now: number): MailIntent {
  const isOpen = intent.state === 'withheld' || (intent.state === 'claimed' && Date.parse(intent.leaseUntil) <= now);
  if (!isOpen) return intent;
  const { messageId: _, settledAt: __, problem: ___, ...rest } = intent;
  return { ...rest, ...aboutOf(mail), state: 'claimed', attempt: intent.attempt + 1, ...lease(now) };
}

/** Gives a claim back: SES said that it sent nothing. */
export const released = (intent: MailIntent, attempt: number, now: number): MailIntent =>
  isMine(intent, attempt) ? { ...intent, leaseUntil: iso(now) } : intent;

/** Gives a claim back for good: at the last look before sending the person was not to get it any more. */
export const withheld = (intent: MailIntent, attempt: number, why: string): MailIntent =>
  isMine(intent, attempt) ? { ...intent, state: 'withheld', why } : intent;

/** What came back a while ago and was to be sent again is not: meanwhile there is nothing to send. */
export const withheldAfterAll = (intent: MailIntent, why: string, now: number): MailIntent =>
  isReturned(intent) && Date.parse(intent.leaseUntil) <= now ? { ...intent, state: 'withheld', why } : intent;

/** The mail as it was handed over at last: it may have changed since it was claimed. */
export const handedOver = (intent: MailIntent, mail: OutgoingMail): MailIntent => ({ ...intent, ...aboutOf(mail) });

/** What is learned about a mail, from SES's reply or from an event. */
export interface Learned {
  readonly state: MailState;
  readonly messageId?: string | undefined;
  readonly problem?: string | undefined;
  /** The mail came back for a while only: it is to be sent again. */
  readonly isPassing?: boolean;
}

/**
 * Takes in what is learned. Never lowers the state, since events come late, twice and in any order; but what came back
 * for a while is claimed anew, with a lease until it is to be sent again, and after that says nothing new any more.
 */
export function learned(intent: MailIntent, news: Learned, now: number): MailIntent {
  const returned = intent.returned ?? [];
  // What came back says nothing new any more, but that it arrived after all: an absence notice comes back, too.
  if (news.messageId !== undefined && returned.includes(news.messageId) && news.state !== 'delivered') return intent;
  const rank = (state: MailState): number => MailStateSchema.options.indexOf(state);
  if (rank(news.state) <= rank(intent.state)) return intent;
  const { messageId, problem } = news;
  // It arrived, and an absence notice came back; or an earlier try came back, and a later one is on its way.
  if (news.isPassing && intent.state === 'delivered') return intent;
  if (news.isPassing && intent.messageId !== undefined && intent.messageId !== messageId) return intent;
  if (news.isPassing && messageId !== undefined && returned.length + 1 < MOST_RETURNS) {
    const leaseUntil = iso(now + SENT_AGAIN_AFTER_MS);
    return {
      ...intent,
      state: 'claimed',
      leaseUntil,
      returned: [...returned, messageId],
      ...(problem !== undefined && { problem }),
    };
  }
  return {
    ...intent,
    state: news.state,
    settledAt: iso(now),
    ...(messageId !== undefined && { messageId }),
    ...(problem !== undefined && { problem }),
  };
}

/**
 * Waits to be sent again after it came back: the run of a step need not wait for it. Once it is claimed to be sent again,
 * with a lease as every claim has it, nobody knows what becomes of it.
 */
export const isReturned = ({ state, returned = [], claimedAt, leaseUntil }: MailIntent): boolean =>
  state === 'claimed' && returned.length > 0 && Date.parse(leaseUntil) - Date.parse(claimedAt) > INTENT_LEASE_MS;

const isMine = (intent: MailIntent, attempt: number): boolean =>
  intent.state === 'claimed' && intent.attempt === attempt;

const aboutOf = ({
  workshopId,
  personId,
  occurrence,
  to,
  subject,
  why,
}: Pick<OutgoingMail, 'workshopId' | 'personId' | 'occurrence' | 'to' | 'subject' | 'why'>) => ({
  workshopId,
  personId,
  occurrence,
  to,
  subject,
  why,
});
