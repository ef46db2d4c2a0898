import { ENGLISH_WORDING } from '../mail/wording.en.ts';
import { english } from './en.ts';
import type { LanguageFile } from './language-file.ts';

export const englishLanguage: LanguageFile = {
  ownName: 'English',
  englishName: 'English',
  locale: 'en-GB',
  dir: 'ltr',
  messages: english,
  wordings: ENGLISH_WORDING,
};
