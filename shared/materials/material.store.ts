import { Refusal } from '../refusal.ts';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { type Material, MaterialSchema } from './material.ts';

const MaterialItem: ItemType<Material> = { schema: MaterialSchema };

const keyOf = ({ workshopId, sessionId, id }: Pick<Material, 'workshopId' | 'sessionId' | 'id'>) =>
  keys.material(workshopId, sessionId, id);

/** A workshop's materials, also those that were taken back. */
export async function listMaterials(table: Table, workshopId: string): Promise<Material[]> {
  const { pk } = keys.workshop(workshopId);
  const items = await Array.fromAsync(table.between(pk, 'MATERIAL#', 'MATERIAL#~'));
  return items.map((item) => MaterialSchema.parse(item));
}

export const findMaterial = (
  table: Table,
  place: Pick<Material, 'workshopId' | 'sessionId' | 'id'>,
): Promise<Material | undefined> => table.read(MaterialItem, keyOf(place));

/** Adds it; what was there already, perhaps taken back, is shown with the new title. */
export async function addMaterial(table: Table, material: Material): Promise<void> {
  if ((await table.insert(MaterialItem, keyOf(material), material)) === 'inserted') return;
  await table.change(MaterialItem, keyOf(material), () => material);
}

/** @throws Refusal `not-found` */
export async function changeMaterial(
  table: Table,
  place: Pick<Material, 'workshopId' | 'sessionId' | 'id'>,
  decide: (material: Material) => Material,
): Promise<Material> {
  const material = await table.change(MaterialItem, keyOf(place), decide);
  if (!material) throw new Refusal('not-found', 'There is no such material. Please look at the page again.');
  return material;
}
