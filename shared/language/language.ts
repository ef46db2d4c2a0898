import * as z from 'zod';

/** What is known of a language. What is said in it stands elsewhere: see messages-of.ts and ../mail/default-wording.ts. */
interface LanguageFacts {
  /** The language's name in itself, as its readers look for it. */
  readonly ownName: string;
  /** As staff call it. */
  readonly englishName: string;
  /** BCP 47, for Intl: how numbers, dates and lists are written. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

/**
 * The languages in which participants are written to, by the code that stands in a page's `lang` (BCP 47), in the order
 * in which they are offered. With a further line here, the types ask for all that the language has to say.
 */
export const LANGUAGES = {
  en: { ownName: 'English', englishName: 'English', locale: 'en-GB', dir: 'ltr' },
  bn: { ownName: 'বাংলা', englishName: 'Bangla', locale: 'bn-BD', dir: 'ltr' },
} as const satisfies Record<string, LanguageFacts>;

export type Language = keyof typeof LANGUAGES;

const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code);
export const LanguageSchema = z.enum(Object.keys(LANGUAGES).filter(isLanguage));
