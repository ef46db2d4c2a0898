import { CELL_MOST } from './sheet.ts';

/**
 * A text as a workbook stores it (ECMA-376 part 1, 22.9.2.19, ST_Xstring): what XML cannot hold, or would change, stands as
 * `_x` and four hexadecimal digits and `_`, and so does the beginning of what would be read as such. Spreadsheets show the text as it was.
 */
export function cellText(text: string): string {
  const whole = text.length > CELL_MOST ? `${text.slice(0, CELL_MOST - 1)}…` : text;
  const held = [UNHELD, BEYOND, LONE].reduce(
    (found, pattern) => found.replaceAll(pattern, escaped),
    whole.replaceAll(/_(?=x[0-9A-Fa-f]{4})/g, '_x005F_'),
  );
  // The library finds texts that it wrote before by a plain object, which knows these without having them.
  return held in Object.prototype ? `${escaped(held.slice(0, 1))}${held.slice(1)}` : held;
}

/** Control characters but tab and line feed, the carriage return too, which XML makes a line feed; what is no character; U+FFFD. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones meant.
const UNHELD = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFD-\uFFFF]/g;

/** The last two of each plane beyond the first, which are no characters either. */
const BEYOND =
  /[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/g;

/** Half of a character beyond the first 65,536, without its other half. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** By its code units, one or two. */
const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => hexOf(character.charCodeAt(at))).join('');

const hexOf = (unit: number): string => `_x${unit.toString(16).toUpperCase().padStart(4, '0')}_`;
