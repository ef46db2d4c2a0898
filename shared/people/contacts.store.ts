import * as z from 'zod';
import type { Table } from '../store/table.store.ts';
import { type Contact, ContactSchema, contactsOf } from './contacts.ts';

const RowSchema = z.object({ listLine: ContactSchema });

/** Everyone in the contact list, by organisation. A moment behind. */
export async function readContacts(table: Table, workshopId: string): Promise<Contact[]> {
  const rows = await Array.fromAsync(table.listed(contactsOf(workshopId)));
  return rows.map((row) => RowSchema.parse(row).listLine);
}
