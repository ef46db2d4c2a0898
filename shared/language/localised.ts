import * as z from 'zod';
import { type Language, LanguageSchema } from './language.ts';

/** A line that staff wrote: the same for everyone, or one for each language that they know. */
export const localised = (most: number) => {
  const line = z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must be at most ${most} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), 'must be one line, without line breaks or other control characters');
  return z.union([
    line,
    z
      .partialRecord(LanguageSchema, line)
      .refine((lines) => Object.keys(lines).length > 0, 'must say it in at least one language'),
  ]);
};

export type Localised = z.infer<ReturnType<typeof localised>>;

/** The line in a language; where that is missing, in the first language that it is there in, English before others. */
export function inLanguage(line: Localised, language: Language): string {
  if (typeof line === 'string') return line;
  const known = LanguageSchema.options.map((other) => line[other]).find((text) => text !== undefined);
  return line[language] ?? known ?? '';
}
