import type { Language } from '../language/language.ts';
import type { Person } from './person.ts';

/**
 * The person with a language of their own choice, for pages and mails; no later table of participants changes it. Pure;
 * the same object where it was chosen already. `now` in epoch ms.
 */
export const withOwnLanguage = (person: Person, language: Language, now: number): Person =>
  person.language === language && person.languageChosenAt !== undefined
    ? person
    : { ...person, language, languageChosenAt: new Date(now).toISOString() };
