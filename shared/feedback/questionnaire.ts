import * as z from 'zod';
import { TokenSchema } from '../store/keys.ts';

/** A questionnaire as data: sections of questions. What an answer to each may be is `validate.ts`'s to say. */

const Line = z.string().min(1).max(300);

const question = { id: TokenSchema, title: Line, hint: Line.optional(), required: z.boolean() };

/** What the lowest and the highest value mean. */
const EndsSchema = z.strictObject({ low: Line, high: Line });

const OptionSchema = z.strictObject({ id: TokenSchema, label: Line });
const OptionsSchema = z.array(OptionSchema).min(2).max(20);

const QuestionSchema = z.discriminatedUnion('kind', [
  /** 1 to 5, or not applicable. */
  z.strictObject({ kind: z.literal('rating'), ...question, ends: EndsSchema }),
  /** 0 to 10, or not applicable. */
  z.strictObject({ kind: z.literal('scale'), ...question, ends: EndsSchema }),
  /** A rating for each of the workshop's sessions; required means at least one. */
  z.strictObject({ kind: z.literal('matrix'), ...question, ends: EndsSchema, notApplicable: Line }),
  z.strictObject({ kind: z.literal('single'), ...question, options: OptionsSchema }),
  z.strictObject({ kind: z.literal('multiple'), ...question, options: OptionsSchema }),
  /** Limit in characters (code points). */
  z.strictObject({ kind: z.literal('text'), ...question, maxLength: z.int().min(1).max(10_000) }),
]);
export type Question = z.infer<typeof QuestionSchema>;

export const QuestionnaireSchema = z
  .strictObject({
    id: TokenSchema,
    sections: z
      .array(z.strictObject({ title: Line, intro: Line.optional(), questions: z.array(QuestionSchema).min(1) }))
      .min(1),
  })
  .refine(
    (questionnaire) => {
      const ids = questionsOf(questionnaire).map(({ id }) => id);
      return new Set(ids).size === ids.length;
    },
    { path: ['sections'], message: 'must not use one question id twice' },
  );
export type Questionnaire = z.infer<typeof QuestionnaireSchema>;

/** Every question, in the order of the page. */
export const questionsOf = (questionnaire: {
  readonly sections: readonly { questions: readonly Question[] }[];
}): Question[] => questionnaire.sections.flatMap(({ questions }) => questions);

const RATINGS = [1, 2, 3, 4, 5] as const;
const SCALE = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The numbers that a question of this kind offers, beside "not applicable". */
export const valuesOf = (kind: 'rating' | 'scale' | 'matrix'): readonly number[] =>
  kind === 'scale' ? SCALE : RATINGS;
