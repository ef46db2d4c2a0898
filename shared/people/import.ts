import * as z from 'zod';
import { LANGUAGES, type Language, LanguageSchema } from '../language/language.ts';
import { Refusal } from '../refusal.ts';
import { normaliseEmail } from '../store/keys.ts';
import { lengthOf, oneLine, tooLong } from '../typed-text.ts';
import { readCsv } from './csv-records.ts';
import { type Column, type Columns, columnFaults, guessColumns, isHeading, REQUIRED } from './import-columns.ts';

/** A participants table, read row by row: what each row says, and for each row that cannot be taken, why. */

export const MAX_ROWS = 5_000;
const MAX_PROMISED = 10;

/** In characters. An e-mail address ends at 254 (RFC 5321 section 4.5.3.1.3). */
const LIMIT: Readonly<Record<Column, number>> = {
  name: 200,
  email: 254,
  organisation: 300,
  position: 200,
  telephone: 50,
  papers_promised: 20,
  language: 200,
};

/** What a row says. A column that the table does not have says nothing: what is stored stays. */
export interface ImportRow {
  /** As the spreadsheet numbers it: the row of column names is row 1. */
  readonly row: number;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly position?: string;
  /** Empty: there is none. */
  readonly telephone?: string;
  readonly papersPromised?: number;
  /** Absent where the cell is empty, too. */
  readonly language?: Language;
}

export interface RowError {
  readonly row: number;
  /** Empty where the whole row is meant. */
  readonly column: Column | '';
  /** What is wrong and what to do. */
  readonly message: string;
}

export interface ParticipantsTable {
  readonly rows: readonly ImportRow[];
  readonly errors: readonly RowError[];
  /** Rows that say once more what an earlier row says. */
  readonly repeated: readonly { readonly row: number; readonly sameAs: number }[];
  /** Columns that Afterword does not know, as the first row has them. */
  readonly ignoredColumns: readonly string[];
  /** The name and the address of every filled row as they stand there, for whoever looks for one that was not taken. */
  readonly named: ReadonlyMap<number, Named>;
}

export interface Named {
  readonly name: string;
  readonly email: string;
}

/** The first row of a table as it stands, and what stands below it first, as an example. */
export interface Headings {
  readonly headings: readonly string[];
  readonly example: readonly string[];
}

/** @throws Refusal `invalid` on field `csv` for a table without a first row */
export function readHeadings(text: string): Headings {
  const { records } = readCsv(text, isHeading);
  const [first = [], ...body] = records;
  if (!first.some(isFilled)) throw notATable(`The first row must name the columns. ${reads(first)}`);
  return { headings: first.map(oneLine), example: (body.find((cells) => cells.some(isFilled)) ?? []).map(oneLine) };
}

/**
 * Reads a table whose columns hold what is said, or what their headings mean.
 * @throws Refusal `invalid` on field `csv` for a table that cannot be taken at all: no column names, no rows, too many.
 */
export function readParticipantsTable(text: string, columns?: Columns): ParticipantsTable {
  const { records, brokenAt } = readCsv(text, isHeading);
  const [first = [], ...body] = records;
  const header = readHeader(first, columns ?? guessColumns(first));
  const filled = body.map((cells, index) => ({ row: index + 2, cells })).filter(({ cells }) => cells.some(isFilled));
  if (filled.length > MAX_ROWS) {
    const [has, may] = [filled.length, MAX_ROWS].map((count) => count.toLocaleString('en-GB'));
    throw notATable(`There are ${has} rows and at most ${may} can be imported at once. Please split the table.`);
  }
  const errors: RowError[] = brokenAt === undefined ? [] : [{ row: brokenAt, column: '', message: NEVER_CLOSED }];
  if (filled.length === 0 && errors.length === 0) {
    throw notATable('There are only column names. Please add a row for each participant.');
  }
  const said: ImportRow[] = [];
  for (const { row, cells } of filled) {
    const read = readRow(row, cells, header);
    if ('errors' in read) errors.push(...read.errors);
    else said.push(read);
  }
  const { rows, repeated, contradictions } = onePerPerson(said);
  return {
    rows,
    errors: [...errors, ...contradictions].toSorted((a, b) => a.row - b.row),
    repeated,
    ignoredColumns: header.ignored,
    named: new Map(filled.map(({ row, cells }) => [row, namedIn(cells, header)])),
  };
}

function namedIn(cells: readonly string[], { columns }: Header): Named {
  const cell = (column: Column): string => oneLine(cells[columns.get(column) ?? -1] ?? '').slice(0, LIMIT[column]);
  return { name: cell('name'), email: cell('email') };
}

/** Whom a row means: two people may share an address, and are told apart by name. */
export const whoIs = ({ email, name }: { readonly email: string; readonly name: string }): string =>
  `${normaliseEmail(email)}\n${nameKey(name)}`;

