import { settle as paid } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { ClosingContext } from './context.ts';

/** Pays the closing, unless another run holds it by now or the report is not there. */
export async function settle(context: ClosingContext, run: Run): Promise<{ readonly next: 'done' }> {
  await changeWorkshop(context.table, run.workshopId, (workshop) => {
    const debts = workshop.report && paid(workshop.debts, run.debt);
    return debts ? { ...workshop, debts } : workshop;
  });
  return { next: 'done' };
}
