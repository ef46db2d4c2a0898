import { LANGUAGES, LanguageSchema } from '../language/language.ts';

/** The digits of every language that participants are written to in: each to the one that programs know. */
const DIGITS: ReadonlyMap<string, string> = new Map(
  LanguageSchema.options.flatMap((language) => {
    const format = new Intl.NumberFormat(LANGUAGES[language].locale, { useGrouping: false });
    return [...'0123456789'].map((digit) => [format.format(Number(digit)), digit] as const);
  }),
);

/**
 * The number that somebody typed: in any of our languages' digits, with a point or a comma before the decimals, and with
 * spaces wherever they help the eye. A text that is no number, or that may be two different ones ("1,500"), comes back as
 * it is, to be refused.
 */
export function plainNumber(typed: string): number | string {
  const plain = Array.from(typed, (character) => DIGITS.get(character) ?? character)
    .join('')
    .replaceAll(/\s/g, '')
    .replace('−', '-');
  if (/^-?\d{1,3}(,\d{3})+$/.test(plain)) return typed;
  return /^-?\d{1,15}([.,]\d{1,10})?$/.test(plain) ? Number(plain.replace(',', '.')) : typed;
}
