import { keys } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import { claimAgain, learned, newIntent, released } from './ledger.ts';
import {
  type Mailer,
  type MailIntent,
  MailIntentSchema,
  type OutgoingMail,
  type SendOutcome,
  Throttled,
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

/** Intent first, then send, then settle (ledger.ts says why). */
class LedgerMailer implements Mailer {
  readonly #table: Table;
  readonly #handOver: (mails: readonly OutgoingMail[]) => Promise<readonly HandedOver[]>;

  constructor(table: Table, hand: (mails: readonly OutgoingMail[]) => Promise<readonly HandedOver[]>) {
    this.#table = table;
    this.#handOver = hand;
  }

  async send(mails: readonly OutgoingMail[], now: number): Promise<SendOutcome> {
    const total = { sent: 0, already: 0, failed: 0, unsettled: 0 };
    for (const batch of batches(mails)) {
      const outcome = await this.#sendBatch(batch, now);
      for (const key of ['sent', 'already', 'failed', 'unsettled'] as const) total[key] += outcome[key];
    }
    return total;
  }

  async #sendBatch(mails: readonly OutgoingMail[], now: number): Promise<SendOutcome> {
    const found = await Promise.all(mails.map((mail) => this.#claim(mail, now)));
    const claims = found.filter((each) => typeof each === 'object');
    const results = await this.#handOver(claims.map(({ mail }) => mail));
    const states = await Promise.all(claims.map((claim, index) => this.#settle(claim, results[index], now)));
    if (states.includes('later')) throw new Throttled('SES asks to slow down, or sending is paused.');
    const count = (word: string): number => [...states, ...found].filter((each) => each === word).length;
    return {
      sent: count('sent'),
      already: count('already'),
      failed: count('failed'),
      unsettled: count('unsettled'),
    };
  }

  async #claim(mail: OutgoingMail, now: number): Promise<Claim | 'already' | 'unsettled'> {
    const key = keyOf(mail);
    if ((await this.#table.insert(MailIntentItem, key, newIntent(mail, now))) === 'inserted') {
      return { mail, attempt: 1 };
    }
    let mine = false;
    const intent = await this.#table.change(MailIntentItem, key, (standing) => {
      const again = claimAgain(standing, mail, now);
      mine = again !== standing;
      return again;
    });
    if (intent && mine) return { mail, attempt: intent.attempt };
    return intent?.state === 'claimed' ? 'unsettled' : 'already';
  }

  async #settle({ mail, attempt }: Claim, result: HandedOver | undefined, now: number): Promise<HandedOver['state']> {
    const state = result?.state ?? 'later';
    await this.#table.change(MailIntentItem, keyOf(mail), (intent) =>
      result === undefined || result.state === 'later' ? released(intent, attempt, now) : learned(intent, result, now),
    );
    return state;
  }
}

const keyOf = (mail: OutgoingMail) => keys.mail(mail.workshopId, mail.personId, mail.occurrence);

/** One bulk call has one sender; so a batch is of one sender, and at most as large as SES takes. */
function batches(mails: readonly OutgoingMail[]): OutgoingMail[][] {
  const bySender = Map.groupBy(mails, ({ fromName, replyTo }) => `${fromName}\n${replyTo}`);
  return [...bySender.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / BULK_LIMIT) }, (_, index) =>
      group.slice(index * BULK_LIMIT, (index + 1) * BULK_LIMIT),
    ),
  );
}
