import type { Said } from '../language/texts.ts';
import { lengthOf, tooLongIn } from '../typed-text.ts';

/** Of what an author states: in characters, as people count them; authors and keywords in entries too. */
export const LIMITS = {
  title: 300,
  abstract: 4000,
  authors: 20,
  authorName: 120,
  affiliation: 180,
  email: 100,
  keywords: 10,
  keyword: 60,
} as const;

/** How much too long a text is, if it is. */
export const over = (text: string, limit: number): Said | undefined =>
  lengthOf(text) > limit ? tooLongIn(lengthOf(text), limit) : undefined;
