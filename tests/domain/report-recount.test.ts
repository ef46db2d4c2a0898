import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disclosed } from '../../shared/feedback/disclosure.ts';
import { bySpeaker } from '../../shared/feedback/speakers.ts';
import { tally } from '../../shared/feedback/tally.ts';
import { textsInOrder } from '../../shared/feedback/texts-in-order.ts';
import type { ReportDocument } from '../../shared/report/document/document.ts';
import { reportHtml } from '../../shared/report/document/html.tsx';
import { reportDocument } from '../../shared/report/document/report-document.ts';
import { summarise } from '../../shared/report/summary.ts';
import { recount } from '../support/recount.ts';
import { figuresOf } from '../support/report-read.ts';
import { occasion } from '../support/report-scene.ts';
import { ALL_KINDS, anyStored, MADE_AT, type Stored, WORKSHOP } from '../support/stored-workshop.ts';
import { whatIsTold } from '../support/told-beside.ts';

/** The report and the results against a second count: `recount.ts` goes through what is stored without the product's code. */

const reportOf = ({ seats, erased, themes }: Stored): ReportDocument =>
  reportDocument(summarise(WORKSHOP, ALL_KINDS, seats, { erased, themes, now: MADE_AT }), occasion('en'));
const answersIn = ({ seats }: Stored) =>
  seats.flatMap(({ person }) => (person.feedback ? [person.feedback.answers] : []));

describe('the report of random workshops', () => {
  test('has each figure as a count by hand has it, in tables, charts, sentences and comments, and none besides', () => {
    fc.assert(
      fc.property(anyStored, (stored) => {
        const { tables, sentences, charts, comments } = figuresOf(reportOf(stored));
        const { table_organisations: _, ...others } = tables;
        const { proceedings, ...said } = sentences;
        const counted = recount(stored);
        expect(proceedings).toEqual([2, 2]);
        expect(inAnyOrder(others)).toEqual(inAnyOrder(counted.tables));
        expect(charts).toEqual(counted.charts);
        expect(comments).toEqual(counted.comments);
        expect(whereSomethingIs(said)).toEqual(whereSomethingIs(counted.sentences));
      }),
      { numRuns: 200 },
    );
  });

  test('counts organisations of fewer than five together, so that no difference tells one of them', () => {
    fc.assert(
      fc.property(anyStored, (stored) => {
        const document = reportOf(stored);
        const rows = figuresOf(document).tables.table_organisations ?? [];
        const list = stored.seats.map(({ person }) => person);
        const numbers = rows.map(([name = '', ...counts]) => ({ name, counts: counts.map(Number) }));
        const parts = numbers.slice(0, -1);
        // Too few people for any group at all, or all of them in groups of five and more.
        if (rows.length === 0) expect(list.length + stored.erased.length === 0 || !hasGroups(stored)).toBe(true);
        for (const { counts } of parts) expect(counts[0]).toBeGreaterThanOrEqual(5);
        for (const place of [0, 1, 2]) {
          const whole = numbers.at(-1)?.counts[place] ?? 0;
          expect(parts.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0)).toBe(whole);
        }
        for (const organisation of new Set(list.map((person) => person.organisation))) {
          const theirs = list.filter((person) => person.organisation === organisation);
          const row = parts.find(({ name }) => name === organisation);
          if (theirs.length < 5) expect(row).toBeUndefined();
          if (row) {
            expect(row.counts).toEqual([
              theirs.length,
              theirs.filter(({ feedback }) => feedback).length,
              theirs.filter(({ swot }) => swot.length > 0).length,
            ]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('names whoever agreed to be named, and nobody else: in no table, no picture’s words and no sentence', () => {
    fc.assert(
      fc.property(anyStored, (stored) => {
        const document = reportOf(stored);
        const [model, html] = [JSON.stringify(document), reportHtml(document)];
        for (const { person } of stored.seats) {
          expect([model.includes(person.name), html.includes(person.name)]).toEqual(
            person.agreed.named ? [true, true] : [false, false],
          );
          expect(model).not.toContain(person.email);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the results of random workshops, as JSON', () => {
  const whole = (stored: Stored) => tally(ALL_KINDS, WORKSHOP.details.sessions, answersIn(stored));

  test('tell organisers what the count by hand has, of every question', () => {
    fc.assert(
      fc.property(
        anyStored.filter((stored) => answersIn(stored).length >= 5),
        (stored) => {
          const { tables, comments } = recount(stored);
          for (const [index, each] of whole(stored).questions.entries()) {
            const table = (tables[`table_${index + 1}`] ?? []).map((row) => row.slice(1));
            // What the report withholds, organisers read: the hand counts that only in the report's manner.
            if (table.flat().includes('withheld') && each.kind !== 'number') continue;
            switch (each.kind) {
              case 'rating':
              case 'scale':
                expect(each.rated.distribution.map(({ count }) => String(count))).toEqual(
                  table.slice(0, -1).map(([count]) => count),
                );
                expect(String(each.rated.notApplicable)).toBe(table.at(-1)?.[0]);
                break;
              case 'matrix':
                expect(each.rows.map(({ rated }) => [String(rated.n), String(rated.notApplicable)])).toEqual(
                  table.map(([, n, na]) => [n, na]),
                );
                expect(bySpeaker({ responses: 0, questions: [each] }, WORKSHOP.details.sessions)).toMatchObject(
                  each.rows.map(({ rated }) => ({ rated })),
                );
                break;
              case 'choice':
                expect(each.options.map(({ count }) => String(count))).toEqual(table.map(([count]) => count));
                break;
              case 'text': {
                expect(new Set(each.texts).size).toBe(comments[`q${index + 1}`]?.length ?? 0);
                break;
              }
              case 'number':
                if (table[0]?.[0] !== 'withheld') expect(String(each.numbers.n)).toBe(table[0]?.[0]);
                break;
              case 'date':
                expect(each.dates.map(({ count }) => String(count))).toEqual(table.map(([count]) => count));
                break;
              case 'consent':
                expect(String(each.yes)).toBe(table[0]?.[0]);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('tell others the same or nothing: no count of one to four, and no single one missing beside its total', () => {
    fc.assert(
      fc.property(anyStored, (stored) => {
        const { told, small, alone } = whatIsTold(whole(stored), textsInOrder(disclosed(whole(stored))));
        expect(told).toBe('the same, or less');
        expect(small).toEqual([]);
        expect(alone).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

/** In which order actions and people stand is not what is counted here. */
const inAnyOrder = (tables: Record<string, string[][]>) =>
  Object.fromEntries(
    Object.entries(tables).map(([id, rows]) => [
      id,
      id === 'table_actions' || id === 'table_named' ? rows.map((row) => row.join(' | ')).sort() : rows,
    ]),
  );

/** Where nothing is said, nothing is counted. */
const whereSomethingIs = (numbers: Record<string, number[]>) =>
  Object.fromEntries(Object.entries(numbers).filter(([, each]) => each.length > 0));

/** Whether there is an organisation of five, and with the rest of them five or nobody. */
function hasGroups({ seats, erased }: Stored): boolean {
  return (
    seats.length + erased.length >= 5 &&
    [...Map.groupBy(seats, ({ person }) => person.organisation).values()].some((each) => each.length >= 5)
  );
}
