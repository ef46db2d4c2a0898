import { type Language, LanguageSchema } from './language.ts';

/**
 * The language that a browser asks for, of those that there are; `undefined` where it asks for none of them, or for any
 * ("*"). Of equal weights the first one counts. A range is for every region and script of its language.
 * @param header Accept-Language (RFC 9110 section 12.5.4), such as "bn-BD,bn;q=0.9,en;q=0.8"
 */
export const languageAskedFor = (header: string): Language | undefined =>
  header
    .split(',')
    .map(readRange)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language)
    .find((language) => language !== undefined);

/** A weight is a number from 0 to 1 (RFC 9110 section 12.4.2); a range that has another is passed over. */
function readRange(range: string): { language: Language | undefined; weight: number } {
  const [, tag = '', weight = '1'] =
    /^\s*([a-z]{1,8})(?:-[a-z0-9]{1,8})*\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i.exec(range) ?? [];
  return { language: LanguageSchema.safeParse(tag.toLowerCase()).data, weight: Number(weight) };
}
