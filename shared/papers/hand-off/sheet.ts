import { stringify } from 'csv-stringify/sync';
import { withoutFormula } from '../../feedback/export.ts';
import { TERM_NAMES, type Term } from './terms.ts';

/** Parts several values in one cell: so DSpace and others read a sheet for many papers at once. */
const SEPARATOR = '||';

export interface SheetRow {
  /** The files, as they are named in the packet. */
  readonly paths: readonly string[];
  readonly terms: readonly Term[];
}

/**
 * A line per paper, a column per term; the first line names them. RFC 4180 with the byte order mark by which spreadsheets know
 * UTF-8, and with no cell that they would run as a formula.
 */
export function sheet(rows: readonly SheetRow[]): string {
  const lines = rows.map(({ paths, terms }) => [
    paths.join(SEPARATOR),
    ...TERM_NAMES.map((name) =>
      terms
        .filter((term) => term.name === name)
        .map(({ value }) => value.replaceAll(SEPARATOR, '| |'))
        .join(SEPARATOR),
    ),
  ]);
  return stringify(
    [['filename', ...TERM_NAMES.map((name) => `dcterms.${name}`)], ...lines].map((line) => line.map(withoutFormula)),
    { bom: true, quoted: true, record_delimiter: 'windows' },
  );
}
