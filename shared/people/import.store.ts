import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';
import { type AddressTrouble, personAnewAt, personAt } from './address.store.ts';
import { type ImportRow, type ParticipantsTable, type RowError, whoIs } from './import.ts';
import { newPerson } from './new-person.ts';
import { changeIfThere, listEveryone, PersonItem } from './person.store.ts';
import type { Person } from './person.ts';

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
 * one that broke off is completed by importing it again. Whoever's row names no language is written to in the workshop's.
 * `now` in epoch ms.
 */
export async function importParticipants(
  table: Table,
  workshop: Home,
  { rows, errors, repeated, ignoredColumns }: ParticipantsTable,
  now: number,
): Promise<ImportOutcome> {
  const everyone = await listEveryone(table, workshop.id);
  const known = new Map(everyone.map(({ person }) => [whoIs(person), person]));
  const count: Record<RowOutcome, number> = { added: 0, updated: 0, unchanged: 0 };
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const outcomes = await Promise.all(
      rows.slice(start, start + ROWS_AT_ONCE).map((row) => importRow(table, workshop, row, known.get(whoIs(row)), now)),
    );
    for (const outcome of outcomes) count[outcome] += 1;
  }
  return { ...count, errors, repeated, ignoredColumns };
}

/** Where the people belong, and in which language they are written to unless told otherwise. */
type Home = Pick<WorkshopFile, 'id' | 'language'>;

async function importRow(
  table: Table,
  workshop: Home,
  row: ImportRow,
  known: Person | undefined,
  now: number,
): Promise<RowOutcome> {
  // Most rows of a table that is imported again say nothing new, and cost nothing.
  if (known && withRow(known, row) === known) return 'unchanged';
  // The address first: it decides who the row is. An import that breaks off here leaves an id without a person, which
  // the next import of the row fills.
  const found = known ? { id: known.id } : await personAt(table, workshop.id, row.email, row.name);
  if (!known && (await insertPerson(table, workshop, found, row, now)) === 'inserted') return 'added';
  let outcome: RowOutcome = 'unchanged';
  const person = await changeIfThere(table, workshop.id, found.id, (before) => {
    const changed = withRow(before, row);
    outcome = changed === before ? 'unchanged' : 'updated';
    return changed;
  });
  if (person) return outcome;
  // Whoever had this name here was erased: the same person on the list again is somebody new.
  const anew = await personAnewAt(table, workshop.id, row.email, row.name, found.id);
  return (await insertPerson(table, workshop, anew, row, now)) === 'inserted' ? 'added' : 'unchanged';
}

interface Place {
  readonly id: string;
  readonly trouble?: AddressTrouble | undefined;
}

const insertPerson = (table: Table, workshop: Home, place: Place, row: ImportRow, now: number) =>
  table.insert(PersonItem, keys.person(workshop.id, place.id), newPerson(workshop, place, row, now));

/** The person as the row says; the same object where it says nothing new. */
function withRow(person: Person, row: ImportRow): Person {
  const { telephone: _, ...rest } = person;
  const telephone = row.telephone ?? person.telephone;
  const changed: Person = {
    ...rest,
    organisation: row.organisation,
    position: row.position ?? person.position,
    papersPromised: row.papersPromised ?? person.papersPromised,
    language: person.languageChosenAt === undefined ? (row.language ?? person.language) : person.language,
    ...(telephone && { telephone }),
  };
  const same =
    changed.organisation === person.organisation &&
    changed.position === person.position &&
    changed.papersPromised === person.papersPromised &&
    changed.language === person.language &&
    changed.telephone === person.telephone;
  return same ? person : changed;
}
