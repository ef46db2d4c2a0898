import {
  contradiction,
  type ImportRow,
  type Named,
  type ParticipantsTable,
  type RowError,
  saysTheSame,
} from './import.ts';
import type { Column } from './import-columns.ts';
import type { Person } from './person.ts';

/** What an import does with each row of a table, said beforehand by the very function that then decides it. */

/** A detail of a person that becomes another; empty: there is none. */
export interface Change {
  readonly column: Column;
  readonly from: string;
  readonly to: string;
}

export type Verdict =
  | { readonly verdict: 'new'; readonly says: ImportRow }
  | {
      readonly verdict: 'updated';
      readonly says: ImportRow;
      readonly person: Person;
      readonly changes: readonly Change[];
    }
  | { readonly verdict: 'unchanged' }
  | { readonly verdict: 'same-as'; readonly sameAs: number }
  | { readonly verdict: 'error'; readonly errors: readonly Pick<RowError, 'column' | 'message'>[] };

export type RowVerdict = Verdict & Named & { readonly row: number };

/**
 * The verdict on every filled row, in their order. `find`: who is there already, and is meant by a row; somebody whose
 * address was corrected is found by the former one too, so two rows may mean one person.
 */
export function verdictsOf(
  { rows, errors, repeated, named }: ParticipantsTable,
  find: (row: ImportRow) => Person | undefined,
): RowVerdict[] {
  const verdicts = new Map<number, Verdict>();
  const firstOf = new Map<string, ImportRow>();
  for (const says of rows) {
    const person = find(says);
    const earlier = person && firstOf.get(person.id);
    if (person && !earlier) firstOf.set(person.id, says);
    verdicts.set(says.row, earlier ? again(says, earlier) : person ? known(says, person) : { verdict: 'new', says });
  }
  for (const { row, sameAs } of repeated) verdicts.set(row, { verdict: 'same-as', sameAs });
  for (const [row, list] of Map.groupBy(errors, (error) => error.row)) {
    verdicts.set(row, { verdict: 'error', errors: list.map(({ column, message }) => ({ column, message })) });
  }
  return [...verdicts]
    .toSorted(([a], [b]) => a - b)
    .map(([row, verdict]) => ({ row, ...(named.get(row) ?? { name: '', email: '' }), ...verdict }));
}

const again = (says: ImportRow, earlier: ImportRow): Verdict =>
  saysTheSame(says, earlier)
    ? { verdict: 'same-as', sameAs: earlier.row }
    : { verdict: 'error', errors: [{ column: '', message: contradiction(earlier.row) }] };

function known(says: ImportRow, person: Person): Verdict {
  const changed = withRow(person, says);
  if (changed === person) return { verdict: 'unchanged' };
  const before = detailsOf(person);
  const after = detailsOf(changed);
  const changes = before.flatMap(([column, from], index): Change[] => {
    const to = after[index]?.[1] ?? '';
    return from === to ? [] : [{ column, from, to }];
  });
  return { verdict: 'updated', says, person, changes };
}

/** The person as the row says; the same object where it says nothing new. */
export function withRow(person: Person, row: ImportRow): Person {
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
  const before = detailsOf(person);
  return detailsOf(changed).every(([, value], index) => value === before[index]?.[1]) ? person : changed;
}

const detailsOf = (person: Person): readonly (readonly [Column, string])[] => [
  ['organisation', person.organisation],
  ['position', person.position],
  ['telephone', person.telephone ?? ''],
  ['papers_promised', String(person.papersPromised)],
  ['language', person.language],
];
