import { holds, waive } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { digestMails, EMPTY_DIGEST, goesOn, withParticipant, withReport } from '../../shared/follow-up/digest.ts';
import { withDigestOwed } from '../../shared/follow-up/plan.ts';
import { everyone } from '../../shared/people/person.store.ts';
import { readReport } from '../../shared/report/report-item.store.ts';
import { localDate } from '../../shared/workshop/dates.ts';
import { changeWorkshop, readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { FollowUpContext } from './context.ts';

/** Tells the staff what waits for them this morning, and owes the next list. */
export async function sendDigest(
  context: FollowUpContext,
  { workshopId, debt }: Run,
  now: number,
): Promise<{ readonly next: 'done' | 'stop' }> {
  const workshop = await readWorkshop(context.table, workshopId);
  if (!holds(workshop.debts, debt)) return { next: 'stop' };
  const day = localDate(now, workshop.details.timeZone);
  let digest = withReport(EMPTY_DIGEST, await readReport(context.table, workshopId));
  for await (const participant of everyone(context.table, workshopId)) {
    digest = withParticipant(digest, participant, day);
  }
  const { unsettled } = await context.mailer.send(digestMails(context.baseUrl, workshop, digest, day), now);
  if (unsettled > 0) return { next: 'stop' };
  await changeWorkshop(context.table, workshopId, (found) => {
    if (!holds(found.debts, debt)) return found;
    return goesOn(found, digest, now) ? withDigestOwed(found, now) : { ...found, debts: waive(found.debts, 'digest') };
  });
  return { next: 'done' };
}
