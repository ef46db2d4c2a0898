import type { Language } from '../language/language.ts';
import type { LetterKind, Wordings } from './letter-kind.ts';
import { BANGLA_WORDING } from './wording.bn.ts';
import { ENGLISH_WORDING } from './wording.en.ts';
import type { Wording } from './wording.ts';

const WORDINGS: Readonly<Record<Language, Wordings>> = { en: ENGLISH_WORDING, bn: BANGLA_WORDING };

/** What a mail says where a workshop's staff have changed nothing. */
export const defaultWording = (language: Language, kind: LetterKind): Wording => WORDINGS[language][kind];
