import * as z from 'zod';
import { banglaLanguage } from './language.bn.ts';
import { englishLanguage } from './language.en.ts';
import type { LanguageFile } from './language-file.ts';

/**
 * The languages in which participants are written to, by the code that stands in a page's `lang` (BCP 47), in the order
 * in which they are offered. A further one is a file like these and a line here; the types say what it has to hold.
 */
export const LANGUAGES = {
  en: englishLanguage,
  bn: banglaLanguage,
} as const satisfies Record<string, LanguageFile>;

export type Language = keyof typeof LANGUAGES;

const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code);
export const LanguageSchema = z.enum(Object.keys(LANGUAGES).filter(isLanguage));
