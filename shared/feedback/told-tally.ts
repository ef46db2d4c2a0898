import * as z from 'zod';
import { localised } from '../language/localised.ts';
import { WITHHELD, type Withheld } from './breakdown.ts';
import { type QuestionKind, type QuestionOf, QuestionSchema } from './questionnaire.ts';
import type { Tally } from './tally.ts';

/**
 * A tally as it may be told, as text and back: anonymous answers are counted once, at the closing, by a function that may read
 * the ballots, and everybody else reads what it told.
 */

const count = z.union([z.number(), z.literal(WITHHELD)]);
/** A figure that there may be none of: JSON has no `undefined`. */
const figure = z.union([count, z.null()]).transform((value) => value ?? undefined);

const questionOf = <Kind extends QuestionKind>(...kinds: Kind[]) =>
  z.custom<QuestionOf<Kind>>((value) => {
    const { data } = QuestionSchema.safeParse(value);
    return data !== undefined && kinds.some((kind) => kind === data.kind);
  });

const RatedSchema = z.object({
  n: count,
  mean: figure,
  median: figure,
  notApplicable: count,
  distribution: z.union([z.array(z.object({ value: z.number(), count: z.number() })), z.literal(WITHHELD)]),
});

const asked = { asked: count, nonResponse: count };
const texts = z.union([z.array(z.string()), z.literal(WITHHELD)]);

const QuestionTallySchema = z.discriminatedUnion('kind', [
  z.object({ ...asked, kind: z.literal('rating'), question: questionOf('rating'), rated: RatedSchema }),
  z.object({
    ...asked,
    kind: z.literal('scale'),
    question: questionOf('scale'),
    rated: RatedSchema,
    recommendation: z.union([
      z.object({
        promoters: z.number(),
        passives: z.number(),
        detractors: z.number(),
        score: z
          .number()
          .nullable()
          .transform((value) => value ?? undefined),
      }),
      z.literal(WITHHELD),
    ]),
  }),
  z.object({
    ...asked,
    kind: z.literal('matrix'),
    question: questionOf('matrix'),
    rows: z.array(
      z.object({
        row: z.object({ id: z.string(), title: localised(300), about: z.string() }),
        rated: RatedSchema,
        nonResponse: count,
      }),
    ),
  }),
  z.object({
    ...asked,
    kind: z.literal('choice'),
    question: questionOf('single', 'multiple'),
    n: count,
    options: z.array(z.object({ id: z.string(), label: localised(300), count })),
    others: texts,
  }),
  z.object({ ...asked, kind: z.literal('text'), question: questionOf('text'), texts }),
  z.object({
    ...asked,
    kind: z.literal('number'),
    question: questionOf('number'),
    numbers: z.object({ n: count, mean: figure, median: figure, lowest: figure, highest: figure }),
  }),
  z.object({
    ...asked,
    kind: z.literal('date'),
    question: questionOf('date'),
    n: count,
    dates: z.union([z.array(z.object({ date: z.string(), count: z.number() })), z.literal(WITHHELD)]),
  }),
  z.object({ ...asked, kind: z.literal('consent'), question: questionOf('consent'), yes: count }),
]);

export const ToldTallySchema = z.object({ responses: z.number(), questions: z.array(QuestionTallySchema) });

export const tallyText = (tally: Tally<Withheld>): string =>
  JSON.stringify(tally, (_key, value: unknown) => (value === undefined ? null : value));

/** @throws ZodError for what is no tally */
export const readTallyText = (text: string): Tally<Withheld> => ToldTallySchema.parse(JSON.parse(text));
