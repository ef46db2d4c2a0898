import * as z from 'zod';

/** The languages in which participants are written to. */
export const LanguageSchema = z.enum(['en', 'bn']);
export type Language = z.infer<typeof LanguageSchema>;

interface LanguageFacts {
  /** The language's name in itself, as its readers look for it. */
  readonly ownName: string;
  /** As staff call it. */
  readonly englishName: string;
  /** BCP 47, for Intl: how numbers, dates and lists are written. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

export const LANGUAGES: Readonly<Record<Language, LanguageFacts>> = {
  en: { ownName: 'English', englishName: 'English', locale: 'en-GB', dir: 'ltr' },
  bn: { ownName: 'বাংলা', englishName: 'Bangla', locale: 'bn-BD', dir: 'ltr' },
};
