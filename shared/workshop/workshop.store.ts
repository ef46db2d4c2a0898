import { held } from '../debts/debts.ts';
import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { type Workshop, WorkshopSchema } from './workshop.ts';

export const WorkshopItem: ItemType<Workshop> = {
  schema: WorkshopSchema,
  // Whatever comes to be owed while it is at rest waits, too.
  debts: ({ debts, atRest }) => (atRest ? held(debts) : debts),
};

export const findWorkshop = (table: Table, workshopId: string): Promise<Workshop | undefined> =>
  table.read(WorkshopItem, keys.workshop(workshopId));

/** @throws Refusal `not-found` */
export async function readWorkshop(table: Table, workshopId: string): Promise<Workshop> {
  return (await findWorkshop(table, workshopId)) ?? noSuchWorkshop();
}

/** A workshop as it stood a moment ago; see `Table.recall`. @throws Refusal `not-found` */
export async function recallWorkshop(table: Table, workshopId: string): Promise<Workshop> {
  return (await table.recall(WorkshopItem, keys.workshop(workshopId))) ?? noSuchWorkshop();
}

/** Changes a workshop; see `Table.change`. @throws Refusal `not-found`, and what `decide` throws */
export async function changeWorkshop(
  table: Table,
  workshopId: string,
  decide: (workshop: Workshop) => Workshop,
): Promise<Workshop> {
  return (await table.change(WorkshopItem, keys.workshop(workshopId), decide)) ?? noSuchWorkshop();
}

function noSuchWorkshop(): never {
  throw new Refusal('not-found', say('web.noWorkshop'));
}
