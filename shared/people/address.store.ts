import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ItemType } from '../store/item-type.ts';
import { type Key, KeySchema, keys, normaliseEmail, randomToken, TokenSchema } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { nameKey } from './import.ts';

const AddressTroubleSchema = z.object({ why: z.string(), at: z.iso.datetime() });
/** Why no mail goes to an address any more. */
export type AddressTrouble = z.infer<typeof AddressTroubleSchema>;

/**
 * The people behind one e-mail address, by name: ministries share mailboxes. Nobody is taken off when an address is
 * corrected, so that an older table, imported again, still finds them.
 */
export const AddressSchema = z.object({
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

/** A new id for whoever has this name at this address, where `gone` was erased and the same person is to come anew. */
export async function personAnewAt(
  table: Table,
  workshopId: string,
  email: string,
  name: string,
  gone: string,
): Promise<{ readonly id: string; readonly trouble: AddressTrouble | undefined }> {
  const token = tokenOf(name);
  await table.change(AddressItem, keys.address(workshopId, email), (there) =>
    there.people[token] === gone ? { ...there, people: { ...there.people, [token]: randomToken() } } : there,
  );
  return personAt(table, workshopId, email, name);
}

/** Whether and why mail to an address is known not to arrive. */
export const troubleAt = async (table: Table, workshopId: string, email: string): Promise<AddressTrouble | undefined> =>
  (await table.read(AddressItem, keys.address(workshopId, normaliseEmail(email))))?.trouble;

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

/** The id of whoever has this name at this address; `undefined` where nobody has. */
export async function whoIsAt(
  table: Table,
  workshopId: string,
  email: string,
  name: string,
): Promise<string | undefined> {
  return (await table.read(AddressItem, keys.address(workshopId, normaliseEmail(email))))?.people[tokenOf(name)];
}

/** The ids of the people who are, or once were, behind an address. */
export async function peopleAt(table: Table, workshopId: string, email: string): Promise<readonly string[]> {
  const address = await table.read(AddressItem, keys.address(workshopId, normaliseEmail(email)));
  return Object.values(address?.people ?? {});
}

/**
 * Who is, or once was, behind any address of a workshop, by one Query: for whoever asks about many.
 * @returns the id of whoever has a name at an address
 */
export async function formerAddresses(
  table: Table,
  workshopId: string,
): Promise<(email: string, name: string) => string | undefined> {
  const ids = new Map<string, string>();
  for await (const item of table.between(keys.workshop(workshopId).pk, 'ADDRESS#', 'ADDRESS#~')) {
    const { sk } = KeySchema.parse(item);
    for (const [token, id] of Object.entries(AddressSchema.parse(item).people)) ids.set(`${sk} ${token}`, id);
  }
  return (email, name) => ids.get(`${keys.address(workshopId, email).sk} ${tokenOf(name)}`);
}

/**
 * Takes an erased person off every address, present and former. An address that nobody is left at goes, too, unless mail to
 * it must stop: then that alone is kept, without what the mail server said.
 */
export async function leaveAddresses(table: Table, workshopId: string, personId: string): Promise<void> {
  for await (const key of addressesOf(table, workshopId)) {
    const address = await table.change(AddressItem, key, (there) => without(there, personId));
    if (address && mayGo(address)) await table.remove(AddressItem, key, mayGo);
  }
}

/** Deletes every address of a workshop of whose people nothing is left. */
export async function removeAddresses(table: Table, workshopId: string): Promise<void> {
  for await (const key of addressesOf(table, workshopId)) await table.remove(AddressItem, key, () => true);
}

async function* addressesOf(table: Table, workshopId: string): AsyncGenerator<Key> {
  const { pk } = keys.workshop(workshopId);
  for await (const item of table.between(pk, 'ADDRESS#', 'ADDRESS#~')) yield KeySchema.parse(item);
}

const mayGo = ({ people, trouble }: Address): boolean => Object.keys(people).length === 0 && trouble === undefined;

function without(address: Address, personId: string): Address {
  const all = Object.entries(address.people);
  const others = all.filter(([, id]) => id !== personId);
  if (others.length === all.length) return address;
  const { trouble } = address;
  const kept = trouble && others.length === 0 ? { ...trouble, why: 'mail to it came back before' } : trouble;
  return { people: Object.fromEntries(others), ...(kept && { trouble: kept }) };
}

async function placed(table: Table, workshopId: string, email: string, name: string, id: string) {
  const key = keys.address(workshopId, email);
  const token = tokenOf(name);
  if ((await table.insert(AddressItem, key, { people: { [token]: id } })) === 'inserted') {
    return { id, trouble: undefined };
  }
  const address = await table.change(AddressItem, key, (there) =>
    there.people[token] ? there : { ...there, people: { ...there.people, [token]: id } },
  );
  return { id: address?.people[token] ?? id, trouble: address?.trouble };
}

const tokenOf = (name: string): string => createHash('sha256').update(nameKey(name)).digest('base64url').slice(0, 22);
