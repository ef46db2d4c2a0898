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

/** What is asked for under each quadrant, in the order of the page. */
export const QUADRANTS: Readonly<Record<Quadrant, { readonly title: string; readonly asks: string }>> = {
  strength: { title: 'Strengths', asks: 'What works well today and can be built on?' },
  weakness: { title: 'Weaknesses', asks: 'What holds the work back from inside?' },
  opportunity: { title: 'Opportunities', asks: 'What from outside could help, if it is used?' },
  threat: { title: 'Threats', asks: 'What from outside could undo the progress?' },
};
