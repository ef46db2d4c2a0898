import { BANGLA_WORDING } from '../mail/wording.bn.ts';
import { bangla } from './bn.ts';
import type { LanguageFile } from './language-file.ts';

export const banglaLanguage: LanguageFile = {
  ownName: 'বাংলা',
  englishName: 'Bangla',
  locale: 'bn-BD',
  dir: 'ltr',
  messages: bangla,
  wordings: BANGLA_WORDING,
};
