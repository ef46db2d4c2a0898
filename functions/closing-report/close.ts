import { holds, owe } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { closed } from '../../shared/follow-up/plan.ts';
import { closingRunsAt } from '../../shared/workshop/calendar.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import { type ClosingContext, PAID_BY_ANOTHER, type Stop } from './context.ts';

export type Closed = { readonly next: 'write-report' } | Stop;

/**
 * Closes the follow-up for good: from this write on nothing is accepted and no step is sent. A run that comes before the
 * moment of closing, since the deadline was moved, owes the closing anew for then and stops.
 */
export async function close(context: ClosingContext, run: Run, now: number): Promise<Closed> {
  let outcome: Closed = PAID_BY_ANOTHER;
  await changeWorkshop(context.table, run.workshopId, (workshop) => {
    outcome = PAID_BY_ANOTHER;
    if (!holds(workshop.debts, run.debt)) return workshop;
    const due = closingRunsAt(workshop);
    if (workshop.closedAt === undefined && now < due) {
      outcome = { next: 'stop', why: 'the deadline was moved' };
      return { ...workshop, debts: owe(workshop.debts, 'closing', due) };
    }
    outcome = { next: 'write-report' };
    return closed(workshop, now);
  });
  return outcome;
}
