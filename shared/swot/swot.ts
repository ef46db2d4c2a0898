import * as z from 'zod';
import { ENGLISH, type Said, say } from '../language/texts.ts';
import { TokenSchema } from '../store/keys.ts';

export const QuadrantSchema = z.enum(['strength', 'weakness', 'opportunity', 'threat']);
export type Quadrant = z.infer<typeof QuadrantSchema>;

export const SWOT_TEXT_MAX = 500;

export const SwotEntrySchema = z.object({
  /** The others know an entry by it, so it says nothing of whose it is. */
  id: TokenSchema,
  quadrant: QuadrantSchema,
  text: z.string(),
  /** When it was last changed. */
  at: z.iso.datetime(),
  /** Who of the staff entered it on the person's behalf, such as from paper. */
  enteredBy: z.string().optional(),
});
export type SwotEntry = z.infer<typeof SwotEntrySchema>;

/** What is asked for under each quadrant, in the order of the page. */
export const QUADRANTS: Readonly<Record<Quadrant, { readonly title: Said; readonly asks: Said }>> = {
  strength: { title: say('swot.strengths'), asks: say('swot.strengths.asks') },
  weakness: { title: say('swot.weaknesses'), asks: say('swot.weaknesses.asks') },
  opportunity: { title: say('swot.opportunities'), asks: say('swot.opportunities.asks') },
  threat: { title: say('swot.threats'), asks: say('swot.threats.asks') },
};

/** “Strengths”, as staff and the report's readers read it. */
export const quadrantTitle = (quadrant: Quadrant): string => ENGLISH.say(QUADRANTS[quadrant].title);

/** What people who write the same think of as the same words. */
export const sameWords = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** A value for each quadrant. */
export const byQuadrant = <Value>(of: (quadrant: Quadrant) => Value): Readonly<Record<Quadrant, Value>> => ({
  strength: of('strength'),
  weakness: of('weakness'),
  opportunity: of('opportunity'),
  threat: of('threat'),
});
