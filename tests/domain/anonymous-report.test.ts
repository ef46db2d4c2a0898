import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { anonymised } from '../../shared/feedback/anonymised.ts';
import type { Answers } from '../../shared/feedback/answers.ts';
import { readTallyText, tallyText } from '../../shared/feedback/told-tally.ts';
import { reportDocument } from '../../shared/report/document/report-document.ts';
import { summarise } from '../../shared/report/summary.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aWorkshop } from '../support/fixtures.ts';
import { answersFor, parsedQuestionnaire } from '../support/questionnaires.ts';
import { figuresOf } from '../support/report-read.ts';
import { occasion } from '../support/report-scene.ts';
import { ALL_KINDS, anyStored, MADE_AT, type Stored } from '../support/stored-workshop.ts';

/**
 * Anonymous answers are counted once, at the closing, and what may be told of them is stored as text. Every edition of the
 * report is made of that text: what it shows is what was stored, and neither says anything of who cast what.
 */

const CLOSED_AT = '2011-08-21T11:00:30Z';
const workshop: Workshop = aWorkshop({ feedback: { anonymous: true } }, { closedAt: CLOSED_AT });
const { sessions } = workshop.details;
const asked = parsedQuestionnaire(anonymised(ALL_KINDS));

interface Cast {
  readonly stored: Stored;
  readonly ballots: readonly Answers[];
}

/** Whoever is on the list was given a ballot, or was not; nobody's answers lie with the person. */
const anyCast: fc.Arbitrary<Cast> = fc
  .record({ stored: anyStored, ballots: fc.array(answersFor(asked, sessions), { maxLength: 24, size: 'max' }) })
  .map(({ stored, ballots }) => ({
    ballots,
    stored: {
      ...stored,
      seats: stored.seats.map(({ person: { feedback, ...person }, ...rest }, index) => ({
        ...rest,
        person: { ...person, ...(feedback && { served: { blinded: `digest-${index}-of-${person.id}` } }) },
      })),
    },
  }));

/** What the closing stores, and the report that later editions are made of it. */
function closing({ stored: { seats, erased, themes }, ballots }: Cast) {
  const besides = { erased, themes, now: MADE_AT };
  const counted = summarise(workshop, ALL_KINDS, seats, { ...besides, ballots });
  const text = tallyText(counted.feedback);
  const told = { tally: readTallyText(text), cast: ballots.length };
  const first = reportDocument(counted, occasion('en'));
  const later = reportDocument(summarise(workshop, ALL_KINDS, seats, { ...besides, told }), occasion('en'));
  return { text, first, later };
}

