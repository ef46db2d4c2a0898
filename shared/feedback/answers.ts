import * as z from 'zod';
import { lengthOf } from '../typed-text.ts';
import { plainNumber } from './plain-number.ts';
import { OTHER, type Question, type QuestionOf, valuesOf } from './questionnaire.ts';

/** "Did not attend / not applicable": an answer, but outside every mean. */
export const NOT_APPLICABLE = 'na';

/** A ticked box. */
export const YES = 'yes';

const CellSchema = z.union([z.int().min(1).max(5), z.literal(NOT_APPLICABLE)]);

/** One answer: a number, a text, a date or a choice, several choices, or a rating per row of a matrix. */
const AnswerSchema = z.union([z.number(), z.string(), z.array(z.string()), z.record(z.string(), CellSchema)]);
export type Answer = z.infer<typeof AnswerSchema>;

/**
 * Answers by question id; what "other" is, stands under the question's id with `.other` behind it. What may stand there is
 * the questionnaire's to say.
 */
export const AnswersSchema = z.record(z.string(), AnswerSchema);
/** Answers as a form or a program sends them: texts and numbers, also by row (`sessions.opening`). Which fit, the questionnaire says. */
export const TypedAnswersSchema = z.record(
  z.string(),
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.string()),
    z.record(z.string(), z.union([z.string(), z.number()])),
  ]),
);

export type Answers = z.infer<typeof AnswersSchema>;

/** Where the words of "other" stand. */
export const otherPath = (questionId: string): string => `${questionId}.${OTHER}`;

/** What an answer to a question may be, once it was read from a form or a document; of a matrix, what a row may be. */
export function answerSchema(question: Question): z.ZodType<Answer> {
  switch (question.kind) {
    case 'rating':
    case 'scale':
    case 'matrix': {
      const values = z.literal([...valuesOf(question.kind)]);
      return question.notApplicable === undefined ? values : z.union([values, z.literal(NOT_APPLICABLE)]);
    }
    case 'single':
      return z.enum(optionIds(question));
    case 'multiple':
      return z
        .array(z.enum(optionIds(question)))
        .min(1)
        .refine((chosen) => new Set(chosen).size === chosen.length);
    case 'text':
      return z
        .string()
        .min(1)
        .refine((text) => lengthOf(text) <= question.maxLength)
        .refine((text) => question.lines === 'several' || !text.includes('\n'));
    case 'number': {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole } = question;
      return (
        z
          .number()
          .refine((value) => value >= min && value <= max && (!whole || Number.isSafeInteger(value)))
          // As the form shows it: what nobody could type again would be refused when the form is sent once more.
          .refine((value) => plainNumber(String(value)) === value)
      );
    }
    case 'date': {
      const { min = '', max = '9999-12-31' } = question;
      return z.iso.date().refine((date) => date >= min && date <= max);
    }
    case 'consent':
      return z.literal(YES);
  }
}

/** The ids that can be chosen, in the order of the form. */
export const optionIds = ({ options, other }: QuestionOf<'single' | 'multiple'>): string[] => [
  ...options.map(({ id }) => id),
  ...(other === undefined ? [] : [OTHER]),
];
