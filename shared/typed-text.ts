import { ENGLISH, type Said, say } from './language/texts.ts';

/** Text as people type it: how it is tidied, compared and counted, in one place for every form. */

/**
 * Pasted along and seen by nobody: everything below U+0020, what stands at U+007F to U+009F, halves of surrogate pairs
 * (with the flag `u`, Cs matches no half of a whole pair), and overrides of the reading direction, which would turn
 * around whatever stands beside the text: in tables, in mail subjects.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The text without what nobody typed: line ends are `\n` (browsers send `\r\n`), control characters and halves of
 * surrogate pairs are gone, and nothing but the text stands at either end.
 */
export function tidyText(raw: string): string {
  return raw
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(UNSEEN, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim();
}

/** The same of a text that is one line: all white space in it is a single space. */
export const oneLine = (raw: string): string => tidyText(raw).replaceAll(/\s+/g, ' ');

/** In characters as people count them (code points): what every limit on a text means. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** What stands beside a field whose text is too long. */
export const tooLongIn = (length: number, limit: number): Said =>
  say('form.tooLong', { length, limit, excess: length - limit });

/** The same in English, for staff. */
export const tooLong = (length: number, limit: number): string => ENGLISH.say(tooLongIn(length, limit));
