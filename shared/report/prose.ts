import * as z from 'zod';

/** The places of the report in which staff write, beside what is generated: in the order of the report. */
export const ProseSlotSchema = z.enum(['executive', 'proceedings', 'venue', 'state', 'said', 'conclusion', 'forward']);
export type ProseSlot = z.infer<typeof ProseSlotSchema>;

/** The staff's words for each place, in one language. */
export type Prose = Readonly<Partial<Record<ProseSlot, string>>>;

/** Paragraphs, with empty lines between them. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
