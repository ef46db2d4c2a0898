import * as z from 'zod';
import { LanguageSchema } from '../language/language.ts';
import { TextSlotSchema } from './report.ts';

/** A text of the report as it stood before it was changed: who wrote it and when. Never changed. */
export const EarlierTextSchema = z.object({
  slot: TextSlotSchema,
  language: LanguageSchema,
  text: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  revision: z.int().positive(),
});
export type EarlierText = z.infer<typeof EarlierTextSchema>;
