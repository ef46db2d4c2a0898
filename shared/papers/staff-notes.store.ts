import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import type { Paper } from './paper.ts';
import { type StaffNotes, StaffNotesSchema } from './staff-notes.ts';

const StaffNotesItem: ItemType<StaffNotes> = { schema: StaffNotesSchema };

type Place = Pick<Paper, 'workshopId' | 'personId' | 'id'>;

const keyOf = ({ workshopId, personId, id }: Place) => keys.staffNotes(workshopId, personId, id);

export const readStaffNotes = async (table: Table, paper: Place): Promise<StaffNotes> =>
  (await table.read(StaffNotesItem, keyOf(paper))) ?? { notes: [] };

/** Changes a paper's notes, or begins them; see `Table.change`. @throws what `decide` throws */
export async function changeStaffNotes(
  table: Table,
  paper: Place,
  decide: (notes: StaffNotes) => StaffNotes,
): Promise<StaffNotes> {
  const known = await table.change(StaffNotesItem, keyOf(paper), decide);
  if (known) return known;
  const first = decide({ notes: [] });
  if ((await table.insert(StaffNotesItem, keyOf(paper), first)) === 'inserted') return first;
  return (await table.change(StaffNotesItem, keyOf(paper), decide)) ?? first;
}
