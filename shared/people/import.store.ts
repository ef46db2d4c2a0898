import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';
import { type AddressTrouble, formerAddresses, personAnewAt, personAt } from './address.store.ts';
import { type ImportRow, type ParticipantsTable, type RowError, whoIs } from './import.ts';
import { type RowVerdict, verdictsOf, withRow } from './import-verdicts.ts';
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

/** What an import of this table would do now, row by row. Nothing is written. */
export async function judge(table: Table, workshopId: string, read: ParticipantsTable): Promise<RowVerdict[]> {
  const everyone = await listEveryone(table, workshopId);
  const known = new Map(everyone.map(({ person }) => [whoIs(person), person]));
  const byId = new Map(everyone.map(({ person }) => [person.id, person]));
  // Most tables name nobody who is not where the table says.
  const isElsewhere = read.rows.some((row) => !known.has(whoIs(row)));
  const idAt = isElsewhere ? await formerAddresses(table, workshopId) : () => undefined;
  return verdictsOf(read, (row) => known.get(whoIs(row)) ?? byId.get(idAt(row.email, row.name) ?? ''));
}

/**
 * Makes participants of the rows, or brings those who are there up to date. The same table again changes nothing, and
 * one that broke off is completed by importing it again. Whoever's row names no language is written to in the workshop's.
 * `now` in epoch ms.
 */
export async function importParticipants(
  table: Table,
  workshop: Home,
  read: ParticipantsTable,
  now: number,
): Promise<ImportOutcome> {
  const verdicts = await judge(table, workshop.id, read);
  const wanted = verdicts.flatMap((each) => (each.verdict === 'new' || each.verdict === 'updated' ? [each] : []));
  const unchanged = verdicts.filter(({ verdict }) => verdict === 'unchanged').length;
  const count: Record<RowOutcome, number> = { added: 0, updated: 0, unchanged };
  for (let start = 0; start < wanted.length; start += ROWS_AT_ONCE) {
    const outcomes = await Promise.all(
      wanted.slice(start, start + ROWS_AT_ONCE).map((each) => {
        const known = each.verdict === 'updated' ? each.person : undefined;
        return importRow(table, workshop, each.says, known, now);
      }),
    );
    for (const outcome of outcomes) count[outcome] += 1;
  }
  return { ...count, ...refused(verdicts), ignoredColumns: read.ignoredColumns };
}

const refused = (verdicts: readonly RowVerdict[]): Pick<ImportOutcome, 'errors' | 'repeated'> => ({
  errors: verdicts.flatMap((each) =>
    each.verdict === 'error' ? each.errors.map((error) => ({ row: each.row, ...error })) : [],
  ),
  repeated: verdicts.flatMap(({ row, ...each }) => (each.verdict === 'same-as' ? [{ row, sameAs: each.sameAs }] : [])),
});

/** Where the people belong, and in which language they are written to unless told otherwise. */
type Home = Pick<WorkshopFile, 'id' | 'language'>;

async function importRow(
  table: Table,
  workshop: Home,
  row: ImportRow,
  known: Person | undefined,
  now: number,
): Promise<RowOutcome> {
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
