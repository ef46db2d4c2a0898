/** Text as people type it: how it is tidied, compared and counted, in one place for every form. */

/** Everything below U+0020 but tab and line feed, and what stands at U+007F to U+009F: pasted along, seen by nobody. */
const CONTROL = /[\p{Cc}]/gu;

/**
 * The text without what nobody typed: line ends are `\n` (browsers send `\r\n`), control characters and halves of
 * surrogate pairs are gone, and nothing but the text stands at either end.
 */
export function tidyText(raw: string): string {
  return raw
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(CONTROL, (character) => (character === '\n' || character === '\t' ? character : ''))
    .toWellFormed()
    .trim();
}

/** In characters as people count them (code points): what every limit on a text means. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** What stands beside a field whose text is too long. */
export const tooLong = (length: number, limit: number): string =>
  `this has ${count(length)} characters and there is room for ${count(limit)}. Please shorten it by ${count(length - limit)}.`;

const count = (value: number): string => value.toLocaleString('en-GB');
