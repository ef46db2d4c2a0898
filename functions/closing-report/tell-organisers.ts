import { holds } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { type Headline, reportMail } from '../../shared/report/report-mail.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { ClosingContext } from './context.ts';

/**
 * Tells every organiser where the report is; the ledger sends each at most one mail per closing. A run whose debt another
 * one pays by now tells nobody, and settles nothing either.
 * @throws Error while nobody knows whether a mail went out: the debt then stays, and a later run asks again.
 */
export async function tellOrganisers(
  context: ClosingContext,
  run: Run,
  headline: Headline,
  now: number,
): Promise<{ readonly next: 'settle' }> {
  const { details, debts, report } = await readWorkshop(context.table, run.workshopId);
  if (!report || !holds(debts, run.debt)) return { next: 'settle' };
  const organisers = details.staff.filter(({ role }) => role === 'organiser');
  const mails = organisers.map((each) => reportMail(context.baseUrl, details, each, run.debt.revision, headline));
  const { unsettled } = await context.mailer.send(mails, now);
  if (unsettled > 0) throw new Error(`Of ${unsettled} mails to organisers nobody knows yet whether they went out.`);
  return { next: 'settle' };
}