/** A name as it is compared: neither capitals nor spaces make another person. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

const NEVER_CLOSED =
  'From this row on nothing could be read: a double quote opens a text there and is never closed. Please close or remove it and import again.';

const notATable = (message: string): Refusal =>
  new Refusal('invalid', 'Nothing was imported. Please correct the table and import it again.', { csv: message });

const isFilled = (cell: string): boolean => cell.trim() !== '';

interface Header {
  readonly columns: ReadonlyMap<Column, number>;
  readonly ignored: readonly string[];
  readonly width: number;
}

function readHeader(cells: readonly string[], named: Columns): Header {
  const [fault] = columnFaults(named);
  if (fault?.fault === 'twice') {
    throw notATable(`The first row names the column "${fault.column}" twice. Please remove one of them.`);
  }
  const missing = REQUIRED.filter((column) => !named.includes(column)).map((column) => `"${column}"`);
  if (missing.length > 0) {
    const list = new Intl.ListFormat('en').format(missing);
    throw notATable(
      `The first row must name the columns, and ${list} ${missing.length === 1 ? 'is' : 'are'} missing. ${reads(cells)}`,
    );
  }
  return {
    columns: new Map(named.flatMap((column, place) => (column ? [[column, place] as const] : []))),
    ignored: cells.flatMap((cell, place) =>
      named[place] === undefined && isFilled(cell) ? [oneLine(cell).slice(0, 100)] : [],
    ),
    width: cells.length,
  };
}

function reads(cells: readonly string[]): string {
  const text = cells.map(oneLine).join(', ').slice(0, 200);
  return text ? `It reads: ${text}` : 'It is empty.';
}

function readRow(row: number, cells: readonly string[], header: Header): ImportRow | { readonly errors: RowError[] } {
  const errors: RowError[] = [];
  const refuse = (column: Column | '', message: string): void => void errors.push({ row, column, message });
  if (cells.slice(header.width).some(isFilled)) {
    refuse(
      '',
      'This row has more cells than the first row. A text with a separator in it must stand in double quotes.',
    );
    return { errors };
  }
  const text = (column: Column): string | undefined => {
    const index = header.columns.get(column);
    if (index === undefined) return undefined;
    const cell = oneLine(cells[index] ?? '');
    const length = lengthOf(cell);
    if (length > LIMIT[column]) refuse(column, tooLong(length, LIMIT[column]));
    else if (cell === '' && REQUIRED.includes(column)) refuse(column, MISSING[column] ?? '');
    return cell;
  };
  const [name = '', email = '', organisation = ''] = [text('name'), text('email'), text('organisation')];
  const [position, telephone, promised] = [text('position'), text('telephone'), text('papers_promised')];
  if (email !== '' && email.length <= LIMIT.email && !z.email().safeParse(email).success) {
    refuse('email', `“${email.slice(0, 80)}” is no e-mail address. Please enter one such as name@example.org.`);
  }
  const papersPromised = promised === undefined ? undefined : Number(promised || '0');
  if (papersPromised !== undefined && !(/^\d*$/.test(promised ?? '') && papersPromised <= MAX_PROMISED)) {
    refuse('papers_promised', `Please enter a whole number from 0 to ${MAX_PROMISED}, or leave the cell empty.`);
  }
  const typed = text('language') ?? '';
  const language = languageNamed(typed);
  if (typed !== '' && language === undefined && lengthOf(typed) <= LIMIT.language) {
    refuse(
      'language',
      `“${typed.slice(0, 40)}” is no language that mails are written in. Please enter ${LANGUAGE_NAMES}.`,
    );
  }
  if (errors.length > 0) return { errors };
  return {
    row,
    name,
    email: normaliseEmail(email),
    organisation,
    ...(position !== undefined && { position }),
    ...(telephone !== undefined && { telephone }),
    ...(papersPromised !== undefined && { papersPromised }),
    ...(language && { language }),
  };
}

/** How a language may be called: by its code, and by its name in English and in itself. */
const namesOf = (language: Language): string[] => {
  const { englishName, ownName } = LANGUAGES[language];
  return [...new Set([language, englishName, ownName])];
};

const LANGUAGE_NAMES = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
  LanguageSchema.options.flatMap(namesOf),
);

const languageNamed = (cell: string): Language | undefined =>
  LanguageSchema.options.find((language) => namesOf(language).some((name) => nameKey(name) === nameKey(cell)));

const MISSING: Partial<Readonly<Record<Column, string>>> = {
  name: 'The name is missing. Please enter it.',
  email: 'The e-mail address is missing. Please enter it.',
  organisation: 'The organisation is missing. Please enter it.',
};

/** The first row of each person counts. A later one that says the same is named; one that says otherwise is an error. */
function onePerPerson(said: readonly ImportRow[]): {
  rows: ImportRow[];
  repeated: { row: number; sameAs: number }[];
  contradictions: RowError[];
} {
  const first = new Map<string, ImportRow>();
  const repeated: { row: number; sameAs: number }[] = [];
  const contradictions: RowError[] = [];
  for (const each of said) {
    const earlier = first.get(whoIs(each));
    if (!earlier) first.set(whoIs(each), each);
    else if (saysTheSame(each, earlier)) repeated.push({ row: each.row, sameAs: earlier.row });
    else {
      contradictions.push({ row: each.row, column: '', message: contradiction(earlier.row) });
    }
  }
  return { rows: [...first.values()], repeated, contradictions };
}

/** A later row says otherwise of somebody whom an earlier one names. */
export const contradiction = (row: number): string =>
  `This is the person of row ${row} again, with other details. Row ${row} counts; please keep one of the two.`;

export const saysTheSame = (a: ImportRow, b: ImportRow): boolean =>
  a.organisation === b.organisation &&
  a.position === b.position &&
  a.telephone === b.telephone &&
  a.papersPromised === b.papersPromised &&
  a.language === b.language;
