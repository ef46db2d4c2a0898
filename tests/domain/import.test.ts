import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ROWS, readParticipantsTable, whoIs } from '../../shared/people/import.ts';
import { Refusal } from '../../shared/refusal.ts';

const HEADER = ['name', 'email', 'organisation', 'position', 'telephone', 'papers_promised'];

/** As a spreadsheet writes a table: a cell is quoted where it has to be, or everywhere. */
function csv(
  rows: readonly (readonly string[])[],
  { delimiter = ',', eol = '\n', bom = false, quoteAll = false } = {},
) {
  const cell = (text: string): string =>
    quoteAll || /["\n\r,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return (bom ? '\uFEFF' : '') + rows.map((row) => row.map(cell).join(delimiter)).join(eol) + eol;
}

const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('any table of rows', () => {
  /** One line of what people write, tidy already: commas, quotes, semicolons, other scripts, markup. */
  const text = fc
    .string({ unit: fc.constantFrom(...'aZ9 ,;"\'<>&\t=নé😀'), minLength: 1, maxLength: 30 })
    .map((raw) => raw.replaceAll(/\s+/g, ' ').trim())
    .filter((raw) => raw !== '');
  const row = fc.record({
    name: text,
    organisation: text,
    position: fc.oneof(text, fc.constant('')),
    telephone: fc.oneof(text, fc.constant('')),
    papers: fc.integer({ min: 0, max: 10 }),
  });
  const style = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.boolean(),
    quoteAll: fc.boolean(),
  });

  it('reads back what was written, whatever the delimiter, line end, mark and quoting', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 20 }),
        style,
        fc.shuffledSubarray(HEADER, { minLength: 6 }),
        (rows, how, order) => {
          const people = rows.map((each, index) => ({ ...each, email: `p${index}@example.org` }));
          const cells = people.map((p) => ({
            name: p.name,
            email: p.email,
            organisation: p.organisation,
            position: p.position,
            telephone: p.telephone,
            papers_promised: String(p.papers),
          }));
          const written = csv([order, ...cells.map((c) => order.map((column) => c[column as keyof typeof c]))], how);

          const table = readParticipantsTable(written);

          expect(table.errors).toEqual([]);
          expect(table.rows).toEqual(
            people.map((p, index) => ({
              row: index + 2,
              name: p.name,
              email: p.email,
              organisation: p.organisation,
              position: p.position,
              telephone: p.telephone,
              papersPromised: p.papers,
            })),
          );
        },
      ),
    );
  });

  it('keeps every good row and names every bad one, with its row in the spreadsheet', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), style, (good, how) => {
        const rows = good.map((isGood, index) => [
          `Person ${index}`,
          isGood ? `p${index}@example.org` : 'nowhere',
          'Ministry',
        ]);
        const table = readParticipantsTable(csv([HEADER.slice(0, 3), ...rows], how));
        const at = (wanted: boolean) => good.flatMap((isGood, index) => (isGood === wanted ? [index + 2] : []));
        expect(table.rows.map((each) => each.row)).toEqual(at(true));
        expect(table.errors.map((each) => each.row)).toEqual(at(false));
      }),
    );
  });
});

describe('bad rows', () => {
  it('says row, column and what to do, and keeps the rest', () => {
    const table = readParticipantsTable(
      csv([
        HEADER,
        ['Deputy Secretary 01', 'ds1@example.org', 'Ministry', '', '', '1'],
        ['', 'ds2@example.org', 'Ministry', '', '', ''],
        ['Deputy Secretary 03', '', '', '', '', '11'],
        ['Deputy Secretary 04', 'not an address', 'Ministry', '', '', 'two'],
        ['N'.repeat(201), 'ds5@example.org', 'Ministry', '', '', '0'],
        ['Deputy Secretary 06', 'ds6@example.org', 'Ministry', '', '', '0'],
      ]),
    );
    expect(table.rows.map(({ row }) => row)).toEqual([2, 7]);
    expect(table.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 name',
      '4 email',
      '4 organisation',
      '4 papers_promised',
      '5 email',
      '5 papers_promised',
      '6 name',
    ]);
    for (const { message } of table.errors) expect(message).toMatch(/Please/);
  });

  it('counts rows as the spreadsheet does, past empty rows and line breaks in quotes', () => {
    const table = readParticipantsTable(
      'name,email,organisation\n"Deputy\nSecretary 01",a@example.org,Ministry\n\n,,\nX,wrong,Ministry\n',
    );
    expect(table.rows).toMatchObject([{ row: 2, name: 'Deputy Secretary 01' }]);
    expect(table.errors).toMatchObject([{ row: 5, column: 'email' }]);
  });

  it('keeps what stands before a quote that is never closed', () => {
    const table = readParticipantsTable(
      'name,email,organisation\nA,a@example.org,M\n"B,b@example.org,M\nC,c@example.org,M\n',
    );
    expect(table.rows).toMatchObject([{ name: 'A' }]);
    expect(table.errors).toMatchObject([{ row: 3, column: '' }]);
  });

  it('refuses a row with more cells than columns, since its cells stand in the wrong columns', () => {
    const table = readParticipantsTable('name,email,organisation\nA,a@example.org,Ministry of Science, and ICT\n');
    expect(table).toMatchObject({ rows: [], errors: [{ row: 2, column: '' }] });
  });
});

