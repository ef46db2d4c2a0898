import * as z from 'zod';

/** "Did not attend / not applicable": an answer, but outside every mean. */
export const NOT_APPLICABLE = 'na';

export const RatingAnswerSchema = z.union([z.int().min(1).max(5), z.literal(NOT_APPLICABLE)]);
export const ScaleAnswerSchema = z.union([z.int().min(0).max(10), z.literal(NOT_APPLICABLE)]);

/** One answer: a rating, a 0-10 scale, texts, choices, or a rating per row of a matrix. */
const AnswerSchema = z.union([z.int(), z.string(), z.array(z.string()), z.record(z.string(), RatingAnswerSchema)]);
export type Answer = z.infer<typeof AnswerSchema>;

/** Answers by question id. What may stand there is the questionnaire's to say. */
export const AnswersSchema = z.record(z.string(), AnswerSchema);
export type Answers = z.infer<typeof AnswersSchema>;
