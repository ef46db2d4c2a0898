import { whatCaused } from '../debts/cause.ts';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import {
  claimAgain,
  handedOver,
  isReturned,
  learned,
  newIntent,
  newWithheld,
  released,
  withheld,
  withheldAfterAll,
} from './ledger.ts';
import {
  type LastLook,
  type Mailer,
  type MailIntent,
  MailIntentSchema,
  type OutgoingMail,
  type SendOutcome,
  Throttled,
  type Withheld,
} from './mail.ts';
import { BULK_LIMIT, type HandedOver, handOver, type Sender, sesClient } from './ses.store.ts';

export const MailIntentItem: ItemType<MailIntent> = { schema: MailIntentSchema };

interface Claim {
  readonly mail: OutgoingMail;
  readonly attempt: number;
}

/** The mailer of a deployed function: through the ledger in `table` and SES. */
export function openMailer({
  table,
  client = sesClient(),
  ...sender
}: Sender & { table: Table; client?: ReturnType<typeof sesClient> }): Mailer {
  return new LedgerMailer(table, (mails) => handOver(client, sender, mails));
}

/** Intent first, then a last look, then send, then settle (ledger.ts says why). */
class LedgerMailer implements Mailer {
  readonly #table: Table;
  readonly #handOver: (mails: readonly OutgoingMail[]) => Promise<readonly HandedOver[]>;

  constructor(table: Table, hand: (mails: readonly OutgoingMail[]) => Promise<readonly HandedOver[]>) {
    this.#table = table;
    this.#handOver = hand;
  }

  async send(mails: readonly OutgoingMail[], now: number, look: Look = sendAsItIs): Promise<SendOutcome> {
    const total = { sent: 0, already: 0, failed: 0, withheld: 0, unsettled: 0 };
    const waiting: Refused[] = [];
    // One batch that has to wait holds up no other.
    for (const batch of batches(mails)) {
      const { outcome, later } = await this.#sendBatch(batch, now, look);
      for (const word of OUTCOMES) total[word] += outcome[word];
      waiting.push(...later);
    }
    // A request that is wrong, while others are right, is wrong in what it alone has: its address.
    const wrong = total.sent > 0 ? waiting.filter(({ result }) => result.isRequest) : [];
    for (const { claim, result } of wrong) {
      await this.#settle(claim, { state: 'failed', problem: result.problem }, now);
    }
    if (waiting.length > wrong.length) throw new Throttled('SES asks to slow down, or sending is paused.');
    return { ...total, failed: total.failed + wrong.length };
  }

  async withhold(mails: readonly Withheld[], now: number): Promise<void> {
    await Promise.all(mails.map((mail) => this.#withhold(mail, now)));
  }

  async #withhold(mail: Withheld, now: number): Promise<void> {
    if ((await this.#table.insert(MailIntentItem, keyOf(mail), newWithheld(mail, now))) === 'inserted') return;
    await this.#table.change(MailIntentItem, keyOf(mail), (intent) => withheldAfterAll(intent, mail.why, now));
  }

  async #sendBatch(
    mails: readonly OutgoingMail[],
    now: number,
    look: Look,
  ): Promise<{ readonly outcome: SendOutcome; readonly later: readonly Refused[] }> {
    const found = await Promise.all(mails.map((mail) => this.#claim(mail, now)));
    const looked = await Promise.all(
      found.map((each) => (typeof each === 'object' ? this.#lookAt(each, look) : Promise.resolve(each))),
    );
    const claims = looked.filter((each) => typeof each === 'object');
    const results = await this.#handOver(claims.map(({ mail }) => mail));
    const states = await Promise.all(claims.map((claim, index) => this.#settle(claim, results[index], now)));
    const words = [...states, ...looked];
    const count = (word: (typeof OUTCOMES)[number]): number => words.filter((each) => each === word).length;
    const outcome = {
      sent: count('sent'),
      already: count('already'),
      failed: count('failed'),
      withheld: count('withheld'),
      unsettled: count('unsettled'),
    };
    const later = claims.flatMap((claim, index): Refused[] => {
      const result = results[index] ?? { state: 'later', problem: 'SES said nothing of it' };
      return result.state === 'later' ? [{ claim, result }] : [];
    });
    return { outcome, later };
  }

  async #claim(mail: OutgoingMail, now: number): Promise<Claim | 'already' | 'unsettled'> {
    const key = keyOf(mail);
    const cause = whatCaused();
    const intended = { ...newIntent(mail, now), ...(cause !== undefined && { cause }) };
    if ((await this.#table.insert(MailIntentItem, key, intended)) === 'inserted') {
      return { mail, attempt: 1 };
    }
    let mine = false;
    const intent = await this.#table.change(MailIntentItem, key, (standing) => {
      const again = claimAgain(standing, mail, now);
      mine = again !== standing;
      return again;
    });
    if (intent && mine) return { mail, attempt: intent.attempt };
    return intent?.state === 'claimed' && !isReturned(intent) ? 'unsettled' : 'already';
  }

  async #lookAt({ mail, attempt }: Claim, look: Look): Promise<Claim | 'withheld'> {
    const seen = await look(mail);
    if ('send' in seen) return { mail: seen.send, attempt };
    await this.#table.change(MailIntentItem, keyOf(mail), (intent) => withheld(intent, attempt, seen.withhold));
    return 'withheld';
  }

  async #settle({ mail, attempt }: Claim, result: HandedOver | undefined, now: number): Promise<HandedOver['state']> {
    const state = result?.state ?? 'later';
    await this.#table.change(MailIntentItem, keyOf(mail), (intent) =>
      result === undefined || result.state === 'later'
        ? released(intent, attempt, now)
        : learned(handedOver(intent, mail), result, now),
    );
    return state;
  }
}

/** Nothing was sent of it: SES refused it for now, or the request as such. */
interface Refused {
  readonly claim: Claim;
  readonly result: Extract<HandedOver, { readonly state: 'later' }>;
}

type Look = (mail: OutgoingMail) => Promise<LastLook>;

const sendAsItIs: Look = (mail) => Promise.resolve({ send: mail });

const OUTCOMES = ['sent', 'already', 'failed', 'withheld', 'unsettled'] as const;

const keyOf = (mail: Withheld) => keys.mail(mail.workshopId, mail.personId, mail.occurrence);

/**
 * One bulk call has one sender; so a batch is of one sender, and at most as large as SES takes. A mail with a calendar
 * entry goes out alone: what is known of it must be written down before the next one is sent.
 */
function batches(mails: readonly OutgoingMail[]): OutgoingMail[][] {
  const alone = mails.filter(({ calendar }) => calendar !== undefined).map((mail) => [mail]);
  const together = mails.filter(({ calendar }) => calendar === undefined);
  const bySender = Map.groupBy(together, ({ fromName, replyTo }) => `${fromName}\n${replyTo}`);
  const bulks = [...bySender.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / BULK_LIMIT) }, (_, index) =>
      group.slice(index * BULK_LIMIT, (index + 1) * BULK_LIMIT),
    ),
  );
  return [...bulks, ...alone];
}
