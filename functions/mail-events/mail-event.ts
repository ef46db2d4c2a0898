import { type Debts, owe } from '../../shared/debts/debts.ts';
import { isReturned, learned } from '../../shared/mail/ledger.ts';
import type { MailIntent } from '../../shared/mail/mail.ts';
import { MailIntentItem } from '../../shared/mail/mailer.store.ts';
import type { MailNews } from '../../shared/mail/ses-event.ts';
import { guestMailOf } from '../../shared/papers/guest-mail.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import { changeReviewIfThere } from '../../shared/papers/review.store.ts';
import { withReturned } from '../../shared/papers/review-notices.ts';
import { markAddress } from '../../shared/people/address.store.ts';
import { withSentAgain } from '../../shared/people/letters.ts';
import { changeIfThere } from '../../shared/people/person.store.ts';
import { withDeferred, withReached, withUndeliverable } from '../../shared/people/standing.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';

/**
 * Takes in what SES tells about a mail: the ledger first, then the standing of whoever is behind the address. All of it
 * may come twice, late, or before the reply of the call that sent the mail, and may break off in between: taken in once
 * more, it does the rest.
 * @returns whether the mail is one of ours; an unknown one is set aside by the caller.
 */
export async function takeIn(table: Table, news: MailNews): Promise<boolean> {
  const { workshopId, personId, occurrence, at } = news;
  const intent = await table.change(MailIntentItem, keys.mail(workshopId, personId, occurrence), (found) =>
    learned(found, news, at),
  );
  if (!intent) return false;
  const to = news.to ?? intent.to;
  const problem = news.problem ?? news.state;
  // Members of staff have no such item, and whoever was erased has none any more: then there is nothing to change.
  if (news.stops) await stopMailTo(table, news, to, problem);
  else if (news.isPassing) {
    if (!isReturned(intent) && intent.state !== 'bounced') return true; // it arrived after all
    await changeIfThere(table, workshopId, personId, (found) => withDeferred(found, to, problem, at));
    if (isReturned(intent)) await owedAgain(table, intent, problem);
  } else if (news.state === 'delivered') {
    await changeIfThere(table, workshopId, personId, (found) => withReached(found, to, at));
  }
  return true;
}

/** Ministries share mailboxes: everyone at this address gets no more mail there, and nobody who comes to it later. */
async function stopMailTo(table: Table, news: MailNews, to: string, problem: string): Promise<void> {
  const { workshopId, personId, at } = news;
  const behind = await markAddress(table, workshopId, to, { why: problem, at: new Date(at).toISOString() });
  for (const id of new Set([personId, ...behind])) {
    await changeIfThere(table, workshopId, id, (found) => withUndeliverable(found, to, problem, at));
  }
}

/** The mail is sent again by what owes it: the paper that it is about, or else the person. */
async function owedAgain(table: Table, intent: MailIntent, problem: string): Promise<void> {
  const { workshopId, personId, occurrence } = intent;
  const dueAt = Date.parse(intent.leaseUntil);
  const guest = guestMailOf(occurrence);
  if (guest) {
    const place = { workshopId, personId, paperId: guest.paperId, id: guest.guestId };
    // No reviewer, so a co-author.
    if (await changeReviewIfThere(table, place, (review) => withReturned(review, guest.what, dueAt))) return;
  }
  const [, paperId, what] = PAPER_OCCURRENCE.exec(occurrence) ?? [];
  if (paperId && what) {
    const kind = what.startsWith('v') ? 'paper' : 'co-authors';
    await table.change(PaperItem, keys.paper(workshopId, personId, paperId), (paper) =>
      isOwedBy(paper.debts, kind, dueAt) ? paper : { ...paper, debts: owe(paper.debts, kind, dueAt) },
    );
    return;
  }
  // Another guest's mail: nothing is learned of the person under whom it lies.
  if (guest) return;
  const why = `it came back for a while: ${problem}`;
  await changeIfThere(table, workshopId, personId, (found) => withSentAgain(found, occurrence, why, dueAt));
}

/** A version's mail, or one that a paper owes its co-authors, or its author about them. */
const PAPER_OCCURRENCE = /^paper-([A-Za-z0-9_-]{16})-(v\d|g[A-Za-z0-9_-]{16}-(?:asked|reminded)$|declined-)/;

/** What the paper owes already is paid first; but a day that is waited for may be later than the mail is to be sent. */
function isOwedBy({ owed }: Debts, kind: 'paper' | 'co-authors', dueAt: number): boolean {
  const debt = owed[kind];
  return debt !== undefined && (kind === 'paper' || Date.parse(debt.dueAt) <= dueAt);
}
