import * as z from 'zod';
import { TokenSchema } from '../store/keys.ts';

export const QuadrantSchema = z.enum(['strength', 'weakness', 'opportunity', 'threat']);
export type Quadrant = z.infer<typeof QuadrantSchema>;

export const SWOT_TEXT_MAX = 500;

export const SwotEntrySchema = z.object({
  id: TokenSchema,
  quadrant: QuadrantSchema,
  text: z.string(),
  at: z.iso.datetime(),
});
export type SwotEntry = z.infer<typeof SwotEntrySchema>;
