import { bringToNewOwner, changeAction, findAction } from '../../shared/actions/action.store.ts';
import { noticed, withNoticeOwed } from '../../shared/actions/action-changes.ts';
import { type ActionMail, actionMail } from '../../shared/actions/action-mail.ts';
import { noticeDue } from '../../shared/actions/notices.ts';
import { holds, owe, settle } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import type { LastLook } from '../../shared/mail/mail.ts';
import { findPerson } from '../../shared/people/person.store.ts';
import { nextWorkingMoment } from '../../shared/workshop/calendar.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { FollowUpContext } from './context.ts';

/**
 * What an action of the road map owes: to be brought to its new owner, or its owner's next reminder, which goes through the
 * ledger. What is due is reckoned anew, so a date that was moved meanwhile counts; the next one is owed in the same write
 * that notes this one.
 */
export async function sendAction(
  context: FollowUpContext,
  { workshopId, personId = '', actionId = '', debt }: Run,
  now: number,
): Promise<{ readonly next: 'done' | 'stop' }> {
  const place = { workshopId, personId, id: actionId };
  const action = await findAction(context.table, place);
  if (!action || !holds(action.debts, debt)) return { next: 'stop' };
  const workshop = await readWorkshop(context.table, workshopId);
  if (action.handedTo) {
    await bringToNewOwner(context.table, workshop, action, now);
    return { next: 'done' };
  }
  const notice = workshop.cancelled ? undefined : noticeDue(workshop.details, action, now);
  const leaves = nextWorkingMoment(workshop.details, now);
  if (notice && leaves > now) {
    // A run that comes late, such as after an outage, may come at night.
    await changeAction(context.table, place, (found) =>
      holds(found.debts, debt) ? { ...found, debts: owe(found.debts, 'action', leaves) } : found,
    );
    return { next: 'done' };
  }
  if (notice) {
    const compose = async (): Promise<ActionMail> => {
      const [person, standing] = await Promise.all([
        findPerson(context.table, workshopId, personId),
        findAction(context.table, place),
      ]);
      return actionMail(context, { workshop, person, action: standing ?? action, notice }, now);
    };
    const composed = await compose();
    if ('withheld' in composed) await context.mailer.withhold([composed.withheld], now);
    else {
      const look = async (): Promise<LastLook> => {
        const seen = await compose();
        return 'mail' in seen ? { send: seen.mail } : { withhold: seen.withheld.why };
      };
      const { unsettled } = await context.mailer.send([composed.mail], now, look);
      if (unsettled > 0) return { next: 'stop' };
    }
  }
  await changeAction(context.table, place, (found) => {
    const debts = settle(found.debts, debt);
    if (!debts) return found;
    const settled = { ...found, debts };
    return notice ? noticed(workshop, settled, notice.occurrence, now) : withNoticeOwed(workshop, settled);
  });
  return { next: 'done' };
}
