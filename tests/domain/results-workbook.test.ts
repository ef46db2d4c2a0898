import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { answersSheet } from '../../shared/feedback/answers-sheet.ts';
import { codebook } from '../../shared/feedback/codebook.ts';
import { feedbackCsv } from '../../shared/feedback/export.ts';
import { type Questionnaire, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { pathsOf } from '../../shared/feedback/validate.ts';
import { ENGLISH } from '../../shared/language/texts.ts';
import type { Person } from '../../shared/people/person.ts';
import { swotSheet } from '../../shared/swot/swot-sheet.ts';
import type { Cell, Sheet } from '../../shared/workbook/sheet.ts';
import { workbook } from '../../shared/workbook/workbook.ts';
import { aPerson, aWorkshopFile } from '../support/fixtures.ts';
import { anyAnswered } from '../support/questionnaires.ts';

/** What was exported, read back by another library, is what was exported: whatever somebody wrote. */

const details = aWorkshopFile();
const { sessions } = details;
const AT = '2011-07-12T05:00:00Z';

/** Of any script, with all that spreadsheets and XML stumble over. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    '=HYPERLINK("https://evil.example.org")',
    '+8801',
    '-2+3',
    '@SUM(A1)',
    "'=1",
    '\t=1',
    '\r\n=1',
    'না\n\nহ্যাঁ',
    '👩🏽‍🌾 🇧🇩',
    '<b>&amp;]]>"\'',
    '_x0041_',
    '_x005F_x0041_',
    '\u0000\u0001\u001f\u007f\u0085',
    '\ud800',
    '\udc00\ud800',
    '\ufffd\ufffe\uffff',
    '  around  ',
    'x'.repeat(32_767),
    '2011-07-09',
    '12',
    'TRUE',
    'constructor',
    '__proto__',
  ),
);

const readBack = async (sheets: readonly Sheet[]) => readWorkbook(await workbook(sheets), { trim: false });

const asRead = (cell: Cell): unknown => {
  if (cell === null || typeof cell !== 'object') return cell === '' ? null : cell;
  return new Date('day' in cell ? `${cell.day}T00:00:00Z` : `${cell.moment}Z`);
};

describe('a workbook', () => {
  it('holds every text as it was, every number as a number and every date as a date', async () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      hostile,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
      fc.integer({ min: 0, max: 40_000 }).map((day) => ({
        day: new Date(Date.UTC(1901, 0, 1) + day * 86_400_000).toISOString().slice(0, 10),
      })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant<Cell>('row'), cell, cell), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const columns = ['a', 'b', 'c'].map((head) => ({ head }));
          const [sheet] = await readBack([{ name: 'Any', columns, rows }]);
          expect(sheet?.sheet).toBe('Any');
          expect(sheet?.data).toEqual([['a', 'b', 'c'], ...rows.map((row) => row.map(asRead))]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has no formula, and keeps its heads in sight', async () => {
    const rows = [
      ['=1+1', '=cmd|x'],
      ['@SUM(A1)', 3],
    ];
    const files = unzipSync(await workbook([{ name: 'S', columns: [{ head: '=a' }, { head: 'b' }], rows }]));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  });

  it('says so where a text is longer than a cell holds, and a day before 1900 stays a text', async () => {
    const rows = [['x'.repeat(40_000)], [{ day: '1857-05-10' }]];
    const [sheet] = await readBack([{ name: 'S', columns: [{ head: 'a' }], rows }]);
    expect(sheet?.data.slice(1)).toEqual([[`${'x'.repeat(32_766)}…`], ['1857-05-10']]);
  });
});

const answered = (all: readonly Answers[]): Person[] =>
  all.map((answers, index) =>
    aPerson({ id: `p${index}`, name: '=Name', feedback: { questionnaire: 3, answers, firstAt: AT, at: AT } }),
  );

/** What each field of the form holds, as it is stored: looked up by the field's own name. */
function storedIn(answers: Answers, path: string): unknown {
  const [, question = '', row] = /^([^.]+)(?:\.(.+))?$/.exec(path) ?? [];
  const whole = answers[path] ?? (row === undefined ? undefined : answers[question]);
  if (whole === undefined) return null;
  if (Array.isArray(whole)) return row === undefined ? whole.join(' ') : null;
  if (typeof whole === 'object') return row === undefined ? null : (whole[row] ?? null);
  return row !== undefined && !(path in answers) ? null : whole;
}

const fieldsIn = (questionnaire: Questionnaire) =>
  questionsOf(questionnaire).flatMap((question) =>
    pathsOf(question, sessions).map((path) => ({ path, kind: question.kind })),
  );

describe('the answers', () => {
  it('are the same in the workbook, in the CSV and in the table', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswered(sessions, 3), async ({ questionnaire, all }) => {
        const published = { version: 3, questionnaire };
        const [sheet] = await readBack([answersSheet(published, details, answered(all))]);
        const [heads = [], ...rows] = sheet?.data ?? [];
        const [names = [], , ...lines] = parse(feedbackCsv(published, sessions, answered(all), ENGLISH), { bom: true });
        expect(rows.length).toBe(all.length);
        all.forEach((answers, index) => {
          for (const { path, kind } of fieldsIn(questionnaire)) {
            const cell = rows[index]?.[heads.indexOf(path)] ?? null;
            const stored = storedIn(answers, path);
            if (kind === 'date' && typeof stored === 'string' && stored >= '1900-03-01') {
              expect(cell).toEqual(new Date(`${stored}T00:00:00Z`));
            } else {
              expect(cell).toBe(stored);
            }
            const line = lines[index]?.[names.indexOf(path)] ?? '';
            // An apostrophe stands before what a spreadsheet would run; see withoutFormula.
            expect(line.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '')).toBe(stored === null ? '' : String(stored));
          }
        });
        expect(rows.map((row) => row[heads.indexOf('answered (Asia/Dhaka)')])).toEqual(
          all.map(() => new Date('2011-07-12T11:00:00Z')),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('have a codebook: each column in each language, its values, and how many answered', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswered(sessions, 3), async ({ questionnaire, all }) => {
        const [sheet] = await readBack([codebook(questionnaire, sessions, all)]);
        const [heads = [], ...rows] = sheet?.data ?? [];
        expect(heads).toEqual(['column', 'kind', 'asked (en)', 'asked (bn)', 'values', 'required', 'asked when', 'n']);
        expect(rows.map(([column]) => column)).toEqual(fieldsIn(questionnaire).map(({ path }) => path));
        for (const row of rows) {
          expect(row[7]).toBe(all.filter((answers) => storedIn(answers, String(row[0])) !== null).length);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('stand beside the SWOT entries, as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 5 }), async (texts) => {
        const swot = texts.map((text, index) => ({ id: `e${index}`, quadrant: 'threat' as const, text, at: AT }));
        const people = [aPerson({ swot }), aPerson({ id: 'p2', endorsed: ['e0'] })];
        const [sheet] = await readBack([swotSheet(people, details.timeZone)]);
        expect(sheet?.data.slice(1).map((row) => row[2])).toEqual(texts);
        expect(sheet?.data[1]?.[3]).toBe(1);
      }),
      { numRuns: 30 },
    );
  });
});
