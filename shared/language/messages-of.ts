import { bangla } from './bn.ts';
import { english } from './en.ts';
import type { Language } from './language.ts';
import type { Messages } from './messages.ts';

const MESSAGES: Readonly<Record<Language, Messages>> = { en: english, bn: bangla };

/**
 * All that is said to participants in a language. Imported as `#messages`, for which the bundles of functions have
 * messages-beside.ts: there the messages are data that is read in the language that is asked for, not code of every language.
 */
export const messagesOf = (language: Language): Readonly<Record<string, string>> => MESSAGES[language];
