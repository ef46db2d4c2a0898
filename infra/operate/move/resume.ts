import { OwingItem } from '../../../shared/debts/debts.store.ts';
import { DebtsSchema, released } from '../../../shared/debts/debts.ts';
import { KeySchema } from '../../../shared/store/keys.ts';
import { Table } from '../../../shared/store/table.store.ts';
import { changeWorkshop, findWorkshop } from '../../../shared/workshop/workshop.store.ts';
import { Ended, STATUS } from '../ended.ts';
import { partition } from './export.ts';
import { resumedWorkshop } from './hold.ts';
import { partitionOf } from './items.ts';
import type { Place } from './place.ts';

export interface Resumed {
  readonly wasAtRest: boolean;
  /** How many items owed something that was held. */
  readonly waited: number;
  /** Who of the staff had paused the plan: it stays so. */
  readonly pausedBy: string | undefined;
}

/**
 * What was held goes on in this place, each at its time, and what is overdue at the next sweep. Doing it again changes nothing.
 * @throws Ended where there is no such workshop
 */
export async function resumeWorkshop(place: Place, workshopId: string): Promise<Resumed> {
  const table = new Table(place.table, place.items);
  const found = await findWorkshop(table, workshopId);
  if (!found) throw new Ended(STATUS.notDone, `There is no workshop "${workshopId}" in ${place.name}.`);
  let waited = 0;
  for (const item of await partition(place, place.table, partitionOf(workshopId))) {
    const debts = DebtsSchema.safeParse(item.debts);
    if (!debts.success || released(debts.data) === debts.data) continue;
    waited += 1;
    if (item.sk === 'WORKSHOP') continue;
    await table.change(OwingItem, KeySchema.parse(item), (owing) => {
      const going = released(owing.debts);
      return going === owing.debts ? owing : { ...owing, debts: going };
    });
  }
  const going = await changeWorkshop(table, workshopId, resumedWorkshop);
  return { wasAtRest: found.atRest !== undefined, waited, pausedBy: going.paused?.by };
}
