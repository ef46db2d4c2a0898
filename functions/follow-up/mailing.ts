import * as z from 'zod';
import type { DebtTicket } from '../../shared/debts/debts.ts';
import { renew } from '../../shared/debts/debts.ts';
import { TokenSchema } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';

/** A mail to everyone whom it concerns, and how far the run is with it: what the workflow carries from page to page. */
export const MailingSchema = z.object({
  /** What each person's mail is the only one of: a step's id, or `notice-2`. */
  occurrence: TokenSchema,
  /** Earlier steps that fell due together with this one: one mail speaks for all. */
  merged: z.array(TokenSchema),
  /** The last person of the page before; empty at the beginning. */
  after: z.string(),
  /** Mails of which nobody knows yet whether they went out: while there are any, the mailing is not complete. */
  unsettled: z.int().nonnegative(),
  /** Mails a second that SES takes from this account. */
  perSecond: z.number().positive(),
  /** Pages that this execution has sent; its history has room for so many only. */
  pages: z.int().nonnegative(),
});
export type Mailing = z.infer<typeof MailingSchema>;

/** Once the follow-up is closed, nothing goes out to everyone but its report; and nothing while the workshop is at rest here. */
export const isMailedNow = ({ closedAt, atRest }: Workshop, { kind }: DebtTicket): boolean =>
  atRest === undefined && (kind === 'report' || closedAt === undefined);

/** A mailing from where an earlier run left off, or from the beginning. */
export const mailingOf = (
  { mailings }: Workshop,
  occurrence: string,
  merged: readonly string[],
  perSecond: number,
): Mailing => ({
  occurrence,
  merged: [...merged],
  ...(mailings[occurrence] ?? { after: '', unsettled: 0 }),
  perSecond,
  pages: 0,
});

/**
 * The workshop with its lease renewed and the mailing's progress noted, so that a run after this one goes on from here.
 * `undefined` where another run holds the debt, the plan was changed, or the follow-up is over. `now` in epoch ms.
 */
export async function renewed(
  table: Table,
  workshopId: string,
  ticket: DebtTicket,
  { occurrence, after, unsettled }: Mailing,
  now: number,
): Promise<Workshop | undefined> {
  let mine = false;
  const workshop = await changeWorkshop(table, workshopId, (found) => {
    const debts = isMailedNow(found, ticket) ? renew(found.debts, ticket, now) : undefined;
    mine = debts !== undefined;
    return debts ? { ...found, debts, mailings: { ...found.mailings, [occurrence]: { after, unsettled } } } : found;
  });
  return mine ? workshop : undefined;
}
