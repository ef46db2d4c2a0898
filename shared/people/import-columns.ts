import * as z from 'zod';
import { tidyText } from '../typed-text.ts';

/** The columns of a participants table, and which of them a heading means. */

export const ColumnSchema = z.enum([
  'name',
  'email',
  'organisation',
  'position',
  'telephone',
  'papers_promised',
  'language',
]);
export type Column = z.infer<typeof ColumnSchema>;
export const REQUIRED: readonly Column[] = ['name', 'email', 'organisation'];

/** What each column of a table holds, by its place; `undefined`: nothing of ours. */
export type Columns = readonly (Column | undefined)[];

/** How spreadsheets name the columns otherwise, in English and in Bangla. */
const ALSO_CALLED: Readonly<Record<Column, readonly string[]>> = {
  name: [
    'full name',
    'participant',
    'participant name',
    'name of participant',
    'নাম',
    'পুরো নাম',
    'অংশগ্রহণকারী',
    'অংশগ্রহণকারীর নাম',
  ],
  email: [
    'e-mail',
    'email address',
    'e-mail address',
    'mail',
    'ইমেইল',
    'ই-মেইল',
    'ইমেল',
    'ই-মেল',
    'ইমেইল ঠিকানা',
    'ই-মেইল ঠিকানা',
  ],
  organisation: [
    'organization',
    'ministry',
    'institution',
    'institute',
    'agency',
    'affiliation',
    'company',
    'ministry/division',
    'প্রতিষ্ঠান',
    'সংস্থা',
    'মন্ত্রণালয়',
    'দপ্তর',
    'কর্মস্থল',
  ],
  position: ['designation', 'job title', 'post', 'পদবি', 'পদবী', 'পদ'],
  telephone: [
    'phone',
    'tel',
    'mobile',
    'cell',
    'phone number',
    'phone no',
    'telephone number',
    'mobile number',
    'mobile no',
    'ফোন',
    'টেলিফোন',
    'মোবাইল',
    'ফোন নম্বর',
    'মোবাইল নম্বর',
    'টেলিফোন নম্বর',
  ],
  papers_promised: ['papers', 'promised papers', 'number of papers', 'আলোচনাপত্র', 'আলোচনাপত্রের সংখ্যা'],
  language: ['preferred language', 'ভাষা'],
};

/** "Papers promised", "papers_promised" and "Papers promised:" are one name. Bangla letters have two encodings each. */
const nameOf = (heading: string): string =>
  tidyText(heading.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[\s_/-]+/g, '_')
    .replaceAll(/^_|[._:*]+$/g, '');

const BY_NAME: ReadonlyMap<string, Column> = new Map(
  ColumnSchema.options.flatMap((column) => ALSO_CALLED[column].map((name) => [nameOf(name), column] as const)),
);

/** Whether a heading is the name of a column of ours, or one of its other names. */
export const isHeading = (cell: string): boolean => {
  const name = nameOf(cell);
  return ColumnSchema.safeParse(name).success || BY_NAME.has(name);
};

/**
 * Which column each heading means. Another name counts only where the column's own does not stand, and of several the
 * first; the own name twice is guessed twice, and `columnFaults` says so.
 */
export function guessColumns(headings: readonly string[]): Columns {
  const names = headings.map(nameOf);
  const taken = new Set<string>(names);
  return names.map((name) => {
    const own = ColumnSchema.safeParse(name).data;
    const other = own === undefined ? BY_NAME.get(name) : undefined;
    if (other === undefined) return own;
    if (taken.has(other)) return undefined;
    taken.add(other);
    return other;
  });
}

export type ColumnFault =
  | { readonly fault: 'twice'; readonly column: Column; readonly place: number }
  | { readonly fault: 'missing'; readonly column: Column };

/** Why a table with these columns cannot be taken. Places are counted from 0. */
export function columnFaults(columns: Columns): ColumnFault[] {
  const twice = columns.flatMap((column, place): ColumnFault[] =>
    column !== undefined && columns.indexOf(column) < place ? [{ fault: 'twice', column, place }] : [],
  );
  const missing = REQUIRED.filter((column) => !columns.includes(column)).map(
    (column): ColumnFault => ({ fault: 'missing', column }),
  );
  return [...twice, ...missing];
}
