import * as z from 'zod';
import { AnswersSchema } from '../../../shared/feedback/answers.ts';
import { WITHHELD } from '../../../shared/feedback/breakdown.ts';
import { DIMENSIONS } from '../../../shared/feedback/groups.ts';
import { QuestionnaireSchema, QuestionSchema } from '../../../shared/feedback/questionnaire.ts';
import { localised } from '../../../shared/language/localised.ts';
import type { Api } from '../../../shared/web/route-api.ts';

/** The results as JSON. A figure is `withheld` where few people are behind it; what nobody gave has no mean. */

const Count = z.union([z.int().nonnegative(), z.literal(WITHHELD)]);
const Figure = z.union([z.number(), z.literal(WITHHELD)]).optional();
const Words = localised(500);

export const Rated = z.strictObject({
  n: Count,
  mean: Figure,
  median: Figure,
  notApplicable: Count,
  distribution: z.union([
    z.array(z.strictObject({ value: z.int(), count: z.int().nonnegative() })),
    z.literal(WITHHELD),
  ]),
});

const asked = { question: QuestionSchema, asked: Count, nonResponse: Count };

export const QuestionTally = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rating'), ...asked, rated: Rated }),
  z.strictObject({
    kind: z.literal('scale'),
    ...asked,
    rated: Rated,
    recommendation: z.union([
      z.strictObject({
        promoters: z.int(),
        passives: z.int(),
        detractors: z.int(),
        score: z.number().min(-100).max(100).optional(),
      }),
      z.literal(WITHHELD),
    ]),
  }),
  z.strictObject({
    kind: z.literal('matrix'),
    ...asked,
    rows: z.array(
      z.strictObject({
        row: z.strictObject({ id: z.string(), title: Words, about: z.string() }),
        rated: Rated,
        nonResponse: Count,
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    ...asked,
    n: Count,
    options: z.array(z.strictObject({ id: z.string(), label: Words, count: Count })),
    others: z.union([z.array(z.string()), z.literal(WITHHELD)]),
  }),
  z.strictObject({ kind: z.literal('text'), ...asked, texts: z.union([z.array(z.string()), z.literal(WITHHELD)]) }),
  z.strictObject({
    kind: z.literal('number'),
    ...asked,
    numbers: z.strictObject({ n: Count, mean: Figure, median: Figure, lowest: Figure, highest: Figure }),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...asked,
    n: Count,
    dates: z.union([z.array(z.strictObject({ date: z.iso.date(), count: z.int() })), z.literal(WITHHELD)]),
  }),
  z.strictObject({ kind: z.literal('consent'), ...asked, yes: Count }),
]);

export const ResultsJson = z.strictObject({
  sees: z.enum(['everything', 'told']),
  responses: z.int().nonnegative(),
  questions: z.array(QuestionTally),
  speakers: z.array(
    z.strictObject({
      name: z.string(),
      affiliation: z.string().optional(),
      sessions: z.array(z.string()),
      rated: Rated,
    }),
  ),
});
/** Why no more than the turnout is told, and that. */
export const TurnoutJson = z.strictObject({
  sees: z.literal('turnout'),
  why: z.string(),
  answered: z.int(),
  of: z.int(),
});
/** Of anonymous feedback that is still being given. */
export const BallotsJson = z.strictObject({
  anonymous: z.literal(true),
  served: z.int(),
  cast: z.int().nullable(),
  neverCast: z.int().nullable(),
});

export const ToldJson = z.strictObject({
  sees: z.literal('told'),
  by: z.enum(DIMENSIONS).nullable(),
  groups: z.array(z.strictObject({ name: z.string().optional(), answered: z.int() })),
  lines: z.array(
    z.strictObject({
      question: QuestionSchema,
      row: z.string().optional(),
      told: z
        .strictObject({
          classes: z.array(z.strictObject({ answers: z.array(z.union([z.int(), z.string()])) })),
          counts: z.array(z.array(z.int())),
        })
        .optional(),
    }),
  ),
});

export const GroupsJson = z.strictObject({
  sees: z.literal('everything'),
  by: z.enum(DIMENSIONS),
  groups: z.array(
    z.strictObject({ name: z.string().nullable(), answered: z.int(), questions: z.array(QuestionTally) }),
  ),
});

export const CommentsJson = z.strictObject({
  sees: z.enum(['everything', 'told']),
  session: z.string().nullable(),
  questions: z.array(
    z.strictObject({
      id: z.string(),
      title: Words,
      comments: z.union([
        z.array(z.strictObject({ text: z.string(), rated: z.int().optional() })),
        z.literal(WITHHELD),
      ]),
    }),
  ),
});

const Exported = z.strictObject({
  questionnaire: QuestionnaireSchema.safeExtend({ version: z.int().nonnegative() }),
  sessions: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  responses: z.array(
    z.strictObject({
      person: z.strictObject({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        organisation: z.string(),
        position: z.string(),
      }),
      questionnaire: z.int().nonnegative(),
      answers: AnswersSchema,
      firstAt: z.iso.datetime(),
      at: z.iso.datetime(),
      enteredBy: z.string().optional(),
    }),
  ),
});

const at = (path: string): string => `GET /staff/w/{workshopId}/feedback${path}`;

export const resultsApi = {
  [at('')]: { response: z.union([ResultsJson, TurnoutJson, BallotsJson]) },
  [at('/groups')]: {
    response: z.union([GroupsJson, ToldJson]),
    refuses: [409],
    query: z.object({ by: z.enum(DIMENSIONS).optional() }),
  },
  [at('/comments')]: {
    refuses: [409],
    response: CommentsJson,
    query: z.object({ question: z.string().optional(), session: z.string().optional() }),
  },
  [at('/answers.json')]: { response: Exported },
  [at('/answers.csv')]: { noJson: 'a CSV file; answers.json has the same' },
  [at('/results.xlsx')]: { refuses: [409], noJson: 'a workbook; answers.json has the answers' },
} satisfies Api;