describe('people', () => {
  it('takes two identical rows for one person and says so; two names at one address for two', () => {
    const table = readParticipantsTable(
      csv([
        ['name', 'email', 'organisation'],
        ['Deputy Secretary 01', 'office@example.org', 'Ministry'],
        ['deputy  secretary 01', 'OFFICE@example.org', 'Ministry'],
        ['Deputy Secretary 02', 'office@example.org', 'Ministry'],
        ['Deputy Secretary 01', 'office@example.org', 'Another'],
      ]),
    );
    expect(table.rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(table.repeated).toEqual([{ row: 3, sameAs: 2 }]);
    expect(table.errors).toMatchObject([{ row: 5, column: '' }]);
    expect(whoIs({ name: ' A  b', email: 'X@y.z' })).toBe(whoIs({ name: 'a B', email: 'x@Y.z' }));
  });
});

describe('the language', () => {
  const rows = (...cells: string[]) =>
    readParticipantsTable(
      csv([
        ['name', 'email', 'organisation', 'language'],
        ...cells.map((cell, index) => [`P${index}`, `p${index}@example.org`, 'Ministry', cell]),
      ]),
    );

  it('is taken by its code, its English name and its own name, in any capitals; an empty cell says nothing', () => {
    const { rows: read, errors } = rows('en', 'English', 'EN', 'bn', ' bangla ', 'বাংলা', '');
    expect(errors).toEqual([]);
    expect(read.map(({ language }) => language)).toEqual(['en', 'en', 'en', 'bn', 'bn', 'bn', undefined]);
  });

  it('is an error of its row where mails are not written in it, and the error says what may stand there', () => {
    const { rows: read, errors } = rows('fr', 'en', 'constructor', 'x'.repeat(300));
    expect(read.map(({ row }) => row)).toEqual([3]);
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'language'],
      [4, 'language'],
      [5, 'language'],
    ]);
    expect(errors[0]?.message).toBe(
      '“fr” is no language that mails are written in. Please enter en, English, bn, Bangla or বাংলা.',
    );
  });

  it('tells rows of one person apart', () => {
    const twice = 'name,email,organisation,language\nA,a@example.org,M,en\nA,a@example.org,M,bn\n';
    expect(readParticipantsTable(twice).errors).toMatchObject([{ row: 3, column: '' }]);
  });
});

describe('the row of column names', () => {
  it('takes any order, any capitals and the usual other names, and names what it ignores', () => {
    const table = readParticipantsTable(
      'Seat;ORGANIZATION;Papers Promised;Notes; E-mail ;Name\n1;Ministry;2;;a@example.org;A\n',
    );
    expect(table.rows).toMatchObject([{ name: 'A', email: 'a@example.org', papersPromised: 2 }]);
    expect(table.ignoredColumns).toEqual(['Seat', 'Notes']);
  });

  it.each([
    ['', 'missing'],
    ['name,email\nA,a@example.org', '"organisation" is missing'],
    ['A,a@example.org,Ministry\n', 'must name the columns'],
    ['name,email,organisation\n', 'only column names'],
    ['name,email,name,organisation\nA,a@example.org,B,M', 'twice'],
    [`name,email,organisation\n${'A,a@example.org,M\n'.repeat(MAX_ROWS + 1)}`, '5,001 rows'],
  ])('refuses a table that is none: %#', (text, says) => {
    const refusal = refusalOf(() => readParticipantsTable(text));
    expect(refusal.reason).toBe('invalid');
    expect(refusal.fields.csv).toContain(says);
  });
});
