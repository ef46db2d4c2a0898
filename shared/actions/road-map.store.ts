import * as z from 'zod';
import type { Table } from '../store/table.store.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { actionsOf } from './action.store.ts';
import { ListedActionSchema } from './action.ts';
import { type Owner, type RoadMap, roadMapFrom } from './road-map.ts';

const RowSchema = z.object({ listLine: ListedActionSchema });

/**
 * The road map as participants and the public read it, by one Query of the index and a read of each owner, not of everyone. A
 * moment behind; but whether an owner is named is read as it stands now, by `ownerOf` (a person's id). `now` in epoch ms.
 */
export async function readRoadMap(
  table: Table,
  workshop: Workshop,
  ownerOf: (personId: string) => Promise<Owner | undefined>,
  now: number,
): Promise<RoadMap> {
  const { id } = workshop.details;
  const rows = await Array.fromAsync(table.listed(actionsOf(id)));
  const actions = rows.map((row) => RowSchema.parse(row).listLine);
  const ids = new Set(actions.map(({ personId, handedTo }) => handedTo?.personId ?? personId));
  const owners = await Promise.all([...ids].map(ownerOf));
  return roadMapFrom(
    workshop,
    actions,
    owners.filter((owner) => owner !== undefined),
    now,
  );
}