describe('the report of anonymous feedback', () => {
  test('is the same of the ballots at the closing, and of the stored tally ever after', () => {
    fc.assert(
      fc.property(anyCast, (cast) => {
        const { first, later } = closing(cast);
        expect(later).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  test('shows every count of the stored text, and no other', () => {
    fc.assert(
      fc.property(anyCast, (cast) => {
        const { text, later } = closing(cast);
        const { tables, comments } = figuresOf(later);
        const stored = StoredSchema.parse(JSON.parse(text));
        expect(Object.keys(tables).filter((id) => /^table_\d/.test(id))).toHaveLength(
          stored.questions.filter(({ kind }) => kind !== 'text').length,
        );
        for (const [index, question] of stored.questions.entries()) {
          const shown = (tables[`table_${index + 1}`] ?? []).map((row) => row.slice(1));
          const written = question.texts ?? question.others;
          expect(comments[`q${index + 1}`]?.length ?? 0).toBe(Array.isArray(written) ? new Set(written).size : 0);
          expect(shown).toEqual(rowsOf(question, shown));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('holds no figure with fewer than five ballots behind it, and none at all of fewer than five', () => {
    fc.assert(
      fc.property(anyCast, (cast) => {
        const { questions } = StoredSchema.parse(JSON.parse(closing(cast).text));
        if (cast.ballots.length < 5) expect(questions).toEqual([]);
        const counts = questions.flatMap((each) => [
          ...[each.n, each.rated?.n, each.rated?.notApplicable, each.numbers?.n, each.yes],
          ...[each.rated?.distribution, each.options, each.dates].flatMap((list) =>
            Array.isArray(list) ? list.map(({ count }) => count) : [],
          ),
          ...(each.rows ?? []).flatMap(({ rated }) => [
            rated.n,
            rated.notApplicable,
            ...(Array.isArray(rated.distribution) ? rated.distribution.map(({ count }) => count) : []),
          ]),
        ]);
        expect(counts.filter((count) => typeof count === 'number' && count > 0 && count < 5)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('does not know in which order the ballots lie, nor which person was given which', () => {
    const apart = anyCast.chain((cast) =>
      fc.record({
        cast: fc.constant(cast),
        ballots: fc.shuffledSubarray([...cast.ballots], { minLength: cast.ballots.length }),
        digests: fc.array(fc.string({ minLength: 8, maxLength: 8 }), { minLength: 24, maxLength: 24 }),
      }),
    );
    fc.assert(
      fc.property(apart, ({ cast, ballots, digests }) => {
        const seats = cast.stored.seats.map(({ person, ...rest }, index) => ({
          ...rest,
          person: { ...person, ...(person.served && { served: { blinded: digests[index] ?? '' } }) },
        }));
        const [one, other] = [closing(cast), closing({ stored: { ...cast.stored, seats }, ballots })];
        expect(other.text).toBe(one.text);
        expect(other.later).toEqual(one.later);
        for (const { person } of cast.stored.seats) {
          if (person.served) expect(one.text + JSON.stringify(one.later)).not.toContain(person.served.blinded);
          expect(one.text).not.toContain(person.name);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const CountSchema = z.union([z.number(), z.literal('withheld')]);
const CountsSchema = z.union([z.array(z.object({ count: CountSchema })), z.literal('withheld')]);
const RatedSchema = z.object({
  n: CountSchema,
  mean: z.union([CountSchema, z.null()]),
  notApplicable: CountSchema,
  distribution: CountsSchema,
});
/** The stored text as somebody reads it who has only docs/results.md. */
const StoredSchema = z.object({
  questions: z.array(
    z.object({
      kind: z.string(),
      rated: RatedSchema.optional(),
      rows: z.array(z.object({ rated: RatedSchema })).optional(),
      n: CountSchema.optional(),
      options: CountsSchema.optional(),
      dates: CountsSchema.optional(),
      yes: CountSchema.optional(),
      numbers: z.object({ n: CountSchema }).optional(),
      texts: z.union([z.array(z.string()), z.literal('withheld')]).optional(),
      others: z.union([z.array(z.string()), z.literal('withheld')]).optional(),
    }),
  ),
});
type StoredQuestion = z.infer<typeof StoredSchema>['questions'][number];

/** What the report's table says, from the stored text. Shares and means follow from the counts, and stand as they are shown. */
function rowsOf(question: StoredQuestion, shown: readonly string[][]): string[][] {
  const withRest = (counts: z.infer<typeof CountsSchema> | undefined, from = 0): string[][] =>
    counts === undefined
      ? []
      : counts === 'withheld'
        ? [['withheld', '–']]
        : counts.map(({ count }, index) => [String(count), ...(shown[index + from]?.slice(1) ?? [])]);
  const { rated, rows, options, dates, n, numbers } = question;
  if (rated) return [...withRest(rated.distribution), [String(rated.notApplicable), '–']];
  if (rows) {
    return rows.map(({ rated: row }, index) => [
      shown[index]?.[0] ?? '',
      String(row.n),
      String(row.notApplicable),
      ...(row.distribution === 'withheld'
        ? ['–', '–', '–', '–', '–']
        : row.distribution.map(({ count }) => String(count))),
    ]);
  }
  if (options) return withRest(options);
  if (dates) return dates === 'withheld' ? [[String(n)]] : withRest(dates);
  if (numbers) return [[String(numbers.n)], ...shown.slice(1)];
  return [];
}
