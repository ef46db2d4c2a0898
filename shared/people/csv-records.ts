import { CsvError, parse } from 'csv-parse/sync';

/** The cells of a table as spreadsheets save it: RFC 4180 and its relatives. */
interface CsvRecords {
  /** Every record, empty ones too, so that a record's place is its row in the spreadsheet. */
  readonly records: readonly (readonly string[])[];
  /** The row from which on nothing could be read, since a double quote there is never closed. */
  readonly brokenAt: number | undefined;
}

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads a table of any of the delimiters, with or without a byte order mark, of any line ends, line breaks in quotes.
 * `isKnown` tells a cell of the first row that names a column: the delimiter is the one that finds most of them, and of
 * several such the one that makes most cells.
 */
export function readCsv(text: string, isKnown: (cell: string) => boolean): CsvRecords {
  const found = DELIMITERS.map((delimiter) => {
    const first = records(text, delimiter, 1).records[0] ?? [];
    return { delimiter, known: first.filter(isKnown).length, cells: first.length };
  });
  const best = found.reduce((a, b) => ((b.known - a.known || b.cells - a.cells) > 0 ? b : a));
  return records(text, best.delimiter);
}

function records(text: string, delimiter: string, atMost = -1): CsvRecords {
  const read: string[][] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      to: atMost,
      // Collected here and not from the result: the rows before a broken one are kept.
      on_record: (record: string[]) => {
        read.push(record);
        return null;
      },
    });
    return { records: read, brokenAt: undefined };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records: read, brokenAt: read.length + 1 };
  }
}
