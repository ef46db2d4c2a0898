import { createHash } from 'node:crypto';
import * as z from 'zod';
import { keys, normaliseEmail, randomToken, TokenSchema } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import { nameKey } from './import.ts';

const AddressTroubleSchema = z.object({ why: z.string(), at: z.iso.datetime() });
/** Why no mail goes to an address any more. */
export type AddressTrouble = z.infer<typeof AddressTroubleSchema>;

/**
 * The people behind one e-mail address, by name: ministries share mailboxes. Nobody is taken off when an address is
 * corrected, so that an older table, imported again, still finds them.
 */
const AddressSchema = z.object({
  people: z.record(TokenSchema, TokenSchema),
  trouble: AddressTroubleSchema.optional(),
});
type Address = z.infer<typeof AddressSchema>;
const AddressItem: ItemType<Address> = { schema: AddressSchema };

/** The id of whoever has this name at this address: found, or given now. Of two at once one wins for both. */
export async function personAt(
  table: Table,
  workshopId: string,
  email: string,
  name: string,
): Promise<{ readonly id: string; readonly trouble: AddressTrouble | undefined }> {
  return placed(table, workshopId, email, name, randomToken());
}

/** Puts somebody known at another address, who is then found there too. */
export async function placeAt(
  table: Table,
  workshopId: string,
  email: string,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<{ readonly id: string; readonly trouble: AddressTrouble | undefined }> {
  return placed(table, workshopId, email, name, id);
}

/** Notes that mail to an address is to stop. @returns the ids of the people behind it */
export async function markAddress(
  table: Table,
  workshopId: string,
  email: string,
  trouble: AddressTrouble,
): Promise<readonly string[]> {
  const address = await table.change(AddressItem, keys.address(workshopId, email), (there) =>
    there.trouble ? there : { ...there, trouble },
  );
  return Object.values(address?.people ?? {});
}

/** Staff say that the address works now. */
export async function clearAddress(table: Table, workshopId: string, email: string): Promise<void> {
  await table.change(AddressItem, keys.address(workshopId, email), (there) => {
    const { trouble: _, ...clean } = there;
    return there.trouble ? clean : there;
  });
}

/** The ids of the people who are, or once were, behind an address. */
export async function peopleAt(table: Table, workshopId: string, email: string): Promise<readonly string[]> {
  const address = await table.read(AddressItem, keys.address(workshopId, normaliseEmail(email)));
  return Object.values(address?.people ?? {});
}

async function placed(table: Table, workshopId: string, email: string, name: string, id: string) {
  const key = keys.address(workshopId, email);
  const token = createHash('sha256').update(nameKey(name)).digest('base64url').slice(0, 22);
  if ((await table.insert(AddressItem, key, { people: { [token]: id } })) === 'inserted') {
    return { id, trouble: undefined };
  }
  const address = await table.change(AddressItem, key, (there) =>
    there.people[token] ? there : { ...there, people: { ...there.people, [token]: id } },
  );
  return { id: address?.people[token] ?? id, trouble: address?.trouble };
}
