import * as z from 'zod';
import { type Headings, readHeadings } from '../../../shared/people/import.ts';
import {
  type Column,
  ColumnSchema,
  type Columns,
  columnFaults,
  guessColumns,
} from '../../../shared/people/import-columns.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import { fieldsOf, typedIn, UploadField } from '../../../shared/web/fields.ts';
import type { Body } from '../../../shared/web/request.ts';
import { type Encoding, tableFileText } from '../uploaded-text.ts';

/** What a request brings of a table: its text, and what its columns were said to hold. */

/**
 * The table travels in the form from step to step, and a form of a megabyte is refused: with line ends of two bytes, as
 * browsers send them, it must leave room for the fields beside it.
 */
const MOST_BYTES = 1_000_000;

/** In JSON or in a form; it may also be the body itself (text/csv). A form says by `column-0` and so on what each column holds. */
export const TableSchema = z
  .object({ csv: z.string().optional(), upload: UploadField, seen: z.string().optional() })
  .catchall(z.string());

export interface SentTable {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The table as the body itself, as a file that was chosen, or as pasted text (field `csv` of a form or of JSON).
 * @throws Refusal `invalid` on field `csv` for none, or one that is too large to go on with
 */
export async function tableIn(body: Body): Promise<SentTable> {
  const sent = await sentIn(body);
  if (sent.text.trim() === '') {
    throw new Refusal('invalid', 'Nothing was imported.', {
      csv: 'Please choose a CSV file, or paste the table with its row of column names.',
    });
  }
  return sent;
}

/** @throws Refusal `invalid` on field `csv` */
export function mustTravel(text: string): void {
  if (Buffer.byteLength(text.replaceAll(/\r\n?|\n/g, '\r\n')) <= MOST_BYTES) return;
  throw new Refusal('invalid', 'Nothing was imported.', {
    csv: 'The table is larger than 1 MB. Please split it, and import the parts one after the other.',
  });
}

async function sentIn(body: Body): Promise<SentTable> {
  if (body.kind === 'csv') return { text: body.text, encoding: 'utf-8' };
  const chosen = body.kind === 'form' ? await tableFileText(body.form.get('upload'), 'csv') : undefined;
  return chosen ?? { text: typedIn(fieldsOf(body), 'csv'), encoding: 'utf-8' };
}

/** What each column of a table is taken for, and what is wrong with that: beside the field of the column. */
export interface Mapped extends Headings {
  readonly columns: Columns;
  readonly errors: FieldErrors;
}

export const columnField = (place: number): string => `column-${place}`;

const LEFT_OUT = '';

/** As the form says, by its fields `column-0` and so on; guessed where it says nothing yet. @throws Refusal `invalid` on `csv` */
export function mappedIn(text: string, fields: Record<string, unknown>): Mapped {
  const { headings, example } = readHeadings(text);
  const isSaid = headings.some((_, place) => fields[columnField(place)] !== undefined);
  const columns = isSaid
    ? headings.map((_, place) => ColumnSchema.safeParse(fields[columnField(place)] ?? LEFT_OUT).data)
    : guessColumns(headings);
  return { headings, example, columns, errors: faultsBeside(columns) };
}

function faultsBeside(columns: Columns): FieldErrors {
  const faults = columnFaults(columns);
  const twice = faults.flatMap((each): (readonly [string, string])[] =>
    each.fault === 'twice'
      ? [[columnField(each.place), `Two columns are taken for the ${COLUMN_NAMES[each.column]}. Please leave one out.`]]
      : [],
  );
  const missing = faults.flatMap((each) => (each.fault === 'missing' ? [COLUMN_NAMES[each.column]] : []));
  if (missing.length === 0) return Object.fromEntries(twice);
  const list = new Intl.ListFormat('en-GB').format(missing.map((name) => `the ${name}`));
  const free = columnField(Math.max(columns.indexOf(undefined), 0));
  return {
    [free]: `No column is taken for ${list} yet. Please choose which one holds ${missing.length === 1 ? 'it' : 'each'}.`,
    ...Object.fromEntries(twice),
  };
}

/** As staff read them. */
export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  name: 'name',
  email: 'e-mail address',
  organisation: 'organisation',
  position: 'position',
  telephone: 'telephone',
  papers_promised: 'papers promised',
  language: 'language',
};
