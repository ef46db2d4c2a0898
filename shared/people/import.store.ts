import { createHash } from 'node:crypto';
import * as z from 'zod';
import { keys, randomToken, TokenSchema } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import { type ImportRow, nameKey, type ParticipantsTable, type RowError, whoIs } from './import.ts';
import { listEveryone, PersonItem } from './person.store.ts';
import type { Person } from './person.ts';

/** The people behind one e-mail address, by name: ministries share mailboxes. */
const AddressSchema = z.object({ people: z.record(TokenSchema, TokenSchema) });
type Address = z.infer<typeof AddressSchema>;
const AddressItem: ItemType<Address> = { schema: AddressSchema };

export interface ImportOutcome {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly errors: readonly RowError[];
  readonly repeated: ParticipantsTable['repeated'];
  readonly ignoredColumns: readonly string[];
}

type RowOutcome = 'added' | 'updated' | 'unchanged';

const ROWS_AT_ONCE = 10;

/**
 * Makes participants of the rows, or brings those who are there up to date. The same table again changes nothing, and
 * one that broke off is completed by importing it again. `now` in epoch ms.
 */
export async function importParticipants(
  table: Table,
  workshopId: string,
  { rows, errors, repeated, ignoredColumns }: ParticipantsTable,
  now: number,
): Promise<ImportOutcome> {
  const everyone = await listEveryone(table, workshopId);
  const known = new Map(everyone.map(({ person }) => [whoIs(person), person]));
  const count: Record<RowOutcome, number> = { added: 0, updated: 0, unchanged: 0 };
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const outcomes = await Promise.all(
      rows
        .slice(start, start + ROWS_AT_ONCE)
        .map((row) => importRow(table, workshopId, row, known.get(whoIs(row)), now)),
    );
    for (const outcome of outcomes) count[outcome] += 1;
  }
  return { ...count, errors, repeated, ignoredColumns };
}

async function importRow(
  table: Table,
  workshopId: string,
  row: ImportRow,
  known: Person | undefined,
  now: number,
): Promise<RowOutcome> {
  // Most rows of a table that is imported again say nothing new, and cost nothing.
  if (known && withRow(known, row) === known) return 'unchanged';
  // The address first: it decides who the row is. An import that breaks off here leaves an id without a person, which
  // the next import of the row fills.
  const id = known?.id ?? (await personAt(table, workshopId, row));
  const key = keys.person(workshopId, id);
  if (!known && (await table.insert(PersonItem, key, newPerson(workshopId, id, row, now))) === 'inserted')
    return 'added';
  let outcome: RowOutcome = 'unchanged';
  await table.change(PersonItem, key, (person) => {
    const changed = withRow(person, row);
    outcome = changed === person ? 'unchanged' : 'updated';
    return changed;
  });
  return outcome;
}

/** The id of whom the row means: found at the address by name, or given now. Of two at once one wins for both. */
async function personAt(table: Table, workshopId: string, { email, name }: ImportRow): Promise<string> {
  const key = keys.address(workshopId, email);
  const token = nameToken(name);
  const id = randomToken();
  if ((await table.insert(AddressItem, key, { people: { [token]: id } })) === 'inserted') return id;
  const address = await table.change(AddressItem, key, (there) =>
    there.people[token] ? there : { people: { ...there.people, [token]: id } },
  );
  return address?.people[token] ?? id;
}

const nameToken = (name: string): string => createHash('sha256').update(nameKey(name)).digest('base64url').slice(0, 22);

const newPerson = (workshopId: string, id: string, row: ImportRow, now: number): Person => ({
  id,
  workshopId,
  name: row.name,
  email: row.email,
  organisation: row.organisation,
  position: row.position ?? '',
  ...(row.telephone && { telephone: row.telephone }),
  language: 'en',
  papersPromised: row.papersPromised ?? 0,
  linkVersion: 1,
  addedAt: new Date(now).toISOString(),
  swot: [],
  standing: {},
});

/** The person as the row says; the same object where it says nothing new. */
function withRow(person: Person, row: ImportRow): Person {
  const { telephone: _, ...rest } = person;
  const telephone = row.telephone ?? person.telephone;
  const changed: Person = {
    ...rest,
    organisation: row.organisation,
    position: row.position ?? person.position,
    papersPromised: row.papersPromised ?? person.papersPromised,
    ...(telephone && { telephone }),
  };
  const same =
    changed.organisation === person.organisation &&
    changed.position === person.position &&
    changed.papersPromised === person.papersPromised &&
    changed.telephone === person.telephone;
  return same ? person : changed;
}
