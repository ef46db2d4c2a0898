import { type DebtTicket, holds, settle } from '../../shared/debts/debts.ts';
import { kindPaidBy } from '../../shared/debts/paid-by.ts';
import type { Run } from '../../shared/debts/run.ts';
import { nextStep, noticeNumber, withLateSkipped, withPlanOwed } from '../../shared/follow-up/plan.ts';
import { markedSent } from '../../shared/report/report.ts';
import { changeReport } from '../../shared/report/report-item.store.ts';
import { changeWorkshop, readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { FollowUpContext } from './context.ts';
import { isMailedNow, type Mailing, mailingOf } from './mailing.ts';

/** What this run has to do, or why nothing. */
export type Loaded =
  | { readonly next: 'stop'; readonly why: string }
  | { readonly next: 'letters' | 'digest' | 'action' }
  | ({ readonly next: 'send' } & Mailing);

/** Which task pays the debt, as things stand now. `now` in epoch ms. */
export async function load(context: FollowUpContext, run: Run, now: number): Promise<Loaded> {
  switch (kindPaidBy('follow-up', run.debt.kind)) {
    case 'letter':
      return { next: 'letters' };
    case 'digest':
      return { next: 'digest' };
    case 'action':
      return { next: 'action' };
    case 'follow-up':
      return loadMailing(context, run, now, nextOfPlan);
    case 'notice':
      return loadMailing(context, run, now, noticeOwed);
    case 'report': {
      const isSent = await isEditionSent(context, run, now);
      return loadMailing(context, run, now, (workshop, debt) => reportOwed(workshop, debt, isSent));
    }
  }
}

/** What is to be sent, or the workshop as it is to be instead, and why. */
type Found =
  | { readonly send: string; readonly merged: readonly string[] }
  | { readonly stop: string; readonly workshop: Workshop };

async function loadMailing(
  context: FollowUpContext,
  run: Run,
  now: number,
  find: (workshop: Workshop, debt: DebtTicket, now: number) => Found,
): Promise<Loaded> {
  const { perSecond, leftToday } = await context.quota();
  if (leftToday === 0) return { next: 'stop', why: 'SES takes no more mails today; a later run goes on' };
  let loaded: Loaded = { next: 'stop', why: '' };
  await changeWorkshop(context.table, run.workshopId, (workshop) => {
    loaded = { next: 'stop', why: 'another run pays this debt' };
    if (!holds(workshop.debts, run.debt) || !isMailedNow(workshop, run.debt)) return workshop;
    const found = find(workshop, run.debt, now);
    if ('stop' in found) {
      loaded = { next: 'stop', why: found.stop };
      return found.workshop;
    }
    loaded = { next: 'send', ...mailingOf(workshop, found.send, found.merged, perSecond) };
    return workshop;
  });
  return loaded;
}

/**
 * Steps that come too late are recorded as skipped, which owes the rest of the plan anew: this run then stops, and the
 * next sweep goes on with what is still worth sending.
 */
function nextOfPlan(workshop: Workshop, _debt: DebtTicket, now: number): Found {
  const current = withLateSkipped(workshop, now);
  if (current !== workshop) return { stop: 'steps that came too late were skipped', workshop: current };
  if (workshop.paused || workshop.cancelled)
    return { stop: 'the plan does not go on', workshop: withPlanOwed(workshop) };
  const found = nextStep(workshop, now);
  return found.next === 'send'
    ? { send: found.step.id, merged: found.merged.map(({ id }) => id) }
    : { stop: 'no step is due', workshop: withPlanOwed(workshop) };
}

function noticeOwed(workshop: Workshop, debt: DebtTicket): Found {
  const number = noticeNumber(workshop);
  if (number > 0) return { send: `notice-${number}`, merged: [] };
  return {
    stop: 'there is nothing to tell',
    workshop: { ...workshop, debts: settle(workshop.debts, debt) ?? workshop.debts },
  };
}

/** Marks the edition as sent, where the console did not come to it, and says whether it may go out. */
async function isEditionSent({ table }: FollowUpContext, { workshopId }: Run, now: number): Promise<boolean> {
  const { reportMailed } = await readWorkshop(table, workshopId);
  if (!reportMailed) return false;
  const { edition, by } = reportMailed;
  const { editions } = await changeReport(table, workshopId, (report) => markedSent(report, edition, { by, now }));
  return editions.some(({ number, sent, takenBackAt }) => number === edition && sent && takenBackAt === undefined);
}

function reportOwed(workshop: Workshop, debt: DebtTicket, isSent: boolean): Found {
  if (isSent && workshop.reportMailed) return { send: `report-${workshop.reportMailed.edition}`, merged: [] };
  return {
    stop: 'the edition was taken back before it went out',
    workshop: { ...workshop, debts: settle(workshop.debts, debt) ?? workshop.debts },
  };
}
