import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { type Draft, DraftSchema, emptied, type Typed, withDraft } from './draft.ts';

const DraftItem: ItemType<Draft> = { schema: DraftSchema };

/** Whose draft of which form. */
export interface DraftOf {
  readonly workshopId: string;
  readonly id: string;
}

export const readDraft = (table: Table, person: DraftOf, form: string): Promise<Draft | undefined> =>
  table.read(DraftItem, keys.draft(person.workshopId, person.id, form));

/** Keeps what was typed; see `withDraft`. @throws Refusal `conflict`, `too-large` */
export async function keepDraft(
  table: Table,
  person: DraftOf,
  form: string,
  typed: Typed,
  now: number,
): Promise<Draft> {
  const key = keys.draft(person.workshopId, person.id, form);
  const change = () => table.change(DraftItem, key, (before) => withDraft(before, typed, now));
  const changed = await change();
  if (changed) return changed;
  const first = withDraft(undefined, typed, now);
  if ((await table.insert(DraftItem, key, first)) === 'inserted') return first;
  // Somebody else's first draft came in between.
  return (await change()) ?? first;
}

/**
 * Empties a draft, after its form was sent or where somebody gives it up. It stays as an empty item, also where none was: its
 * revision goes on rising, so that what was kept before the sending and comes late, over a slow connection, is no draft
 * anew; and the functions may delete nothing.
 */
export async function emptyDraft(table: Table, person: DraftOf, form: string, now: number): Promise<void> {
  const key = keys.draft(person.workshopId, person.id, form);
  const change = () => table.change(DraftItem, key, (before) => emptied(before, now));
  if (await change()) return;
  if ((await table.insert(DraftItem, key, emptied(undefined, now))) !== 'inserted') await change();
}
