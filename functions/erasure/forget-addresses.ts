import { holds, settle } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { removeAddresses } from '../../shared/people/address.store.ts';
import { changeWorkshop, readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { type ErasureContext, PAID_BY_ANOTHER, type Stop } from './context.ts';

/** After everyone: the workshop's addresses, and the note that nothing is left. `now` in epoch ms. */
export async function forgetAddresses(
  { table }: ErasureContext,
  { workshopId, debt }: Run,
  now: number,
): Promise<{ readonly next: 'done' } | Stop> {
  const workshop = await readWorkshop(table, workshopId);
  if (!holds(workshop.debts, debt)) return PAID_BY_ANOTHER;
  await removeAddresses(table, workshopId);
  await changeWorkshop(table, workshopId, (found) => {
    const debts = settle(found.debts, debt);
    return debts ? { ...found, debts, erasedAt: new Date(now).toISOString() } : found;
  });
  return { next: 'done' };
}
