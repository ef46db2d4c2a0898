import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readHeadings, readParticipantsTable } from '../../shared/people/import.ts';
import { type Column, ColumnSchema, columnFaults, guessColumns } from '../../shared/people/import-columns.ts';

describe('what a heading is taken for', () => {
  test.each<[string, readonly string[], readonly (Column | undefined)[]]>([
    ['its own name', ['Name', 'EMAIL', 'organisation'], ['name', 'email', 'organisation']],
    [
      'English as ministries write it',
      ['Full Name', 'Designation', 'Ministry/Division', 'Mobile No.', 'E-mail'],
      ['name', 'position', 'organisation', 'telephone', 'email'],
    ],
    [
      'Bangla, in either encoding of its letters',
      ['নাম', 'পদবি', 'মন্ত্রণালয়', 'মন্ত্রণাল\u09af\u09bc', 'ই-মেইল', 'মোবাইল নম্বর', 'ভাষা'],
      ['name', 'position', 'organisation', undefined, 'email', 'telephone', 'language'],
    ],
    ['the own name before another one', ['E-mail', 'Email'], [undefined, 'email']],
    ['the first of several other names', ['Phone', 'Mobile'], ['telephone', undefined]],
    ['nothing', ['Seat', '', 'constructor'], [undefined, undefined, undefined]],
  ])('%s', (_, headings, columns) => {
    expect(guessColumns(headings)).toEqual(columns);
  });

  it('says what is there twice, and what is missing', () => {
    expect(columnFaults(['name', 'name', undefined])).toEqual([
      { fault: 'twice', column: 'name', place: 1 },
      { fault: 'missing', column: 'email' },
      { fault: 'missing', column: 'organisation' },
    ]);
    expect(columnFaults(['organisation', 'email', 'name', 'telephone'])).toEqual([]);
  });
});

describe('a table whose columns were said', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'aß 1;,"@.'), maxLength: 8 });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const written = (rows: readonly (readonly string[])[], delimiter: string): string =>
    rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');

  it('reads as the same table with the columns’ own names', () => {
    const table = fc
      .tuple(
        fc.shuffledSubarray([...ColumnSchema.options, undefined, undefined], { minLength: 2 }),
        fc.constantFrom(',', ';', '\t'),
      )
      .filter(([columns]) => columnFaults(columns).length === 0)
      .chain(([columns, delimiter]) =>
        fc.record({
          columns: fc.constant(columns),
          delimiter: fc.constant(delimiter),
          rows: fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), {
            minLength: 1,
            maxLength: 6,
          }),
        }),
      )
      .filter(({ rows }) => rows.some((cells) => cells.some((text) => text.trim() !== '')));
    fc.assert(
      fc.property(table, ({ columns, delimiter, rows }) => {
        const strange = columns.map((_, place) => `Spalte ${place}`);
        const own = columns.map((column, place) => column ?? `Spalte ${place}`);
        const said = readParticipantsTable(written([strange, ...rows], delimiter), columns);
        const renamed = readParticipantsTable(written([own, ...rows], delimiter));
        expect(said).toEqual(renamed);
      }),
    );
  });

  it('shows the headings and the first filled row as they stand', () => {
    const text = '\uFEFFWho;Where from\r\n;\r\n"Rahim\r\nUddin";BCC\r\n';
    expect(readHeadings(text)).toEqual({ headings: ['Who', 'Where from'], example: ['Rahim Uddin', 'BCC'] });
  });
});
